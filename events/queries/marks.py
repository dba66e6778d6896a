"""Single events as the timeline draws them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from events.models import Citation, Event
from events.models.names import place_words
from events.models.words import date_words

from . import days
from .index import Index
from .lanes import Lane
from .listing import published

FIELDS = (
    "pk", "public_id", "title", "type", "mode", "status", "credence", "edtf", "earliest", "latest",
    "is_span", "is_approximate", "is_uncertain", "sources", "place_name", "state",
)  # fmt: skip


def marks_json(held: Index, rows: Iterable[int], as_of: date | None = None) -> dict[int, dict[str, Any]]:
    """By row: what a mark, its label and its tooltip show. `first` and `last` are day numbers, null at an open end.

    With `as_of`, an event has the status that it had to a reader of that day.
    """
    row_of = {held.pks[row]: row for row in rows}
    events = list(published(Event.objects.only(*FIELDS), row_of))
    then = _statuses_then(events, as_of) if as_of else {}
    return {
        row_of[event.pk]: _mark(event, then.get(event.pk, event.status), held.importance[row_of[event.pk]])
        for event in events
    }


def _statuses_then(events: list[Event], as_of: date) -> dict[int, str]:
    """What the newest source of that day said; where no source says, what was still to come can only have been planned."""
    said = Citation.objects.filter(event__in=events, article__published_on__lte=as_of).exclude(status="")
    found = dict(said.order_by("article__published_on", "pk").values_list("event_id", "status"))
    happened = (Event.Status.OCCURRED, Event.Status.ONGOING)
    for event in events:
        if event.earliest and event.earliest > as_of and found.get(event.pk, event.status) in happened:
            found[event.pk] = Event.Status.PLANNED
    return found


def _mark(event: Event, status: str, importance: float) -> dict[str, Any]:
    when = event.date
    return {
        "id": event.public_id,
        "title": event.title,
        "type": event.type,
        "kind": event.mode_label if event.mode else event.type_label,
        "status": status,
        "credence": event.credence,
        "date": date_words(when) if when else "",
        "first": days.number(event.earliest) if event.earliest else None,
        "last": days.number(event.latest) if event.latest else None,
        "span": event.is_span,
        "approximate": event.is_approximate,
        "uncertain": event.is_uncertain,
        "sources": event.sources,
        "place": place_words(event.place_name),
        "importance": round(importance, 1),
    }


def beyond(whole: Lane, first: int, last: int) -> dict[str, Any]:
    """How many events lie wholly before and after a window, with the nearest of each (None where there is none)."""
    sides = {
        "before": (whole.gone(first), whole.before(first)),
        "after": (len(whole.rows) - whole.begun(last), whole.after(last)),
    }
    found = marks_json(whole.held, [row for _, row in sides.values() if row is not None])
    return {
        side: {"count": count, "nearest": found.get(row) if row is not None else None}
        for side, (count, row) in sides.items()
    }
