"""A language's words, phrases and holidays, read once from its data files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
FIRST_SYMBOL = 0x100

# What a token may be to the grammar: a number, a word, or a tuple for ranges and dates in digits.
Value = int | float | str | tuple[int | str, ...] | None
Entry = tuple[str, Value]

# Classes that the tokenizer itself gives; all others come from the words.
BUILT_IN = (
    "WORD", "OTHER", "COMMA", "HYPHEN", "DASH", "LPAREN", "RPAREN", "STOP", "QUOTE", "PLUS", "BREAK", "POSS", "SMALL",
    "INT", "YEAR", "SHORTYEAR", "DECADE", "FULLDATE", "YEARRANGE", "DAYRANGE", "FRACTION", "CLOCK", "ORDNUM",
    "AMPM", "OCLOCK", "QCODE", "HCODE", "NUMWORD", "HOLIDAY", "AND", "A", "HALF", "MONTH", "LABEL", "STAMP",
)  # fmt: skip
NUMBER_PHRASE = "NUMWORD(HYPHEN?NUMWORD|ANDNUMWORD)+(ANDAHALF)?|NUMWORDHYPHEN?ANDHYPHEN?AHYPHEN?HALF|[SMALLINT]FRACTION|[SMALLINT]ANDAHALF"


class LanguageError(ValueError):
    """No data for this language, or data that cannot be read. The message names the file."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`symbols`: class name to its character. `words`: exact spelling to class character and value."""

    symbols: dict[str, str]
    words: dict[str, Entry]
    abbreviations: dict[str, Entry]
    phrases: dict[str, list[tuple[tuple[str, ...], str, Value]]]
    heads: dict[str, set[str]]
    after_abbreviation: re.Pattern[str]
    number_phrase: re.Pattern[str]


@cache
def habits(language: str) -> dict[str, Any]:
    """What else is peculiar to a language: order of day and month, patterns of captions."""
    table: dict[str, Any] = json.loads(data_file(language, "habits.json").read_text(encoding="utf-8"))
    return table


def languages() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in DATA.iterdir() if path.is_dir()))


def data_file(language: str, name: str) -> Path:
    """Raises LanguageError; `language` never becomes a path of its own."""
    if language not in languages():
        raise LanguageError(f"No dates in language {language!r}: choose one of {', '.join(languages())}.")
    return DATA / language / name


def rows(path: Path) -> Iterator[list[str]]:
    """Cells of each line that is no comment."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


@cache
def load(language: str) -> Lexicon:
    entries = list(_entries(language))
    names = dict.fromkeys(BUILT_IN) | dict.fromkeys(kind for _, kind, _ in entries)
    symbols = {name: chr(FIRST_SYMBOL + place) for place, name in enumerate(names)}
    words: dict[str, Entry] = {}
    abbreviations: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Value]]] = {}
    for spelling, kind, value in entries:
        parts = tuple(_parts(spelling))
        if len(parts) == 2 and parts[1] == ".":
            abbreviations |= dict.fromkeys(_spellings(parts[0]), (symbols[kind], value))
        elif len(parts) > 1:
            phrases.setdefault(parts[0].lower(), []).append(
                (tuple(part.lower() for part in parts), symbols[kind], value)
            )
        else:
            words |= dict.fromkeys(_spellings(spelling), (symbols[kind], value))
    for found in phrases.values():
        found.sort(key=lambda phrase: -len(phrase[0]))
    heads = {
        spelling: {phrase[0][1] for phrase in found} for head, found in phrases.items() for spelling in _spellings(head)
    }
    after = "|".join(
        re.escape(word) for word in [*words, *abbreviations] if words.get(word, ("",))[0] in symbols["MONTH"]
    )
    return Lexicon(
        symbols, words, abbreviations, phrases, heads,
        re.compile(rf"(?:,?\s+|-)(?:(?:[0-9]{{1,2}}|[12][0-9]{{3}})(?![0-9%])|(?:{after})\b)"),
        re.compile(in_symbols(NUMBER_PHRASE, symbols)),
    )  # fmt: skip


@cache
def class_names(language: str) -> dict[str, str]:
    """Class name by its character."""
    return {symbol: name for name, symbol in load(language).symbols.items()}


def in_symbols(pattern: str, symbols: dict[str, str]) -> str:
    """Class names in a pattern to their characters; longest name first, so that ORDNUM is not taken for ORD."""
    names = sorted(symbols, key=len, reverse=True)
    return re.sub("|".join(names), lambda match: symbols[match.group()], pattern)


def _entries(language: str) -> Iterator[tuple[str, str, Value]]:
    for cells in rows(data_file(language, "words.tsv")):
        if len(cells) < 2:
            raise LanguageError(f"{language}/words.tsv: a line without a class: {cells}")
        for spelling in cells[0].split("|"):
            yield spelling, cells[1], _value(cells[2] if len(cells) > 2 else "")
    for cells in rows(data_file(language, "holidays.tsv")):
        for spelling in cells[0].split("|"):
            yield spelling, "HOLIDAY", cells[1]


def _value(cell: str) -> Value:
    for kind in (int, float):
        try:
            return kind(cell)
        except ValueError:
            continue
    return cell or None


def _parts(spelling: str) -> list[str]:
    return re.findall(r"['’]s\b|[^\W\d_]+|\d+|[^\w\s]", spelling)


def _spellings(word: str) -> tuple[str, ...]:
    """A word in the file in lower case may begin a sentence; one with a capital may not lose it."""
    return (word, word.upper()) if word[:1].isupper() else (word, word[:1].upper() + word[1:], word.upper())
