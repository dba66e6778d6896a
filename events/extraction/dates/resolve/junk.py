"""Words and numbers that look like dates and are none."""

from __future__ import annotations

from ..context import Context
from ..lexicon import habits
from ..rules import Found
from .common import word_after, word_before

LONGEST_HEADLINE = 200  # characters
SHORT_WORD = 4  # letters; "with" and "from" stay small in a headline
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
    if context.before_is(found, *BEFORE_A_MONTH) or (context.is_put_off(found) and not context.after_is(found, "POSS")):
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


def in_headline(found: Found) -> bool:
    """Whether its line ends without a full stop and most words have capitals, which then tell nothing."""
    text, place = found.tokens.text, found.tokens.starts[found.first]
    first = text.rfind("\n", max(place - LONGEST_HEADLINE, 0), place) + 1
    last = text.find("\n", place, place + LONGEST_HEADLINE)
    if (first == 0 and place > LONGEST_HEADLINE) or (last < 0 and len(text) - place > LONGEST_HEADLINE):
        return False
    line = text[first : last if last >= 0 else len(text)].strip()
    words = [word for word in line.split() if word[0].isalpha() and len(word) > SHORT_WORD]
    return line[-1:] not in ".!?" and 3 * sum(word[0].isupper() for word in words) > 2 * len(words)
