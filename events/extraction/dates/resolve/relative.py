"""Periods counted from the anchor: "last week", "earlier this year", "three days ago"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from ...edtf import Edtf
from ..context import Context, Resolved
from ..lexicon import Value
from ..periods import DAYS_IN, MONTHS_IN, Period
from ..rules import Found
from .common import REFS, kind_name, named_beside, of_period, so_far, unanchored
from .weekdays import latest

# What half of a unit is in smaller ones.
HALVES_IN: dict[str, tuple[str, int]] = {"Y": ("M", 6), "E": ("Y", 5), "C": ("Y", 50)}
# "two hours ago" is a moment of the day
SMALLER_THAN_DAY = ("h", "m", "s")


def relative(found: Found, context: Context) -> Resolved | None:
    """ "last week", "early next year", "later this month", "the past year"."""
    unit, step, anchor = found.code("unit"), found.number("rel") or 0, context.anchor(found)
    if unit == "D" and context.mentions(found, "ORSO"):
        return _vaguely(step)
    if unit is None or unit in SMALLER_THAN_DAY or _is_title(found, context):
        return None
    if unit == "D" and kind_name(found, "rel", context) in ("LAST", "PAST"):
        return _past_day(found, context)
    if step == 1 and context.class_name(found.first) == "THE" and (next_told := _next_told(unit, found, context)):
        return next_told
    if anchor is None:
        return unanchored(REFS[step], "relative")
    now, anchor = anchor, _told_if_past(unit, anchor, found, context)
    period = Period.containing(unit, anchor).shift(step)
    if unit == "WE" and step == 0 and context.tense(found) == "past" and anchor < period.first:
        period = period.shift(-1)
    rule = {-1: "last", 0: "this", 1: "next"}[step] + "-" + kind_of(unit)
    if context.mentions(found, "FISCAL"):  # begins when its owner says
        return Resolved("DATE", period.value, "fiscal-year", None, anchor, None, period)
    if unit != "WE" and _reaches_now(found, context):
        return _up_to(period, anchor, unit, rule)
    if when := _earlier_or_later(found, context, anchor == now):
        return so_far(period, when, anchor, rule) if step == 0 else of_period(period, rule, anchor)
    return of_period(period, rule, anchor, found.code("mod"))


def _told_if_past(unit: str, anchor: date, found: Found, context: Context) -> date:
    """ "Later in the month it rained": told of a month long past, it is that one."""
    told = None if found.has("rel") else context.told_before(found)
    if told is None or context.tense(found) != "past" or told.last >= Period.containing(unit, anchor).first:
        return anchor
    return told.first


def _past_day(found: Found, context: Context) -> Resolved | None:
    """ "Over the last day" is a length; "the last day of the talks" may be any."""
    return Resolved("DURATION", "P1D", "duration") if context.before_is(found, "IN", "DURING", "FOR") else None


def _next_told(unit: str, found: Found, context: Context) -> Resolved | None:
    """ "The next month riots broke out" follows what was told before, if that lies back."""
    told, anchor = context.latest(), context.anchor(found)
    if told is None or (anchor and told.shift(1).first > anchor) or context.tense(found) != "past":
        return None
    return of_period(Period.containing(unit, told.first).shift(1), f"following-{kind_of(unit)}", told.first)


def _is_title(found: Found, context: Context) -> bool:
    """A programme's or a paper's: on "This Week"."""
    return context.before_is(found, "QUOTE") and found.tokens.word(found.last - 1).istitle()


def _reaches_now(found: Found, context: Context) -> bool:
    """ "The past year", "this past week", "over the last month"; but "the last week" alone may be that of the calendar."""
    kind, first = kind_name(found, "rel", context), context.class_name(found.first)
    return (kind == "PAST" and first in ("THE", "THIS")) or (
        kind == "LAST" and first == "THE" and context.before_is(found, "DURING", "FOR")
    )


def _up_to(period: Period, anchor: date, unit: str, rule: str) -> Resolved:
    """ "the past week" ends at the anchor: its days are not those of last week, though TimeML's value is."""
    if unit not in MONTHS_IN and unit not in DAYS_IN:
        return of_period(period, rule, anchor)
    start = anchor - relativedelta(months=MONTHS_IN.get(unit, 0), days=DAYS_IN.get(unit, 0))
    edtf = Edtf.parse(f"[{start.isoformat()}..{anchor.isoformat()}]")
    return Resolved("DATE", period.value, f"past-{kind_of(unit)}", edtf, anchor, None, period)


