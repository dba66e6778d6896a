"""Actors in news text: states, organisations, armed groups and people, from the vocabulary in `data/`."""

from __future__ import annotations

from ..places.mention import PlaceMention
from .catalog import all_entities, entity
from .entities import Entity, Office
from .finder import find_actors
from .mention import ActorMention
from .offices import office_holder
from .outlets import outlets


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """See `events.extraction.places.find_places`."""
    from ..places.finder import find  # reads what this package has found

    return find(text)


__all__ = [
    "ActorMention",
    "Entity",
    "Office",
    "PlaceMention",
    "all_entities",
    "entity",
    "find_actors",
    "find_places",
    "office_holder",
    "outlets",
]
