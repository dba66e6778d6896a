"""EDTF text to its parts: a single date, an interval or a one-of set, each with its bounds."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .errors import EdtfError

MAX_LENGTH = 400

SINGLE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)(?P<time>T[0-9:]{8}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?"
    r"(?P<qualifier>[?~%]|\?~|~\?)?"
)
CLOCK = re.compile(r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-]([01][0-9]|2[0-3])(:[0-5][0-9])?)?")

# Level 2 codes for parts of a year: code -> (precision, number of the part, first month, last month).
# Months 13 and 14 are those of the next year.
PARTS_OF_YEAR: dict[int, tuple[str, int, int, int]] = {
    **{21 + i: ("season", i + 1, 3 + 3 * i, 5 + 3 * i) for i in range(4)},
    **{25 + i: ("season", i + 1, 3 + 3 * i, 5 + 3 * i) for i in range(4)},  # northern hemisphere
    **{29 + i: ("season", i + 1, 3 + 3 * ((i + 2) % 4), 5 + 3 * ((i + 2) % 4)) for i in range(4)},  # southern
    **{33 + i: ("quarter", i + 1, 1 + 3 * i, 3 + 3 * i) for i in range(4)},
    **{37 + i: ("third", i + 1, 1 + 4 * i, 4 + 4 * i) for i in range(3)},
    **{40 + i: ("half", i + 1, 1 + 6 * i, 6 + 6 * i) for i in range(2)},
}


@dataclass(frozen=True, slots=True)
class Single:
    """One date of any precision; `year`, `month`, `day` are as written ("201X", "XX"), None where not given."""

    text: str
    year: str
    month: str | None
    day: str | None
    time: str | None
    qualifier: str
    precision: str
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Range:
    """`first` to `last`; an end is None where it is open (`..`) or not known (empty, only in intervals)."""

    first: Single | None
    last: Single | None
    unknown: bool = False  # the missing end is not known, rather than open

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        return self.first.earliest if self.first else None, self.last.latest if self.last else None


@dataclass(frozen=True, slots=True)
class OneOf:
    """A set of which one member is the date; members in order of time."""

    members: tuple[Single | Range, ...]


@lru_cache(maxsize=4096)
def parse(text: str) -> Single | Range | OneOf:
    """Raises EdtfError."""
    text = text.strip()
    if not text:
        raise EdtfError("There is no date here.")
    if len(text) > MAX_LENGTH:
        raise EdtfError(f"This date is longer than {MAX_LENGTH} characters.")
    if text.startswith("["):
        return parse_set(text)
    if text.startswith("{"):
        raise EdtfError(
            "A set of several dates, {…}, cannot be one date: write a one-of set, [a,b], or an interval, a/b."
        )
    return parse_interval(text) if "/" in text else parse_single(text)


def parse_set(text: str) -> OneOf:
    if not text.endswith("]"):
        raise EdtfError(f"The one-of set {text} lacks its closing bracket.")
    parts = [part.strip() for part in text[1:-1].split(",")]
    if not all(parts):
        raise EdtfError(f"The one-of set {text} has an empty place: write [2021-12-01,2021-12-03].")
    members = [parse_member(part) for part in parts]
    return OneOf(tuple(sorted(members, key=_member_order)))


def parse_member(text: str) -> Single | Range:
    first, dots, last = (part.strip() for part in text.partition(".."))
    if not dots:
        return parse_single(text)
    return _checked(Range(_end(first), _end(last)), text)


def parse_interval(text: str) -> Range:
    first, _, last = (part.strip() for part in text.partition("/"))
    ends = [None if part in ("", "..") else _end(part) for part in (first, last)]
    return _checked(Range(ends[0], ends[1], unknown="" in (first, last)), text)


def parse_single(text: str) -> Single:
    match = SINGLE.fullmatch(text.replace("x", "X"))
    if not match:
        raise EdtfError(f"“{text[:40]}” is not a date that we can read.")
    year, month, day, time, mark = match.group("year", "month", "day", "time", "qualifier")
    qualifier = "%" if mark and len(mark) == 2 else mark or ""
    if time and not CLOCK.fullmatch(time):
        raise EdtfError(f"“{time[1:]}” is no time of day: write 2022-02-24T05:30:00Z.")
    precision, earliest, latest = _extent(year, month, day, text)
    canonical = "-".join(filter(None, (year, month, day))) + (time or "") + qualifier
    return Single(canonical, year, month, day, time, qualifier, "time" if time else precision, earliest, latest)


def _extent(year: str, month: str | None, day: str | None, text: str) -> tuple[str, date, date]:
    """Precision, first and last day."""
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if last == 0:
        raise EdtfError(f"“{text}”: years run from 0001 to 9999.")
    if "X" in year:
        if month:
            raise EdtfError(f"“{text}”: a month needs a whole year before it.")
        return ("century" if year.endswith("XX") else "decade"), date(max(first, 1), 1, 1), date(last, 12, 31)
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise EdtfError(f"“{text}”: a day needs its month.")
        return "year", date(first, 1, 1), date(first, 12, 31)
    return _within_year(first, int(month or 0), day, text)


def _within_year(year: int, month: int, day: str | None, text: str) -> tuple[str, date, date]:
    if month in PARTS_OF_YEAR:
        if day:
            raise EdtfError(f"“{text}”: a season or quarter has no days of its own.")
        name, _, start, end = PARTS_OF_YEAR[month]
        if end > 12 and year == 9999:
            raise EdtfError(f"“{text}”: years run from 0001 to 9999.")
        return name, _month(year, start)[0], _month(year, end)[1]
    if not 1 <= month <= 12:
        raise EdtfError(f"“{text}”: there is no month {month:02d}.")
    if day in (None, "XX"):
        return "month", *_month(year, month)
    try:
        only = date(year, month, int(day or 0))
    except ValueError:
        raise EdtfError(f"“{text}”: there is no such day in that month.") from None
    return "day", only, only


def _month(year: int, month: int) -> tuple[date, date]:
    """First and last day; months 13 and 14 are January and February of the next year."""
    year, month = year + (month > 12), month - 12 * (month > 12)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _end(text: str) -> Single | None:
    if not text:
        return None
    end = parse_single(text)
    if end.time:
        raise EdtfError(f"“{text}”: the ends of an interval are days, months or years, without a time of day.")
    return end


def _checked(part: Range, text: str) -> Range:
    if part.first is None and part.last is None:
        raise EdtfError(f"“{text}” has a date at neither end.")
    if part.first and part.last and part.first.earliest > part.last.latest:
        raise EdtfError(f"“{text}” runs backwards: the earlier date comes first.")
    return part


def _member_order(member: Single | Range) -> tuple[date, date]:
    low, high = member.bounds if isinstance(member, Range) else (member.earliest, member.latest)
    return low or date.min, high or date.max
