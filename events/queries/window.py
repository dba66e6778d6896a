"""What the timeline draws of one window: marks where they fit, exact counts by calendar step where they do not.

The answer is bounded by the width in pixels, whatever the size of the collection, and says what it leaves out.
A count is the number of events that overlap the step (filters match the same way), so a bar says exactly what
a reader finds on opening it; an event that lasts longer is counted in each step that it touches.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from pyroaring import BitMap

from . import days
from .index import Index, index
from .kept import Kept
from .lanes import Lane, Selection, Steps, by_type, lanes_of
from .looks import looks
from .marks import beyond, marks_json
from .spec import FilterSpec

STEP_PIXELS = 7.0  # the narrowest bar
MARK_PIXELS = 4.0  # one mark for so many pixels of width, over all lanes
HIGHLIGHT_PIXELS = 160  # one named event for so many pixels, above the bars of a lane
OVERVIEW_STEPS = 160

selections: Kept[Selection] = Kept(24)  # by filter


@dataclass(frozen=True, slots=True)
class Stretch:
    """Day numbers, inclusive: the window, and what is sent around it so that a pan has something to show."""

    first: int
    last: int
    sent_first: int
    sent_last: int


def window(spec: FilterSpec, pixels: int) -> dict[str, Any]:
    """The picture of `spec` in JSON values; days are numbers from 1970-01-01. `pixels` is the plot's width."""
    selection = selected(spec)
    stretch = _stretch(spec, selection.whole)
    unit = days.unit_for(stretch.last - stretch.first + 1, pixels, STEP_PIXELS)
    edges = days.edges(stretch.sent_first, stretch.sent_last, unit)
    whole = selection.whole
    return {
        "version": selection.index.version.token,
        "window": [stretch.first, stretch.last],
        "sent": [edges[0], edges[-1] - 1],
        "unit": unit,
        "edges": edges,
        "lanes": _lanes(selection, spec, stretch, edges, pixels),
        "totals": {
            "window": whole.overlapping(stretch.first, stretch.last),
            "all": len(whole.rows),
            "undated": selection.undated,
            **beyond(whole, stretch.first, stretch.last),
        },
        "known": selection.index.known_range,
        "placed": selection.placed,
        "overview": selection.overview,
        "looks": {look.type: {"label": look.label, "letter": look.letter, "shape": look.shape} for look in looks()},
    }


def selected(spec: FilterSpec) -> Selection:
    """The rows of a filter, its range apart; the last few filters are remembered until the collection changes."""
    held = index()
    bare = spec.replace(from_=None, to=None, event="", lanes="type")
    return selections.get(held.version, bare.query(), lambda: _selection(held, bare))


def _selection(held: Index, spec: FilterSpec) -> Selection:
    rows = held.matching(spec)
    dated = rows - held.undated()
    whole, types = Lane.of(held, dated), by_type(held, dated)
    placed = bool(rows & held.sets["placed"].get(True, BitMap()))
    return Selection(held, dated, whole, types, len(rows) - len(dated), placed, _overview(held, whole, types))


def _stretch(spec: FilterSpec, whole: Lane) -> Stretch:
    """The filter's range; where an end is open, to the collection's own end. A window's width more on either side."""
    low, high = extent(whole) or (0, 0)
    first = days.number(spec.first) if spec.first else min(low, days.number(spec.last) if spec.last else low)
    last = days.number(spec.last) if spec.last else max(high, first)
    width = last - first + 1
    # Beyond the collection's own ends there is nothing to send, unless something is open there.
    before = days.FIRST if whole.begun(days.FIRST) else low
    after = days.LAST if whole.last_days and whole.last_days[-1] == days.LAST else high
    return Stretch(first, last, max(first - width, min(first, before)), min(last + width, max(last, after)))


def extent(whole: Lane) -> tuple[int, int] | None:
    """The first and last day of all, open ends apart; None where no day is known."""
    starts, ends = whole.held.starts, whole.last_days
    closed_starts = whole.rows[bisect_left(whole.rows, bisect_right(starts, days.FIRST)) :]
    closed_ends = ends[: bisect_left(ends, days.LAST)]
    known = [starts[closed_starts[at]] for at in (0, -1) if closed_starts]
    known += [closed_ends[at] for at in (0, -1) if closed_ends]
    return (min(known), max(known)) if known else None


def _lanes(
    selection: Selection, spec: FilterSpec, stretch: Stretch, edges: list[int], pixels: int
) -> list[dict[str, Any]]:
    """Marks for the emptiest lanes, as long as they fit; counts and a few named events for the others."""
    held, lanes = selection.index, lanes_of(selection, spec)
    steps = Steps.of(held, edges)
    in_sight = held.overlapping(stretch.sent_first, stretch.sent_last)
    sent = {lane.key: lane.lane.overlapping(stretch.sent_first, stretch.sent_last) for lane in lanes}
    room = max(60, int(pixels / MARK_PIXELS))
    single: dict[str, list[int]] = {}
    for lane in sorted(lanes, key=lambda lane: sent[lane.key]):
        room -= sent[lane.key]
        if room < 0:
            break
        single[lane.key] = list(lane.lane.chosen & in_sight)
    slices = _slices(held, stretch, pixels)
    named = {
        lane.key: _most_important(held, lane.lane.chosen & in_sight, slices) for lane in lanes if lane.key not in single
    }
    marks = marks_json(held, {row for rows in (*single.values(), *named.values()) for row in rows}, spec.as_of)
    return [
        {
            "key": lane.key,
            "label": lane.label,
            "window": lane.lane.overlapping(stretch.first, stretch.last),
            "sent": sent[lane.key],
            "marks": [marks[row] for row in single.get(lane.key, named.get(lane.key, ())) if row in marks],
            "counts": None if lane.key in single else _counts(lane.types, steps),
        }
        for lane in lanes
    ]


def _counts(types: dict[str, Lane], steps: Steps) -> dict[str, list[int]]:
    """By type: how many events overlap each step. Types with none at all are left out."""
    counted = {type_: lane.counts(steps) for type_, lane in types.items()}
    return {type_: counts for type_, counts in counted.items() if any(counts)}


def _slices(held: Index, stretch: Stretch, pixels: int) -> list[int]:
    """The first rows of stretches that are each wide enough for a name, and one past the last row."""
    count = max(1, 3 * pixels // HIGHLIGHT_PIXELS)
    width = stretch.sent_last - stretch.sent_first + 1
    begins = (bisect_left(held.starts, stretch.sent_first + i * width // count) for i in range(1, count))
    return [0, *begins, len(held.starts)]


def _most_important(held: Index, rows: BitMap, slices: list[int]) -> list[int]:
    """The most important of the rows that begin in each slice, the earliest of those alike. Uses `rows` up."""
    best = []
    for importance in sorted(held.sets["importance"], reverse=True):
        alike = held.sets["importance"][importance] & rows
        while alike:
            best.append(alike.min())
            at = bisect_right(slices, best[-1])
            for found in (alike, rows):
                found.remove_range(slices[at - 1], slices[at])
        if not rows:
            break
    return sorted(best)


def _overview(held: Index, whole: Lane, types: dict[str, Lane]) -> dict[str, Any]:
    """The density of everything that the filter holds, by type, from its first day to its last."""
    first, last = extent(whole) or (0, 0)
    unit = days.unit_for(last - first + 1, OVERVIEW_STEPS, 1.0)
    edges = days.edges(first, last, unit)
    return {
        "first": first, "last": last, "unit": unit, "edges": edges, "counts": _counts(types, Steps.of(held, edges))
    }  # fmt: skip
