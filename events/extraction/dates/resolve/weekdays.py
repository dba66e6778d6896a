"""Weekdays: the latest up to the anchor, unless a word or the tense says otherwise."""

from __future__ import annotations

from datetime import date, timedelta

from ...edtf import Edtf
from ..context import Context, Resolved
from ..periods import Period
from ..rules import Found
from .common import days, kind_name, unanchored, with_part_of_day


def latest(weekday: int, anchor: date) -> date:
    """The latest such day up to and including the anchor."""
    return anchor - days((anchor.weekday() - weekday) % 7)


def upcoming(weekday: int, anchor: date) -> date:
    """The first such day from the anchor on, the anchor included."""
    return anchor + days((weekday - anchor.weekday()) % 7)


def weekday(found: Found, context: Context) -> Resolved | None:
    number, part, mod = found.number("wd"), found.code("p"), found.code("e")
    if number is None:
        return None
    anchor = context.anchor(found)
    if anchor is None:
        value = f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else "")
        return unanchored(value, "weekday", "TIME" if part else "DATE", mod)
    if _is_any(found, context):
        return unanchored(f"XXXX-WXX-{number + 1}", "any-weekday")
    day, rule, anchor = _choose(number, found, context, anchor)
    return with_part_of_day(Period("D", day), part, rule, anchor, mod)


def _is_any(found: Found, context: Context) -> bool:
    """ "On a Tuesday in March", "one Tuesday", "a recent Tuesday"; but "a Tuesday statement" was made on the latest."""
    one = context.before_is(found, "A") or (
        context.before_is(found, "NUMWORD") and found.tokens.values[found.first - 1] == 1
    )
    one = one or context.before_is(found, "RECENT")
    return one and found.last == found.first + 1 and not context.after_is(found, "WORD")


def _choose(number: int, found: Found, context: Context, anchor: date) -> tuple[date, str, date]:
    """The day, the rule, and the anchor that was used."""
    if found.has("wrel"):
        monday = anchor - days(anchor.weekday()) + days(7 * (found.number("wrel") or 0))
        return monday + days(number), "weekday-of-week", anchor
    kind = kind_name(found, "rel", context)
    if kind in ("PREVIOUS", "FOLLOWING", "SAME", "THAT"):
        before = context.latest("D")
        anchor = before.first if before else anchor
        if kind == "FOLLOWING":
            return upcoming(number, anchor + days(1)), "weekday-following", anchor
        return latest(number, anchor - days(kind == "PREVIOUS")), f"weekday-{kind.lower()}", anchor
    if kind in ("LAST", "PAST"):
        return latest(number, anchor - days(1)), "weekday-last", anchor
    if kind == "NEXT":
        return _next(number, anchor), "weekday-next", anchor
    if kind == "COMING":
        return upcoming(number, anchor + days(1)), "weekday-coming", anchor
    if kind == "THIS":
        day = anchor - days(anchor.weekday()) + days(number)
        if day < anchor and context.tense(found) == "future":
            day += days(7)
        return day, "weekday-this", anchor
    if context.tense(found) == "future":
        return upcoming(number, anchor), "weekday-future", anchor
    return latest(number, anchor), "weekday-past", anchor


def _next(number: int, anchor: date) -> date:
    """ "next Friday", said on a Monday, is that of the next week; said on a Saturday, the coming one."""
    coming = upcoming(number, anchor + days(1))
    same_week = coming.isocalendar()[:2] == anchor.isocalendar()[:2]
    return coming + days(7 * same_week)


def weekday_range(found: Found, context: Context) -> Resolved | None:
    """ "Monday to Wednesday": the last day as any weekday, the first one before it."""
    first, last, anchor = found.number("wd"), found.number("wd2"), context.anchor(found)
    if first is None or last is None or first == last or anchor is None:
        return None
    future = context.tense(found) == "future"
    end = upcoming(last, anchor) if future else latest(last, anchor)
    start = end - timedelta(days=(last - first) % 7)
    edtf = Edtf.between(start, end)
    return Resolved("DATE", f"{start}/{end}", "weekday-range", edtf, anchor, period=Period("D", end))


def day_ref(found: Found, context: Context) -> Resolved | None:
    """ "today", "yesterday evening", "last night", "this morning", "tonight"."""
    step, part, mod = found.number("day") or 0, found.code("p"), found.code("e")
    anchor = context.anchor(found)
    if kind_name(found, "day", context) == "LAST" and part != "NI":
        return None
    if anchor is None:
        value = {0: "PRESENT_REF", 1: "FUTURE_REF"}.get(step, "PAST_REF" if step < 0 else "FUTURE_REF")
        return unanchored(value, "day-ref", mod=mod)
    return with_part_of_day(Period("D", anchor + days(step)), part, "day-ref", anchor, mod)


def overnight(found: Found, context: Context) -> Resolved | None:
    """The night before the anchor, which reaches into the anchor day."""
    anchor = context.anchor(found)
    if anchor is None:
        return unanchored("PAST_REF", "overnight")
    before = anchor - days(1)
    edtf = Edtf.parse(f"[{before.isoformat()},{anchor.isoformat()}]")
    return Resolved("TIME", f"{before.isoformat()}TNI", "overnight", edtf, anchor, period=None)


def last_night(found: Found, context: Context) -> Resolved | None:
    """A word of its own in some languages ("anoche")."""
    anchor = context.anchor(found)
    if anchor is None:
        return unanchored("PAST_REF", "day-ref")
    return with_part_of_day(Period("D", anchor - days(1)), found.code("p"), "day-ref", anchor, None)


def before_last_night(found: Found, context: Context) -> Resolved | None:
    """ "the night before last"."""
    anchor = context.anchor(found)
    if anchor is None:
        return unanchored("PAST_REF", "day-ref")
    return with_part_of_day(Period("D", anchor - days(2)), found.code("p"), "day-ref", anchor, None)


RESOLVERS = {
    "before_last_night": before_last_night,
    "weekday": weekday,
    "weekday_range": weekday_range,
    "day_ref": day_ref,
    "overnight": overnight,
    "last_night": last_night,
}
