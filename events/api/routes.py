"""The read-only API under /api/; its documentation is at /api/docs."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Router
from ninja.errors import HttpError

from events.exports.collection import record
from events.exports.details import detailed
from events.extraction import taxonomy
from events.models import Actor, Event, Topic
from events.models.text import normalise
from events.queries import FilterSpec, describe
from events.queries.listing import Listing

from .parameters import FILTER, PAGING

INTRODUCTION = "Published events, read-only. The parameters are those of the timeline's address."
MOST = 200  # events on a page
router = Router(tags=["Timeline"])


@router.get("/events", summary="Events of a filter, in order of time", openapi_extra={"parameters": FILTER + PAGING})
def events(request: HttpRequest) -> dict[str, Any]:
    """Every parameter of the timeline's address works here. A value that cannot be read is refused with status 400."""
    spec = _spec(request)
    number, size = _number(request, "page", 1, None), _number(request, "per_page", 50, MOST)
    found = Listing(spec)
    count = len(found)
    rows = detailed(found[(number - 1) * size : number * size])
    return {
        "description": describe(spec, count),
        "filter": spec.query(),
        "count": count,
        "page": number,
        "pages": -(-count // size),
        "events": [record(row, _url(request, row.event)) for row in rows],
    }


@router.get("/events/{public_id}", summary="One event")
def event(request: HttpRequest, public_id: str) -> dict[str, Any]:
    """An event that was merged into another answers with that one, whose `id` differs."""
    found = get_object_or_404(Event, public_id=public_id)
    while found.merged_into is not None:
        found = found.merged_into
    if found.state != Event.State.PUBLISHED:
        raise HttpError(404, "There is no published event with this id.")
    return record(detailed([found])[0], _url(request, found))


@router.get("/topics", summary="Topics with their number of events")
def topics(request: HttpRequest) -> list[dict[str, Any]]:
    rows = Topic.objects.annotate(n=Count("events", filter=Q(events__state=Event.State.PUBLISHED)))
    return [{"id": t.slug, "title": t.title, "description": t.description, "events": t.n} for t in rows]


@router.get("/actors", summary="Actors by the beginning of any of their names")
def actors(request: HttpRequest, q: str = "") -> list[dict[str, Any]]:
    """At most 100; give `q` to find the others. Accents and aliases are understood."""
    found = Actor.objects.prefetch_related("names").order_by("name")
    if q:
        found = found.filter(names__normalised__startswith=normalise(q.replace("\x00", ""))).distinct()
    return [
        {
            "id": actor.slug,
            "name": actor.name,
            "kind": actor.kind,
            "code": actor.code or None,
            "names": [name.name for name in actor.names.all()],
        }
        for actor in found[:100]
    ]


@router.get("/taxonomy", summary="Types and modes of events")
def kinds(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {
            "type": type_,
            "label": taxonomy.label(type_),
            "quad": taxonomy.kinds()[type_, ""].quad,
            "modes": [{"mode": kind.mode, "label": kind.label} for kind in taxonomy.modes(type_)],
        }
        for type_ in taxonomy.types()
    ]


def _spec(request: HttpRequest) -> FilterSpec:
    spec, problems = FilterSpec.parse(request.GET)
    if problems:
        raise HttpError(400, " ".join(f"{problem.parameter}: {problem.message}" for problem in problems))
    return spec


def _number(request: HttpRequest, name: str, default: int, most: int | None) -> int:
    text = request.GET.get(name) or str(default)
    if not (
        text.isascii() and text.isdecimal() and len(text) < 9 and int(text) >= 1 and (most is None or int(text) <= most)
    ):
        raise HttpError(400, f"{name}: “{text[:20]}” is not a whole number from 1 {f'to {most}' if most else 'up'}.")
    return int(text)


def _url(request: HttpRequest, event: Event) -> str:
    return request.build_absolute_uri(event.get_absolute_url())


api = NinjaAPI(title="Dateline", version="1", description=INTRODUCTION, urls_namespace="api")
api.add_router("", router)
