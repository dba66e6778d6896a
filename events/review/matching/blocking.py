"""The few stored events with which an event is compared at all, found through indexes.

Two looks into a collection of a million: kinds that can be the same within a few days, by (state, type, mode, earliest);
and what begins up to a month before but reaches these days, by (state, earliest, latest). Both answer from the index
alone, a party in common leaves some dozens, and the thirty nearest are loaded whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Q

from events.extraction import taxonomy
from events.models import Actor, Citation, Event, Participation

from .scoring import PLAN_SLACK, related_types

OPEN_STATES = (Event.State.PROPOSED, Event.State.PUBLISHED)
SLACK = timedelta(days=PLAN_SLACK)
REACH = timedelta(days=31)  # an event dated by its month begins up to this long before a day in it
WIDE = timedelta(days=62)  # wider dates meet only their like: "in 2021" is no reason to compare with all of 2021
ROWS = 2_000
LOADED = 30

LIGHT = "SELECT id, type, mode, earliest FROM events_event"
WITH_PARTY = "EXISTS (SELECT 1 FROM events_participation WHERE event_id = events_event.id AND actor_id"

Row = tuple[int, str, str, date | None]
Where = tuple[str, list[Any]]  # a condition on events with its values


def candidates(events: Sequence[Event]) -> dict[int, list[int]]:
    """{key of an event: keys of at most `LOADED` others, the likeliest first}. None of an article that it is told in:
    one text tells it once."""
    actors, together = shared_actors(events), told_together(events)
    return {event.pk: nearest(event, actors[event.pk], together[event.pk]) for event in events}


def nearest(event: Event, actors: set[int], excluded: set[int]) -> list[int]:
    types = same_or_related(event.type)
    light = {row for where in near(event, types) for row in rows(where, actors)}
    fitting = (row for row in light if row[1] in types and row[0] not in excluded)
    return [row[0] for row in sorted(fitting, key=lambda row: remoteness(event, row))[:LOADED]]


def near(event: Event, types: Collection[str]) -> list[Where]:
    first, last = event.earliest, event.latest
    if first is None and last is None:
        return [("earliest IS NULL AND latest IS NULL", [])]
    if first is None or last is None or last - first > WIDE:
        known = [(name, day) for name, day in (("earliest", first), ("latest", last))]
        same = " AND ".join(f"{name} IS NULL" if day is None else f"{name} = %s" for name, day in known)
        return [(same, [day for _, day in known if day])]
    # The modes are named only so that the index serves: every mode of these types is among them.
    modes = {mode for type_, mode in taxonomy.kinds() if type_ in types}
    begin = back(first, SLACK)
    return [
        (
            f"type IN {places(types)} AND mode IN {places(modes)} AND earliest BETWEEN %s AND %s",
            [*sorted(types), *sorted(modes), begin, forward(last, SLACK)],
        ),
        ("earliest >= %s AND earliest < %s AND latest >= %s", [back(begin, REACH), begin, begin]),
    ]


def rows(where: Where, actors: set[int]) -> list[Row]:
    """Written out, as putting such a query together takes Django longer than the database needs to answer it, and an
    article asks it for each of its events."""
    condition, values = where
    if actors:
        condition += f" AND {WITH_PARTY} IN {places(actors)})"
    query = f"{LIGHT} WHERE state IN {places(OPEN_STATES)} AND {condition} LIMIT %s"
    days = [connection.ops.adapt_datefield_value(v) if isinstance(v, date) else v for v in values]
    with connection.cursor() as cursor:
        cursor.execute(query, [*OPEN_STATES, *days, *sorted(actors), ROWS])
        return [(key, type_, mode, day(earliest)) for key, type_, mode, earliest in cursor.fetchall()]


def places(values: Collection[object]) -> str:
    return f"({', '.join(['%s'] * len(values))})"


def day(value: object) -> date | None:
    """SQLite hands dates back as text."""
    return value if value is None or isinstance(value, date) else date.fromisoformat(str(value))


@cache
def same_or_related(type_: str) -> frozenset[str]:
    return frozenset({type_}).union(*(pair for pair in related_types() if type_ in pair))


def told_together(events: Sequence[Event]) -> dict[int, set[int]]:
    """{key of an event: itself and those that an article of it tells}"""
    articles = list(Citation.objects.filter(event__in=events).order_by().values_list("event", "article"))
    told: dict[int, set[int]] = {article: set() for _, article in articles}
    for article, key in Citation.objects.filter(article__in=told).order_by().values_list("article", "event"):
        told[article].add(key)
    together = {event.pk: {event.pk} for event in events}
    for key, article in articles:
        together[key] |= told[article]
    return together


def back(day: date, by: timedelta) -> date:
    return day - by if day - date.min > by else date.min


def forward(day: date, by: timedelta) -> date:
    return day + by if date.max - day > by else date.max


def shared_actors(events: Sequence[Event]) -> dict[int, set[int]]:
    """{key of an event: its parties, and whoever belongs to the same states}: a president's test is his country's."""
    fields = ("event", "actor", "actor__code", "actor__parent__code")
    rows = list(Participation.objects.filter(event__in=events).order_by().values_list(*fields))
    of_state: dict[str, set[int]] = {code or parent: set() for _, _, code, parent in rows if code or parent}
    of_states = Q(code__in=of_state) | Q(parent__code__in=of_state)
    for actor, code, parent in Actor.objects.filter(of_states).order_by().values_list("pk", "code", "parent__code"):
        for state in {code, parent} & of_state.keys():
            of_state[state].add(actor)
    actors: dict[int, set[int]] = {event.pk: set() for event in events}
    for event, actor, code, parent in rows:
        actors[event] |= {actor} | of_state.get(code or parent, set())
    return actors


def remoteness(event: Event, row: Row) -> tuple[int, int, int]:
    """Sorts by kind, then by days between the beginnings, then as they came in."""
    key, type_, mode, earliest = row
    kind = 2 if type_ != event.type else 1 if mode != event.mode else 0
    apart = abs((earliest - event.earliest).days) if earliest and event.earliest else 0
    return kind, apart, key
