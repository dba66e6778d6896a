"""What stands over a verb and says that its act is denied, demanded, hoped for, made possible or done by nobody."""

from __future__ import annotations

from .drafts import Draft
from .lexicon import lexicon, rows
from .speech import SAYABLE
from .tokens import Sentence
from .trigger import Trigger

MOODS = {name: frozenset(words.split()) for name, words in rows("moods.tsv")}
DENIAL_REACH, DEMAND_REACH, LET_REACH = 12, 14, 5  # tokens


def is_denied(trigger: Trigger) -> bool:
    """Does the act stand in what somebody denies?"""
    lows = trigger.sentence.lows
    if MOODS["denial"].isdisjoint(trigger.sentence.vocabulary) or starts_anew(trigger):
        return False
    for position in range(trigger.token - 1, max(-1, trigger.token - DENIAL_REACH), -1):
        if lows[position] in MOODS["denial"]:
            return True
        if lows[position] in (";", ".", "but"):
            return False
    return False


def starts_anew(trigger: Trigger) -> bool:
    """ "denies the attack and has blamed Chad": a second verb of its own tense, beside the denial and not in it."""
    group = trigger.group
    if group is None or trigger.noun is not None or group.tense not in ("perfect", "pluperfect", "future"):
        return False
    return trigger.sentence.low(group.first - 1) in ("and", "but")


def nobody_does(trigger: Trigger) -> bool:
    """ "No government has confirmed it", "neither side attacked"."""
    lows = trigger.sentence.lows[trigger.subject.first : trigger.subject.last]
    return not trigger.subject.relative and not MOODS["nobody"].isdisjoint(lows[:3])


def is_subjunctive(trigger: Trigger) -> bool:
    """ "urged that he refer the bill": a bare form behind "he" or one person's name is asked for and not told."""
    group = trigger.group
    if group is None or group.first != group.verb or trigger.sentence.lows[trigger.token] != trigger.base:
        return False
    if group.tense != "present" or len(trigger.subjects) != 1:
        return False
    party = trigger.subjects[0]
    return party.pronoun in ("he", "she", "it") and party.token == trigger.token - 1


def is_bare(trigger: Trigger) -> bool:
    group = trigger.group
    alone = group is not None and group.first == group.verb and group.tense == "present"
    return alone and trigger.sentence.lows[trigger.token] == trigger.base


def is_demanded(trigger: Trigger) -> bool:
    """ "demanding that lawmakers reject": what is asked for."""
    lows = trigger.sentence.lows
    if "that" not in trigger.sentence.vocabulary:
        return False
    for position in range(trigger.token - 1, max(0, trigger.token - DEMAND_REACH), -1):
        if lows[position] == "that":
            return is_bare(trigger) and lows[position - 1] in MOODS["demanding"]
        if lows[position] in (",", ";"):
            return False
    return False


def is_let(trigger: Trigger) -> bool:
    """ "would let companies buy", "helped it win": a bare infinitive, not what somebody does."""
    lows = trigger.sentence.lows
    return is_bare(trigger) and not MOODS["letting"].isdisjoint(lows[max(0, trigger.token - LET_REACH) : trigger.token])


def reported(sentence: Sentence, first: int) -> bool:
    """Does a verb of speech in the past stand before ("said it would")?"""
    return not MOODS["speech"].isdisjoint(sentence.lows[max(0, first - 25) : first])


def in_condition(sentence: Sentence, first: int) -> bool:
    if "that" not in sentence.vocabulary and MOODS["condition"].isdisjoint(sentence.vocabulary):
        return False
    for position in range(first - 1, max(-1, first - 14), -1):
        low = sentence.lows[position]
        if low in MOODS["condition"]:
            return True
        if low == "that":
            return sentence.low(position - 1) in MOODS["unsure"]
        if low in (",", ";", "."):
            return False
    return False


def performs_by_saying(draft: Draft, governor: int) -> bool:
    """ "I would like to congratulate", "we want to thank": it is done by saying it."""
    lows = draft.trigger.sentence.lows
    wished = lows[governor] in MOODS["wished"] if governor >= 0 else False
    speakers = {"i", "we"} & set(lows[max(0, governor - 3) : max(0, governor)])
    return wished and bool(speakers) and draft.type in SAYABLE


def negated_before(sentence: Sentence, governor: int) -> bool:
    """ "did not plan to", "has no intention to"."""
    lows = sentence.lows[max(0, governor - 3) : max(0, governor)]
    return not lexicon().classes["negation"].isdisjoint(lows)


def dated(sentence: Sentence, position: int) -> bool:
    """Is this word part of a date, or the "on" before one?"""
    after = position + 1 < len(sentence) and sentence.date_at[position + 1] >= 0
    return sentence.date_at[position] >= 0 or (after and sentence.lows[position] in ("on", "in"))


def gerund_counts(sentence: Sentence, first: int) -> bool:
    """A participle clause after a comma or after "after", "by", "while" tells of an act, one after "for" does not."""
    before = sentence.low(first - 1)
    if lexicon().governors.get(before) == "occurred":
        return True
    if before in (",", "and") and inside_gerunds(sentence, first):
        return False
    if (
        sentence.low(first) in ("meeting", "gathering")
        and (before.endswith("s") or sentence.actor_at[first - 1] >= 0)
        and sentence.low(first + 1) in ("in", "at")
    ):
        return True  # "ministers meeting in Geneva agreed"
    return before in MOODS["gerund_opener"] or first == 0


def inside_gerunds(sentence: Sentence, first: int) -> bool:
    """Is this one of several in "of sending, training and arming"?"""
    for position in range(first - 2, max(0, first - 14), -1):
        low = sentence.lows[position]
        if low.endswith("ing") and sentence.lows[position - 1] in ("of", "for", "from", "against", "without", "to"):
            return True
        if sentence.verbish[position]:
            return False
    return False
