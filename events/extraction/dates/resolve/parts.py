"""Weeks, quarters, halves and seasons."""

from __future__ import annotations

from datetime import date, timedelta

from ...edtf import Edtf
from ..context import Context, Resolved
from ..periods import Period
from ..rules import Found
from . import months
from .common import end_named, kind_name, of_period, quarter_until, safe_date, so_far, unanchored
from .days import nearest_year


def week_of(found: Found, context: Context) -> Resolved | None:
    month, day, year, anchor = found.number("mo"), found.number("d"), found.number("y"), context.anchor(found)
    if isinstance(pair := found.value("r"), tuple):
        day = int(pair[0])
    if month is None or day is None or (year is None and anchor is None):
        return None
    exact = safe_date(year, month, day) if year else nearest_year(month, day, anchor) if anchor else None
    return (
        of_period(Period.containing(found.code("unit") or "W", exact), "week-of", None if year else anchor)
        if exact
        else None
    )


def quarter(found: Found, context: Context) -> Resolved | None:
    """A quarter of the calendar year. Without a year: the one last begun, or the coming one where the tense says so."""
    number, year, anchor = found.number("n"), found.number("y"), context.anchor(found)
    if kind_name(found, "n", context) in ("LAST", "FINAL") and number == -1:
        number = 4
    if number is None or not 1 <= number <= 4:
        return None
    month = 3 * number - 2
    fiscal = context.mentions(found, "FISCAL")
    if year is not None:
        return _fiscal(of_period(Period("Q", date(year, month, 1)), "quarter", mod=found.code("mod")), fiscal)
    if anchor is None:
        return unanchored(f"XXXX-Q{number}", "quarter")
    if found.has("yrel"):
        period = Period("Q", date(anchor.year + (found.number("yrel") or 0), month, 1))
        return _fiscal(of_period(period, "quarter-of-year", anchor), fiscal)
    nearest = of_period(_quarter_near(month, found, context, anchor), "quarter-nearest", anchor)
    if end := end_named(found, context):  # "its fourth quarter ended Aug. 26"
        return nearest._replace(edtf=quarter_until(end), rule="quarter-ended")
    return _fiscal(nearest, fiscal)


def _quarter_near(month: int, found: Found, context: Context, anchor: date) -> Period:
    this_year = Period("Q", date(anchor.year, month, 1))
    next_year = this_year.shift(4)
    if next_year.first - anchor < anchor - this_year.last and context.tense(found) == "future":
        return next_year  # what is to close in the first quarter, told in autumn
    if this_year.first <= anchor:
        return this_year
    if context.tense(found) == "future" or (this_year.first - anchor).days <= 92:
        return this_year
    return this_year.shift(-4)


def _fiscal(resolved: Resolved, fiscal: bool) -> Resolved:
    """A fiscal quarter begins when its owner says: no place on the calendar is claimed for it."""
    if not fiscal:
        return resolved
    return Resolved("DATE", resolved.value, "fiscal-quarter", None, resolved.anchor, None, resolved.period)


def half(found: Found, context: Context) -> Resolved | None:
    number, year, anchor = found.number("n"), found.number("y"), context.anchor(found)
    if kind_name(found, "n", context) in ("LAST", "FINAL"):
        number = 2 if number == -1 else 1
    if number not in (1, 2):
        return None
    if year is None:
        if anchor is None:
            return unanchored(f"XXXX-H{number}", "half")
        year = anchor.year + (found.number("yrel") or 0)
    return of_period(Period("H", date(year, 6 * number - 5, 1)), "half", None if found.has("y") else anchor)


def season(found: Found, context: Context) -> Resolved | None:
    code, year, mod, anchor = found.code("s"), found.value("y"), found.code("mod"), context.anchor(found)
    if code is None:
        return None
    if isinstance(year, tuple):
        year = year[0]
    if isinstance(year, int):
        return of_period(Period.season(code, year), "season", mod=mod)
    if anchor is None:
        return unanchored(f"XXXX-{code}", "season", mod=mod)
    if found.has("yrel"):
        return of_period(Period.season(code, anchor.year + (found.number("yrel") or 0)), "season-of-year", anchor, mod)
    near = _season_near(code, found, context, anchor)
    if found.has("e"):
        return so_far(near, "earlier" if kind_name(found, "e", context) == "EARLIER" else "later", anchor, "season")
    return of_period(near, "season-nearest", anchor, mod)


def _season_near(code: str, found: Found, context: Context, anchor: date) -> Period:
    now = Period.containing("S", anchor)
    season = Period.season(code, anchor.year)
    if season.first > now.first and season.first > anchor and season != now:
        earlier, later = season.shift(-4), season
    else:
        earlier, later = season, season if season == now else season.shift(4)
    step = found.number("rel")
    if step == -1:
        return earlier if earlier != now or kind_name(found, "rel", context) == "PAST" else earlier.shift(-4)
    if step == 1:
        return later if later != now else later.shift(4)
    if step == 0:
        return season
    tense = context.tense(found)
    if tense == "past":
        return earlier
    if tense == "future":
        return later
    return earlier if (anchor - earlier.last).days <= (later.first - anchor).days else later


def part_of_month(found: Found, context: Context) -> Resolved | None:
    """ "the first week of May" is its first seven days; "the last Sunday in March" and "the first day of June" are days."""
    number, month = found.number("n"), found.number("mo")
    resolved = months.month(found, context)
    if number is None or month is None or resolved is None or resolved.period is None:
        return resolved
    first, last = resolved.period.first, resolved.period.last
    step = timedelta(days=7 * (number - 1))
    if found.has("half"):
        middle = first.replace(day=15)
        low, high = (first, middle) if number == 1 else (middle + timedelta(days=1), last)
        return resolved._replace(edtf=Edtf.parse(f"[{low.isoformat()}..{high.isoformat()}]"), rule="half-of-month")
    if found.code("unit") == "W":
        start = last - timedelta(days=6) if number < 0 else first + step
        if start > last:
            return None
        edtf = Edtf.parse(f"[{start.isoformat()}..{min(start + timedelta(days=6), last).isoformat()}]")
        return resolved._replace(edtf=edtf, rule="week-of-month")
    if found.code("unit") == "D":
        day = last if number < 0 else first + timedelta(days=number - 1)
    else:
        weekday = 5 if found.has("unit") else found.number("wd") or 0
        day = last - timedelta(days=(last.weekday() - weekday) % 7)
        if number > 0:
            day = first + timedelta(days=(weekday - first.weekday()) % 7) + step
    if not first <= day <= last:
        return None
    return of_period(Period("WE" if found.code("unit") == "WE" else "D", day), "day-of-month", resolved.anchor)


RESOLVERS = {"part_of_month": part_of_month, "week_of": week_of, "quarter": quarter, "half": half, "season": season}
