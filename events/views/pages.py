from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events.exports import FORMATS
from events.queries.looks import looks


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"nav": "about", "looks": looks(), "formats": FORMATS})
