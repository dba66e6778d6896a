"""The selection that a writer writes, and an event as plain values: the one shape of exports and API."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Event
from events.models.words import date_words
from events.queries import FilterSpec, describe
from events.queries.index import index
from events.queries.listing import published

from .details import Detailed, detailed

CHUNK = 500  # events in memory at a time


@dataclass(frozen=True)
class Collection:
    """Published events of a filter. `site` is scheme and host, without a slash at the end: "https://example.org"."""

    spec: FilterSpec
    site: str

    @property
    def title(self) -> str:
        return describe(self.spec, self.count())

    @property
    def address(self) -> str:
        """Where a reader sees the same events."""
        query = self.spec.query()
        return f"{self.site}/?{query}" if query else f"{self.site}/"

    def count(self) -> int:
        return len(index().matching(self.spec))

    def events(self) -> Iterator[Detailed]:
        """In order of time, a block at a time: no query stays open while somebody downloads slowly."""
        held = index()
        rows = held.matching(self.spec).to_array()
        for start in range(0, len(rows), CHUNK):
            keys = held.keys(rows[start : start + CHUNK])
            found = {event.pk: event for event in published(Event.objects.all(), keys)}
            yield from detailed([found[key] for key in keys if key in found])

    @cached_property
    def pattern(self) -> str:
        """The address of an event, with an x for its public id: looking up the path 100,000 times takes seconds."""
        return f"{self.site}{reverse('event', args=['x'])}"

    def url(self, event: Event) -> str:
        return self.pattern.replace("/x/", f"/{event.public_id}/")


Writer = Callable[[Collection], Iterator[str]]


def in_blocks(parts: Iterator[str]) -> Iterator[str]:
    """The same text in fewer and larger pieces: each piece goes through the whole server on its own."""
    for first in parts:
        yield "".join([first, *islice(parts, CHUNK)])


def record(found: Detailed, url: str) -> dict[str, Any]:
    """The event as JSON values. `date.edtf` is null for an undated event, `earliest` and `latest` where an end is open."""
    event = found.event
    date = event.date
    return {
        "id": event.public_id,
        "url": url,
        "title": event.title,
        "summary": event.summary,
        "type": event.type,
        "mode": event.mode or None,
        "status": event.status,
        "credence": event.credence,
        "date": {
            "edtf": str(date) if date else None,
            "earliest": _day(event.earliest),
            "latest": _day(event.latest),
            "shape": ("span" if event.is_span else "within") if date else None,
            "display": date_words(date) if date else _("undated"),
        },
        "place": _place(event),
        "actors": found.actors,
        "topics": found.topics,
        "independent_sources": event.sources,
        "citations": found.citations,
        "updated": event.updated_at.isoformat(),
    }


def _place(event: Event) -> dict[str, Any] | None:
    if not event.place_name and not event.place_country:
        return None
    return {
        "name": event.place_name or None,
        "relation": event.place_relation or None,
        "precision": event.place_precision or None,
        "country": event.place_country or None,
        "latitude": event.latitude,
        "longitude": event.longitude,
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
