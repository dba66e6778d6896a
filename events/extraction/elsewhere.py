"""Dates that another act of the sentence must have, by the tense of this one."""

from __future__ import annotations

from .drafts import Draft
from .values import DateMention

LASTING_TENSES = frozenset(["perfect", "pluperfect", "present"])
SAID = frozenset(["STATE", "REQUEST", "THREATEN", "AGREE", "ACCUSE", "REJECT"])


def began_elsewhere(draft: Draft, tokens: list[int]) -> bool:
    """ "condemns the attacks since May", "killed nine men in a war that has lasted since May": not said or done since then."""
    if draft.read.sentence.low(tokens[0] - 1) != "since" or draft.trigger.noun is not None:
        return False
    said = draft.tense == "present" and draft.type in SAID and draft.status != "ongoing"
    return said or draft.tense not in LASTING_TENSES


def since_then(draft: Draft, tokens: list[int]) -> bool:
    """ "began on 26 April, and nine people have been killed": the day is that of the first verb, in the past tense."""
    sentence, trigger, group = draft.read.sentence, draft.trigger, draft.trigger.group
    if group is None or tokens[0] > group.first or any(sentence.low(i) == "since" for i in (tokens[0] - 1, tokens[0])):
        return False
    going = draft.tense == "infinitive" and "continued" in sentence.lows[tokens[-1] : trigger.token]
    if draft.tense != "perfect" and not going:
        return False
    joined = not {"and", "but"}.isdisjoint(sentence.lows[tokens[-1] + 1 : group.first])
    return joined and any(sentence.verbish[: tokens[0]])


def content_deadline(draft: Draft, mention: DateMention) -> bool:
    """ "said the troops should leave by 2030", "asked it to answer by May": a time to come is that of what is asked."""
    return mention.rule.startswith("by-") and draft.type in SAID and draft.tense not in ("future", "infinitive", "")
