"""Who speaks in a joint statement: the governments that release it."""

from __future__ import annotations

import re

from .document import Document, Read
from .values import EventActor

ABOUT = frozenset(["on", "regarding", "concerning", "about", "following"])
OPENING = 6  # sentences in which a joint statement names its authors
JOINT = re.compile(r"\breleased by\b|\bWe, (?:the )?|\bgovernments? of\b|\bjoint statement (?:by|of)\b", re.IGNORECASE)


def coauthors_of(document: Document) -> list[EventActor]:
    """The governments and bodies that a joint statement names as its authors, none where it is nobody's but one's."""
    author = document.author
    if not document.is_statement:
        return []
    for read in document.sentences[:OPENING]:
        named = listed_after(read, document.text)
        if len(named) > 1 and (author is None or author.name in {actor.name for actor in named}):
            return named
    return []


def is_byline(read: Read, text: str) -> bool:
    """ "Ned Price, Department Spokesperson", "attributable to the Spokesperson": nobody of whom "he" speaks later."""
    sentence = read.sentence
    return not any(sentence.verbish) or "attributable to" in text[sentence.start : sentence.end]


def listed_after(read: Read, text: str) -> list[EventActor]:
    sentence = read.sentence
    match = JOINT.search(text, sentence.start, sentence.end)
    if match is None:
        return []
    found: dict[str, EventActor] = {}
    end = first_verb(read, match.end())
    for mention in read.actors:
        entity = mention.entity
        speaks = entity.kind in ("country", "organization") and not entity.id.startswith("common:")
        if speaks and match.start() <= mention.start < end:
            found.setdefault(entity.name, EventActor(entity.name, "actor", entity.code, entity.kind, None))
    return list(found.values())


def first_verb(read: Read, start: int) -> int:
    """Where the list of authors ends: the offset of the first verb, or of what the statement is on, from `start` on."""
    sentence = read.sentence
    ends = (
        at
        for at, low, verb in zip(sentence.starts, sentence.lows, sentence.verbish, strict=True)
        if verb or low in ABOUT
    )
    return next((offset for offset in ends if offset >= start), sentence.end)
