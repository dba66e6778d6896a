"""What extraction hands out: immutable values, with the JSON of the command line contract.

Offsets are Unicode code points into the text as given, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .edtf import Edtf


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text; `text` is always exactly the words at `start:end`."""

    start: int
    end: int
    text: str

    def to_json(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class DateMention:
    """One time expression, as TimeML's TIMEX3 sees it and as a place on the calendar (EDTF), if it has one.

    `type` is DATE, TIME, DURATION or SET; `value` and `mod` follow ISO-TimeML ("2021-12-23TNI", "START").
    `edtf` is None where the words name no place on the calendar ("PAST_REF", durations, sets).
    `anchor` is the day that it was counted from, None for absolute dates; `rule` names the rule that resolved it.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    rule: str
    edtf: Edtf | None = None
    anchor: date | None = None
    mod: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, self.text)

    def to_json(self) -> dict[str, Any]:
        return self.span.to_json() | {
            "type": self.type,
            "value": self.value,
            "mod": self.mod,
            **_edtf_json(self.edtf),
            "anchor": _day(self.anchor),
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class EventActor:
    """A party to an event.

    `code` is ISO 3166-1 alpha-3 of the state that it is or belongs to, None where there is none. `kind` is country,
    organization, person or armed_group. `role` is actor, recipient, participant, host, mediator, speaker, claimant or victim.
    `mention` is where the text names it, None where it was inferred.
    """

    name: str
    role: str
    code: str | None = None
    kind: str = "country"
    mention: Span | None = None

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "code": self.code, "role": self.role, "kind": self.kind}


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened. `precision` is site, settlement, province, country or sea; `relation` keeps "off the coast of"."""

    name: str
    precision: str
    code: str | None = None  # ISO 3166-1 alpha-3 of the country it lies in
    lat: float | None = None
    lon: float | None = None
    relation: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "precision": self.precision,
            "country": self.code,
            "lat": self.lat,
            "lon": self.lon,
            "relation": self.relation,
        }


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number worth keeping: `kind` is troops, killed, wounded, distance, altitude, money ...; low == high where exact."""

    kind: str
    text: str
    low: float
    high: float
    unit: str | None = None  # SI where there is one: "m", "kg"

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "text": self.text, "low": self.low, "high": self.high, "unit": self.unit}


@dataclass(frozen=True, slots=True)
class ExtractedEvent:
    """One dated act that the text tells of; `date` is the expression that dates it, None where it is undated."""

    title: str
    type: str
    status: str
    credence: str
    confidence: float  # 0..1
    evidence: tuple[Span, ...]
    reasons: tuple[str, ...]
    mode: str | None = None
    edtf: Edtf | None = None
    date: DateMention | None = None
    actors: tuple[EventActor, ...] = ()
    place: Place | None = None
    claimed_by: str | None = None
    via: str | None = None  # the outlet through which it came ("Interfax")
    quantities: tuple[Quantity, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "type": self.type,
            "mode": self.mode,
            "status": self.status,
            "credence": self.credence,
            **_edtf_json(self.edtf),
            "date": _date_words(self.date),
            "actors": [actor.to_json() for actor in self.actors],
            "place": self.place.to_json() if self.place else None,
            "claimed_by": self.claimed_by,
            "via": self.via,
            "quantities": [quantity.to_json() for quantity in self.quantities],
            "evidence": [span.to_json() for span in self.evidence],
            "confidence": self.confidence,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one text. Same input, same output, always."""

    dates: tuple[DateMention, ...] = field(default=())
    events: tuple[ExtractedEvent, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        return {
            "dates": [mention.to_json() for mention in self.dates],
            "events": [event.to_json() for event in self.events],
        }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _edtf_json(edtf: Edtf | None) -> dict[str, str | None]:
    """`edtf` with its bounds; all None for what has no place on the calendar."""
    if edtf is None:
        return {"edtf": None, "earliest": None, "latest": None}
    return {"edtf": str(edtf), "earliest": _day(edtf.earliest), "latest": _day(edtf.latest)}


def _date_words(mention: DateMention | None) -> dict[str, Any] | None:
    if mention is None:
        return None
    return mention.span.to_json() | {"anchor": _day(mention.anchor), "rule": mention.rule}
