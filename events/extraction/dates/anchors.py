"""Days other than publication from which words count: datelines, photo captions, and the day on which a quote was spoken."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .context import STORY_REACH, Context, Resolved
from .lexicon import habits
from .rules import Found

MAX_DATELINE = 90  # characters from the start of the line to the date
LEADING = ("weekday", "day_ref")
SPEECH_MEMORY = 120  # tokens for which a story stays with what was said on a day
SPEECH_DATES = 4  # how many dates back the day of speaking is sought
STORY_DAYS = timedelta(days=4)
SPEECH_REACH = 30  # tokens outside the quotation marks in which the day of speaking is sought
COUNTED_FROM_SPEECH = ("weekday", "day_ref", "relative", "ago", "overnight")
PLACE = re.compile(r"[^\w\n]*[A-Z]{2}[^\W\d_]*[\w .,'’/()\-]*")
TITLED_PLACE = re.compile(r"(?:[A-Z][\w.'’]{0,20}[ ,.–—-]{1,4}){0,7}")
BEGINNING = 600  # characters
AFTER_DATELINE = re.compile(r"[ ,)]*(?:\([^()\n]{1,40}\)\s*)?(?:-{1,2}|[–—_:])\s")


def note(found: Found, resolved: Resolved, context: Context) -> None:
    """Keeps the anchor that a dateline or a caption sets for what follows in it, and the day of the news."""
    if (
        context.lead is None
        and resolved.period
        and found.rule.resolver in LEADING
        and found.first not in context.quotes
    ):
        context.lead = resolved.period.first
    if resolved.period is None or resolved.period.unit != "D" or resolved.rule not in ("date", "nearest-year"):
        return
    text = found.tokens.text
    start, end = found.tokens.starts[found.first], found.tokens.ends[found.last - 1]
    line = text.rfind("\n", max(start - MAX_DATELINE, 0), start) + 1
    if line == 0 and start > MAX_DATELINE:
        return
    day, before = resolved.period.first, text[line:start]
    if (
        _is_place(before, found, resolved, context)
        and AFTER_DATELINE.match(text, end)
        and _is_near(day, resolved, context)
    ):
        context.dateline = day
    elif resolved.rule == "date" and _is_caption(before, text, end, context.language):
        stop = text.find("\n", end)
        context.caption = (stop if stop >= 0 else len(text), day)


def _is_place(before: str, found: Found, resolved: Resolved, context: Context) -> bool:
    """ "KYIV, "; near the beginning of a text also "Kyiv, Ukraine – " or nothing, if the date is whole."""
    if PLACE.fullmatch(before):
        return True
    whole = resolved.rule == "date" and found.tokens.starts[found.first] < BEGINNING
    apart = context.class_name(found.first - 1) in (
        None,
        "BREAK",
        "COMMA",
        "DASH",
        "HYPHEN",
        "STOP",
        "LPAREN",
        "WEEKDAY",
    )
    recent = resolved.period is not None and _is_recent(resolved.period.first, context)
    return whole and apart and recent and TITLED_PLACE.fullmatch(before) is not None


def _is_caption(before: str, text: str, end: int, language: str) -> bool:
    """ "In this Dec. 3, 2019 file photo, ..."."""
    table = habits(language)
    after = re.compile(table["after_caption_date"])  # re keeps what it compiled
    return re.fullmatch(table["before_caption_date"], before) is not None and after.match(text, end) is not None


def _is_near(day: date, resolved: Resolved, context: Context) -> bool:
    """A dateline without a year had its year guessed: it may only move the anchor by days."""
    return resolved.rule == "date" or context.published is None or abs(day - context.published) <= timedelta(days=10)


def speaking_day(found: Found, context: Context) -> date | None:
    """The day on which quoted words were spoken, if their sentence names it outside the quotation marks."""
    if found.rule.resolver not in COUNTED_FROM_SPEECH:
        return None
    quote = context.quotes.get(found.first)
    if quote is None:
        return None
    after = range(quote[1] + 1, min(quote[1] + SPEECH_REACH, len(found.tokens.starts)))
    if after and context.ends_sentence(quote[1] - 1) and not found.tokens.word(after[0]).islower():
        after = range(0)  # the sentence ended within the quotation
    before = range(quote[0] - 1, max(quote[0] - SPEECH_REACH, -1), -1)
    return _day_named_in(after, context) or _day_named_in(before, context) or _day_of_story(found, context)


def _day_of_story(found: Found, context: Context) -> date | None:
    """Where its own sentence names no day: that on which the story had somebody speak, else the day of the news."""
    published = context.dateline or context.published
    if published is None or found.rule.resolver not in ("day_ref", "overnight"):
        return None
    told = _day_of_speech(found, context)
    if told and timedelta(0) <= published - told <= STORY_REACH:
        return told
    return _day_of_lead(found, context)


def _day_of_speech(found: Found, context: Context) -> date | None:
    """ "The minister spoke to reporters on Tuesday.": what is quoted after it was said then."""
    for place, period in reversed(context.periods[-SPEECH_DATES:]):
        if found.first - place > SPEECH_MEMORY:
            return None
        if period.unit == "D" and place not in context.quotes and context.tells_of_speech(place):
            return period.first
    return None


def _day_of_lead(found: Found, context: Context) -> date | None:
    """What was said without a day was said on the day of the news, if that is one of the days before publication."""
    published = context.dateline or context.published
    if context.lead is None or published is None or found.rule.resolver not in ("day_ref", "overnight"):
        return None
    return context.lead if timedelta(0) < published - context.lead <= STORY_DAYS else None


def _day_named_in(places: range, context: Context) -> date | None:
    for place in places:
        if context.ends_sentence(place):
            return None
        day = context.day_named_at(place)
        if day and (_is_recent(day, context) or _is_of_speech(place, context)):
            return day
    return None


def _is_recent(day: date, context: Context) -> bool:
    published = context.dateline or context.published
    return published is None or abs(published - day) <= STORY_REACH


def _is_of_speech(place: int, context: Context) -> bool:
    """ "The firm, founded on June 5, 1990, said": a day long ago counts only where it goes with no other verb."""
    return context.cues.nearest(range(place - 1, max(place - SPEECH_REACH, -1), -1)) in (None, "reported")
