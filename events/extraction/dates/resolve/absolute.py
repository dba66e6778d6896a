"""Days, months and years that are named; the nearest year where none is given."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from ...edtf import Edtf
from ..context import Context, Resolved
from ..lexicon import habits
from ..periods import Period
from ..rules import Found
from . import junk
from .common import kind_name, nearest, of_period, safe_date, unanchored, with_part_of_day, word_after

# Days within which the tense of the sentence may choose the year of a month or day.
TENSE_REACH = 290
HALF_YEAR = 185
SUBJECT = 3  # tokens after a month in which the verb stands whose subject it names
VERB_REACH = 350  # the same where the verb stands right before the date


def month_day(found: Found, context: Context) -> Resolved | None:
    month, day, year = found.number("mo"), found.number("d"), found.number("y")
    if month is None or day is None or day > 31:
        return None
    anchor = context.anchor(found)
    if found.has("rel") and anchor:  # "August 25 last year"
        year = anchor.year + (found.number("rel") or 0)
    resolved = _month_day(month, day, year, found, context)
    part = found.code("p")
    if part and resolved and resolved.period:
        return with_part_of_day(resolved.period, part, resolved.rule, resolved.anchor, None)
    return resolved


def _month_day(month: int, day: int, year: int | None, found: Found, context: Context) -> Resolved | None:
    if year is not None:
        exact = safe_date(year, month, day)
        return of_period(Period("D", exact), "date") if exact else None
    anchor = context.anchor(found)
    if safe_date(2024, month, day) is None:
        return None
    if known := _day_of_history(month, day, found, context):
        return of_period(Period("D", known), "day-of-history")
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
    """Days back and ahead within which the tense of the sentence chooses the year."""
    if context.verb_before(found) or context.before_is(found, "SINCE"):
        return VERB_REACH, -1
    tense = context.tense(found)
    if tense is None:
        return -1, -1
    if tense == "past" and context.opens_sentence(found):  # "In May he left": the verb is the date's own
        return VERB_REACH, -1
    if tense == "past" and context.before_is(found, "UNTIL"):  # "was envoy until December": not the one ahead
        return VERB_REACH, -1
    return (-1, TENSE_REACH) if tense == "future" else (TENSE_REACH, -1)


def month_day_listed(found: Found, context: Context) -> Resolved | None:
    """ "and 25" of "April 24 and 25"."""
    before, day = context.latest("D"), found.number("d")
    exact = safe_date(before.first.year, before.first.month, day) if before and day else None
    if before is None or exact is None or exact <= before.first:
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
    last = _month_day(last_month, int(last_day), found.number("y"), found, context)
    if last is None or last.period is None:
        return last
    end = last.period.first
    year = found.number("y1") or end.year - (last_month < month)
    start = safe_date(year, month, int(first_day))
    if start is None or start >= end:
        return None
    return _span(Period("D", start), last.period, last.rule + "-range", last.anchor)


def _span(first: Period, last: Period, rule: str, anchor: date | None) -> Resolved:
    edtf = Edtf.between(first.edtf(), last.edtf())
    return Resolved("DATE", f"{first.value}/{last.value}", rule, edtf, anchor, period=last)


def portion(found: Found) -> str | None:
    """START, MID or END; "the first days of January" are its START, the last its END."""
    place = found.number("mod")
    return found.code("mod") if place is None else "END" if place < 0 else "START"


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
    return _span(start, end, "month-range", anchor) if start.first < end.first else None


def year(found: Found, context: Context) -> Resolved | None:
    number, mod = found.number("y"), portion(found)
    if number is None or junk.no_year(found, context):
        return None
    if number < 100:
        whole = whole_year(number, context.anchor(found))
        return of_period(Period("Y", date(whole, 1, 1)), "short-year", context.anchor(found)) if whole else None
    return of_period(Period("Y", date(number, 1, 1)), "year", mod=mod)


def fiscal_year(found: Found, _context: Context) -> Resolved | None:
    """A year of accounts, which begins when its owner says: no place on the calendar is claimed for it."""
    number = found.number("y")
    return Resolved("DATE", f"{number:04d}", "fiscal-year") if number else None


def year_range(found: Found, _context: Context) -> Resolved | None:
    pair = found.value("yr")
    first, last = (pair[0], pair[1]) if isinstance(pair, tuple) else (found.number("y1"), found.number("y"))
    if first is None or last is None or int(first) >= int(last):
        return None
    start, end = Period("Y", date(int(first), 1, 1)), Period("Y", date(int(last), 1, 1))
    return _span(start, end, "year-range", None)


def decade(found: Found, _context: Context) -> Resolved | None:
    number, mod = found.number("y"), found.code("mod")
    if found.text[:1].isdigit() and found.text[2:3] == "s":  # "in his 30s", "temperatures in the 80s"
        return None
    if number is None:
        return None
    if found.has("n"):  # "the second half of the 1990s"
        second = found.number("n") in (2, -1)
        years = Edtf.parse(f"[{number + 5 * second:04d}..{number + 4 + 5 * second:04d}]")
        return of_period(Period("E", date(number, 1, 1)), "half-decade")._replace(edtf=years)
    if number % 100 == 0 and number < 2000:  # "the 1800s"
        return of_period(Period("C", date(number, 1, 1)), "century", mod=mod)
    return of_period(Period("E", date(number, 1, 1)), "decade", mod=mod)


def century(found: Found, _context: Context) -> Resolved | None:
    number, mod = found.number("n"), found.code("mod")
    if number is None or not 2 <= number <= 99:
        return None
    whole = of_period(Period("C", date((number - 1) * 100, 1, 1)), "century", mod=mod)
    if found.has("h"):  # "the first half of the 20th century"
        first = (number - 1) * 100 + 50 * (found.number("h") in (2, -1))
        return whole._replace(rule="half-century", edtf=Edtf.parse(f"[{first:04d}..{first + 49:04d}]"))
    return whole


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
    "bare_ordinal": bare_ordinal, "month": month, "month_range": month_range, "year": year, "fiscal_year": fiscal_year,
    "year_range": year_range, "decade": decade, "century": century,
}  # fmt: skip
