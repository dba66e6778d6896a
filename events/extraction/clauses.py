"""Which clause each word of a sentence stands in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .asides import find_asides
from .lexicon import lexicon
from .tokens import Sentence


@dataclass(slots=True)
class OpenClause:
    """A clause that is being read: its number, the one it stands in, and whether its verb has come."""

    number: int
    parent: OpenClause | None
    has_verb: bool = False
    opened_by: str = ""


def mark_clauses(sentence: Sentence) -> None:
    """Fills `clause`: subordinators open a clause; a comma, or a second verb without "and", closes it again."""
    words, breaks, verbish = lexicon().classes, clause_breaks(), sentence.verbish
    current = OpenClause(0, None)
    numbers = 0
    joined = True  # a conjunction or comma stands since the last verb, so that the next verb is coordinated
    previous_verb = -2
    for index, low in [(n, low) for n, low in enumerate(sentence.lows) if low in breaks or verbish[n]]:
        sentence.clause += [current.number] * (index - len(sentence.clause))
        if low in words["subordinator"] and sentence.date_at[index] < 0 and not opens_none(sentence, index):
            numbers += 1
            current = OpenClause(numbers, current, opened_by="which" if tells_which(sentence, index) else low)
            joined = True
        elif low in (";", ":"):
            numbers += 1
            current = OpenClause(numbers, None)
        elif low in words["conjunction"]:
            joined = True
        elif low == "," and sentence.date_at[index] < 0:
            joined = True
            if current.parent is not None and current.has_verb and current.opened_by != "that":
                current = current.parent
        elif verbish[index] and not (current.has_verb and not joined and postponed(sentence, index)):
            if (
                previous_verb < index - 1
                and current.has_verb
                and not joined
                and not in_group(sentence, index, previous_verb)
            ):
                if current.parent is not None and current.opened_by in RELATIVE_OPENERS:
                    current = current.parent
                else:
                    numbers += 1
                    current = OpenClause(numbers, current, opened_by="that")
            current.has_verb = True
            joined = False
            previous_verb = index
        sentence.clause.append(current.number)
    sentence.clause += [current.number] * (len(sentence) - len(sentence.clause))
    set_asides_apart(sentence, numbers)


@cache
def clause_breaks() -> frozenset[str]:
    """The words and marks that open, join or close a clause; besides them only verbs matter."""
    words = lexicon().classes
    return words["subordinator"] | words["conjunction"] | {";", ":", ","}


def tells_which(sentence: Sentence, index: int) -> bool:
    """ "the force that was set up in July, has entered": a "that" between a noun and its verb can be "which"."""
    if sentence.lows[index] != "that" or index == 0 or index + 1 >= len(sentence) or not sentence.verbish[index + 1]:
        return False
    speech = lexicon().speech
    return not sentence.verbish[index - 1] and sentence.date_at[index - 1] < 0 and sentence.low(index - 1) not in speech


def set_asides_apart(sentence: Sentence, numbers: int) -> None:
    """ "..., the minister said on Friday, ..." is a clause of its own; `numbers` is the highest in use."""
    sentence.asides = find_asides(sentence)
    for number, aside in enumerate(sentence.asides, numbers + 1):
        sentence.clause[aside.first : aside.last + 1] = [number] * (aside.last + 1 - aside.first)


RELATIVE_OPENERS = frozenset(["that", "which", "who", "whom", "whose", "where"])


def postponed(sentence: Sentence, index: int) -> bool:
    """A participle behind its noun ("the vote held on Thursday", "a party led by") opens no clause."""
    after = sentence.low(index + 1)
    dated = index + 2 < len(sentence) and sentence.date_at[index + 2] >= 0
    return after == "by" or (after in ("on", "in") and dated)


def in_group(sentence: Sentence, index: int, previous: int) -> bool:
    """Do only adverbs and dates stand between two verbs ("has repeatedly been accused")?"""
    adverbs = lexicon().classes["adverb"]
    return all(
        sentence.lows[i] in adverbs
        or sentence.lows[i].endswith("ly")
        or sentence.date_at[i] >= 0
        or sentence.lows[i] in ("not", "on")
        for i in range(previous + 1, index)
    )


def opens_none(sentence: Sentence, index: int) -> bool:
    """Does this word open no clause: a preposition, or a pronoun ("That led to clashes")?"""
    pronoun = index == 0 and sentence.lows[0] == "that" and sentence.verbish[1:2] == [True]
    return pronoun or plain_preposition(sentence, index)


def plain_preposition(sentence: Sentence, index: int) -> bool:
    """ "after the attack": no verb follows before the next comma, so no clause begins here."""
    if sentence.lows[index] not in ("after", "before", "since", "until", "as", "than", "once"):
        return False
    for position in range(index + 1, min(index + 14, len(sentence))):
        if sentence.verbish[position]:
            return sentence.lows[index] == "as" and position > index + 8
        if sentence.lows[position] in (",", ".", ";"):
            return True
    return True
