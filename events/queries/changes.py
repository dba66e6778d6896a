"""Which published events changed: the collection's version, and the difference between two of them.

A version is the newest changes of each state that the public ever sees, as (time, key). Everything that changes what readers
see of an event sets its `updated_at`: decisions, sources counted anew, actors and topics that get another name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from events.models import Event

# How many of the newest changes tell versions apart. A transaction that ends only after so many later ones did is missed:
# decisions are single short transactions, so that a few overlap at most.
WATCHED = {Event.State.PUBLISHED: 192, Event.State.MERGED: 32, Event.State.REJECTED: 32}
SQL = "SELECT updated_at, id FROM events_event WHERE state = %s ORDER BY updated_at DESC, id DESC LIMIT %s"

Change = tuple[str, int]  # time and key of the event


@dataclass(frozen=True, slots=True)
class Version:
    """`newest` by state, newest first. Two processes that see the same collection have the same `token`."""

    newest: tuple[tuple[Change, ...], ...]

    @property
    def token(self) -> str:
        return hashlib.sha256(repr(self.newest).encode()).hexdigest()[:32]

    def changed_since(self, older: Version) -> set[int] | None:
        """Keys of the events that may differ; None where the two are too far apart to tell, or `older` is no ancestor."""
        now, then = _all(self.newest), _all(older.newest)
        changed = {key for _, key in now - then}
        if then and not now & then:
            return None
        floors = [rows[-1] for rows, watched in zip(self.newest, WATCHED.values(), strict=True) if len(rows) == watched]
        gone = {change for change in then - now if change[1] not in changed}
        if any(not any(change < floor for floor in floors) for change in gone):
            return None  # changes were taken back (a backup, another database): nothing held can be trusted
        return changed


def version() -> Version:
    with connection.cursor() as cursor:
        newest = []
        for state, watched in WATCHED.items():
            cursor.execute(SQL, [state.value, watched])
            newest.append(tuple((str(time), key) for time, key in cursor.fetchall()))
    return Version(tuple(newest))


def _all(newest: Iterable[Iterable[Change]]) -> set[Change]:
    return {change for rows in newest for change in rows}
