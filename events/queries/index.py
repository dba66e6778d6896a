"""The index of this process: built once, then kept up with the collection event by event."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log2
from threading import Lock
from typing import Any

from pyroaring import BitMap

from events.extraction import taxonomy
from events.models import Event, Participation

from . import days
from .bitmaps import Index
from .changes import Version, version

MOST_AT_ONCE = 64  # changed events; more are quicker read all anew
FIELDS = (
    "pk", "undated", "earliest", "latest", "known_on", "importance",
    "type", "mode", "status", "credence", "place_country", "sources",
)  # fmt: skip
NAMES = ("type", "status", "credence", "place", "sources", "importance", "lasting", "actor", "topic")
# What a type adds to an event's importance: deeds before words, violence first.
TYPE_WEIGHT = {"material conflict": 2.0, "material cooperation": 1.5, "verbal conflict": 0.5, "verbal cooperation": 0.5}
EDITORS_MARK = 4.0

__all__ = ["Index", "index"]

Row = tuple[Any, ...]  # FIELDS, days as numbers and None as the calendar's end
Key = tuple[bool, int, int, int]  # what rows are in order of: undated, first day, last day, key of the event
Values = set[tuple[str, Any]]  # the sets that an event is in, by field and value

_held: Index | None = None
_holding = Lock()


def index() -> Index:
    """The collection as it is now."""
    global _held
    now = version()
    if _held is None or _held.version != now:
        with _holding:
            now = version()  # another thread may have brought it up to date meanwhile
            if _held is None or _held.version != now:
                _held = _brought_up_to(now, _held)
    return _held


def _brought_up_to(now: Version, held: Index | None) -> Index:
    """The version is older than what is read after it, never newer: a change in between is only read twice."""
    changed = now.changed_since(held.version) if held else None
    if held is None or changed is None or len(changed) > MOST_AT_ONCE:
        return _built(now)
    return _changed(held, now, changed)


def _rows(**where: Any) -> Iterator[Row]:
    found = Event.objects.published().filter(**where).order_by().values_list(*FIELDS)
    for pk, undated, earliest, latest, known, *rest in found.iterator(5000):
        start = days.number(earliest) if earliest else days.FIRST
        end = days.number(latest) if latest else days.LAST
        yield pk, undated, start, end, days.number(known) if known else days.LAST, *rest


def _key(row: Row) -> Key:
    pk, undated, start, end, *_ = row
    return (True, 0, 0, pk) if undated else (False, start, end, pk)


def _values(row: Row) -> Iterator[tuple[str, Any]]:
    _, undated, start, end, _, _, type_, mode, status, credence, country, sources = row
    yield "type", type_
    if mode:
        yield "type", f"{type_}.{mode}"
    yield "status", status
    yield "credence", credence
    yield "sources", sources
    yield "importance", _importance(row)
    if country:
        yield "place", country
    if end > start and not undated:
        yield "lasting", (end - start).bit_length()


def _parties(**where: Any) -> Iterator[tuple[int, str]]:
    """Events with their actors' slugs. Who belongs to an actor acts for it: a president's events are also the country's."""
    parts = Participation.objects.filter(event__state=Event.State.PUBLISHED, **where).order_by()
    fields = ("event_id", "actor__slug", "actor__parent__slug")
    for event, slug, parent in parts.values_list(*fields).iterator(5000):
        yield event, slug
        if parent:
            yield event, parent


def _topics(**where: Any) -> Iterator[tuple[int, str]]:
    pairs = Event.topics.through.objects.filter(event__state=Event.State.PUBLISHED, **where)
    return pairs.order_by().values_list("event_id", "topic__slug").iterator(5000)


def _importance(row: Row) -> float:
    """Independent sources (by doubling), kind of act, and the editor's mark, which outweighs both."""
    mark, type_, sources = int(row[5]), str(row[6]), int(row[-1])
    kind = taxonomy.kinds().get((type_, ""))
    return log2(1 + sources) + TYPE_WEIGHT.get(kind.quad if kind else "", 0.0) + EDITORS_MARK * mark


