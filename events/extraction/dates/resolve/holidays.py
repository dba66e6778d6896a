"""Public and religious holidays that news uses as dates."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from ...edtf import Edtf
from ..context import Context, Resolved
from ..lexicon import habits
from ..moon import moon_days
from ..periods import Period
from ..rules import Found
from .common import nearest, of_period, unanchored, with_part_of_day
from .days import reach_of_tense

FIXED = re.compile(r"([0-9]+)-([0-9]+)")
NTH_WEEKDAY = re.compile(r"([0-9]+)-#(-?[0-9])-([0-6])")
MOVABLE = re.compile(r"(easter|orthodox)([+-][0-9]+)")
MOON = re.compile(r"moon:([a-z_,]+)(\+[0-9]+)?")
LENGTH = re.compile(r"(.*?)(?:\.\.([0-9]+))?(~?)")  # the first day, how many more it lasts, a day more or less


def holiday(found: Found, context: Context) -> Resolved | None:
    """In the year named, else the nearest to the anchor; one that this program cannot compute has no day."""
    written = found.tokens.word(found.place("hol") or 0)
    if (
        habits(context.language)["holidays_have_capitals"] and written.islower()
    ):  # "election day" may be that of any country
        return None
    when, more, about = begin_and_length(found.code("hol") or "")
    year, anchor = found.number("y"), context.anchor(found)
    if anchor is None and year is None:
        return unanchored("XXXX-XX-XX", "holiday-without-day")
    if found.has("yrel") and anchor:
        year = anchor.year + (found.number("yrel") or 0)
    if year is not None:
        day, anchor = next(iter(holidays_in(when, year)), None), None
    else:
        day = holiday_near(when, anchor, found.number("rel"), reach_of_tense(found, context)) if anchor else None
    if day is None:
        return unanchored("XXXX-XX-XX", "holiday-without-day")
    alone = found.last - found.first == 1
    unit = (
        None
        if alone
        else "WE"
        if context.mentions(found, "WEEKEND")
        else "W"
        if context.mentions(found, "WEEK")
        else None
    )
    if unit:
        beside = timedelta(days=3 if unit == "WE" and day.weekday() < 3 else 0)  # that of Labor Day ends with it
        return of_period(Period.containing(unit, day - beside), "holiday-week", anchor)
    if more:
        return _lasting(day, day + timedelta(days=int(more)), anchor)
    resolved = with_part_of_day(Period("D", day), found.code("p"), "holiday", anchor, found.code("mod"))
    return resolved._replace(edtf=Edtf.parse(f"{day.isoformat()}~")) if about else resolved


@cache
def begin_and_length(code: str) -> tuple[str, str | None, str]:
    """When the feast begins, how many days more it lasts, "~" where its day may be off by one."""
    match = LENGTH.fullmatch(code)
    return (match[1], match[2], match[3]) if match else (code, None, "")


def _lasting(first: date, last: date, anchor: date | None) -> Resolved:
    """What is dated by a feast of several days happened on one of them."""
    edtf = Edtf.parse(f"[{first.isoformat()}..{last.isoformat()}]")
    return Resolved("DATE", f"{first.isoformat()}/{last.isoformat()}", "holiday", edtf, anchor)


@lru_cache(maxsize=1024)
def holiday_near(when: str, anchor: date, step: int | None, reach: tuple[int, int]) -> date | None:
    """The one nearest to the anchor, if it may lie `reach` days back or ahead; `step`: -1 the last, 1 the next one."""
    years = range(max(anchor.year - 1, 1), min(anchor.year + 1, 9999) + 1)
    candidates = [day for year in years for day in holidays_in(when, year)]
    if step == -1:
        candidates = [day for day in candidates if day < anchor][-1:]
    elif step == 1:
        candidates = [day for day in candidates if day > anchor][:1]
    told = [day for day in candidates if -reach[0] <= (day - anchor).days <= reach[1]]
    return nearest(told or candidates, anchor) if candidates else None


@lru_cache(maxsize=1024)
def holidays_in(when: str, year: int) -> tuple[date, ...]:
    """The days of a year on which the holiday begins; `when` as in holidays.tsv, without its length."""
    if match := FIXED.fullmatch(when):
        return (date(year, int(match[1]), int(match[2])),)
    if match := NTH_WEEKDAY.fullmatch(when):
        return (_nth_weekday(year, int(match[1]), int(match[2]), int(match[3])),)
    if when == "11-election":  # the Tuesday after the first Monday of November
        return (_nth_weekday(year, 11, 1, 0) + timedelta(days=1),)
    if match := MOON.fullmatch(when):
        begin = sorted(day for name in match[1].split(",") for day in moon_days(name, year))
        return tuple(day + timedelta(days=int(match[2] or 0)) for day in begin)
    match = MOVABLE.fullmatch(when)
    if not match or not 1583 <= year <= 4099:
        return ()
    sunday = easter(year, EASTER_WESTERN) if match[1] == "easter" else easter(year, EASTER_ORTHODOX)
    return (sunday + timedelta(days=int(match[2])),)


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """Of a month; the last one where `nth` is -1."""
    first = date(year, month, 1)
    days = [first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * week) for week in range(5)]
    return [day for day in days if day.month == month][nth if nth < 0 else nth - 1]


RESOLVERS = {"holiday": holiday}
