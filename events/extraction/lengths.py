"""Acts that are told with their length only: "signed on Friday after three days of talks" dates the talks, too."""

from __future__ import annotations

import re
from datetime import timedelta

from .drafts import Draft
from .edtf import Edtf
from .story import Story
from .values import DateMention

DAYS = {"D": 1, "W": 7, "M": 30}
LENGTH = re.compile(r"P(\d{1,2})([DWM])")
LONGEST = 100  # days; a longer time is no act that ends with the day's news
BETWEEN = 2  # words that may stand between "of" and the noun


def date_by_length(draft: Draft, story: Story, crowd: list[Draft]) -> bool:
    """From so many days before the day of the sentence's other act, or of the main news, up to that day."""
    length = length_of(draft)
    done = [o for o in crowd if o is not draft and o.own_date and o.status in ("occurred", "ongoing")]
    end = next((o.edtf for o in done if o.edtf is not None), None)
    end = end or (story.day.edtf if story.day is not None else None)
    days = counted_days(length) if length is not None else 0
    if not days or length is None or end is None or end.earliest is None or end.latest is None:
        return False
    if (end.latest - end.earliest).days > DAYS["W"]:
        return False
    draft.edtf = Edtf.between(end.earliest - timedelta(days=days), end.latest)
    draft.date, draft.own_date, draft.dated_name = length, True, True
    draft.reasons.append(f"date: “{length.text}” up to then")
    return True


def length_of(draft: Draft) -> DateMention | None:
    """The duration right before the noun: "three days of | bitter fighting"."""
    sentence, trigger = draft.read.sentence, draft.trigger
    if trigger.noun is None or draft.status != "occurred":
        return None
    for position in range(trigger.token - 1, max(0, trigger.token - 2 - BETWEEN), -1):
        if sentence.lows[position] == ",":
            return None
        if sentence.lows[position] == "of":
            at = sentence.date_at[position - 1]
            return draft.read.dates[at] if at >= 0 and draft.read.dates[at].type == "DURATION" else None
    return None


def counted_days(length: DateMention) -> int:
    """How many days before the last one it began; 0 where the length is open or too long."""
    match = LENGTH.fullmatch(length.value)
    if match is None:
        return 0
    days = int(match[1]) * DAYS[match[2]] - (match[2] == "D")
    return days if days <= LONGEST else 0
