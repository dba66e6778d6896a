"""Halves of a divided country: "the North" and "the South" of Korea, of Sudan, where the text names both states."""

from __future__ import annotations

from . import catalog
from .entities import Entity
from .tokens import Tokens

# The states that "the North" and "the South" mean, once a text has named them both.
_PAIRS = (("PRK", "KOR"), ("SDN", "SSD"))


def named_halves(tokens: Tokens, codes: set[str | None]) -> list[tuple[int, Entity]]:
    """The tokens "North" and "South" after "the" that stand for a state, with that state."""
    pair = next((pair for pair in _PAIRS if codes.issuperset(pair)), None)
    if pair is None:
        return []
    states = {"North": catalog.entity(pair[0]), "South": catalog.entity(pair[1])}
    return [
        (index, states[word])
        for index, word in enumerate(tokens.words)
        if word in states and tokens.word(index - 1).lower() == "the" and _stands_alone(tokens, index + 1)
    ]


def _stands_alone(tokens: Tokens, index: int) -> bool:
    """Not "the South China Sea", "the North-South hotline", "the North of the country"."""
    word = tokens.word(index)
    of_it = word == "of" and tokens.word(index + 1) == "the"
    return not word[:1].isupper() and word not in ("-", "–") and not of_it
