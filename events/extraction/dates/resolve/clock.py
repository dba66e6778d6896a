"""Times of day, on the day that stands with them, the day last named in their sentence, or the anchor."""

from __future__ import annotations

import re
from datetime import date

from ..context import Context, Resolved
from ..periods import Period
from ..rules import Found
from .common import days
from .days import day_of_month, iso_date
from .weekdays import weekday

BEFORE_A_TIME = (
    "AT",
    "BY",
    "UNTIL",
    "FROM",
    "TO",
    "SINCE",
    "BEFORE",
    "AFTER",
    "APPROX",
    "BETWEEN",
    "AND",
    "THES",
    "COMMA",
)
COMPACT = re.compile(r"([0-9]{1,2})\.?([0-5][0-9])")  # "2200 GMT", "0300 hours", "5.30 p.m."


def clock(found: Found, context: Context) -> Resolved | None:
    time = _time(found)
    if time is None or _is_bare(found, context) or _is_either(found, context):
        return None
    day, anchor = _day(found, context)
    zone = "" if found.has("off") else found.code("z") or ""  # "UTC +04:00" is not UTC
    if day is None:
        return Resolved("TIME", f"XXXX-XX-XXT{time}{_offset(zone)}", "clock")
    period = Period("D", day)
    return Resolved(
        "TIME", f"{period.value}T{time}{_offset(zone)}", "clock", period.edtf(), anchor, found.code("a"), period
    )


def _is_bare(found: Found, context: Context) -> bool:
    """ "3:16" alone may be a verse or a score; "at 3:16" is a time."""
    if found.last - found.first > 1 or not found.code("c") or context.class_name(found.first) == "NOON":
        return False
    return not context.before_is(found, *BEFORE_A_TIME)


def _is_either(found: Found, context: Context) -> bool:
    """ "03/05/2024 14:30": of which day, is left open."""
    day = iso_date(found, context) if found.has("iso") else None
    return day is not None and day.rule != "date-in-digits"


def _offset(zone: str) -> str:
    return "Z" if zone == "+00:00" else ""


def _time(found: Found) -> str | None:
    """ "17:00" of "5 p.m."; None where it is no time of day. Without a.m. or p.m. hours stay as they are."""
    written, half, part = found.code("c"), found.code("ap"), found.code("p")
    hour, minute = found.number("h"), "00"
    if found.has("hm"):
        match = COMPACT.fullmatch(found.tokens.word(found.place("hm") or 0))
        if match is None or found.code("unit") not in (None, "h") or (found.has("unit") and len(match[0]) != 4):
            return None
        hour, minute = int(match[1]), match[2]
    if written:
        hour, minute = int(written[:2]), written[3:]
    if hour is None or hour > 24 or (half and not 1 <= hour <= 12):
        return None
    if half == "PM" or (part in ("AF", "EV") and hour < 12) or (part == "NI" and 6 <= hour < 12):
        hour = hour % 12 + 12
    elif half == "AM":
        hour %= 12
    return f"{hour:02d}:{minute}"


def _day(found: Found, context: Context) -> tuple[date | None, date | None]:
    """The day and the anchor that it was counted from."""
    anchor = context.anchor(found)
    month, number = found.number("mo"), found.number("d")
    if month and number:
        resolved = day_of_month(month, number, found.number("y"), found, context)
    elif found.has("iso"):
        resolved = iso_date(found, context)
    elif found.has("wd"):
        resolved = weekday(found, context)
    elif found.has("day") and anchor:
        return anchor + days(found.number("day") or 0), anchor
    else:
        named = context.day_in_sentence(found) or context.story_day(found)
        return named, named
    return (resolved.period.first, resolved.anchor) if resolved and resolved.period else (None, None)


def part_of_day(found: Found, context: Context) -> Resolved | None:
    """ "in the morning" of the day last named."""
    part, named = found.code("p"), context.latest("D")
    day = named.first if named else context.anchor(found)
    if day is None or part is None:
        return None
    period = Period("D", day)
    return Resolved("TIME", f"{period.value}T{part}", "part-of-day", period.edtf(), day, found.code("mod"), period)


def stamp(found: Found, _context: Context) -> Resolved | None:
    """2021-12-24T14:30:00Z."""
    text = found.code("t") or ""
    try:
        period = Period("D", date.fromisoformat(text[:10]))
    except ValueError:
        return None
    zone = "Z" if text.endswith("Z") else ""
    return Resolved("TIME", f"{text[:16]}{zone}", "date-in-digits", period.edtf(), period=period)


RESOLVERS = {"stamp": stamp, "clock": clock, "part_of_day": part_of_day}
