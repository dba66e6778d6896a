"""Months that are named; the year that they are in where none is given."""

from __future__ import annotations

from datetime import date

from ..context import Context, Resolved
from ..periods import Period
from ..rules import Found
from . import junk
from .common import kind_name, of_period, portion, span, unanchored
from .days import reach_of_tense, year_of_story

HALF_YEAR = 185
SUBJECT = 3  # tokens after a month in which the verb stands whose subject it names


def month(found: Found, context: Context) -> Resolved | None:
    number, year, mod = found.number("mo"), found.number("y"), portion(found)
    if number is None:
        return None
    if year is None and junk.no_month(found, context):
        return None
    if year is not None:
        return of_period(Period("M", date(year, number, 1)), "month", mod=mod)
    anchor = context.anchor(found)
    if anchor is None:
        return unanchored(f"XXXX-{number:02d}", "month-without-year", mod=mod)
    if not found.has("rel") and not found.has("yrel") and (told := year_of_story(number, 1, found, context)):
        return of_period(Period("M", told), "year-of-story", anchor, mod)
    if found.has("yrel"):
        return _month_of_year(number, found, context, anchor, mod)
    return of_period(*_month_near(number, found, context, anchor), anchor, mod)


def _month_of_year(number: int, found: Found, context: Context, anchor: date, mod: str | None) -> Resolved:
    """ "June last year", "March of that year"."""
    year = anchor.year
    if kind_name(found, "yrel", context) in ("THAT", "FOLLOWING"):
        before = context.latest()
        year = before.first.year if before else year
    return of_period(Period("M", date(year + (found.number("yrel") or 0), number, 1)), "month-of-year", anchor, mod)


def _month_near(number: int, found: Found, context: Context, anchor: date) -> tuple[Period, str]:
    this_year = Period("M", date(anchor.year, number, 1))
    this_month = Period.containing("M", anchor)
    step = found.number("rel")
    past = this_year if this_year.first <= this_month.first else this_year.shift(-12)
    if step == 0:
        return this_year, "month-this"
    if step == -1:
        # Of the month just gone one says "last month": "last May", told in June, is that of the year before.
        just_gone = past == this_month.shift(-1) and past.first.year == anchor.year
        return (past.shift(-12) if past == this_month or just_gone else past), "month-last"
    future = this_year if this_year.first >= this_month.first else this_year.shift(12)
    if step == 1:
        return (future if future != this_month else future.shift(12)), "month-next"
    reach_back, reach_ahead = (-1, -1) if _names_which(found, context) else reach_of_tense(found, context)
    if reach_ahead >= 0 and (future.first - anchor).days <= reach_ahead:
        return future, "month-future"
    beside = context.month_beside(found) if reach_back < 0 and reach_ahead < 0 else None
    if beside and beside != this_month.first:  # "in June, from a low in March": on the same side of now
        return (past if beside < this_month.first else future), "month-beside"
    if (this_month.first - past.first).days <= max(reach_back, HALF_YEAR):
        return past, "month-past"
    return future, "nearest-month"


def _names_which(found: Found, context: Context) -> bool:
    """ "Barred from the November elections": the verb says nothing of when they are, unless they are its subject."""
    if not (context.before_is(found, "THE", "POSS", "POSSESSIVE") and context.after_is(found, "WORD")):
        return False
    following = range(found.last, min(found.last + SUBJECT, len(found.tokens.starts)))
    return not any(context.cue_at(place) for place in following)


def month_range(found: Found, context: Context) -> Resolved | None:
    first, last, year = found.number("mo"), found.number("mo2"), found.number("y")
    if first is None or last is None:
        return None
    anchor = None
    if year is None:
        anchor = context.anchor(found)
        if anchor is None:
            return unanchored(f"XXXX-{first:02d}/XXXX-{last:02d}", "month-range")
        year = _month_near(last, found, context, anchor)[0].first.year
    start_year = found.number("y1") or year - (last < first)
    start, end = Period("M", date(start_year, first, 1)), Period("M", date(year, last, 1))
    return span(start, end, "month-range", anchor) if start.first < end.first else None


RESOLVERS = {"month": month, "month_range": month_range}
