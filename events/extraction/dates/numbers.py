"""What a number in running text may be: a day, a year, a range of them, a date in digits, or no part of a date."""

from __future__ import annotations

import re

from .lexicon import Lexicon, Value
from .tokens import Tokens

FIRST_YEAR, LAST_YEAR = 1000, 2199
ISO = re.compile(r"([0-9]{4})([-/])([0-9]{2})\2([0-9]{2})")
PARTED = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
CLOCK = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9])?")
ORDINAL = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)")
DECADE = re.compile(r"([0-9]{2}|[0-9]{4})s")
RANGE = re.compile(r"([0-9]{1,4})[-–/]([0-9]{1,4})(?:st|nd|rd|th)?")
QUANTITY = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|[0-9]{1,9}(?:\.[0-9]{1,9})?")
MAX_DIGITS = 24


def classify_number(word: str) -> tuple[str, Value]:
    """Class and value of a run of digits with its inner marks ("12", "1990s", "2021-11-12", "1998-99")."""
    if word.isdigit():
        return _plain(word)
    if len(word) > MAX_DIGITS:
        return "OTHER", None
    if match := ORDINAL.fullmatch(word):
        return "ORDNUM", int(match[1])
    if match := DECADE.fullmatch(word):
        year = int(match[1]) if len(match[1]) == 4 else 1900 + int(match[1])
        return ("DECADE", year) if year % 10 == 0 else ("OTHER", None)
    if match := CLOCK.fullmatch(word):
        return "CLOCK", f"{int(match[1]):02d}:{match[2]}"
    return _date_in_digits(word) or _range(word) or _quantity(word)


def _plain(word: str) -> tuple[str, Value]:
    if len(word) > 12:
        return "OTHER", None
    number = int(word)
    if len(word) == 4 and FIRST_YEAR <= number <= LAST_YEAR:
        return "YEAR", number
    return ("SMALL", number) if len(word) <= 2 and 1 <= number <= 31 else ("INT", number)


def _date_in_digits(word: str) -> tuple[str, Value] | None:
    """FULLDATE with (order, first, second, third number): order "ymd", "dmy" or "?" where day and month may be swapped."""
    if match := ISO.fullmatch(word):
        year, month, day = map(int, match.group(1, 3, 4))
        return ("FULLDATE", ("ymd", year, month, day)) if month <= 12 and 1 <= day <= 31 else ("OTHER", None)
    match = PARTED.fullmatch(word)
    if not match or (match[2] == "." and len(match[4]) == 2):  # 1.9.90 is as like a version as a date
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    return "FULLDATE", ("dmy" if match[2] == "." else "?", first, second, year)


def _range(word: str) -> tuple[str, Value] | None:
    match = RANGE.fullmatch(word)
    if not match:
        return None
    first, last = int(match[1]), int(match[2])
    if len(match[1]) == 4 and FIRST_YEAR <= first <= LAST_YEAR:
        if len(match[2]) == 2:
            last += first // 100 * 100
        return ("YEARRANGE", (first, last)) if first < last <= min(first + 99, LAST_YEAR) else None
    if "/" in word and (last != first + 1 or last <= 8):  # the night of "26/27 February"
        return ("FRACTION", first / last) if 0 < first < last <= 8 else ("OTHER", None)
    return ("DAYRANGE", (first, last)) if 1 <= first < last <= 31 else ("OTHER", None)


def _quantity(word: str) -> tuple[str, Value]:
    if QUANTITY.fullmatch(word):
        number = float(word.replace(",", ""))
        return "INT", int(number) if number.is_integer() else number
    return "OTHER", None


def merge_numbers(tokens: Tokens, lexicon: Lexicon) -> None:
    """Makes one token of "twenty-five", "two and a half", "5 1/2" and of years in words ("nineteen ninety-six")."""
    merges: list[tuple[int, int, str, Value]] = []
    for match in lexicon.number_phrase.finditer(tokens.kinds):
        first, last = match.span()
        values = [value for value in tokens.values[first:last] if isinstance(value, int | float)]
        year = _spelled_year(values)
        kind = lexicon.symbols["YEAR" if year else "NUMWORD"]
        merges.append((first, last, kind, year or _total(values)))
    if merges:
        tokens.merge(merges)


def _spelled_year(values: list[int | float]) -> int | None:
    if len(values) in (2, 3) and 17 <= values[0] <= 20 and 10 <= values[1] <= 90 and sum(values[1:]) <= 99:
        return int(values[0] * 100 + sum(values[1:]))
    return None


def _total(values: list[int | float]) -> int | float:
    """Words of a number in order: [2, 1000, 5, 100, 20] is 2,520. "A half" after it arrives as 1, 0.5."""
    total: int | float = 0
    current: int | float = 0
    if len(values) > 2 and values[-2:] == [1, 0.5]:
        values = [*values[:-2], 0.5]
    for value in values:
        if value == 1000:
            total, current = total + (current or 1) * 1000, 0
        elif value == 100:
            current = (current or 1) * 100
        else:
            current += value
    return min(total + current, 10**9)
