"""Who stands where around a verb or a noun: the mentions left of it, right of it, and the prepositions before them."""

from __future__ import annotations

from dataclasses import dataclass, field

from .grammar import HARD_STOPS, QUOTES, joints
from .lexicon import lexicon
from .names import Party
from .phrases import parties
from .tokens import Sentence

RELATIVES = frozenset(["who", "which", "that", "whom"])
PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "who", "which"])
# prepositions of place and time: "the attacks in Kenya that killed forty" are not Kenya's doing
SCENES = frozenset(["in", "at", "on", "near", "during", "after", "before", "across", "inside", "outside", "around"])
MAX_CLAUSE = 60  # tokens looked at on either side, so that one endless sentence costs no more than its length


@dataclass(slots=True)
class Region:
    """A stretch of tokens (end exclusive) and the parties in it."""

    first: int
    last: int
    parties: list[Party] = field(default_factory=list)
    shared: bool = False  # the verb is coordinated with an earlier one and shares its subject
    relative: bool = False  # the verb's subject is a relative pronoun; the parties are of its antecedent


def left_of(sentence: Sentence, first: int) -> Region:
    """The region left of the verb group that begins at token `first`, where its subject stands."""
    low = sentence.low(first - 1)
    if low == "," and (before := interruption(sentence, first - 1)) > 0:
        return left_of(sentence, before)
    if low in lexicon().classes["conjunction"]:
        return Region(first, first, shared=True)
    if low in RELATIVES and first > 1:
        return antecedent(sentence, first - 1)
    start = subject_start(sentence, first)
    if start < 0:
        return Region(first, first, shared=True)
    start = skip_opening(sentence, start, first)
    return Region(start, first, parties(sentence, start, first))


INTERRUPTS = frozenset(
    ["speaking", "visiting", "citing", "quoting", "addressing", "arriving", "returning", "accompanied"]
)


def interruption(sentence: Sentence, comma: int) -> int:
    """In "Orban, while visiting Rome, announced" the comma that opens what stands between subject and verb; 0 for none."""
    words = lexicon().classes
    for index in range(comma - 1, max(0, comma - MAX_CLAUSE), -1):
        low = sentence.lows[index]
        if low in HARD_STOPS or low in QUOTES:
            return 0
        if low == "," and sentence.date_at[index] < 0:
            after = sentence.lows[index + 1]
            opens = after in words["subordinator"] or after in words["preposition"] or after in INTERRUPTS
            if opens or (after.endswith("ing") and after in lexicon().verbs):
                return index if names_subject(sentence, index) else 0
    return 0


def names_subject(sentence: Sentence, comma: int) -> bool:
    """Does a clause that has no verb yet begin with a party or a name before this comma?"""
    start = comma
    ends = HARD_STOPS | QUOTES | {"that"}
    while start > 0 and sentence.lows[start - 1] not in ends:
        start -= 1
    start = skip_opening(sentence, start, comma)
    if sentence.low(start) in lexicon().classes["preposition"] or any(sentence.verbish[start:comma]):
        return False
    return any_party(sentence, start, comma)


def subject_start(sentence: Sentence, first: int) -> int:
    """The first token of what can be the subject; -1 where the verb shares the subject of the one before."""
    index, last_break = first - 1, -1  # the nearest conjunction or comma on the way
    breaks = joints()
    while index >= 0 and first - index < MAX_CLAUSE:
        low = sentence.lows[index]
        if low not in breaks and not sentence.verbish[index]:
            index -= 1
            continue
        if low == ")" and "(" in sentence.lows[:index]:
            index = rindex(sentence.lows, "(", index)
        elif low in HARD_STOPS or (low in QUOTES and index < first - 1):
            return index + 1
        elif sentence.verbish[index] and sentence.low(index + 1) != "by":  # "a party led by X" is one phrase
            relative = relative_before(sentence, index)
            if relative <= 0:
                return after_verb(sentence, index, first, last_break)
            index = relative
        elif opens_clause(sentence, index):
            return after_comma(sentence, 1, first) if index == 0 else index + 1
        elif low == "," or low in lexicon().classes["conjunction"]:
            last_break = index
        index -= 1
    return 0


def after_verb(sentence: Sentence, verb: int, first: int, last_break: int) -> int:
    """Where the subject begins when another verb stands before it; -1 where the two verbs share theirs."""
    if last_break < 0 and sentence.low(first - 1) != ",":
        return verb + 1
    if last_break >= 0 and any_party(sentence, last_break + 1, first):
        return last_break + 1
    return -1


