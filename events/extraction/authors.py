"""Who speaks in a press statement: the United States, or the governments that release a joint one."""

from __future__ import annotations

import re

from .document import Document, Read
from .values import EventActor

UNITED_STATES = EventActor("United States", "actor", "USA", "country", None)
OPENING = 6  # sentences in which a joint statement names its authors
JOINT = re.compile(r"\breleased by\b|\bWe, (?:the )?|\bgovernments? of\b|\bjoint statement (?:by|of)\b", re.IGNORECASE)


def author_of(document: Document) -> EventActor | None:
    return UNITED_STATES if document.is_statement else None


def coauthors_of(document: Document) -> list[EventActor]:
    """The governments and bodies that a joint statement names as its authors, none where it is nobody's but one's."""
    if not document.is_statement:
        return []
    for read in document.sentences[:OPENING]:
        named = listed_after(read, document.text)
        if len(named) > 1 and any(actor.code == UNITED_STATES.code for actor in named):
            return named
    return []


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
    """Where the list of authors ends: the offset of the first verb at or after `start`."""
    sentence = read.sentence
    verbs = (sentence.starts[i] for i, verbish in enumerate(sentence.verbish) if verbish)
    return next((offset for offset in verbs if offset >= start), sentence.end)
