"""Counts of a lane are those that looking at every event would give."""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from events.queries import days
from events.queries.bitmaps import Index
from events.queries.changes import Version
from events.queries.lanes import Lane, Steps

DAYS = st.integers(-40, 40)
BOUNDS = st.one_of(
    DAYS.map(lambda day: (day, day)),
    st.tuples(DAYS, DAYS).map(lambda two: (min(two), max(two))),
    DAYS.map(lambda day: (days.FIRST, day)),
    DAYS.map(lambda day: (day, days.LAST)),
    st.just((days.FIRST, days.LAST)),
)
CROWDS = st.lists(st.tuples(BOUNDS, st.booleans()), max_size=40)


def lane_of(crowd: list[tuple[tuple[int, int], bool]]) -> tuple[Lane, dict[int, tuple[int, int]]]:
    """The lane of those that are marked True, and their bounds by row."""
    rows = sorted(crowd)
    lasting: dict[Any, BitMap] = defaultdict(BitMap)
    for row, ((start, end), _) in enumerate(rows):
        if end > start:
            lasting[(end - start).bit_length()].add(row)
    held = Index(
        version=Version(()),
        pks=array("q", range(len(rows))),
        starts=array("l", [start for (start, _), _ in rows]),
        ends=array("l", [end for (_, end), _ in rows]),
        known=array("l", [0] * len(rows)),
        importance=array("f", [0.0] * len(rows)),
        sets={"lasting": dict(lasting)},
    )
    chosen = {row: bounds for row, (bounds, is_chosen) in enumerate(rows) if is_chosen}
    return Lane.of(held, BitMap(chosen)), chosen


@given(CROWDS, DAYS, DAYS)
def test_it_counts_what_overlaps_a_stretch(crowd: list[Any], one: int, other: int) -> None:
    lane, bounds = lane_of(crowd)
    first, last = min(one, other), max(one, other)
    there = {row for row, (start, end) in bounds.items() if start <= last and end >= first}
    assert set(lane.chosen & lane.held.overlapping(first, last)) == there
    assert lane.overlapping(first, last) == len(there)
    assert lane.gone(first) == sum(end < first for _, end in bounds.values())


@given(CROWDS, st.sets(DAYS, min_size=2))
def test_its_steps_agree_with_its_stretches(crowd: list[Any], days_between: set[int]) -> None:
    lane, _ = lane_of(crowd)
    edges = sorted(days_between)
    assert lane.counts(Steps.of(lane.held, edges)) == [
        lane.overlapping(first, after - 1) for first, after in pairwise(edges)
    ]


@given(CROWDS, DAYS)
def test_it_knows_the_nearest_on_either_side(crowd: list[Any], day: int) -> None:
    lane, bounds = lane_of(crowd)
    gone = [end for _, end in bounds.values() if end < day]
    before = lane.before(day)
    assert (bounds[before][1] if before is not None else None) == max(gone, default=None)
    to_come = [start for start, _ in bounds.values() if start > day]
    after = lane.after(day)
    assert (bounds[after][0] if after is not None else None) == min(to_come, default=None)
