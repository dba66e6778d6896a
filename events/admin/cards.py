"""What the review page shows of each proposal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from events.models import Article, Citation, Decision, Event, Match, Participation
from events.models.words import date_words_long
from events.queries.looks import Look, look
from events.review import Offer, changes_in_words, how_dated, open_matches_of, open_offers, proposals_of

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
    offer: Offer | None

    @property
    def is_open(self) -> bool:
        return self.event.state == Event.State.PROPOSED

    @property
    def waits(self) -> bool:
        """For a decision upon the proposal, or upon what was read anew of it."""
        return self.is_open or self.offer is not None

    @property
    def offered(self) -> list[tuple[str, str, str]]:
        """(what, as it is, as read anew), without a source whose words are the same."""
        changes = changes_in_words(self.offer.changes) if self.offer else ()
        return [(what, was, now) for what, was, now in changes if was != now]

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
    """As few queries for a hundred cards as for one."""
    events = proposals_of(article)
    cited = {citation.event_id: citation for citation in article.citations.select_related("article")}
    parties: dict[int, list[Participation]] = {event.pk: [] for event in events}
    for party in Participation.objects.filter(event__in=parties).select_related("actor"):
        parties[party.event_id].append(party)
    matches = open_matches_of([event for event in events if event.state == Event.State.PROPOSED])
    last = last_decisions(events)
    offers = {offer.line.event_id: offer for offer in open_offers(article)}
    return [
        Card(
            number=number,
            event=event,
            citation=cited.get(event.merged_into_id or event.pk),
            parties=parties[event.pk],
            matches=matches.get(event.pk, []),
            last=last.get(event.pk),
            look=look(event.type),
            offer=offers.get(event.pk),
        )
        for number, event in enumerate(events, start=1)
    ]


def last_decisions(events: list[Event]) -> dict[int, Decision]:
    """{key of an event: what somebody last decided upon it and did not undo}"""
    lines = Decision.objects.filter(event__in=events, undone_by=None).exclude(action__in=["propose", "create", "undo"])
    return {line.event_id: line for line in lines.order_by("pk")}


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