def _built(now: Version) -> Index:
    rows = sorted(_rows(), key=_key)
    dated = [row for row in rows if not row[1]]
    found: dict[str, dict[Any, list[int]]] = {name: defaultdict(list) for name in NAMES}
    for place, row in enumerate(rows):
        for name, value in _values(row):
            found[name][value].append(place)
    row_of = {row[0]: place for place, row in enumerate(rows)}
    for name, pairs in (("actor", _parties()), ("topic", _topics())):
        for event, slug in pairs:
            if event in row_of:
                found[name][slug].append(row_of[event])
    return Index(
        version=now,
        pks=array("q", row_of),
        starts=array("l", [row[2] for row in dated]),
        ends=array("l", [row[3] for row in dated]),
        known=array("l", [row[4] for row in rows]),
        importance=array("f", map(_importance, rows)),
        sets={name: {value: BitMap(at) for value, at in by_value.items()} for name, by_value in found.items()},
    )


def _changed(held: Index, now: Version, keys: Iterable[int]) -> Index:
    """A copy of the index with some events as they are now. What others may be reading is never touched."""
    rows = {row[0]: row for row in _rows(pk__in=keys)}
    values: dict[int, Values] = {pk: set(_values(row)) for pk, row in rows.items()}
    for name, pairs in (("actor", _parties(event__in=keys)), ("topic", _topics(event__in=keys))):
        for event, slug in pairs:
            if event in values:
                values[event].add((name, slug))
    copy = Index(
        version=now,
        pks=held.pks[:],
        starts=held.starts[:],
        ends=held.ends[:],
        known=held.known[:],
        importance=held.importance[:],
        sets={name: dict(sets) for name, sets in held.sets.items()},
    )
    for pk in keys:
        _put(copy, pk, rows.get(pk), values.get(pk, set()))
    return copy


def _put(copy: Index, pk: int, row: Row | None, values: Values) -> None:
    """Takes the event out of the index, and puts it where it belongs now; None where the public no longer sees it."""
    try:
        at = copy.pks.index(pk)
    except ValueError:
        at = None
    if at is not None and (row is None or _key_at(copy, at) != _key(row)):
        _take_out(copy, at)
        at = None
    if row is None:
        return
    if at is None:
        at = bisect_left(range(len(copy.pks)), _key(row), key=lambda place: _key_at(copy, place))
        _make_room(copy, at, row)
    copy.known[at], copy.importance[at] = row[4], _importance(row)
    _mark(copy, at, values)


def _key_at(held: Index, at: int) -> Key:
    dated = at < len(held.starts)
    return (False, held.starts[at], held.ends[at], held.pks[at]) if dated else (True, 0, 0, held.pks[at])


def _take_out(copy: Index, at: int) -> None:
    later = BitMap(range(at + 1, len(copy.pks)))
    until = BitMap(range(at))
    _replace(copy, lambda rows: (rows & until) | (rows & later).shift(-1))
    columns = (copy.pks, copy.known, copy.importance)
    for column in (*columns, copy.starts, copy.ends) if at < len(copy.starts) else columns:
        del column[at]


def _make_room(copy: Index, at: int, row: Row) -> None:
    later = BitMap(range(at, len(copy.pks)))
    _replace(copy, lambda rows: (rows - later) | (rows & later).shift(1))
    copy.pks.insert(at, row[0])
    copy.known.insert(at, days.LAST)
    copy.importance.insert(at, 0.0)
    if not row[1]:
        copy.starts.insert(at, row[2])
        copy.ends.insert(at, row[3])


def _replace(copy: Index, moved: Any) -> None:
    for sets in copy.sets.values():
        for value, rows in sets.items():
            sets[value] = moved(rows)


def _mark(copy: Index, at: int, values: Values) -> None:
    """Puts the row into the sets of its values and takes it out of the others."""
    for name, sets in copy.sets.items():
        for value in [value for value, rows in sets.items() if at in rows and (name, value) not in values]:
            sets[value] = sets[value] - BitMap([at])
    for name, value in values:
        sets = copy.sets[name]
        if at not in sets.get(value, ()):
            sets[value] = sets.get(value, BitMap()) | BitMap([at])