def _earlier_or_later(found: Found, context: Context, counts_from_now: bool) -> str | None:
    if context.before_is(found, "SOFAR"):
        return "earlier"
    kind = kind_name(found, "e", context)
    if kind == "LATER" and counts_from_now and not found.has("rel") and context.tense(found) == "past":
        return "earlier"  # "later in the month it rained": later than something, but before now
    return kind.lower() if kind in ("EARLIER", "LATER") else None


def kind_of(unit: str) -> str:
    names = {
        "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "S": "season", "H": "half", "Y": "year",
        "E": "decade", "C": "century",
    }  # fmt: skip
    return names[unit]


def edge_of(found: Found, context: Context) -> Resolved | None:
    """ "the end of the month", "year-end"."""
    unit, mod, anchor = found.code("unit") or "Y", found.code("mod"), context.anchor(found)
    if unit not in ("W", "M", "Q", "Y", "E", "C"):
        return None
    if anchor is None:
        return None
    over = unit == "Y" and mod == "END" and context.before_is(found, "SINCE")  # "since year-end": the last one
    return of_period(
        Period.containing(unit, anchor).shift(-over), f"{(mod or '').lower()}-of-{kind_of(unit)}", anchor, mod
    )


def the_week(found: Found, context: Context) -> Resolved | None:
    """ "the weekend": the last one, or the coming one where the tense says so."""
    anchor = context.anchor(found)
    if anchor is None:
        return unanchored("PAST_REF", "weekend")
    weekend = Period.containing("WE", anchor)
    if context.tense(found) != "future" and anchor < weekend.first:
        weekend = weekend.shift(-1)
    return of_period(weekend, "weekend", anchor)


def ago(found: Found, context: Context) -> Resolved | None:
    """ "three days ago", "two years later". "A few" of something gives no day."""
    step, kind = found.number("dir") or 0, kind_name(found, "dir", context)
    if found.has("on"):  # "two years on, they returned": two years later
        step, kind = 1, "LATER" if context.latest() else None
    unit, count = _counted(found)
    if (
        unit is None
        or kind is None
        or (kind in ("BEFORE", "AFTER") and context.after_word(found))
        or _is_now(found, context)
    ):
        return None
    if (
        not isinstance(count, int | float)
        or unit not in DAYS_IN | MONTHS_IN
        or not float(count).is_integer()
        or count > 5000
    ):
        return _vaguely(-1 if context.tense(found) == "past" else step)
    anchor = context.anchor(found)
    if unit == "D" and kind in ("EARLIER", "LATER") and (named := named_beside(found, context)):
        return of_period(Period("D", named), "named-beside")
    rule = f"{kind_of(unit)}s-{'ago' if kind == 'AGO' else 'later' if step > 0 else 'earlier'}"
    if kind in ("EARLIER", "LATER", "BEFORE", "AFTER"):
        if step > 0 and context.latest() is None and context.tense(found) == "past":
            return _vaguely(-1)  # "A day later he fled": later than what, is not dated
        anchor = _told(unit, found, context) or anchor
    if anchor is None:
        return unanchored(REFS[step], rule)
    if unit == "Y" and count == 1 and kind in ("AGO", "EARLIER", "BEFORE") and (quarter := context.quarter()):
        compared = Period.containing("Y", quarter.first) if context.tells_of_months else quarter
        return of_period(compared.shift(-1 if context.tells_of_months else -4), "figures-year-earlier", quarter.first)
    if unit in ("E", "C"):  # "two decades ago" is about twenty years, not the decade before the last
        years = Period.containing("Y", anchor).shift(step * int(count) * (10 if unit == "E" else 100))
        return _about(of_period(years, rule, anchor))
    period = Period.containing(unit, anchor).shift(step * int(count))
    resolved = of_period(period, rule, anchor)
    return _about(resolved) if found.has("a") or context.mentions(found, "PLUS") else resolved


def _counted(found: Found) -> tuple[str | None, Value]:
    """Unit and number; halves and fortnights in smaller units ("half a century", "two and a half years")."""
    unit, count = found.code("unit"), found.value("n")
    if found.has("half"):
        return HALVES_IN.get(unit or "", (unit, 0.5))
    if unit == "F" and isinstance(count, int | float):
        return "W", count * 2
    if unit == "Y" and isinstance(count, float):
        return "M", count * 12
    return unit, count


def _is_now(found: Found, context: Context) -> bool:
    """ "It is now 20 years later", "now, two decades later": the length since, seen from today."""
    before = found.first - (2 if context.before_is(found, "COMMA") else 1)
    return context.class_name(before) == "NOWREF"


