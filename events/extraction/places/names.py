"""The other names of a place: who looks for Kiev finds Kyiv."""

from __future__ import annotations

from ..actors.tokens import phrase_key
from .gazetteer import Gazetteer, gazetteer


def names_of(name: str, code: str = "") -> tuple[str, ...]:
    """Every name of the place in the gazetteer, without `name` itself; none where the gazetteer does not know it.

    `code` is the country (ISO 3166-1 alpha-3) that it lies in, where that is known. Of several places with the name the one
    with the most people is meant. Hyphens and apostrophes of the names stand between spaces.
    """
    known, key = gazetteer(), phrase_key(name)
    names = _of_region(known, key) or _of_settlement(known, key, code)
    return tuple(other for other in dict.fromkeys(names) if other not in (name, key))


def _of_region(known: Gazetteer, key: str) -> list[str]:
    region = known.regions.get(key)
    return [other for other, place in known.regions.items() if place == region] if region else []


def _of_settlement(known: Gazetteer, key: str, code: str) -> list[str]:
    lines = [known.lines[number].split("\t") for number in known.by_name.get(key, ())]
    there = [line for line in lines if line[2] == code] if code else lines
    return max(there, key=lambda line: int(line[5]))[1].split("|") if there else []
