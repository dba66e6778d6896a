"""What of an event is compared with another: loaded for a handful of candidates at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from events.extraction import taxonomy
from events.models import Actor, Citation, Event, Participation
from events.models.text import normalise

ACTIVE = {"actor", "speaker", "claimant", "host", "mediator"}
PASSIVE = {"recipient", "victim"}
WORD = re.compile(r"[^\W_]{3,}")
ACTOR = ("actor_id", "actor__name", "actor__kind", "actor__code", "actor__parent__code")
TAKEN = (
    "pk",
    "type",
    "mode",
    "status",
    "edtf",
    "earliest",
    "latest",
    "place_precision",
    "place_country",
    "latitude",
    "longitude",
)
ENDINGS = re.compile(r"(ings?|ed|es|s|ion|ions|ment|ments)$")


@dataclass(frozen=True, slots=True)
class Party:
    """`side` is the code of the state that it is or belongs to, else its own key."""

    side: str
    name: str
    role: str
    is_person: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """`sides` are the parties by the state that they belong to (ISO code), else by themselves; `names` says them in words.

    `persons` are those among the parties. `words` are the stems of the evidence (and of a title that a person gave) with
    the word that each was first seen in, without the names of parties, places and kinds and without words that say nothing.
    """

    pk: int
    type: str
    mode: str
    status: str
    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    sides: frozenset[str] = frozenset()
    active: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    names: dict[str, str] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    place: str = ""
    place_precision: str = ""
    place_country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    quantities: tuple[tuple[str, float, float], ...] = ()
    words: dict[str, str] = field(default_factory=dict)


def profiles(keys: Iterable[int]) -> list[Profile]:
    """Three queries, however many events; in no order."""
    keys = set(keys)
    parties: dict[int, list[Party]] = {key: [] for key in keys}
    rows = Participation.objects.filter(event__in=keys).order_by("pk")
    for event_id, role, actor, name, kind, code, parent in rows.values_list("event_id", "role", *ACTOR):
        parties[event_id].append(Party(code or parent or f"#{actor}", name, role, kind == Actor.Kind.PERSON))
    texts: dict[int, list[str]] = {key: [] for key in keys}
    for event_id, evidence in (
        Citation.objects.filter(event__in=keys).order_by("pk").values_list("event_id", "evidence")
    ):
        texts[event_id] += [span["text"] for span in evidence[:2]]
    events = (
        Event.objects.filter(pk__in=keys).order_by().values(*TAKEN, "title", "place_name", "confidence", "quantities")
    )
    return [profile(event, parties[event["pk"]], texts[event["pk"]]) for event in events]


def profile(event: dict[str, Any], parties: list[Party], texts: list[str]) -> Profile:
    # All of these are compared for themselves, and a machine's title is made of them.
    labels = [taxonomy.label(event["type"]), taxonomy.label(event["type"], event["mode"])]
    own = stems(" ".join([*(party.name for party in parties), event["place_name"], *labels]))
    is_by_hand = event["confidence"] is None or not texts
    words = stems(" ".join([event["title"], *texts] if is_by_hand else texts))
    return Profile(
        **{name: event[name] for name in TAKEN},
        sides=frozenset(party.side for party in parties),
        active=frozenset(party.side for party in parties if party.role in ACTIVE),
        passive=frozenset(party.side for party in parties if party.role in PASSIVE),
        names={party.side: party.name for party in reversed(parties)},
        persons=frozenset(party.name for party in parties if party.is_person),
        place=normalise(event["place_name"]),
        quantities=tuple(quantity(value) for value in event["quantities"]),
        words={stem: word for stem, word in words.items() if stem not in own},
    )


def quantity(value: dict[str, Any]) -> tuple[str, float, float]:
    return str(value["kind"]), float(value["low"]), float(value["high"])


@lru_cache(maxsize=8_192)
def stems(text: str) -> Mapping[str, str]:
    """Rough stems: enough for "tested", "tests" and "testing" to meet, which is all that a comparison asks.

    Remembered, as the events of one day are compared with one another again and again.
    """
    words = [word for word in WORD.findall(normalise(text)) if word not in empty_words()]
    return {ENDINGS.sub("", word) or word: word for word in reversed(words)}


@cache
def empty_words() -> frozenset[str]:
    path = Path(__file__).parent / "data" / "empty_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split())
