"""Participles without an auxiliary: "the soldiers killed in the attack were", "legislation passed today by the Sejm"."""

from __future__ import annotations

from .finite import ends_phrase
from .inflect import PARTICIPLE
from .lexicon import lexicon
from .tokens import Sentence
from .trigger import Trigger

# participles with a preposition that describe a thing and tell no act: "a ship linked to", "troops backed by tanks"
STATIVE = frozenset(
    [
        *(("opposed", "to"), ("linked", "to"), ("based", "in"), ("based", "on"), ("allied", "with"), ("related", "to")),
        *(("backed", "by"), ("supported", "by"), ("bound", "by"), ("led", "by")),
    ]
)
REACH = 16  # tokens in which the clause's own verb stands before its object


def describes(sentence: Sentence, index: int) -> bool:
    """Does this participle, which has no auxiliary, only say what kind of thing its noun is?"""
    return (sentence.low(index), sentence.low(index + 1)) in STATIVE


def is_reduced(sentence: Sentence, index: int, kinds: frozenset[str], base: str) -> bool:
    """Is this form, which has no auxiliary, a participle that belongs to the noun before it?"""
    if PARTICIPLE not in kinds:
        return False
    if by_whom(sentence, index):
        return True
    if index in sentence.reduced:
        return True
    if not ends_phrase(sentence, index):
        return False
    return base in lexicon().transitive or behind_object(sentence, index)


def by_whom(sentence: Sentence, index: int) -> bool:
    """ "announced by the envoy", "announced on Monday by the envoy"."""
    after = index + 1
    while after < len(sentence) and (sentence.date_at[after] >= 0 or sentence.lows[after] == "on"):
        after += 1
    return sentence.low(after) == "by"


def behind_object(sentence: Sentence, index: int) -> bool:
    """Does the word before belong to the object of a verb ("welcomed the progress made in the talks")?

    Behind a verb of speech a clause of its own begins: "he said the troops moved on Monday".
    """
    words, speech = lexicon().classes, lexicon().speech
    before = sentence.low(index - 1)
    if not before.isalnum() or before in words["pronoun"] or before in words["determiner"]:
        return False
    for position in range(index - 1, max(-1, index - REACH), -1):
        low = sentence.lows[position]
        if low in words["subordinator"] or low in words["conjunction"] or low in (",", ";", ":", '"', "“", "”"):
            return False
        if sentence.verbish[position]:
            return low not in speech and low not in AUXILIARY
    return False


NOT_DONE = frozenset(["will", "would", "could", "may", "might", "should", "can", "if", "not", "for", "by"])
AUXILIARY = frozenset(["have", "has", "had", "is", "are", "was", "were", "be", "been", "will", "would", "did", "do"])


def raise_participles(found: list[Trigger]) -> None:
    """ "Peru reacted angrily, summoning the envoy": what follows a main verb that names no act is the sentence's act."""
    for number, trigger in enumerate(found):
        group, sentence = trigger.group, trigger.sentence
        if group is None or trigger.noun is not None or group.tense != "gerund" or not trigger.subjects:
            continue
        behind_comma = sentence.low(group.first - 1) == ","
        told_before = any(other.noun is None or other.effect for other in found[:number])
        if behind_comma and not told_before and NOT_DONE.isdisjoint(sentence.lows[: group.first]):
            group.tense = "past"
