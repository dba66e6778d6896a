"""Where a text mentions an actor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .entities import Entity
from .offices import bearer


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Where a text names an actor; articles ("the") stay outside of the span.

    `form` tells how it is named: name, alias, demonym ("Russian"), people ("Russians"), metonym ("the Kremlin"),
    office ("the Russian president", "President Putin"), role ("Russian troops"), common ("the government", "troops")
    or modifier ("Russian-backed", "anti-American"). `office` is the key of the office, `group` that of the role noun
    (military, police, government ...). `locative`: stands after a preposition of place. `others` are further people of
    the same name, told apart by the day on which one of them held the office.
    """

    start: int
    end: int
    text: str
    kind: str
    entity: Entity
    form: str
    office: str | None = None
    group: str | None = None
    locative: bool = False
    others: tuple[Entity, ...] = ()

    def resolve(self, on: date | None) -> tuple[str, str | None]:
        """Name and country code of the actor on the day `on`: "the Russian president" on 2021-12-24 is Vladimir Putin."""
        entity = bearer(self.entity, self.office, self.others, on)
        return entity.name, entity.code
