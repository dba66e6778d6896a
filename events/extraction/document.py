"""A text made ready: sentences with their words and mentions, which line is the title, what is boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .actors import ActorMention, Entity, PlaceMention, find_actors
from .actors.catalog import state
from .clauses import mark_clauses
from .dates import find_dates
from .finite import mark_verbs
from .lexicon import DATA
from .places import find_places
from .sentences import sentence_spans
from .statements import issuer
from .tokens import Sentence, by_sentence, cover, read_sentence
from .values import DateMention, EventActor

BOILERPLATE = re.compile(
    "|".join(
        line
        for line in (DATA / "boilerplate.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ),
    re.IGNORECASE,
)
TITLE_WEIGHT, LEAD_WEIGHT, LEAD_SENTENCES = 3.0, 2.0, 1  # how much more the opening tells of whose story it is
SCENE_WEIGHT = 2.0
TITLE_LENGTH = 260  # characters; a longer first line is no title


@dataclass(slots=True)
class Read:
    """One sentence and its mentions."""

    sentence: Sentence
    actors: list[ActorMention]
    places: list[PlaceMention]
    dates: list[DateMention]
    is_title: bool = False


@dataclass(slots=True)
class Document:
    text: str
    published_on: date | None
    dates: tuple[DateMention, ...]
    sentences: list[Read]
    is_statement: bool  # a press statement, whose own acts happen when it is published
    author: EventActor | None  # who issues it
    setting: Entity | None  # the country that is spoken of most, to which "the government" belongs


def read_document(text: str, published_on: date | None, headline: str = "") -> Document:
    dates = find_dates(text, published_on)
    spans = list(sentence_spans(text))
    mentions = find_actors(text)
    actors = by_sentence(mentions, spans)
    places = by_sentence(find_places(text, mentions), spans)
    dated = by_sentence(dates, spans)
    title = title_span(text, spans, headline)
    sentences: list[Read] = []
    # where all of the text is in quotation marks nobody is quoted: then the first mark closes
    wrapped = text[:1] == text.rstrip()[-1:] == '"'
    open_quote, paragraph, previous_end = wrapped, 0, 0
    for index, (start, end) in enumerate(spans):
        if "\n" in text[previous_end:start]:
            paragraph += 1
            open_quote = False
        previous_end = end
        if BOILERPLATE.match(text, start, end) or is_date_line(text, start, end, dated[index]):
            continue
        sentence, open_quote = read_sentence(text, start, end, index, paragraph, open_quote)
        sentence.actor_at = cover(sentence, actors[index])
        sentence.names = frozenset(n for n, m in enumerate(actors[index]) if m.form in ("name", "alias"))
        sentence.bodies = frozenset(n for n, m in enumerate(actors[index]) if is_body(m))
        sentence.people = frozenset(n for n, m in enumerate(actors[index]) if m.kind == "person" or m.form == "office")
        sentence.place_at = cover(sentence, places[index])
        sentence.date_at = cover(sentence, dated[index])
        mark_verbs(sentence)
        mark_clauses(sentence)
        sentences.append(Read(sentence, actors[index], places[index], dated[index], (start, end) == title))
    is_statement, author = issuer(text, mentions)
    home = setting(sentences, author=author.code if author is not None else None)
    return Document(text, published_on, dates, sentences, is_statement, author, home)


def is_body(mention: ActorMention) -> bool:
    """An international organisation: one that states join and leave."""
    return mention.entity.kind == "organization" and mention.entity.code is None and mention.form != "common"


def setting(sentences: list[Read], author: str | None = None) -> Entity | None:
    """The country whose story it is: where things happen weighs more than who is spoken of, the title and the lead most.

    `author` is the code of the state that issues the text, which is not what it is about.
    """
    weights: dict[str, float] = {}
    countries: dict[str, Entity] = {}
    for number, read in enumerate(sentences):
        share = TITLE_WEIGHT if read.is_title else LEAD_WEIGHT if number <= LEAD_SENTENCES else 1.0
        for mention in read.actors:
            owner = country_of(mention)
            if owner is not None and mention.form != "modifier":
                countries.setdefault(owner.id, owner)
                weights[owner.id] = weights.get(owner.id, 0) + share * weight_of(mention)
        for place in read.places:
            if place.code is not None and place.precision not in ("country", "sea"):
                weights[place.code] = weights.get(place.code, 0) + share * SCENE_WEIGHT
    found = (name for name in sorted(weights, key=weights.__getitem__, reverse=True) if name != author)
    return next((country for name in found if (country := countries.get(name) or state(name)) is not None), None)


def weight_of(mention: ActorMention) -> float:
    """Countries where it happens, countries by name, and least those whose people are spoken of."""
    if mention.locative:
        return SCENE_WEIGHT
    return 1.0 if mention.kind == "country" and mention.form in ("name", "alias") else 0.5


def country_of(mention: ActorMention) -> Entity | None:
    return mention.entity if mention.entity.kind == "country" else state(mention.entity.code)


def title_span(text: str, spans: list[tuple[int, int]], headline: str) -> tuple[int, int] | None:
    """The first sentence where it is the headline, or a line of its own without full stop that is followed by more."""
    if len(spans) < 2:
        return None
    start, end = spans[0]
    if text[start:end] == headline.strip():
        return start, end
    alone = "\n" in text[end : spans[1][0]]
    return (start, end) if alone and end - start <= TITLE_LENGTH and text[end - 1] not in ".!" else None


def is_date_line(text: str, start: int, end: int, dates: list[DateMention]) -> bool:
    """A line that is a date and nothing else (an article's date line) dates no event."""
    return any(mention.start - start + end - mention.end <= 2 for mention in dates) and "\n" in text[end : end + 2]
