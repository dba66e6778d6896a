"""What the timeline draws of one window: marks where they fit, exact counts by calendar step where they do not.

The answer is bounded by the width in pixels, whatever the size of the collection, and says what it leaves out.
A count is the number of events that overlap the step (filters match the same way), so a bar says exactly what
a reader finds on opening it; an event that lasts longer is counted in each step that it touches.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock
from typing import Any

from . import days
from .changes import Version
from .index import Index, index
from .lanes import Lane, Selection, by_type, lanes_of
from .looks import looks
from .marks import beyond, marks_json
from .spec import FilterSpec

STEP_PIXELS = 7.0  # the narrowest bar
MARK_PIXELS = 4.0  # one mark for so many pixels of width, over all lanes
HIGHLIGHT_PIXELS = 160  # one named event for so many pixels, above the bars of a lane
LOOKED_AT = 2000  # events, the most important first, among which those are sought
OVERVIEW_STEPS = 160
KEPT = 24  # filters


@dataclass(frozen=True, slots=True)
class Stretch:
    """Day numbers, inclusive: the window, and what is sent around it so that a pan has something to show."""

    first: int
    last: int
    sent_first: int
    sent_last: int


_kept: OrderedDict[tuple[Version, str], Selection] = OrderedDict()  # by version and filter, the last used at the end
_keeping = Lock()


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
            **beyond(selection.index, whole, stretch.first, stretch.last),
        },
        "known": selection.index.known_range,
        "overview": _overview(selection),
        "looks": {look.type: {"label": look.label, "letter": look.letter, "shape": look.shape} for look in looks()},
    }


def selected(spec: FilterSpec) -> Selection:
    """The rows of a filter, its range apart; the last few filters are remembered until the collection changes."""
    held = index()
    bare = spec.replace(from_=None, to=None, event="", lanes="type")
    key = (held.version, bare.query())
    with _keeping:
        found = _kept.get(key)
    if found is None:
        found = _selection(held, bare)
    with _keeping:
        for stale in [other for other in _kept if other[0] != held.version]:
            del _kept[stale]
        _kept[key] = found
        _kept.move_to_end(key)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


def _selection(held: Index, spec: FilterSpec) -> Selection:
    rows = held.matching(spec)
    dated = rows - held.undated()
    return Selection(held, dated, Lane.of(held, dated), by_type(held, dated), len(rows) - len(dated))


def _stretch(spec: FilterSpec, whole: Lane) -> Stretch:
    """The filter's range; where an end is open, to the collection's own end. A window's width more on either side."""
    low, high = extent(whole)
    first = days.number(spec.first) if spec.first else min(low, days.number(spec.last) if spec.last else low)
    last = days.number(spec.last) if spec.last else max(high, first)
    width = last - first + 1
    # Beyond the collection's own ends there is nothing to send, unless something is open there.
    before = low if whole.starts and whole.starts[0] != days.FIRST else days.FIRST
    after = high if whole.ends and whole.ends[-1] != days.LAST else days.LAST
    return Stretch(first, last, max(first - width, min(first, before)), min(last + width, max(last, after)))


def extent(whole: Lane) -> tuple[int, int]:
    """The first and last day of all, open ends apart; 0 where nothing is dated."""
    starts = whole.starts[bisect_right(whole.starts, days.FIRST) :]
    ends = whole.ends[: bisect_left(whole.ends, days.LAST)]
    known = [column[at] for column in (starts, ends) if column for at in (0, -1)]
    return (min(known), max(known)) if known else (0, 0)


def _lanes(
    selection: Selection, spec: FilterSpec, stretch: Stretch, edges: list[int], pixels: int
) -> list[dict[str, Any]]:
    """Marks for the emptiest lanes, as long as they fit; counts and a few named events for the others."""
    lanes = lanes_of(selection, spec)
    sent = {lane.key: lane.lane.overlapping(stretch.sent_first, stretch.sent_last) for lane in lanes}
    room = max(60, int(pixels / MARK_PIXELS))
    single: dict[str, list[int]] = {}
    for lane in sorted(lanes, key=lambda lane: sent[lane.key]):
        room -= sent[lane.key]
        if room < 0:
            break
        single[lane.key] = lane.lane.rows_in(stretch.sent_first, stretch.sent_last)
    named = {
        lane.key: _most_important(selection, lane.lane, stretch, pixels) for lane in lanes if lane.key not in single
    }
    marks = marks_json(
        selection.index, {row for rows in (*single.values(), *named.values()) for row in rows}, spec.as_of
    )
    return [
        {
            "key": lane.key,
            "label": lane.label,
            "window": lane.lane.overlapping(stretch.first, stretch.last),
            "sent": sent[lane.key],
            "marks": [marks[row] for row in single.get(lane.key, named.get(lane.key, ())) if row in marks],
            "counts": None if lane.key in single else _counts(lane.types, edges),
        }
        for lane in lanes
    ]


def _counts(types: dict[str, Lane], edges: list[int]) -> dict[str, list[int]]:
    """By type: how many events overlap each step. Types with none at all are left out."""
    counted = {
        type_: [lane.overlapping(first, after - 1) for first, after in pairwise(edges)] for type_, lane in types.items()
    }
    return {type_: counts for type_, counts in counted.items() if any(counts)}


def _most_important(selection: Selection, lane: Lane, stretch: Stretch, pixels: int) -> list[int]:
    """The most important row of each stretch wide enough for a name, sought in the window and around it."""
    slices = max(1, 3 * pixels // HIGHLIGHT_PIXELS)
    width = stretch.sent_last - stretch.sent_first + 1
    held = selection.index
    best: dict[int, int] = {}
    rows = lane.rows_in(stretch.sent_first, stretch.sent_last)
    rows.sort(key=held.importance.__getitem__, reverse=True)
    for row in rows[:LOOKED_AT]:
        middle = (max(held.starts[row], stretch.sent_first) + min(held.ends[row], stretch.sent_last)) // 2
        best.setdefault((middle - stretch.sent_first) * slices // width, row)
    return sorted(best.values())


def _overview(selection: Selection) -> dict[str, Any]:
    """The density of everything that the filter holds, by type, from its first day to its last."""
    first, last = extent(selection.whole)
    unit = days.unit_for(last - first + 1, OVERVIEW_STEPS, 1.0)
    edges = days.edges(first, last, unit)
    return {"first": first, "last": last, "unit": unit, "edges": edges, "counts": _counts(selection.types, edges)}
