"""The one spelling of a filter in every address, page, feed, export, embed and API call."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from events.extraction.edtf import Edtf
from events.models import Event

from . import reading
from .problems import Problem
from .reading import Reader


@dataclass(frozen=True, slots=True)
class FilterSpec:
    """What a reader asks for. A field is named as its parameter (`from_` is `from`); values are canonical.

    Values of one repeatable field widen each other (any of them), different fields narrow each other; `match` "all"
    asks for events with every actor at once. `actor`: slugs. `type`, `not_type`: "MOBILIZE" or "MOBILIZE.missile_test".
    `place`: ISO 3166-1 alpha-3 or a place's name. `sources`: at least so many independent ones. `as_of`: only what had
    been published by that day. `event` (the open one) and `lanes` are the view's and filter nothing.
    """

    topic: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    match: str = "any"
    type: tuple[str, ...] = ()
    not_type: tuple[str, ...] = ()
    from_: Edtf | None = None
    to: Edtf | None = None
    q: str = ""
    place: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    credence: tuple[str, ...] = ()
    sources: int = 1
    as_of: date | None = None
    event: str = ""
    lanes: str = "type"

    @classmethod
    def parse(cls, query: QueryDict) -> tuple[FilterSpec, tuple[Problem, ...]]:
        """The filter in an address, and what in it could not be used. What could not be used is left out."""
        read = Reader(query)
        spec = cls(
            topic=read.many("topic", reading.topic),
            actor=read.many("actor", reading.actor),
            match=read.one("match", reading.choice(reading.MATCHES)) or "any",
            type=read.many("type", reading.kind),
            not_type=read.many("not_type", reading.kind),
            from_=read.one("from", reading.start),
            to=read.one("to", reading.end),
            q=read.one("q", reading.search_text) or "",
            place=read.many("place", reading.place),
            status=read.many("status", reading.choice(Event.Status.values)),
            credence=read.many("credence", reading.choice(Event.Credence.values)),
            sources=read.one("sources", reading.at_least) or 1,
            as_of=read.one("as_of", reading.day),
            event=read.one("event", reading.public_id) or "",
            lanes=read.one("lanes", reading.choice(reading.LANES)) or "type",
        )
        if spec.first and spec.last and spec.first > spec.last:
            message = _("The range ends ({last}) before it begins ({first}). Exchange the two dates.").format(
                first=spec.from_, last=spec.to
            )
            read.reject("from", str(spec.from_), message)
            spec = spec.replace(from_=None, to=None)
        return spec, tuple(read.problems)

    @property
    def first(self) -> date | None:
        """The first day of the range, None where it is open."""
        return self.from_.earliest if self.from_ else None

    @property
    def last(self) -> date | None:
        """The last day of the range, None where it is open."""
        return self.to.latest if self.to else None

    def replace(self, **changes: Any) -> FilterSpec:
        return dataclasses.replace(self, **changes)

    def parameters(self) -> list[tuple[str, str]]:
        """Every parameter that differs from its default, in one fixed order."""
        pairs: list[tuple[str, str]] = []
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                many = value if isinstance(value, tuple) else (value,)
                pairs.extend((field.name.rstrip("_"), str(one)) for one in many)
        return pairs

    def query(self) -> str:
        """The canonical query string, without "?"; "" where nothing is filtered."""
        return urlencode(self.parameters())

    @property
    def narrows(self) -> bool:
        """Whether anything is filtered at all."""
        return self.replace(event="", lanes="type", match="any") != FilterSpec()
