"""EDTF in words. The words and their order are a table, one file a language."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from .grammar import PARTS_OF_YEAR, OneOf, Range, Single


@cache
def words(language: str) -> dict[str, Any]:
    text = (Path(__file__).parent / f"words.{language}.json").read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


def in_words(part: Single | Range | OneOf, language: str) -> str:
    if isinstance(part, Single):
        return _single(part, language)
    return _interval(part, language) if isinstance(part, Range) else _one_of(part, language)


def in_words_with_unknown(part: Single | Range | OneOf, language: str) -> str:
    """As `in_words`, with what the date leaves open at its end."""
    kind = part.precision if isinstance(part, Single) else "set" if isinstance(part, OneOf) else "interval"
    unknown = words(language)["unknown"].get(kind)
    text = in_words(part, language)
    return words(language)["with_unknown"].format(date=text, unknown=unknown) if unknown else text


def _single(part: Single, language: str) -> str:
    table = words(language)
    plain = _plain(part, language)
    return str(table["qualifiers"][part.qualifier].format(date=plain)) if part.qualifier else plain


def _plain(part: Single, language: str) -> str:
    table = words(language)
    if part.precision in ("day", "time"):
        day = table["day"].format(day=part.earliest.day, month=_month_name(part, language), year=_year(part))
        return str(table["time"].format(day=day, clock=_clock(part.time)) if part.time else day)
    if part.precision == "month":
        return str(table["month"].format(month=_month_name(part, language), year=_year(part)))
    if part.precision in ("decade", "century"):
        return _decade(part, language)
    return _year(part) if part.precision == "year" else _part_of_year(part, language)


def _month_name(part: Single, language: str) -> str:
    name: str = words(language)["months"][part.earliest.month - 1]
    return name


def _year(part: Single) -> str:
    return str(part.earliest.year)


def _clock(time: str | None) -> str:
    """ "T05:30:00Z" as "05:30 UTC"."""
    clock = (time or "")[1:6]
    zone = (time or "")[9:]
    return f"{clock} {'UTC' if zone == 'Z' else f'UTC{zone}'}" if zone else clock


def _part_of_year(part: Single, language: str) -> str:
    table = words(language)
    name, number, _, last = PARTS_OF_YEAR[int(part.month or 0)]
    if name == "season":
        year = f"{_year(part)}–{part.latest.year % 100:02d}" if last > 12 else _year(part)
        return str(table["season"].format(season=table["seasons"][number - 1], year=year))
    return str(table["part"].format(ordinal=table["ordinals"][number - 1], part=table["parts"][name], year=_year(part)))


def _decade(part: Single, language: str) -> str:
    table = words(language)
    if part.precision == "decade":
        return str(table["decade"].format(year=int(part.year.replace("X", "0"))))
    return str(table["century"].format(ordinal=ordinal(int(part.year[:2]) + 1, language)))


def ordinal(number: int, language: str) -> str:
    """ "21st", "12th"; in German "21."."""
    endings = words(language)["ordinal_endings"]
    last_digit = "" if number % 100 in (11, 12, 13) else str(number % 10)
    return f"{number}{endings.get(last_digit, endings[''])}"


def _interval(part: Range, language: str) -> str:
    table = words(language)
    if part.first and part.last:
        return _joined(part.first, part.last, language)
    if part.first:
        return str(table["from_unknown" if part.unknown else "since"].format(date=_single(part.first, language)))
    assert part.last is not None  # noqa: S101 - the grammar refuses a range without ends
    return str(table["to_unknown" if part.unknown else "until"].format(date=_single(part.last, language)))


def _joined(first: Single, last: Single, language: str) -> str:
    """ "10–13 January 2022", "March–May 2021", "10 January – 3 February 2022", "2019–2021"."""
    if first.text == last.text:
        return _single(first, language)
    if first.qualifier or last.qualifier or first.precision != last.precision:
        return f"{_single(first, language)} – {_single(last, language)}"
    if first.precision == "year":
        return f"{_year(first)}–{_year(last)}"
    same_year = first.earliest.year == last.earliest.year
    if first.precision == "day" and same_year:
        if first.earliest.month == last.earliest.month:
            return f"{_first_day(first, language)}–{_plain(last, language)}"
        return f"{_day_of_month(first, language)} – {_plain(last, language)}"
    if first.precision == "month" and same_year:
        return f"{_month_name(first, language)}–{_plain(last, language)}"
    return f"{_single(first, language)} – {_single(last, language)}"


def _day_of_month(part: Single, language: str) -> str:
    return str(words(language)["day_of_month"].format(day=part.earliest.day, month=_month_name(part, language)))


def _first_day(part: Single, language: str) -> str:
    """The day alone, where the end that follows names its month: the "10" of "10–13 January"."""
    return str(words(language)["first_day"].format(day=part.earliest.day))


def _one_of(part: OneOf, language: str) -> str:
    members = part.members
    if len(members) == 1 and isinstance(members[0], Range):
        return _within(members[0], language)
    return str(
        words(language)["or"].join(
            _single(m, language) if isinstance(m, Single) else _within(m, language) for m in members
        )
    )


def _within(part: Range, language: str) -> str:
    """At some moment of a range: "early January 2022", "week of 13 December 2021", "between 3 and 9 March 2022"."""
    table = words(language)
    if part.first is None or part.last is None:
        known = part.first or part.last
        assert known is not None  # noqa: S101 - the grammar refuses a range without ends
        return str(table["after" if part.first else "before"].format(date=_single(known, language)))
    return _portion(part.first, part.last, language) or _between(part.first, part.last, language)


def _portion(first: Single, last: Single, language: str) -> str | None:
    """The ten-day parts of a month, the four-month parts of a year, and weeks have names."""
    table = words(language)
    if first.qualifier or last.qualifier or first.precision != last.precision:
        return None
    low, high = first.earliest, last.latest
    if first.precision == "day":
        if high - low == timedelta(days=6) and low.weekday() == 0:
            return str(table["week"].format(date=_plain(first, language)))
        ends_month = (high + timedelta(days=1)).day == 1 if high.year < 9999 else high.day == 31
        portions = {1: high.day == 10, 11: high.day == 20, 21: ends_month}
        if (low.year, low.month) == (high.year, high.month) and portions.get(low.day):
            month = table["month"].format(month=_month_name(first, language), year=_year(first))
            return str(table["portion_of_month"][low.day // 10].format(month=month))
    if first.precision == "month" and low.year == high.year and (low.month, high.month) in ((1, 4), (5, 8), (9, 12)):
        return str(table["portion_of_year"][low.month // 4].format(year=_year(first)))
    return None


def _between(first: Single, last: Single, language: str) -> str:
    plain = not (first.qualifier or last.qualifier) and first.precision == last.precision == "day"
    start = _single(first, language)
    if plain and first.earliest.year == last.earliest.year:
        same_month = first.earliest.month == last.earliest.month
        start = _first_day(first, language) if same_month else _day_of_month(first, language)
    return str(words(language)["between"].format(first=start, last=_single(last, language)))
