"""Days that are named, and stretches of them; the nearest year where none is given."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from ...edtf import Edtf
from ..context import Context, Resolved
from ..lexicon import habits
from ..periods import Period
from ..rules import Found
from .common import nearest, of_period, safe_date, span, unanchored, with_part_of_day, word_after, word_before

# Days within which the tense of the sentence may choose the year of a month or day.
TENSE_REACH = 290
LONG_AGO = timedelta(days=500)
LATELY = timedelta(days=92)  # a day told without its year is mostly one of the last or next months
VERB_REACH = 350  # the same where the verb stands right before the date


def month_day(found: Found, context: Context) -> Resolved | None:
    month, day, year = found.number("mo"), found.number("d"), found.number("y")
    if month is None or day is None or day > 31:
        return None
    anchor = context.anchor(found)
    if found.has("rel") and anchor:  # "August 25 last year"
        year = anchor.year + (found.number("rel") or 0)
    resolved = day_of_month(month, day, year, found, context)
    part = found.code("p")
    if part and resolved and resolved.period:
        return with_part_of_day(resolved.period, part, resolved.rule, resolved.anchor, None)
    return resolved


def day_of_month(month: int, day: int, year: int | None, found: Found, context: Context) -> Resolved | None:
    if year is not None:
        exact = safe_date(year, month, day)
        return of_period(Period("D", exact), "date") if exact else None
    anchor = context.anchor(found)
    if safe_date(2024, month, day) is None:
        return None
    if known := _day_of_history(month, day, found, context):
        return of_period(Period("D", known), "day-of-history")
    if told := year_of_story(month, day, found, context):
        return of_period(Period("D", told), "year-of-story", anchor)
    if anchor is None:
        return unanchored(f"XXXX-{month:02d}-{day:02d}", "date-without-year")
    nearby = nearest_year(month, day, anchor, found.number("wd"), reach_of_tense(found, context))
    return of_period(Period("D", nearby), "nearest-year", anchor) if nearby else None


def _day_of_history(month: int, day: int, found: Found, context: Context) -> date | None:
    """ "the Sept. 11 attacks" have had one year ever since."""
    known = habits(context.language)["days_of_history"].get(f"{month}-{day}")
    if known is None or word_after(found).lower() not in known[1:]:
        return None
    then, anchor = date(known[0], month, day), context.anchor(found)
    return then if anchor and then <= anchor else None


def year_of_story(month: int, day: int, found: Found, context: Context) -> date | None:
    """ "In May 2014 they fled. On 5 June, ...": a story told from date to date goes on in the year told."""
    told, anchor = context.told_before(found), context.anchor(found)
    if told is None or anchor is None or anchor - told.first < LONG_AGO or told.unit not in ("D", "M", "Y"):
        return None
    if context.tense(found) == "future":
        return None
    if told.unit == "Y":
        return _in_year_told(month, day, told.first.year, found, context, anchor)
    if not context.goes_on(found):
        return None
    start = told.first.replace(day=1) if told.unit == "M" or day == 1 else told.first
    days = (safe_date(year, month, day) for year in (start.year, start.year + 1))
    return next((day for day in days if day and start <= day <= anchor), None)


def _in_year_told(month: int, day: int, year: int, found: Found, context: Context, anchor: date) -> date | None:
    """ "Protests swept him to power in 2018. On May 8, ...": said of a day that was not lately."""
    if not found.has("d") or not context.opens_sentence(found.first):
        return None
    lately = nearest_year(month, day, anchor, reach=(VERB_REACH, -1))
    return safe_date(year, month, day) if lately and abs(anchor - lately) > LATELY else None


@lru_cache(maxsize=1024)
def nearest_year(
    month: int, day: int, anchor: date, weekday: int | None = None, reach: tuple[int, int] = (0, 0)
) -> date | None:
    """The closest such day to the anchor, unless one lies within the `reach` of days that the tense allows back and ahead.

    A weekday given with it rules out years in which it does not fit.
    """
    years = range(max(anchor.year - 1, 1), min(anchor.year + 1, 9999) + 1)
    days = [found for year in years if (found := safe_date(year, month, day))]
    fitting = [found for found in days if weekday is None or found.weekday() == weekday]
    told = [found for found in fitting or days if -reach[0] <= (found - anchor).days <= reach[1]]
    return nearest(told or fitting or days, anchor) if days else None


def reach_of_tense(found: Found, context: Context) -> tuple[int, int]:
    """Days back and ahead within which the tense of the sentence chooses the year.

    Kept by the words around, so that a text of nothing but dates takes no longer than others.
    """
    if found.has("back"):
        return VERB_REACH, -1
    surroundings = context.surroundings(found)
    if surroundings not in context.reaches:
        context.reaches[surroundings] = _reach_told(found, context)
    return context.reaches[surroundings]


def _reach_told(found: Found, context: Context) -> tuple[int, int]:
    if context.verb_before(found) or context.before_is(found, "SINCE"):
        return VERB_REACH, -1
    tense = context.tense(found)
    if tense is None or _is_set(tense, found, context):
        return -1, -1
    if tense == "past" and context.opens_sentence(found.first):  # "In May he left": the verb is the date's own
        return VERB_REACH, -1
    if tense == "past" and context.before_is(found, "UNTIL"):  # "was envoy until December": not the one ahead
        return VERB_REACH, -1
    return (-1, TENSE_REACH) if tense == "future" else (TENSE_REACH, -1)


def _is_set(tense: str, found: Found, context: Context) -> bool:
    """ "Announced a December 12 date", "has set a June 1 deadline": that tells not on which side of now it lies."""
    if not (context.before_is(found, "A") and context.after_is(found, "WORD")):
        return False
    return tense == "reported" or word_before(found, 2) in habits(context.language)["setting"]


def month_day_listed(found: Found, context: Context) -> Resolved | None:
    """ "and 25" of "April 24 and 25"."""
    before, day = context.latest("D"), found.number("d")
    exact = safe_date(before.first.year, before.first.month, day) if before and day else None
    if before is None or exact is None or exact <= before.first or context.counted(word_after(found)):
        return None
    return of_period(Period("D", exact), "listed-day")


def iso_date(found: Found, context: Context) -> Resolved | None:
    value = found.value("iso")
    if not isinstance(value, tuple):
        return None
    order, first, second, third = str(value[0]), int(value[1]), int(value[2]), int(value[3])
    order = habits(context.language)["date_order"] if order == "?" else order
    if order == "ymd":
        exact = safe_date(first, second, third)
        return of_period(Period("D", exact), "date-in-digits") if exact else None
    year = whole_year(third, context.anchor(found)) if third < 100 else third
    return _digits(first, second, year, order) if year else None


def _digits(first: int, second: int, year: int, order: str) -> Resolved | None:
    """Day and month may stand either way round: where both are possible, both are kept."""
    american, european = safe_date(year, first, second), safe_date(year, second, first)
    if order == "dmy":
        american = None
    both = sorted({day for day in (american, european) if day})
    if not both:
        return None
    edtf = Edtf.from_day(both[0]) if len(both) == 1 else Edtf.parse(f"[{both[0].isoformat()},{both[1].isoformat()}]")
    first_choice = american or both[0]
    rule = "date-in-digits" if len(both) == 1 else "day-or-month-first"
    return Resolved("DATE", first_choice.isoformat(), rule, edtf, period=Period("D", first_choice))


def whole_year(digits: int, anchor: date | None) -> int | None:
    """'98 to 1998: the latest year that ends so, up to ten years ahead of the anchor."""
    if anchor is None:
        return None
    limit = anchor.year + 10
    return limit - (limit - digits) % 100


