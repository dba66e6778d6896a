"""Public and religious holidays that news uses as dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from ..context import Context, Resolved
from ..periods import Period
from ..rules import Found
from .absolute import reach_of_tense
from .common import nearest, of_period, with_part_of_day

FIXED = re.compile(r"([0-9]+)-([0-9]+)")
NTH_WEEKDAY = re.compile(r"([0-9]+)-#(-?[0-9])-([0-6])")
MOVABLE = re.compile(r"(easter|orthodox)([+-][0-9]+)")


def holiday(found: Found, context: Context) -> Resolved | None:
    """In the year named, else the nearest to the anchor; one that this program cannot compute has no day."""
    when, year, anchor = found.code("hol") or "", found.number("y"), context.anchor(found)
    if found.has("y") and year:
        day = holiday_in(when, year)
        return of_period(Period("D", day), "holiday") if day else None
    if anchor is None or when == "?":
        return Resolved("DATE", "XXXX-XX-XX", "holiday-without-day")
    day = _near(when, found, context, anchor)
    if day is None:
        return None
    if context.mentions(found, "WEEKEND") or context.mentions(found, "WEEK"):
        unit = "WE" if context.mentions(found, "WEEKEND") else "W"
        beside = timedelta(days=3 if unit == "WE" and day.weekday() < 3 else 0)  # that of Labor Day ends with it
        return of_period(Period.containing(unit, day - beside), "holiday-week", anchor)
    return with_part_of_day(Period("D", day), found.code("p"), "holiday", anchor, found.code("mod"))


def _near(when: str, found: Found, context: Context, anchor: date) -> date | None:
    years = range(max(anchor.year - 1, 1), min(anchor.year + 1, 9999) + 1)
    candidates = [day for year in years if (day := holiday_in(when, year))]
    step = found.number("rel")
    if step == -1:
        candidates = [day for day in candidates if day < anchor][-1:]
    elif step == 1:
        candidates = [day for day in candidates if day > anchor][:1]
    back, ahead = reach_of_tense(found, context)
    told = [day for day in candidates if -back <= (day - anchor).days <= ahead]
    return nearest(told or candidates, anchor) if candidates else None


def holiday_in(when: str, year: int) -> date | None:
    """The holiday's day in a year; `when` as in holidays.tsv."""
    if match := FIXED.fullmatch(when):
        return date(year, int(match[1]), int(match[2]))
    if match := NTH_WEEKDAY.fullmatch(when):
        return _nth_weekday(year, int(match[1]), int(match[2]), int(match[3]))
    if when == "11-election":  # the Tuesday after the first Monday of November
        return _nth_weekday(year, 11, 1, 0) + timedelta(days=1)
    match = MOVABLE.fullmatch(when)
    if not match or not 1583 <= year <= 4099:
        return None
    sunday = easter(year, EASTER_WESTERN) if match[1] == "easter" else easter(year, EASTER_ORTHODOX)
    return sunday + timedelta(days=int(match[2]))


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """Of a month; the last one where `nth` is -1."""
    first = date(year, month, 1)
    days = [first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * week) for week in range(5)]
    return [day for day in days if day.month == month][nth if nth < 0 else nth - 1]


RESOLVERS = {"holiday": holiday}
