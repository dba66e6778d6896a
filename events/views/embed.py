from __future__ import annotations

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from events.queries import FilterSpec

from .timeline import page
from .window import first_picture


@csp_replace({"frame-ancestors": settings.EMBED_ANCESTORS})
@xframe_options_exempt  # frame-ancestors rules: an X-Frame-Options header cannot name several sites
def embed(request: HttpRequest) -> HttpResponse:
    """The picture and the list of a filter, without the rest of the page, for the frames of the sites that DATELINE_EMBED_ON names."""
    spec, problems = FilterSpec.parse(request.GET)
    return render(
        request, "embed.html", page(request, spec, problems) | {"first_picture": first_picture(request, spec)}
    )
