"""An event's own address: the page, and the same content as a fragment for the timeline's panel."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from events.models import Citation, Event, Participation
from events.queries import FilterSpec
from events.queries.listing import neighbours

from .telling import told

HOPS = 20  # merges of merges; a chain is never that long


@require_safe
@vary_on_headers("HX-Request")
def event(request: HttpRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(_with_details(), public_id=public_id)
    if found.state == Event.State.MERGED:
        return HttpResponsePermanentRedirect(_with_query(request, _target(found).get_absolute_url()))
    if found.state == Event.State.REJECTED and found.published_at:
        return render(request, "gone.html", status=410)
    if found.state != Event.State.PUBLISHED:
        raise Http404
    is_fragment = request.headers.get("HX-Request") == "true" or request.GET.get("fragment") == "1"
    return render(request, "event/_event.html" if is_fragment else "event.html", _context(request, found))


def _with_details() -> QuerySet[Event]:
    return Event.objects.prefetch_related(
        Prefetch("participations", Participation.objects.select_related("actor")),
        Prefetch("citations", Citation.objects.select_related("article__outlet")),
        "topics",
    )


def _context(request: HttpRequest, found: Event) -> dict[str, Any]:
    spec, _ = FilterSpec.parse(request.GET)
    spec = spec.replace(event="")
    before, after = neighbours(spec, found)
    return {"event": found, "told": told(found), "spec": spec, "before": before, "after": after}


def _target(merged: Event) -> Event:
    """Where a chain of merges ends."""
    target = merged
    for _ in range(HOPS):
        if target.merged_into is None:
            break
        target = target.merged_into
    return target


def _with_query(request: HttpRequest, address: str) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address
