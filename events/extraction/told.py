"""The day on which somebody tells of an act ("said on Wednesday that a strike hit the port"), for an act without one."""

from __future__ import annotations

from .date_phrases import date_tokens
from .drafts import Draft
from .edtf import Edtf
from .lexicon import lexicon
from .running import is_background, long_before
from .values import DateMention

TELLING = frozenset(["past", "perfect"])
IN_THE_FIELD = frozenset(["ASSAULT", "COERCE", "MOBILIZE", "RETREAT"])  # acts of which is told at once


def date_by_telling(draft: Draft) -> bool:
    """Dates what happened by the day on which it is told; what "had happened" then happened on that day or before."""
    told = told_day(draft) if draft.status == "occurred" else None
    if told is None or told.edtf is None:
        return False
    before = draft.tense == "pluperfect"
    draft.edtf, draft.date = Edtf.parse(f"[..{told.edtf.text.rstrip('~?%')}]") if before else told.edtf, told
    draft.reasons.append(f"date: told on “{told.text}”")
    return True


def told_day(draft: Draft) -> DateMention | None:
    """The one day in the clause of the verb of speech before the act; None where a date of its own clause governs it."""
    sentence, trigger = draft.read.sentence, draft.trigger
    clause = sentence.clause
    fresh = draft.tense in TELLING or (draft.tense == "pluperfect" and draft.type in IN_THE_FIELD)
    named = trigger.noun is not None and trigger.effect not in ("perform", "happen")
    if not fresh or named or draft.type == "STATE" or long_before(draft) or is_background(draft):
        return None
    days: list[DateMention] = []
    for number, mention in enumerate(draft.read.dates):
        tokens = date_tokens(draft.read, number)
        if not tokens or mention.edtf is None:
            continue
        if clause[tokens[0]] == clause[trigger.token] or mention.edtf.precision != "day":
            return None
        days += [mention] if tells_in(draft, clause[tokens[0]]) else []
    return days[0] if len(days) == 1 else None


def tells_in(draft: Draft, clause: int) -> bool:
    """Does a verb of speech stand in this clause, before the act?"""
    sentence, speech = draft.read.sentence, lexicon().speech
    return any(
        sentence.clause[index] == clause and sentence.lows[index] in speech and sentence.verbish[index]
        for index in range(draft.trigger.token)
    )
