"""The view that a visitor has just left: "Undo" leads back to it, also without scripts."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from events.queries import FilterSpec


def former(request: HttpRequest, spec: FilterSpec) -> str | None:
    """The query string of the filter before this one; None where the visitor comes from elsewhere or filtered alike."""
    try:
        left = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    except ValueError:  # what a header holds is anybody's
        return None
    if left.netloc != request.get_host() or left.path != reverse("timeline"):
        return None
    before, _ = FilterSpec.parse(QueryDict(left.query))
    before = before.replace(event=spec.event, lanes=spec.lanes)
    return before.query() if before != spec else None
