"""What actors and places are called in the reader's language: data/countries.tsv and data/names.<language>.tsv.

The collection keeps one name for each, in English; it is what exports and the API give. Only what is shown is translated,
and a name typed in another language is understood.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from django.utils.functional import lazy

from .text import normalise
from .words import language

DATA = Path(__file__).parent / "data"


@cache
def _countries() -> tuple[dict[str, str], ...]:
    """A row per country: "code" (ISO 3166-1 alpha-3), and its name under each language's code."""
    with (DATA / "countries.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _names(language: str) -> dict[str, str]:
    """By the collection's name; where both files have one, the hand-written counts. Empty for a language without names."""
    found = {row["en"]: row[language] for row in _countries() if language in row and language != "en"}
    path = DATA / f"names.{language}.tsv"
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            next(rows)
            found.update((name, translated) for name, translated in rows)
    return found


@cache
def _collection_names() -> dict[str, str]:
    """The collection's name by each translated one, as a search compares them (normalised)."""
    languages = {path.name.split(".")[1] for path in DATA.glob("names.*.tsv")}
    return {normalise(translated): name for code in sorted(languages) for name, translated in _names(code).items()}


def name_words(name: str) -> str:
    """An actor's or place's name as the reader knows it: "Geneva" is "Genf" in German; what has no other name keeps its own."""
    known = _names(language())
    return known.get(name, name)


def place_words(name: str) -> str:
    """A place with what it lies in: each part between commas by its own name ("Kremlin, Moscow" is "Kreml, Moskau")."""
    known = _names(language())
    if not known or name in known:
        return known.get(name, name)
    return ", ".join(known.get(part, part) for part in name.split(", "))


def country_words(code: str) -> str:
    """A country by its ISO 3166-1 alpha-3 code, whether or not the collection has it as an actor; else the code."""
    return next((name_words(row["en"]) for row in _countries() if row["code"] == code), code)


def country_code(text: str) -> str:
    """The code of the country that is called so in any of our languages; else ""."""
    asked = normalise(collection_name(text))
    return next((row["code"] for row in _countries() if normalise(row["en"]) == asked), "")


def collection_name(text: str) -> str:
    """The collection's own name for what is typed in another language ("Russland" is "Russia"); else the text as it is."""
    return _collection_names().get(normalise(text), text)


def collection_names_like(text: str) -> list[str]:
    """The collection's names of all whose translated name begins so, by the translated one."""
    asked = normalise(text)
    return [name for key, name in sorted(_collection_names().items()) if key.startswith(asked)] if asked else []


name_words_later = lazy(name_words, str)  # for what outlives one answer
country_words_later = lazy(country_words, str)
