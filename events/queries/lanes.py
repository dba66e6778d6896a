"""Lanes of the timeline: how a selection is split into rows of the picture, the same for every window on it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import repeat
from operator import add, sub
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from events.extraction import taxonomy
from events.models import Actor, Topic
from events.models.names import country_words_later, name_words_later
from events.models.words import kind_words_later

from .index import Index
from .spec import FilterSpec

MOST = 8  # lanes by actor or place; the rest share one lane


@dataclass(frozen=True, slots=True)
class Lane:
    """Dated rows that share a lane.

    Rows stand in order of their first days, so that those which begin in a stretch lie side by side: a count is a few
    binary searches. `lasting` are those that end later than they start, `by_last` the same in order of their last days.
    """

    held: Index
    chosen: BitMap
    rows: array[int]
    lasting: array[int]
    by_last: array[int]
    last_days: array[int]

    @classmethod
    def of(cls, held: Index, chosen: BitMap) -> Lane:
        lasting = (chosen & held.lasting).to_array()
        by_last = array("I", sorted(lasting, key=held.ends.__getitem__))
        return cls(held, chosen, chosen.to_array(), lasting, by_last, array("l", map(held.ends.__getitem__, by_last)))

    def begun(self, day: int) -> int:
        """How many began by the day."""
        return bisect_left(self.rows, bisect_right(self.held.starts, day))

    def gone(self, day: int) -> int:
        """How many ended before the day."""
        place = bisect_left(self.held.starts, day)
        return bisect_left(self.rows, place) - bisect_left(self.lasting, place) + bisect_left(self.last_days, day)

    def overlapping(self, first: int, last: int) -> int:
        return self.begun(last) - self.gone(first)

    def counts(self, steps: Steps) -> list[int]:
        """How many overlap each step."""
        begun = list(map(bisect_left, repeat(self.rows), steps.places))
        lasting = map(bisect_left, repeat(self.lasting), steps.places)
        ended = map(bisect_left, repeat(self.last_days), steps.edges)
        reaching = map(sub, lasting, ended) if self.lasting else repeat(0)
        return list(map(add, map(sub, begun[1:], begun), reaching))

    def before(self, day: int) -> int | None:
        """The row that ended last before the day, None where none did."""
        points = self.chosen - self.held.lasting
        points.remove_range(bisect_left(self.held.starts, day), len(self.held.pks))
        at = bisect_left(self.last_days, day)
        found = ([points.max()] if points else []) + ([self.by_last[at - 1]] if at else [])
        return max(found, key=lambda row: (self.held.ends[row], row), default=None)

    def after(self, day: int) -> int | None:
        """The row that begins first after the day, None where none does."""
        at = self.begun(day)
        return self.rows[at] if at < len(self.rows) else None


@dataclass(frozen=True, slots=True)
class Steps:
    """Step i is the days from edges[i] to edges[i + 1] - 1; places[i] is the first row that begins on edges[i] or later."""

    edges: list[int]
    places: list[int]

    @classmethod
    def of(cls, held: Index, edges: list[int]) -> Steps:
        return cls(edges, [bisect_left(held.starts, edge) for edge in edges])


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter's dated events whatever the window: all together, by type for the colours of a bar, and by lane.

    `placed` says whether any event of the filter has a place; `overview` is the density of all of them, as the page's strip draws it.
    """

    index: Index
    rows: BitMap
    whole: Lane
    types: dict[str, Lane]
    undated: int
    placed: bool
    overview: dict[str, Any]
    lanes: dict[str, list[NamedLane]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NamedLane:
    """`key` is the value of the filter that gives just this lane, "" where there is none; `types` is by type code.

    Selections are kept, so `label` may be text in the language of whoever reads it (lazy).
    """

    key: str
    label: str | Promise
    lane: Lane
    types: dict[str, Lane]


def lanes_of(selection: Selection, spec: FilterSpec) -> list[NamedLane]:
    """The lanes of `spec.lanes`, from top to bottom; worked out once for each selection."""
    if spec.lanes not in selection.lanes:
        selection.lanes[spec.lanes] = _build(selection, spec)
    return selection.lanes[spec.lanes]


def _build(selection: Selection, spec: FilterSpec) -> list[NamedLane]:
    match spec.lanes:
        case "type":
            return [
                NamedLane(type_, kind_words_later(type_), lane, {type_: lane})
                for type_, lane in selection.types.items()
            ]
        case "actor":
            return _by_actor(selection, spec.actor)
        case "topic":
            return _by_topic(selection, spec.topic)
        case "place":
            return _by_place(selection)
        case _:
            return [NamedLane("", "", selection.whole, selection.types)]


def by_type(held: Index, rows: BitMap) -> dict[str, Lane]:
    """One lane of each type that occurs, in the taxonomy's order."""
    sets = held.sets["type"]
    found = {type_: rows & sets[type_] for type_ in taxonomy.types() if type_ in sets}
    return {type_: Lane.of(held, these) for type_, these in found.items() if these}


def _by_actor(selection: Selection, slugs: tuple[str, ...]) -> list[NamedLane]:
    kept, others = _kept(selection, "actor", slugs)
    actors = Actor.objects.filter(slug__in=kept).values_list("slug", "name")
    names = {slug: name_words_later(name) for slug, name in actors}
    return [
        *_lanes_of_values(selection, "actor", kept, names),
        *_rest(selection.index, _("Others, or nobody named"), others),
    ]


def _by_topic(selection: Selection, slugs: tuple[str, ...]) -> list[NamedLane]:
    kept, others = _kept(selection, "topic", slugs)
    names: dict[str, str | Promise] = dict(Topic.objects.filter(slug__in=kept).values_list("slug", "title"))
    return [
        *_lanes_of_values(selection, "topic", kept, names),
        *_rest(selection.index, _("Other topics, or none"), others),
    ]


def _kept(selection: Selection, name: str, slugs: tuple[str, ...]) -> tuple[list[str], BitMap]:
    """Values of the filter first, then the busiest; and the rows with none of them. An event stands in every lane it has."""
    sets, counts = selection.index.sets[name], _counts(selection.index, name, selection.rows)
    chosen = [slug for slug in slugs if slug in counts]
    busiest = [slug for slug in sorted(counts, key=lambda slug: (-counts[slug], slug)) if slug not in chosen]
    kept = chosen[:2] if len(chosen) == 2 else [*chosen, *busiest][: max(MOST, len(chosen))]  # two stand face to face
    return kept, selection.rows - BitMap.union(BitMap(), *(sets[slug] for slug in kept))


def _lanes_of_values(
    selection: Selection, name: str, kept: list[str], names: Mapping[str, str | Promise]
) -> list[NamedLane]:
    held = selection.index
    return [_named(held, slug, names.get(slug, slug), held.sets[name][slug] & selection.rows) for slug in kept]


def _by_place(selection: Selection) -> list[NamedLane]:
    held, whole = selection.index, selection.rows
    counts = _counts(held, "place", whole)
    kept = sorted(counts, key=lambda code: (-counts[code], code))[:MOST]
    countries = Actor.objects.filter(kind=Actor.Kind.COUNTRY, code__in=kept).values_list("code", "name")
    names = {code: name_words_later(name) for code, name in countries}
    named = [
        _named(held, code, names.get(code) or country_words_later(code), held.sets["place"][code] & whole)
        for code in kept
    ]
    elsewhere = whole - BitMap.union(BitMap(), *(held.sets["place"][code] for code in kept))
    return named + _rest(held, _("Elsewhere, or no place"), elsewhere)


def _counts(held: Index, name: str, rows: BitMap) -> dict[str, int]:
    """The values of a field that occur among the rows, with their number."""
    counts = {value: rows.intersection_cardinality(found) for value, found in held.sets[name].items()}
    return {value: count for value, count in counts.items() if count}


def _named(held: Index, key: str, label: str | Promise, rows: BitMap) -> NamedLane:
    return NamedLane(key, label, Lane.of(held, rows), by_type(held, rows))


def _rest(held: Index, label: str | Promise, rows: BitMap) -> list[NamedLane]:
    return [_named(held, "", label, rows)] if rows else []