def opens_clause(sentence: Sentence, index: int) -> bool:
    words = lexicon().classes
    low = sentence.lows[index]
    demonstrative = low in RELATIVES and sentence.low(index + 1) in words["determiner"]
    return low in words["subordinator"] and not demonstrative


def rindex(lows: list[str], low: str, before: int) -> int:
    return before - 1 - lows[:before][::-1].index(low)


def relative_before(sentence: Sentence, index: int) -> int:
    """The token of "who", "which" or "that" that this verb belongs to, -1 for none."""
    for position in range(index - 1, max(-1, index - 8), -1):
        if sentence.lows[position] in ("who", "which", "that") and position > 0:
            return (
                position
                if sentence.low(position - 1) not in ("said", "say", "says") and not sentence.verbish[position - 1]
                else -1
            )
        if sentence.verbish[position] and index - position > 3:
            return -1
        if sentence.lows[position] in HARD_STOPS or sentence.lows[position] == ",":
            return -1
    return -1


def antecedent(sentence: Sentence, relative: int) -> Region:
    """The parties of the noun phrase before a relative pronoun."""
    start = max(0, relative - 12)
    for position in range(relative - 1, start - 1, -1):
        if sentence.verbish[position] or sentence.lows[position] in HARD_STOPS:
            start = position + 1
            break
    found = [party for party in parties(sentence, start, relative)[-1:] if party.preposition not in SCENES]
    return Region(start, relative, found, relative=True)


def any_party(sentence: Sentence, first: int, last: int) -> bool:
    words = lexicon().classes
    return (
        any(
            sentence.actor_at[i] >= 0 or sentence.lows[i] in PRONOUNS or (sentence.lows[i] in words["determiner"])
            for i in range(first, last)
        )
        or any(sentence.words[i][:1].isupper() for i in range(first, last))
        or (last - first >= 1 and sentence.lows[last - 1].endswith("s"))
    )


def skip_opening(sentence: Sentence, start: int, end: int) -> int:
    """Leaves out an opening phrase ("On Wednesday, ...", "After the attack, ...") when something follows its comma."""
    words = lexicon().classes
    while start < end and (
        sentence.lows[start] in words["conjunction"] or sentence.lows[start] in ("also", ",", "meanwhile", "however")
    ):
        start += 1
    low = sentence.low(start)
    if (
        low in words["preposition"]
        or low in words["subordinator"]
        or sentence.date_at[start : start + 1] not in ([], [-1])
        or low in words["adverb"]
    ):
        return after_comma(sentence, start, end)
    return start


def after_comma(sentence: Sentence, start: int, end: int) -> int:
    for index in range(start, end):
        if sentence.lows[index] == "," and any_party(sentence, index + 1, end):
            if sentence.date_at[index] >= 0:  # a comma inside a date
                continue
            return index + 1
    return start


def right_of(sentence: Sentence, verb: int, of_noun: bool = False) -> Region:
    """The region right of the verb (or noun), where its objects stand: up to the clause's end or the next verb."""
    words = lexicon().classes
    index = verb + 1
    end = min(len(sentence), verb + MAX_CLAUSE)
    last_break, breaks = -1, joints()
    while index < end:
        low = sentence.lows[index]
        if low not in breaks and not sentence.verbish[index]:
            index += 1
            continue
        if low in HARD_STOPS:
            break
        if low in words["subordinator"] and index > verb + 1 and sentence.date_at[index] < 0:
            break
        if low == "that" or (low == "," and opens_consequence(sentence, index + 1)):
            break
        if sentence.verbish[index] and index > verb + 1:
            if last_break > verb and not of_noun:
                index = last_break
            break
        if (
            low == "to"
            and sentence.low(index + 1)
            and lexicon().verbs.get(sentence.low(index + 1))
            and sentence.actor_at[index + 1] < 0
        ) and not is_noun_object(sentence, index + 1):
            break
        if low in words["conjunction"] or (low == "," and sentence.date_at[index] < 0):
            last_break = index
        index += 1
    return Region(verb + 1, index, parties(sentence, verb + 1, index))


def opens_consequence(sentence: Sentence, index: int) -> bool:
    """ "..., prompting thousands to flee": what follows is no object of the verb before."""
    low = sentence.low(index)
    return low.endswith("ing") and sentence.actor_at[index] < 0 and (low in lexicon().verbs or low in lexicon().common)


def is_noun_object(sentence: Sentence, index: int) -> bool:
    """After "to": a noun ("to talks with", "to attacks on") and not an infinitive."""
    low = sentence.low(index)
    after = sentence.low(index + 1)
    if low == "call" and after in ("on", "upon", "for", "off"):
        return False
    return low in lexicon().nouns and (low.endswith("s") or after in ("on", "with", "of", "between", ".", ","))
