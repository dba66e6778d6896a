"""What the review page shows of each proposal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from events.models import Article, Citation, Decision, Event, Match, Participation
from events.models.words import date_words_long
from events.queries.looks import Look, look
from events.review import how_dated, open_matches, proposals_of

from .marking import Mark

BAND = {0.9: "high", 0.5: "middle", 0.0: "low"}


@dataclass(frozen=True)
class Card:
    number: int
    event: Event
    citation: Citation | None
    parties: list[Participation]
    matches: list[Match]
    last: Decision | None
    look: Look

    @property
    def is_open(self) -> bool:
        return self.event.state == Event.State.PROPOSED

    @property
    def date_words(self) -> str:
        return date_words_long(self.event.date) if self.event.date else str(_("undated: the text does not say when"))

    @property
    def how_dated(self) -> str:
        return how_dated(self.citation) if self.citation else ""

    @property
    def percent(self) -> int | None:
        return None if self.event.confidence is None else round(100 * self.event.confidence)

    @property
    def band(self) -> str:
        confidence = self.event.confidence or 0.0
        return next(name for floor, name in BAND.items() if confidence >= floor)


def cards_of(article: Article) -> list[Card]:
    return [card(number, event, article) for number, event in enumerate(proposals_of(article), start=1)]


def card(number: int, event: Event, article: Article) -> Card:
    holder = event.merged_into if event.state == Event.State.MERGED and event.merged_into else event
    is_open = event.state == Event.State.PROPOSED
    return Card(
        number=number,
        event=event,
        citation=holder.citations.select_related("article").filter(article=article).first(),
        parties=list(event.participations.select_related("actor")),
        matches=open_matches(event) if is_open else [],
        last=event.decisions.filter(undone_by=None).exclude(action__in=["propose", "create", "undo"]).last(),
        look=look(event.type),
    )


def marks_of(cards: list[Card]) -> Iterator[Mark]:
    for card in cards:
        if card.citation is None or card.event.state == Event.State.REJECTED:
            continue
        for span in card.citation.evidence:
            if span["start"] is not None:
                yield Mark(span["start"], span["end"], "evidence", card.number)
        words = card.citation.date_words
        if words and words["start"] is not None:
            yield Mark(words["start"], words["end"], "date", card.number)
