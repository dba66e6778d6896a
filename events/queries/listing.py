"""The events of a filter as text: in order of time, in pages, grouped by year and month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import overload

from django.db.models import F, Prefetch, QuerySet
from django.utils.translation import gettext as _

from events.extraction.edtf import Edtf
from events.models import Event, Participation
from events.models.words import date_words

from .index import index
from .spec import FilterSpec

PAGE = 50


@dataclass(frozen=True, slots=True)
class Group:
    """Events whose bounds begin in one month. `year` and `month` are headings, in words where there is none."""

    year: str
    month: str
    events: tuple[Event, ...]
    opens_year: bool


def in_order(events: QuerySet[Event]) -> QuerySet[Event]:
    """By first day (an open start before all), then last; undated events at the end. The order of the index's rows."""
    return events.order_by("undated", F("earliest").asc(nulls_first=True), F("latest").asc(nulls_last=True), "pk")


def with_parties(events: QuerySet[Event]) -> QuerySet[Event]:
    return events.prefetch_related(Prefetch("participations", Participation.objects.select_related("actor")))


def published(events: QuerySet[Event], keys: Iterable[int]) -> Iterator[Event]:
    """Those with the keys that are published, unordered. Asked for both, SQLite would read every published event."""
    return (event for event in events.filter(pk__in=keys) if event.state == Event.State.PUBLISHED)


class Listing(Sequence[Event]):
    """The events of a filter in order: only the slice that is asked for is read from the database."""

    def __init__(self, spec: FilterSpec) -> None:
        self.held = index()
        self.rows = self.held.matching(spec)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, part: int) -> Event: ...

    @overload
    def __getitem__(self, part: slice) -> list[Event]: ...

    def __getitem__(self, part: int | slice) -> Event | list[Event]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        keys = self.held.keys(self.rows[part])
        found = {event.pk: event for event in published(with_parties(Event.objects.all()), keys)}
        return [found[key] for key in keys if key in found]


def groups(events: Iterable[Event]) -> tuple[Group, ...]:
    found: list[Group] = []
    for (year, month), members in groupby(events, key=_heading):
        found.append(Group(year, month, tuple(members), not found or found[-1].year != year))
    return tuple(found)


def _heading(event: Event) -> tuple[str, str]:
    if event.undated:
        return _("Undated"), _("No source says when")
    if event.earliest is None:
        return _("Start not known"), _("Only the end is known")
    year = event.earliest.year
    return str(year), date_words(Edtf.from_month(year, event.earliest.month)).rpartition(" ")[0]


def neighbours(spec: FilterSpec, event: Event) -> tuple[Event | None, Event | None]:
    """The events of the filter just before and after `event` in the order of the list; None at the ends."""
    held = index()
    row = held.row_of.get(event.pk)
    if row is None:
        return None, None
    rows = held.matching(spec)
    at = rows.rank(row)  # how many lie at or before it
    before, after = at - 1 - (row in rows), at
    keys = {place: held.pks[rows[place]] for place in (before, after) if 0 <= place < len(rows)}
    found = Event.objects.in_bulk(keys.values())
    return found.get(keys.get(before, 0)), found.get(keys.get(after, 0))
