"""Published events as bitmaps and columns in memory: counts, pages and pictures of a filter without reading the table again.

Held per process. Once the collection has changed, the events that changed are read again and put in their places; after
many changes at once all is built anew. `select` is the same filter in SQL; a test keeps the two alike.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q
from pyroaring import BitMap

from events.models import Event

from . import days
from .changes import Version
from .kept import Kept
from .place_names import place_named
from .search import search
from .spec import FilterSpec

Sets = dict[Any, BitMap]

answers: Kept[BitMap] = Kept(16)  # answers of the database's text search


@dataclass(frozen=True)
class Index:
    """A row is an event's place in order of time (first day, last day, key), undated ones last (by key).

    `sets` holds, by field and value, the rows that have it; "lasting" n are those that end from 2**(n-1) to 2**n - 1 days
    later than they start, "placed" True those with any place at all.
    `starts` and `ends` are first and last days of the dated rows (open ends: the calendar's own). `known` are the days on
    which the first source came out, the calendar's end where no source has a day.
    """

    version: Version
    pks: array[int]
    starts: array[int]
    ends: array[int]
    known: array[int]
    importance: array[float]
    sets: dict[str, Sets]

    @cached_property
    def row_of(self) -> dict[int, int]:
        return dict(zip(self.pks, range(len(self.pks)), strict=True))

    @cached_property
    def lasting(self) -> BitMap:
        """The rows that end later than they start."""
        return BitMap.union(BitMap(), *self.sets["lasting"].values())

    @cached_property
    def by_known(self) -> tuple[array[int], array[int]]:
        """Rows in the order in which they became known, and these days."""
        rows = sorted(range(len(self.known)), key=self.known.__getitem__)
        return array("I", rows), array("l", [self.known[row] for row in rows])

    @cached_property
    def known_range(self) -> tuple[int, int] | None:
        """The first and last day on which anything became known."""
        found = set(self.known) - {days.LAST}
        return (min(found), max(found)) if found else None

    def matching(self, spec: FilterSpec) -> BitMap:
        """The rows of a filter, in order of time."""
        rows = BitMap(range(len(self.pks)))
        for name in ("topic", "type", "status", "credence"):
            if chosen := getattr(spec, name):
                rows &= self._any(name, chosen)
        if spec.not_type:
            rows -= self._any("type", spec.not_type)
        if spec.place:
            rows &= self._places(spec.place)
        for slugs in self._actor_groups(spec):
            rows &= self._any("actor", slugs)
        if spec.from_ or spec.to:
            rows &= self._range(spec)
        if spec.sources > 1:
            rows &= self._any("sources", [n for n in self.sets["sources"] if n >= spec.sources])
        if spec.as_of:
            order, known = self.by_known
            rows &= BitMap(order[: bisect_right(known, days.number(spec.as_of))])
        return rows & self._asked(("q", spec.q), search(spec.q)) if spec.q else rows

    def keys(self, rows: Iterable[int]) -> list[int]:
        """The primary keys of rows."""
        return [self.pks[row] for row in rows]

    def undated(self) -> BitMap:
        return BitMap(range(len(self.starts), len(self.pks)))

    def _any(self, name: str, values: Iterable[Any]) -> BitMap:
        sets = self.sets[name]
        return BitMap.union(BitMap(), *(sets[value] for value in values if value in sets))

    def _actor_groups(self, spec: FilterSpec) -> list[tuple[str, ...]]:
        if not spec.actor:
            return []
        return [(slug,) for slug in spec.actor] if spec.match == "all" else [spec.actor]

    def _places(self, places: tuple[str, ...]) -> BitMap:
        """Countries by their codes; other places by the database, which knows the names."""
        named = Q()
        for place in places:
            if place not in self.sets["place"]:
                named |= place_named(place)
        found = self._any("place", places)
        return found | self._asked(("place", places), named) if named else found

    def overlapping(self, first: int, last: int) -> BitMap:
        """The rows whose bounds overlap the days from first to last."""
        begins_within = bisect_left(self.starts, first)
        found = BitMap(range(begins_within, bisect_right(self.starts, last)))
        for length, rows in self.sets["lasting"].items():
            # What began longer ago than it can last need not be looked at.
            reach = BitMap(range(bisect_left(self.starts, first - 2**length), begins_within))
            found |= BitMap(row for row in rows & reach if self.ends[row] >= first)
        return found

    def _range(self, spec: FilterSpec) -> BitMap:
        first = days.number(spec.first) if spec.first else days.FIRST
        last = days.number(spec.last) if spec.last else days.LAST
        return self.overlapping(first, last)

    def _asked(self, key: Hashable, condition: Q) -> BitMap:
        """The rows that meet a condition which only the database can tell. One page asks for them many times."""
        return answers.get(self.version, key, lambda: self._of(condition))

    def _of(self, condition: Q) -> BitMap:
        keys = Event.objects.published().filter(condition).order_by().values_list("pk", flat=True)
        return BitMap(self.row_of[key] for key in keys if key in self.row_of)
