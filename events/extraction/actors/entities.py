"""What the gazetteer knows: actors with their names and offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Office:
    """An office held. `title` is a key of titles.tsv; `of` is a country code or an organisation's id; None: open end."""

    title: str
    of: str | None
    start: date | None = None
    end: date | None = None

    def held_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor. `kind` is country, organization, person or armed_group; `code` is ISO 3166-1 alpha-3 where it has a state.

    `parent` is the id of the state or body that it belongs to; `names` are all names it is found by, the usual one first.
    Ids that start with "common:" stand for actors that the text does not name ("the government").
    """

    id: str
    name: str
    kind: str
    code: str | None = None
    wikidata: str | None = None
    parent: str | None = None
    offices: tuple[Office, ...] = ()
    names: tuple[str, ...] = ()
