"""What several resolvers need."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from ...edtf import Edtf
from ..context import Context, Resolved
from ..lexicon import habits
from ..periods import Period
from ..rules import Found

REFS = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


@lru_cache(maxsize=1024)
def of_period(period: Period, rule: str, anchor: date | None = None, mod: str | None = None) -> Resolved:
    return Resolved("DATE", period.value, rule, period.edtf(mod), anchor, mod, period)


@lru_cache(maxsize=1024)
def with_part_of_day(period: Period, part: str | None, rule: str, anchor: date | None, mod: str | None) -> Resolved:
    """A day, or a part of it ("TNI")."""
    if part is None:
        return Resolved("DATE", period.value, rule, period.edtf(), anchor, mod, period)
    return Resolved("TIME", f"{period.value}T{part}", rule, period.edtf(), anchor, mod, period)


def unanchored(value: str, rule: str, type_: str = "DATE", mod: str | None = None) -> Resolved:
    """Found, but without a day to count from it is no place on the calendar."""
    return Resolved(type_, value, rule, mod=mod)


def so_far(period: Period, when: str | None, anchor: date, rule: str) -> Resolved:
    """ "earlier this year" ends, "later this year" begins, at the anchor."""
    low, high = (
        (period.first, min(anchor, period.last)) if when == "earlier" else (max(anchor, period.first), period.last)
    )
    edtf = Edtf.parse(f"[{low.isoformat()}..{high.isoformat()}]") if low < high else period.edtf()
    mod = "BEFORE" if when == "earlier" else "AFTER"
    return Resolved("DATE", period.value, f"{when}-in-{rule}", edtf, anchor, mod, period)


def span(first: Period, last: Period, rule: str, anchor: date | None) -> Resolved:
    edtf = Edtf.between(first.edtf(), last.edtf())
    return Resolved("DATE", f"{first.value}/{last.value}", rule, edtf, anchor, period=last)


def portion(found: Found) -> str | None:
    """START, MID or END; "the first days of January" are its START, the last its END."""
    place = found.number("mod")
    return found.code("mod") if place is None else "END" if place < 0 else "START"


def nearest(candidates: list[date], anchor: date) -> date:
    """The closest; of two equally close, the earlier."""
    return min(candidates, key=lambda day: (abs(day - anchor), day))


def safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def word_before(found: Found, back: int = 1) -> str:
    index = found.first - back
    return found.tokens.word(index) if index >= 0 else ""


def word_after(found: Found, ahead: int = 0) -> str:
    index = found.last + ahead
    return found.tokens.word(index) if index < len(found.tokens.starts) else ""


def kind_name(found: Found, label: str, context: Context) -> str | None:
    """The class of the labelled token."""
    place = found.place(label)
    return None if place is None else context.class_name(place)


def end_named(found: Found, context: Context) -> date | None:
    """The day on which it ended, as in "the quarter ended July 31"."""
    if word_after(found).lower() not in habits(context.language)["ended"]:
        return None
    return context.day_named_at(found.last + 1)


def named_beside(found: Found, context: Context) -> date | None:
    """ "the next day, 18 December,", "ten days later, on 3 May,": the name tells which."""
    if not context.after_is(found, "COMMA"):
        return None
    place = found.last + 1 + (context.class_name(found.last + 1) == "ON")
    return context.day_named_at(place)


def quarter_until(end: date) -> Edtf:
    """The three months up to a day: a quarter of accounts, which need not be one of the calendar."""
    return Edtf.between(end + timedelta(days=1) - relativedelta(months=3), end)


def days(count: int) -> timedelta:
    return timedelta(days=count)
