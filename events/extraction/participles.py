"""Participles without an auxiliary: "the soldiers killed in the attack were", "legislation passed today by the Sejm"."""

from __future__ import annotations

from .inflect import PARTICIPLE
from .lexicon import lexicon
from .tokens import Sentence

# what can follow a participle whose noun stands before it; an object cannot
FOLLOWING = frozenset(
    [
        *("by", "in", "on", "at", "during", "under", "to", "for", "from", "against", "with", "after", "before"),
        *("since", "over", "near", "between", "among", "through", "within", "as", "last", "earlier", "yesterday"),
    ]
)
ENDS = frozenset([",", ".", ";", ":", ")", '"', "”", ""])
REACH = 16  # tokens in which the clause's own verb stands before its object


def is_reduced(sentence: Sentence, index: int, kinds: frozenset[str], base: str) -> bool:
    """Is this form, which has no auxiliary, a participle that belongs to the noun before it?"""
    if PARTICIPLE not in kinds:
        return False
    after = sentence.low(index + 1)
    if after == "by":
        return True
    if not ends_phrase(sentence, index):
        return False
    return base in lexicon().transitive or behind_object(sentence, index)


def ends_phrase(sentence: Sentence, index: int) -> bool:
    """Does no object follow: a preposition, a date, the end?"""
    after = index + 1
    dated = after < len(sentence) and sentence.date_at[after] >= 0
    return dated or sentence.low(after) in FOLLOWING or sentence.low(after) in ENDS


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


AUXILIARY = frozenset(["have", "has", "had", "is", "are", "was", "were", "be", "been", "will", "would", "did", "do"])