def day_range(found: Found, context: Context) -> Resolved | None:
    month, last_month = found.number("mo"), found.number("mo2") or found.number("mo")
    pair = found.value("r")
    first_day, last_day = (pair[0], pair[1]) if isinstance(pair, tuple) else (found.number("d"), found.number("d2"))
    if month is None or last_month is None or first_day is None or last_day is None:
        return None
    last = day_of_month(last_month, int(last_day), found.number("y"), found, context)
    if last is None or last.period is None:
        return last
    end = last.period.first
    year = found.number("y1") or end.year - (last_month < month)
    start = safe_date(year, month, int(first_day))
    if start is None or start >= end:
        return None
    return span(Period("D", start), last.period, last.rule + "-range", last.anchor)


def bare_ordinal(found: Found, context: Context) -> Resolved | None:
    """ "on the 12th": of the month last named, else the nearest to the anchor."""
    day, anchor = found.number("d"), context.anchor(found)
    if day is None or not 1 <= day <= 31 or anchor is None:
        return None
    if found.has("rel"):
        around = [Period.containing("M", anchor).shift(found.number("rel") or 0)]
    elif found.has("wd"):
        around = [Period.containing("M", anchor).shift(step) for step in range(-3, 4)]
    elif named := context.latest("D", "M"):
        around = [Period.containing("M", named.first)]
    else:
        around = [Period.containing("M", anchor).shift(step) for step in (-1, 0, 1)]
    days = [exact for month in around if (exact := safe_date(month.first.year, month.first.month, day))]
    days = [exact for exact in days if found.number("wd") in (None, exact.weekday())]
    return of_period(Period("D", nearest(days, anchor)), "day-of-month", anchor) if days else None


RESOLVERS = {
    "month_day": month_day, "month_day_listed": month_day_listed, "iso_date": iso_date, "day_range": day_range,
    "bare_ordinal": bare_ordinal,
}  # fmt: skip
