"""Speech told beside what is said: "..., the minister said on Friday", "..., officials told reporters, ..."."""

from __future__ import annotations

from .grammar import QUOTES
from .lexicon import lexicon
from .tokens import Aside, Sentence

LONGEST_SPEAKER = 18  # tokens between the comma and the verb of speech
MARKS = QUOTES | {",", "—", "–"}
OPENING = frozenset(['"', "“", "«", "``"])
TIME_CLAUSE = frozenset(["as", "when", "while", "after", "before", "because", "during"])
ENDS = MARKS | set(";:.()?!")


def find_asides(sentence: Sentence) -> list[Aside]:
    """The asides of a sentence in order; what is said stands before them, or on both sides."""
    speech = lexicon().speech
    found: list[Aside] = []
    if speech.isdisjoint(sentence.vocabulary):
        return found
    for verb, low in enumerate(sentence.lows):
        if low not in speech or sentence.quoted[verb] or sentence.actor_at[verb] >= 0:
            continue
        first, last = opening(sentence, verb), closing(sentence, verb)
        if first > 0 and last >= 0 and tells_before(sentence, first, last):
            found.append(Aside(first, verb, last))
    return found


def opening(sentence: Sentence, verb: int) -> int:
    """The first token of the aside, right behind a comma or a quotation; -1 where another clause reaches up to the verb."""
    if sentence.low(verb - 1) in MARKS and names_speaker(sentence, verb + 1):
        return verb
    position, commas = verb - 1, 0
    apposition = sentence.low(verb - 1) == ","  # "X, the minister, said"
    while position >= 0 and verb - position <= LONGEST_SPEAKER:
        low = sentence.lows[position]
        if sentence.quoted[position] or (low in MARKS and sentence.date_at[position] < 0):
            commas += 1
            if not apposition or commas == 3 or low != ",":
                return position + 1
        elif sentence.verbish[position] or opens_clause(sentence, position):
            return -1
        position -= 1
    return -1


def opens_clause(sentence: Sentence, position: int) -> bool:
    """ "who said", "after he said": a clause of another kind. "as" and "for" can stand in the speaker's title."""
    words = lexicon().classes
    low = sentence.lows[position]
    return low in words["subordinator"] or (
        low in ("and", "but") and position > 0 and sentence.low(position - 1) == ","
    )


def names_speaker(sentence: Sentence, index: int) -> bool:
    """ "..., said the minister": does somebody's name or office stand behind the verb?"""
    if index >= len(sentence) or sentence.date_at[index] >= 0:
        return False
    return (
        sentence.actor_at[index] >= 0
        or sentence.words[index][:1].isupper()
        or sentence.lows[index] in lexicon().classes["determiner"]
    )


def closing(sentence: Sentence, verb: int) -> int:
    """The last token of the aside; -1 where something is said behind the verb."""
    index = verb + 1
    while index < len(sentence):
        low = sentence.lows[index]
        if low in ENDS and sentence.date_at[index] < 0:
            break
        if low in TIME_CLAUSE:
            return clause_end(sentence, index)
        if low == "that" or sentence.verbish[index] or sentence.quoted[index]:
            return -1
        index += 1
    quotes = sentence.low(index) in OPENING | {":"} or sentence.low(index + 1) in OPENING
    return -1 if quotes and not (sentence.low(index) == "," or sentence.quoted[0]) else index - 1


def clause_end(sentence: Sentence, index: int) -> int:
    """The last token of "as dawn broke on Saturday"."""
    while index + 1 < len(sentence) and (sentence.lows[index + 1] not in ENDS or sentence.date_at[index + 1] >= 0):
        index += 1
    return index


def tells_before(sentence: Sentence, first: int, last: int) -> bool:
    """Is something told or quoted before the aside, or is it set off by commas on both sides?"""
    told = any(sentence.quoted[index] or sentence.verbish[index] for index in range(first - 1))
    return told or sentence.low(last + 1) == ","
