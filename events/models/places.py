"""How names of places are made comparable."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .text import normalise

WORD = re.compile(r"\w+")


def place_key(name: str) -> str:
    """The name's words without accents, case and punctuation: "St. Petersburg" and "Deir ez-Zor" in any spelling of these."""
    return " ".join(WORD.findall(normalise(name)))


def place_keys(names: Iterable[str]) -> str:
    """Each name once, each after a line break, for a search by substring or by beginning."""
    keys = dict.fromkeys(place_key(name) for name in names)
    return "".join(f"\n{key}" for key in keys if key)
