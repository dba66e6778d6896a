"""Durations, sets and references without a place on the calendar: found so that they are not taken for dates."""

from __future__ import annotations

from ..context import Context, Resolved
from ..lexicon import habits
from ..periods import DAYS_IN, MONTHS_IN, Period
from ..rules import Found
from . import junk
from .common import REFS, kind_name, of_period, word_after

AMOUNTS = ("INT", "SMALL", "NUMWORD", "OTHER", "YEAR", "DAYRANGE")
TIME_UNITS = {"h": "H", "m": "M", "s": "S"}
LASTING = ("FOR", "DURING", "IN", "AFTER", "FROM")
ORDER = "YMWDhms"
DIRECTIONS = {"BEFORE": -1, "AFTER": 1, "FROM": 1}


def length(count: float | str, unit: str) -> str:
    """ "P3M", "PT4H", "P2Y6M", "PXD". Decades and centuries are counted in years, fortnights in weeks; an unknown number of them is not."""
    if unit == "F":
        count, unit = count if isinstance(count, str) else count * 2, "W"
    if isinstance(count, str):
        return f"PTX{TIME_UNITS[unit]}" if unit in TIME_UNITS else f"PX{unit}"
    if unit in ("E", "C") and count != 1:
        count, unit = count * (10 if unit == "E" else 100), "Y"
    if unit == "C":
        count, unit = 100, "Y"
    whole, part = divmod(count, 1)
    if part == 0.5 and unit in ("Y", "h", "m"):
        smaller = {"Y": "6M", "h": "30M", "m": "30S"}[unit]
        return _prefix(unit) + (f"{int(whole)}{TIME_UNITS.get(unit, unit)}" if whole else "") + smaller
    number = f"{count:g}" if part else f"{int(whole)}"
    return f"{_prefix(unit)}{number}{TIME_UNITS.get(unit, unit)}"


def _prefix(unit: str) -> str:
    return "PT" if unit in TIME_UNITS else "P"


def duration(found: Found, context: Context) -> Resolved | None:
    unit, count = found.code("unit"), found.value("n")
    if unit is None or context.is_age(found) or no_duration(found, context, unit) or _is_name(found, context):
        return None
    if (
        unit == "D"
        and found.last - found.first == 1
        and context.after_is(found, "OF")
        and not context.before_is(found, *LASTING)
    ):
        return None  # "the earliest days of the war"
    if _is_verb(found, context):
        return None
    if counted := from_named(found, context):
        return counted
    if _is_some_day(found, context):
        return Resolved("DATE", REFS[1], "future-ref")
    mod = found.code("a")
    number: float | str = count if isinstance(count, int | float) else "X"
    pair = found.value("r")
    if isinstance(pair, tuple) and isinstance(pair[1], int):
        number = pair[1]
    elif found.has("plus"):
        number = (count if isinstance(count, int | float) else 1) + 0.5
    elif found.has("n2"):  # "two or three days": the most that is said
        number = found.number("n2") or "X"
    elif not found.has("n"):
        number = _unsaid(found, context)
    return Resolved("DURATION", length(number, unit), "duration", mod=mod)


def _is_verb(found: Found, context: Context) -> bool:
    """ "Will last 72 hours"."""
    if context.class_name(found.first) != "LAST":
        return False
    return found.first > 0 and (context.before_is(found, "TO") or context.cue_at(found.first - 1) == "future")


def _is_name(found: Found, context: Context) -> bool:
    """ "48 Hours", "Days of Rage"; but the capitals of a headline ("Vote Within 3 Weeks") name nothing."""
    place = found.place("unit")
    if place is None or not found.tokens.word(place).istitle():
        return False
    if place == found.first:
        return found.last - found.first == 1 and not context.after_is(found, "BEFORE", "AFTER")
    return found.text[:1].isdigit() and not junk.in_headline(found)


def compound(found: Found, context: Context) -> Resolved | None:
    """ "ten years and six months"."""
    first, second, unit, smaller = found.number("n"), found.number("n2"), found.code("unit"), found.code("unit2")
    if first is None or second is None or unit is None or smaller is None or context.is_age(found):
        return None
    parts = ORDER.partition(unit)[2]
    if smaller not in parts:
        return None
    date_part, _, time_part = length(first, unit).partition("T")
    more_date, _, more_time = length(second, smaller).partition("T")
    time_part += more_time
    value = date_part + more_date[1:] + (f"T{time_part}" if time_part else "")
    return Resolved("DURATION", value, "duration", mod=found.code("a"))


def from_named(found: Found, context: Context) -> Resolved | None:
    """ "three days before the Oct. 8 vote", "a week from Monday": counted from the day that is named beside."""
    unit, count, joint = found.code("unit") or "", found.number("n"), context.class_name(found.last)
    if joint not in DIRECTIONS or unit not in DAYS_IN | MONTHS_IN or count is None or found.has("n2"):
        return None
    place = found.last + 1
    while context.class_name(place) in ("THE", "POSSESSIVE", "ON"):
        place += 1
    named = context.day_named_at(place)
    if named is None:
        return None
    step = count * DIRECTIONS[joint]
    if unit in DAYS_IN and unit != "WE":
        day = Period("D", named).shift(step * DAYS_IN[unit])
        return of_period(day, "counted-from-named", named)
    return of_period(Period.containing(unit, named).shift(step), "counted-from-named", named)


