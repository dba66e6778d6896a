"""The index of this process: built once, then kept up with the collection event by event."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from math import log2
from threading import Lock
from typing import Any

from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, TextField, When
from django.db.models.functions import Cast
from pyroaring import BitMap

from events.extraction import taxonomy
from events.models import Actor, Event, Participation

from . import days
from .bitmaps import Index, Sets
from .changes import Version, version

MOST_AT_ONCE = 64  # changed events; more are quicker read all anew
KIND = ("importance", "type", "mode", "status", "credence", "place_country", "sources")
DAYS = ("earliest", "latest", "known_on")
NAMES = ("type", "status", "credence", "place", "placed", "sources", "importance", "lasting", "actor", "topic")
# What a type adds to an event's importance: deeds before words, violence first.
TYPE_WEIGHT = {"material conflict": 2.0, "material cooperation": 1.5, "verbal conflict": 0.5, "verbal cooperation": 0.5}
EDITORS_MARK = 4.0

__all__ = ["Index", "index"]

Kind = tuple[Any, ...]  # whether there is a place, and the values of KIND: what many events share
Key = tuple[bool, int, int, int]  # what rows are in order of: undated, first day, last day, key of the event
Row = tuple[bool, int, int, int, int, Kind]  # the key, when it became known, the kind; None as the calendar's end
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


def _rows(events: QuerySet[Event]) -> Iterator[Row]:
    undated = Cast("undated", IntegerField())
    placed = Case(When(Q(place_name__gt="") | Q(place_country__gt=""), then=1), default=0)
    found = events.order_by().values_list(undated, *map(_day, DAYS), "pk", placed, *KIND)
    starts, ends = _Numbers({None: days.FIRST}), _Numbers({None: days.LAST})
    kinds: dict[Kind, Kind] = {}  # one object for all that are alike: most of the memory of a start
    for row in found.iterator(5000):
        is_undated, earliest, latest, known, pk = row[:5]
        kind = kinds.setdefault(row[5:], row[5:])
        yield bool(is_undated), starts[earliest], ends[latest], pk, ends[known], kind


def _day(field: str) -> F | Cast:
    """As the database holds it: on SQLite text, which would be made a date for every row, most of the time of a start."""
    return Cast(field, TextField()) if connection.vendor == "sqlite" else F(field)


class _Numbers(dict[date | str | None, int]):
    """Days as numbers, each worked out once: a collection has far more events than days."""

    def __missing__(self, day: date | str) -> int:
        self[day] = number = days.number(date.fromisoformat(day) if isinstance(day, str) else day)
        return number


def _values(row: Row) -> Iterator[tuple[str, Any]]:
    undated, start, end, _, _, kind = row
    yield from _values_of_kind(kind)
    if end > start and not undated:
        yield "lasting", (end - start).bit_length()


def _values_of_kind(kind: Kind) -> Iterator[tuple[str, Any]]:
    placed, _, type_, mode, status, credence, country, sources = kind
    yield "type", type_
    if mode:
        yield "type", f"{type_}.{mode}"
    yield "status", status
    yield "credence", credence
    yield "sources", sources
    yield "importance", _importance(kind)
    if placed:
        yield "placed", True
    if country:
        yield "place", country


def _parties(**where: Any) -> Iterator[tuple[int, str]]:
    """Events with their actors' slugs. Who belongs to an actor acts for it: a president's events are also the country's."""
    actors = Actor.objects.values_list("pk", "slug", "parent__slug")
    slugs = {pk: [slug, parent] if parent else [slug] for pk, slug, parent in actors}
    parts = Participation.objects.filter(event__state=Event.State.PUBLISHED, **where).order_by()
    for event, actor in parts.values_list("event_id", "actor_id").iterator(5000):
        for slug in slugs.get(actor, ()):  # none: it was made a moment ago, and the next version has it
            yield event, slug


def _topics(**where: Any) -> Iterator[tuple[int, str]]:
    pairs = Event.topics.through.objects.filter(event__state=Event.State.PUBLISHED, **where)
    return pairs.order_by().values_list("event_id", "topic__slug").iterator(5000)


def _importance(kind: Kind) -> float:
    """Independent sources (by doubling), kind of act, and the editor's mark, which outweighs both."""
    _, mark, type_, *_, sources = kind
    known = taxonomy.kinds().get((type_, ""))
    return log2(1 + int(sources)) + TYPE_WEIGHT.get(known.quad if known else "", 0.0) + EDITORS_MARK * int(mark)


def _built(now: Version) -> Index:
    rows = sorted(_rows(Event.objects.published()))
    dated = [row for row in rows if not row[0]]
    row_of = {row[3]: place for place, row in enumerate(rows)}
    alike: dict[Kind, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        alike[row[5]].append(place)
    weights = {kind: _importance(kind) for kind in alike}
    return Index(
        version=now,
        pks=array("q", row_of),
        starts=array("l", [row[1] for row in dated]),
        ends=array("l", [row[2] for row in dated]),
        known=array("l", [row[4] for row in rows]),
        importance=array("f", [weights[row[5]] for row in rows]),
        sets={
            **_sets((value, places) for kind, places in alike.items() for value in _values_of_kind(kind)),
            **_lasting(dated),
            **_linked("actor", _parties(), row_of),
            **_linked("topic", _topics(), row_of),
        },
    )


def _sets(found: Iterable[tuple[tuple[str, Any], list[int]]]) -> dict[str, Sets]:
    """The rows by field and value."""
    sets: dict[str, Sets] = {name: {} for name in NAMES}
    for (name, value), places in found:
        sets[name].setdefault(value, BitMap()).update(places)
    return sets


def _lasting(dated: list[Row]) -> dict[str, Sets]:
    found: Sets = defaultdict(BitMap)
    for place, (_, start, end, *_) in enumerate(dated):
        if end > start:
            found[(end - start).bit_length()].add(place)
    return {"lasting": dict(found)}


def _linked(name: str, pairs: Iterable[tuple[int, str]], row_of: dict[int, int]) -> dict[str, Sets]:
    found: dict[str, list[int]] = defaultdict(list)
    for event, slug in pairs:
        if event in row_of:
            found[slug].append(row_of[event])
    return {name: {slug: BitMap(places) for slug, places in found.items()}}


def _changed(held: Index, now: Version, keys: Iterable[int]) -> Index:
    """A copy of the index with some events as they are now. What others may be reading is never touched."""
    states = Event.objects.filter(pk__in=keys).values_list("pk", "state")
    public = [pk for pk, state in states if state == Event.State.PUBLISHED]
    rows = {row[3]: row for row in _rows(Event.objects.filter(pk__in=public))}
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
    if at is not None and (row is None or _key_at(copy, at) != row[:4]):
        _take_out(copy, at)
        at = None
    if row is None:
        return
    if at is None:
        at = bisect_left(range(len(copy.pks)), row[:4], key=lambda place: _key_at(copy, place))
        _make_room(copy, at, row)
    copy.known[at], copy.importance[at] = row[4], _importance(row[5])
    _mark(copy, at, values)


def _key_at(held: Index, at: int) -> Key:
    if at < len(held.starts):
        return False, held.starts[at], held.ends[at], held.pks[at]
    return True, days.FIRST, days.LAST, held.pks[at]


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
    copy.pks.insert(at, row[3])
    copy.known.insert(at, days.LAST)
    copy.importance.insert(at, 0.0)
    if not row[0]:
        copy.starts.insert(at, row[1])
        copy.ends.insert(at, row[2])


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
