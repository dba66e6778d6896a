"""An event in the making: what the later steps (actors, status, date, merging) fill in."""

from __future__ import annotations

from dataclasses import dataclass, field

from .document import Read
from .edtf import Edtf
from .trigger import Trigger
from .values import DateMention, EventActor, Place, Quantity


@dataclass(slots=True)
class Draft:
    trigger: Trigger
    read: Read
    type: str
    mode: str | None
    status: str = "occurred"
    credence: str = "stated"
    confidence: float = 0.0
    actors: list[EventActor] = field(default_factory=list)
    date: DateMention | None = None
    edtf: Edtf | None = None
    own_date: bool = False  # the words of its own sentence date it
    owns_date: bool = False  # the date stands in its own noun phrase ("the May 24 statement")
    dated_name: bool = False  # the date stands before the noun: "the 19 December polls" are no other polls
    place: Place | None = None
    claimed_by: str | None = None
    via: str | None = None
    quantities: list[Quantity] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    implied: set[str] = field(default_factory=set)  # names of actors whom its words do not name
    topics: set[str] = field(default_factory=set)  # names of those whom the act is about, but not aimed at
    reasons: list[str] = field(default_factory=list)
    tense: str = ""
    content: Draft | None = None  # of a promise or a threat: the act that is promised
    needs_date: bool = False  # an act agreed or promised: an event of its own only with a date of its own

    @property
    def codes(self) -> set[str]:
        """What tells the parties apart when events are compared: country codes, else names."""
        return {actor.code or actor.name for actor in self.actors}