def _is_some_day(found: Found, context: Context) -> bool:
    """ "will one day return", "one day he will"."""
    named = found.text.lower() in habits(context.language)["one_day"]
    around = (found.first - 1, found.last, found.last + 1)
    return named and any(
        0 <= place < len(found.tokens.starts) and context.cue_at(place) == "future" for place in around
    )


def _unsaid(found: Found, context: Context) -> float | str:
    """ "half an hour", "a month-long truce", "a decades-long feud", "another year", "for weeks"."""
    if context.mentions(found, "HALF"):
        return 0.5
    if kind_name(found, "unit", context) == "UNITS":
        return "X"
    return 1 if any(context.mentions(found, name) for name in ("LONG", "FORTNIGHT", "HOUR", "MORE")) else "X"


def old(found: Found, context: Context) -> Resolved | None:
    """ "a decade-old feud", "the nearly two-year-old war": how long it has lasted. "A month-old baby" has an age."""
    unit, after = found.code("unit"), word_after(found).lower()
    if unit is None or after in habits(context.language)["who_has_an_age"]:
        return None
    unsaid = "X" if kind_name(found, "unit", context) == "UNITS" else 1
    return Resolved("DURATION", length(found.number("n") or unsaid, unit), "duration", mod=found.code("a"))


def long(found: Found, _context: Context) -> Resolved | None:
    """ "a weeklong strike"."""
    value = found.code("f")
    return Resolved("DURATION", value, "duration") if value else None


def no_duration(found: Found, context: Context, unit: str) -> bool:
    """ "a quarter of the votes", "three-quarters of", and rates ("four flights a week", "$5 million a year")."""
    if unit == "Q" and context.after_is(found, "OF") and kind_name(found, "n", context) != "VAGUE":
        return True
    if kind_name(found, "n", context) != "A":
        return False
    if unit == "WE":
        return True
    places = range(max(found.first - 3, 0), found.first)
    counts = [context.class_name(place) in AMOUNTS for place in places]
    return any(counts) and context.class_name(found.first - 1) in ("WORD", "INT", "SMALL", "NUMWORD", "OTHER", "YEAR")


def repeated(found: Found, context: Context) -> Resolved | None:
    """ "every Friday", "daily", "twice a year"."""
    weekday, part, unit = found.number("wd"), found.code("p"), found.code("unit")
    if weekday is not None:
        return Resolved("SET", f"XXXX-WXX-{weekday + 1}" + (f"T{part}" if part else ""), "set")
    if part:
        return Resolved("SET", f"XXXX-XX-XXT{part}", "set")
    if found.has("mo") or found.has("s") or context.mentions(found, "HOLIDAY"):
        return _once_a_year(found)
    if frequency := found.code("f"):
        if word_after(found)[:1].isupper() or _is_rate(found, context):  # "the daily Kommersant"
            return None
        if frequency in ("P3M", "P1M", "P1W") and context.after_is(found, "WORD"):  # "its quarterly dividend"
            return None
        return Resolved("SET", frequency, "set")
    count = (found.number("n") or 1) * (found.number("every") or 1)
    return Resolved("SET", length(count, unit), "set") if unit else None


def _once_a_year(found: Found) -> Resolved:
    """ "every January", "every 5 May", "every summer", "every Christmas"."""
    month, day, season = found.number("mo"), found.number("d"), found.code("s")
    if month:
        return Resolved("SET", f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), "set")
    return Resolved("SET", f"XXXX-{season}" if season else "P1Y", "set")


def _is_rate(found: Found, context: Context) -> bool:
    """ "by 20% annually" counts what there is in a year, and no times at which something happens."""
    if found.code("f") != "P1Y" or found.last - found.first > 1:
        return False
    places = range(max(found.first - 3, 0), found.first)
    return any(context.class_name(place) in AMOUNTS for place in places)


def vague(found: Found, context: Context) -> Resolved | None:
    """ "in recent weeks", "future quarters", "the coming months"; "the weeks ahead" are a length, as "the next few weeks" are."""
    unit, plural = found.code("unit"), kind_name(found, "unit", context) == "UNITS"
    if unit and not (plural and context.mentions(found, "COMING")):
        return Resolved("DURATION", length("X" if plural else 1, unit), "vague-future")
    past = context.mentions(found, "RECENT")
    return Resolved("DATE", "PAST_REF" if past else "FUTURE_REF", "vague-past" if past else "vague-future")


def _is_ahead(found: Found, context: Context) -> bool:
    """Not "soon after", "as soon as" nor "he was soon released"."""
    if word_after(found).lower() in habits(context.language)["not_soon"]:
        return False
    return found.text.lower() not in habits(context.language)["soon"] or context.tense(found) != "past"


def reference(found: Found, context: Context) -> Resolved | None:
    value = found.value("v")
    if value == "FUTURE_REF" and not _is_ahead(found, context):
        return None  # "soon after", "as soon as"
    named = value if isinstance(value, str) else REFS[0] if found.has("v") else REFS[-1]
    return Resolved("DATE", named, named.lower().replace("_", "-"))


RESOLVERS = {
    "duration": duration,
    "length": compound,
    "old": old,
    "long": long,
    "set": repeated,
    "vague": vague,
    "ref": reference,
}
