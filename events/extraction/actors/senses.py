"""Which of its senses a phrase has where it stands."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from . import catalog
from .entities import Entity
from .lexicon import Sense
from .tables import words
from .tokens import Tokens


class Hit(NamedTuple):
    """A phrase of the vocabulary at tokens `start:end`, in the sense that fits here."""

    start: int
    end: int
    sense: Sense


def localise(hits: dict[int, Hit], states: Counter[str | None], tokens: Tokens) -> None:
    """Give "the Senate" and the like to the state that the text is about, if it is not the one they usually mean."""
    if not states:
        return
    most = states.most_common(1)[0][0]
    for start, hit in hits.items():
        entity = hit.sense.entity
        name = " ".join(tokens.words[hit.start : hit.end])
        if name in _SHARED_ACRONYMS and (own := _body_of(most, name)) is not None:
            hits[start] = Hit(hit.start, hit.end, Sense("entity", "alias", own))
            continue
        group = _SHARED_NAMES.get(name)
        if entity is None or group is None or entity.code == most:
            continue
        own = _body_of(most, name)
        hits[start] = Hit(hit.start, hit.end, Sense("entity", "alias", own) if own else Sense("noun", tag=group))


@lru_cache(maxsize=256)
def _body_of(code: str | None, name: str) -> Entity | None:
    """The body of a state that is called `name` there."""
    of_state = (body for _, body in catalog.organizations() if body.code == code)
    return next((body for body in of_state if any(known.endswith(name) for known in body.names)), None)


# Acronyms that mean another body in texts about its own state: the AUC of Colombia, else that of the African Union.
_SHARED_ACRONYMS = frozenset({"AUC"})
# Names of bodies that many states have.
_SHARED_NAMES = {
    "Senate": "legislature",
    "Congress": "legislature",
    "House of Representatives": "legislature",
    "House of Commons": "legislature",
    "Legislative Council": "legislature",
    "Supreme Court": "judiciary",
    "National Guard": "military",
    "Liberal Democratic Party": "opposition",
    "Democrats": "legislature",
}


def choose(senses: list[Sense], tokens: Tokens, start: int, end: int) -> Sense | None:
    """The sense that fits at tokens `start:end`, None where the words are no phrase of the vocabulary here."""
    sense = senses[0]
    if sense.sort == "entity" and sense.entity is not None and sense.entity.kind == "country":
        if tokens.words[start] == "Georgia" and is_american_georgia(tokens):
            return None
        return None if _is_persons_name(tokens, start, end) else sense
    if sense.sort in ("noun", "title") and _is_compound(tokens, start, end):
        return None
    return None if _is_shouted(tokens, start, end) else sense


@lru_cache(maxsize=4)
def is_american_georgia(tokens: Tokens) -> bool:
    """Whether the Georgia of this text is the state of the USA, by the other words of the text."""
    found = set(tokens.lower)
    return words("georgia_country").isdisjoint(found) and not words("georgia_state").isdisjoint(found)


def _is_compound(tokens: Tokens, start: int, end: int) -> bool:
    """ "student-led", "non-government": not the actor itself."""
    return (tokens.word(end) == "-" and tokens.glued(end) and tokens.glued(end + 1)) or (
        tokens.word(start - 1) == "-" and tokens.glued(start) and tokens.glued(start - 1)
    )


def _is_persons_name(tokens: Tokens, start: int, end: int) -> bool:
    """ "Jordan Smith", "Michael Jordan": a country's name as part of a personal name."""
    if end - start > 1 or tokens.lower[start] not in words("ambiguous_first_names"):
        return False
    after, before = tokens.word(end), tokens.word(start - 1)
    if after[:1].isupper() and after.lower() not in words("not_names") and tokens.same_line(end):
        return after.isalpha() and not after.isupper() and before.lower() not in words("place_prepositions")
    return before[:1].isupper() and before.lower() in words("first_names") and tokens.same_line(start)


def _is_shouted(tokens: Tokens, start: int, end: int) -> bool:
    """Whether an acronym that is also a word ("WHO", "US") stands in a line of capitals."""
    if end - start > 1 or tokens.words[start] not in ("WHO", "US", "ICE", "MEND", "AU", "IS"):
        return False
    around = [tokens.word(start - 1), tokens.word(end)]
    return all(word.isupper() and len(word) > 3 for word in around if word.isalpha()) and any(map(str.isalpha, around))
