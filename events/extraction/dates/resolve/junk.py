"""Words and numbers that look like dates and are none."""

from __future__ import annotations

from ..context import Context
from ..lexicon import habits
from ..rules import Found
from .common import word_after, word_before

BEFORE_A_MONTH = ("IN", "SINCE", "UNTIL", "BY", "OF", "FROM", "DURING", "BETWEEN", "FOR", "APPROX", "THROUGH")


def no_month(found: Found, context: Context) -> bool:
    """A bare month name that is a person's, a verb or a march."""
    number = found.number("mo")
    if (
        found.has("mod")
        or found.has("rel")
        or found.has("yrel")
        or found.has("n")  # "the first Saturday in May"
        or number not in habits(context.language)["months_that_are_names"]
    ):
        return False
    verbs = habits(context.language)["months_that_are_verbs"]
    before, after = word_before(found), word_after(found)
    name = found.text
    if (
        name.isupper()
        and len(name) > 1
        and not (before.isupper() or (after.isupper() and len(after) > 1))
        and after.isalpha()
    ):
        return True
    if context.before_is(found, *BEFORE_A_MONTH):
        return False
    joined = context.before_is(found, "TO", "AND", "OR", "COMMA")
    if joined and context.class_name(found.first - 2) in ("MONTH", "YEAR"):
        return False
    if context.before_is(found, "THE", "A"):
        return number in verbs and not _qualifies(found, context)
    if before[:1].isupper() or after[:1].isupper():
        return True
    return number in verbs


def _qualifies(found: Found, context: Context) -> bool:
    """ "the March summit", "the March's": a noun follows, not "the March on Rome" nor "the March went well"."""
    after = word_after(found)
    noun = context.after_is(found, "WORD") and after.islower() and context.cue_at(found.last) is None
    return noun or context.after_is(found, "POSS", "QUARTER")


def no_year(found: Found, context: Context) -> bool:
    """Four digits that count things, or name one."""
    place = found.place("y")
    if place is None or (place == found.first and context.class_name(place) == "SHORTYEAR"):
        return False
    number = found.number("y") or 0
    if context.class_name(place) == "NUMWORD" and number < 1000:
        return True
    if not 1500 <= number <= 2100 and not context.before_is(found, "IN", "SINCE", "BY", "UNTIL"):
        return True
    after = word_after(found)
    if context.counted(after):
        return True
    return context.after_is(found, "UNITS", "HYPHEN") and context.class_name(found.last) == "UNITS"