def _told(unit: str, found: Found, context: Context) -> date | None:
    """The day, or period, last told of, from which "earlier" and "later" count."""
    if unit == "D":
        return context.story_day(found)
    before = context.latest()
    return before.first if before else None


def _about(resolved: Resolved) -> Resolved:
    edtf = resolved.edtf
    about = Edtf.parse(f"{edtf}~") if edtf and edtf.precision in ("day", "month", "year") else edtf
    return Resolved(resolved.type, resolved.value, resolved.rule, about, resolved.anchor, "APPROX", resolved.period)


def _vaguely(step: int) -> Resolved:
    return Resolved("DATE", REFS[step] if step else "PAST_REF", "vaguely-" + ("later" if step > 0 else "ago"))


def ago_between(found: Found, context: Context) -> Resolved | None:
    """ "three to five days ago"."""
    unit, least, most, anchor = found.code("unit"), found.number("n"), found.number("n2"), context.anchor(found)
    if (unit not in MONTHS_IN and unit not in DAYS_IN) or not least or not most or least >= most or anchor is None:
        return None
    now = Period.containing(unit, anchor)
    edtf = Edtf.parse(f"[{now.shift(-most).first.isoformat()}..{now.shift(-least).last.isoformat()}]")
    return Resolved("DATE", "PAST_REF", f"{kind_of(unit)}s-ago", edtf, anchor)


def ago_this(found: Found, context: Context) -> Resolved | None:
    """ "two years ago this month", "three weeks ago today"."""
    unit, count, anchor = found.code("unit"), found.number("n"), context.anchor(found)
    if (unit not in MONTHS_IN and unit not in DAYS_IN) or count is None or anchor is None:
        return None
    months, over = count * MONTHS_IN.get(unit, 0), count * DAYS_IN.get(unit, 0) * (unit != "WE")
    day = anchor - relativedelta(months=months, days=over - (found.number("day") or 0))
    return of_period(Period.containing(found.code("unit2") or "D", day), "ago-this", anchor)


def ago_weekday(found: Found, context: Context) -> Resolved | None:
    """ "two weeks ago Friday": counted from the latest such day. "Two Sundays ago": the last but one."""
    weekday, count, anchor = found.number("wd"), found.number("n"), context.anchor(found)
    if found.code("unit") not in ("W", None) or weekday is None or count is None or anchor is None:
        return None
    if not found.has("unit"):
        last_one = Period("D", latest(weekday, anchor - timedelta(days=1)))
        return of_period(last_one.shift(-7 * (count - 1)), "weekdays-ago", anchor)
    return of_period(Period("D", latest(weekday, anchor)).shift(-7 * count), "weekday-weeks-ago", anchor)


def day_beside(found: Found, context: Context) -> Resolved | None:
    """ "the day before last Tuesday", "the day after Oct. 7"."""
    named = "month_day" if found.has("mo") else "holiday" if found.has("hol") else "weekday"
    beside = context.day_of(found._replace(rule=replace(found.rule, resolver=named)))
    if beside is None:
        return None
    return of_period(Period("D", beside).shift(found.number("dir") or 0), "day-beside", context.anchor(found))


def before_last(found: Found, context: Context) -> Resolved | None:
    """ "the week before last", "the year after next"."""
    unit, step, anchor = found.code("unit"), found.number("rel") or 0, context.anchor(found)
    if unit is None or unit in SMALLER_THAN_DAY:
        return None
    if anchor is None:
        return unanchored(REFS[step], "before-last")
    return of_period(Period.containing(unit, anchor).shift(2 * step), "before-last", anchor)


def same_a_year_ago(found: Found, context: Context) -> Resolved | None:
    """ "the same month last year"; of a period that is not named, the year is all that is known."""
    unit, anchor = found.code("unit") or "Y", context.anchor(found)
    if anchor is None or unit not in ("W", "M", "Q", "Y", "D"):
        return None
    if found.code("unit") in (None, "Q") and (quarter := context.quarter()):
        return of_period(quarter.shift(-4), "same-a-year-ago", anchor)
    return of_period(Period.containing(unit, anchor - relativedelta(years=1)), "same-a-year-ago", anchor)


RESOLVERS = {
    "ago_weekday": ago_weekday,
    "day_beside": day_beside,
    "ago_between": ago_between,
    "ago_this": ago_this,
    "before_last": before_last,
    "same_a_year_ago": same_a_year_ago,
    "relative": relative,
    "edge_of": edge_of,
    "the_week": the_week,
    "ago": ago,
}
