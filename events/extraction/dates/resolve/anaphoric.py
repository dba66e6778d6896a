"""Expressions that point at a date told before: "the same day", "the following year", "the year-earlier quarter"."""

from __future__ import annotations

from datetime import date, timedelta

from ..context import Context, Resolved
from ..lexicon import habits
from ..periods import Period
from ..rules import Found
from .common import end_named, named_beside, of_period, quarter_until, unanchored, with_part_of_day, word_after
from .relative import SMALLER_THAN_DAY, kind_of

MIDDLE = 45  # days from the end of a quarter to its middle


def same_day(found: Found, context: Context) -> Resolved | None:
    """ "that day", "the same evening", "the next morning"."""
    part, step, day = found.code("p"), found.number("n") or 0, context.story_day(found)
    if day is None:
        return unanchored("PAST_REF", "same-day")
    rule = {-1: "previous-day", 0: "same-day", 1: "next-day"}[step]
    if part is None and (named := named_beside(found, context)):
        return of_period(Period("D", named), rule, day)
    if step == 1 and context.latest("D") is None and context.tense(found) == "past":
        return unanchored("PAST_REF", "next-day")  # the day after what, is not dated
    return with_part_of_day(Period("D", day).shift(step), part, rule, day, None)


def running_day(found: Found, context: Context) -> Resolved | None:
    """ "earlier in the day": of the day that the story tells of."""
    anchor = context.anchor(found)
    day = context.running_day(found) or anchor
    return of_period(Period("D", day), "running-day", anchor) if day else unanchored("PAST_REF", "running-day")


def anaphor(found: Found, context: Context) -> Resolved | None:
    """ "the following year", "that month", "later that year": counted from what was last dated."""
    unit, step = found.code("unit"), found.number("rel") or 0
    if unit is None or unit in SMALLER_THAN_DAY:
        return None
    before = context.latest()
    day = context.story_day(found) if unit == "D" else before.first if before else context.anchor(found)
    rule = {-1: "previous", 0: "same", 1: "following"}[step] + "-" + kind_of(unit)
    if day is None:
        return unanchored("PAST_REF", rule)
    return of_period(Period.containing(unit, day).shift(step), rule, day, found.code("mod"))


def the_quarter(found: Found, context: Context) -> Resolved | None:
    """ "the quarter": the one last named, else the one that has ended."""
    anchor = context.anchor(found)
    if end := end_named(found, context):
        period = Period.containing("Q", end - timedelta(days=MIDDLE))
        return Resolved("DATE", period.value, "quarter-ended", quarter_until(end), None, None, period)
    named = context.quarter()
    if named:
        return of_period(named, "same-quarter", named.first)
    if anchor is None:
        return unanchored("PAST_REF", "quarter")
    return of_period(Period.containing("Q", anchor).shift(-1), "last-quarter", anchor)


def the_year(found: Found, context: Context) -> Resolved | None:
    """ "the year": the current one; "the year ended June 30" is a length."""
    anchor = context.anchor(found)
    if word_after(found).lower() in habits(context.language)["ended"]:
        return Resolved("DURATION", "P1Y", "duration")
    return of_period(Period.containing("Y", anchor), "this-year", anchor) if anchor else None


def year_ago_period(found: Found, context: Context) -> Resolved | None:
    """ "the year-earlier quarter", "the 1988 period": the quarter last named, in another year."""
    named, year, anchor = context.quarter(), found.number("y"), context.anchor(found)
    if named is None:
        if anchor is None:
            return unanchored("PAST_REF", "year-earlier")
        step = 4 if found.has("unit") else 0
        last = Period.containing("Q", anchor).shift(-1 - step) if step else Period.containing("Y", anchor).shift(-1)
        return of_period(last if year is None else Period("Y", date(year, 1, 1)), "year-earlier", anchor)
    if context.tells_of_months:  # what is compared are the months so far of a year
        compared = Period("Y", date(year or named.first.year - 1, 1, 1))
        return of_period(compared, "figures-year-earlier", named.first)
    period = Period("Q", named.first.replace(year=year)) if year else named.shift(-4)
    return of_period(period, "quarter-year-earlier", named.first)


RESOLVERS = {
    "same_day": same_day, "next_day": same_day, "running_day": running_day, "anaphor": anaphor, "the_quarter": the_quarter,
    "latest_period": the_quarter, "the_year": the_year, "year_ago_period": year_ago_period, "year_ago": year_ago_period,
}  # fmt: skip
