"""A verb with its auxiliaries: tense, voice, negation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .grammar import QUOTES
from .inflect import BASE, ING, PARTICIPLE, PAST
from .lexicon import lexicon
from .tokens import Sentence

SERIES = 36  # tokens back to the modal of a series: "will visit the camp, meet the mayor and discuss"
MAX_GROUP = 8  # tokens; no verb group is longer


@dataclass(slots=True)
class VerbGroup:
    """A verb with what stands before it: "has not been formally | accused"."""

    first: int  # token of the first word of the group
    verb: int  # token of the verb itself
    tense: str  # past, present, perfect, pluperfect, future, conditional, infinitive, participle, gerund
    passive: bool = False
    negated: bool = False
    progressive: bool = False
    modal: str | None = None


def verb_group(sentence: Sentence, index: int, kinds: frozenset[str]) -> VerbGroup:
    """Reads the auxiliaries to the left of the verb at token `index`."""
    read = Auxiliaries(first=index)
    position = index - 1
    while position >= 0 and index - position <= MAX_GROUP and not read.to:
        if sentence.date_at[position] < 0 and sentence.actor_at[position] < 0 and read.take(sentence.lows[position]):
            read.first = position
        elif not may_stand_between(sentence, position, read):
            break
        position -= 1
    tense = read.tense(kinds)
    if tense == "present" and BASE in kinds and read.first == index and sentence.low(index - 1) in CONJUNCTIONS:
        tense = tense_of_coordinated(sentence, index) or tense
    passive, progressive = read.be and PARTICIPLE in kinds, read.be and ING in kinds
    return VerbGroup(read.first, index, tense, passive, read.negated, progressive, read.modal)


@dataclass(slots=True)
class Auxiliaries:
    """What has been read of a verb group, from the verb leftwards."""

    first: int
    be: bool = False
    have: bool = False
    to: bool = False
    past: bool = False
    negated: bool = False
    modal: str | None = None

    def take(self, low: str) -> bool:
        """Does this word belong to the group as an auxiliary? Adverbs and negations do not, but the latter count."""
        if low not in group_words():
            return False
        words = lexicon().classes
        self.negated = self.negated or (low in words["negation"] and low not in ("no", "neither"))
        self.past = self.past or low in PAST_AUXILIARIES
        if low in words["modal"]:
            self.modal = low
        elif (low in words["be"] and low != "'s") or low in COPULAS:
            self.be = True
        elif low in words["have"]:
            self.have = True
        elif low == "to":
            self.to = self.modal is None
            return self.to
        else:
            return low in words["do"]
        return True

    def tense(self, kinds: frozenset[str]) -> str:
        return tense_of(kinds, self.be, self.have, self.modal, self.to, self.past)


@cache
def group_words() -> frozenset[str]:
    """All words that tell something of a verb group."""
    words = lexicon().classes
    return lexicon().auxiliaries | words["negation"] | PAST_AUXILIARIES | COPULAS | {"to"}


COPULAS = frozenset(["remain", "remains", "remained"])
PAST_AUXILIARIES = frozenset(["remained", "was", "were", "wasn't", "weren't", "had", "hadn't", "did", "didn't"])
CONJUNCTIONS = frozenset(["and", "or", "but"])


def may_stand_between(sentence: Sentence, position: int, read: Auxiliaries) -> bool:
    """Adverbs, negations, quotation marks and dates may stand inside a verb group."""
    words = lexicon().classes
    low = sentence.lows[position]
    if low in words["adverb"] or low in words["negation"] or low in QUOTES or (low.endswith("ly") and len(low) > 4):
        return True
    if low == "yet" and sentence.low(position - 1) in words["negation"]:
        return True  # "has not yet met"
    inside = read.be or read.have or read.modal is not None
    return sentence.date_at[position] >= 0 and (inside or group_goes_on(sentence, position))


def tense_of_coordinated(sentence: Sentence, index: int) -> str | None:
    """ "to meet and discuss", "will meet and discuss": a bare verb after "and" goes with what stands before the first."""
    words = lexicon().classes
    for position in range(index - 2, max(-1, index - SERIES), -1):
        low = sentence.lows[position]
        if low == "to" and bare_verb(sentence, position + 1):
            return "infinitive"
        if low in words["modal"]:
            return "future" if low in ("will", "shall") else "conditional"
        if low in (".", ";", ":"):
            return None
    return None


def bare_verb(sentence: Sentence, index: int) -> bool:
    """After "to": no article, no name, no number, so a verb."""
    word = sentence.words[index] if index < len(sentence) else ""
    return word.isalpha() and word.islower() and word not in lexicon().classes["determiner"]


def group_goes_on(sentence: Sentence, position: int) -> bool:
    """Does an auxiliary stand before the date at this token ("was on Monday arrested")?"""
    words = lexicon().classes
    while position >= 0 and (sentence.date_at[position] >= 0 or sentence.lows[position] in ("on", "in")):
        position -= 1
    low = sentence.low(position)
    return low in words["be"] or low in words["have"] or low in words["modal"]


def tense_of(kinds: frozenset[str], be: bool, have: bool, modal: str | None, to: bool, past: bool) -> str:
    if modal in ("will", "won't", "shall"):
        return "future"
    if modal:
        return "conditional"
    if to:
        return "infinitive"
    if have:
        return "pluperfect" if past else "perfect"
    if be:
        return "past" if past else "present"
    if PAST in kinds:
        return "past"
    if kinds <= {ING}:
        return "gerund"
    if kinds <= {PARTICIPLE}:
        return "participle"
    return "past" if past else "present"
