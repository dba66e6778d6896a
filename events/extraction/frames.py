"""Does what stands around a verb fit one of the patterns that the vocabulary gives for it?"""

from __future__ import annotations

from functools import cache

from .arguments import Region, is_noun_object
from .grammar import HARD_STOPS, OBJECT_ENDS
from .lexicon import Alternative, Frame, lexicon
from .names import is_name_part
from .tokens import Sentence
from .verbgroup import VerbGroup

BEFORE_DATE = frozenset(["on", "in", "at", "by", "for", "since", "until", "to", "from"])  # "on Thursday" is no "on X"


BEHIND_HEAD = frozenset(["for", "in", "at", "on", "from", "with", "against", "to"])
PARTY_KINDS = frozenset(["actor", "body", "person"])
PERSONAL = frozenset(["he", "she", "him", "who", "whom"])
OBJECT_WINDOW = 10  # tokens in which an object's noun is looked for


CLAUSE_WINDOW = 18


def best_frame(
    sentence: Sentence, index: int, group: VerbGroup, subject: Region, base: str
) -> tuple[Frame | None, int]:
    known = lexicon()
    if base not in known.frames:
        return None, index
    present = sentence.vocabulary & hints(base)
    best: tuple[Frame, int] | None = None  # of readings that ask for as much, the one whose words stand nearest
    for frame in known.frames[base] if present else known.free[base]:
        for words in frame.needed:
            if words.isdisjoint(present):
                break
        else:
            if best is not None and frame.weight < best[0].weight:
                break
            last = matches(sentence, index, group, subject, frame)
            if last is not None and (best is None or index < last < best[1]):
                best = frame, last
    return best or (None, index)


@cache  # the vocabulary has so many verbs and no more
def hints(base: str) -> frozenset[str]:
    """All words that some reading of the verb needs."""
    return frozenset().union(*(need for frame in lexicon().frames[base] for need in frame.needed))


def matches(sentence: Sentence, index: int, group: VerbGroup, subject: Region, frame: Frame) -> int | None:
    """The last token of the pattern, None where it does not fit."""
    position = index
    for choices in frame.pattern:
        for choice in choices:
            found = satisfied(sentence, position, index, group, subject, choice)
            if found is not None:
                position = max(position, found)
                break
        else:
            return None
    return min(position, index + OBJECT_WINDOW)


def satisfied(
    sentence: Sentence, position: int, verb: int, group: VerbGroup, subject: Region, choice: Alternative
) -> int | None:
    """The token up to which this alternative reaches; None if it is not met."""
    if choice.where == "any":
        return position
    if choice.firsts and choice.firsts.isdisjoint(sentence.vocabulary):
        return None
    if choice.where == "felt":
        return position if group.passive else None
    if choice.where == "next":
        return right_behind(sentence, position + 1, choice)
    if choice.where == "speech":
        return position if speech_follows(sentence, verb, base_says(sentence, verb)) else None
    if choice.where == "subject":
        found = in_window(sentence, subject.first, head_end(sentence, subject), choice, stop=False)
        return position if found is not None else None
    if group.passive and choice.where in PARTY_KINDS | {"object"}:
        found = in_window(sentence, subject.first, subject.last, choice, stop=False)
        if found is None and sentence.low(position + 1) not in ("and", ","):
            found = in_object(sentence, position, choice)
        return position if found is not None else None
    if choice.where == "clause":
        return in_clause(sentence, position, verb, group, choice)
    return in_object(sentence, position, choice)


def in_clause(sentence: Sentence, position: int, verb: int, group: VerbGroup, choice: Alternative) -> int | None:
    """Inside the verb's group ("are jointly building") or anywhere behind the verb."""
    if not choice.words.isdisjoint(sentence.lows[group.first : verb]):
        return position
    return in_window(sentence, verb + 1, verb + 1 + CLAUSE_WINDOW, choice, stop=False)


def right_behind(sentence: Sentence, index: int, choice: Alternative) -> int | None:
    """A particle at this token, or behind the adverbs here; "about" and "over" are adverbs, too."""
    following = index if sentence.low(index) in choice.words else skip_adverbs(sentence, index)
    if sentence.low(following) in BEFORE_DATE and before_date(sentence, following):
        following = skip_adverbs(sentence, following + 1)  # "decided on Monday to"
    return following if sentence.low(following) in choice.words and not before_date(sentence, following) else None


def head_end(sentence: Sentence, subject: Region) -> int:
    """Where the subject's head ends: "the secretary for refugees" is no refugee, "thousands of refugees" are some."""
    for index in range(subject.first + 1, subject.last):
        if sentence.lows[index] in BEHIND_HEAD:
            return index
    return subject.last


def before_date(sentence: Sentence, index: int) -> bool:
    return index + 1 < len(sentence) and sentence.date_at[index + 1] >= 0


def in_object(sentence: Sentence, position: int, choice: Alternative) -> int | None:
    return in_window(sentence, position + 1, position + 1 + OBJECT_WINDOW, choice, stop=True)


def in_window(sentence: Sentence, first: int, last: int, choice: Alternative, stop: bool) -> int | None:
    """The last token of the first word (or actor) that is looked for; with `stop` up to the end of the noun phrase."""
    lows, dates, verbish = sentence.lows, sentence.date_at, sentence.verbish
    subordinators = lexicon().classes["subordinator"]
    wanted, longest = choice.words, choice.longest
    anywhere = choice.where == "clause" and not wanted & BEFORE_DATE  # "48 hours" counts, "on Thursday" does not
    for index in range(first, min(last, len(lows))):
        low = lows[index]
        if not anywhere and (dates[index] >= 0 or (low in BEFORE_DATE and before_date(sentence, index))):
            continue
        if choice.where in PARTY_KINDS:
            if is_party(sentence, index, choice.where):
                return index
        elif longest > 1 and low in choice.firsts and (found := longest_phrase(lows, index, choice)):
            return index + found - 1
        elif low in wanted:
            return index
        if low in ENDS or (choice.where == "clause" and low in ("and", "but") and verb_soon(sentence, index)):
            return None
        if stop and index == first and (low == "," or (low == "to" and opens_infinitive(sentence, index + 1))):
            return None  # "continue to call": an infinitive, no object
        if stop and index > first and (low in OBJECT_ENDS or low in subordinators or verbish[index]):
            return None
    return None


def verb_soon(sentence: Sentence, conjunction: int) -> bool:
    """Does the conjunction join another verb ("..., and lifted its sanctions"), not another object?"""
    return any(sentence.verbish[conjunction + 1 : conjunction + 3])


def opens_infinitive(sentence: Sentence, index: int) -> bool:
    low = sentence.low(index)
    known = low in lexicon().verbs or low in lexicon().common
    return known and sentence.actor_at[index] < 0 and not is_noun_object(sentence, index)


def is_party(sentence: Sentence, index: int, where: str) -> bool:
    """A named actor or place; with "body" an organisation that states belong to, with "person" somebody's name."""
    actor = sentence.actor_at[index]
    if where == "person":
        return is_person(sentence, index)
    return actor in sentence.bodies if where == "body" else actor >= 0 or sentence.place_at[index] >= 0


def is_person(sentence: Sentence, index: int) -> bool:
    """ "he", "Marta Ruiz", "the minister": somebody who is acted upon, and not "Ruiz's claim" or "the claim of Ruiz"."""
    actors, before = sentence.actor_at, sentence.low(index - 1)
    if before in lexicon().classes["preposition"]:
        return False
    if sentence.lows[index] in PERSONAL:
        return True
    after, known = index + 1, actors[index] in sentence.people
    if known and actors[index - 1 : index] == [actors[index]]:
        return False  # not its first word
    if not known and (before in ("the", "a", "an") or not is_name_part(sentence, index)):
        return False
    if not known and index and is_name_part(sentence, index - 1):
        return False
    while after < len(sentence) and (actors[after] == actors[index] if known else is_name_part(sentence, after)):
        after += 1
    surname = before == "," or sentence.verbish[index - 1 : index] == [True]  # "On Monday, Ruiz was", "fired Ruiz"
    return (known or after - index > 1 or surname) and sentence.low(after) not in ("'s", "’s", "-")


ENDS = HARD_STOPS - frozenset("()[]")


def longest_phrase(lows: list[str], index: int, choice: Alternative) -> int:
    """How many words the longest phrase of two or more has that begins here; 0 for none."""
    for length in range(choice.longest, 1, -1):
        if " ".join(lows[index : index + length]) in choice.words:
            return length
    return 0


def skip_adverbs(sentence: Sentence, index: int) -> int:
    words = lexicon().classes
    while (
        index < len(sentence)
        and (
            sentence.lows[index] in words["adverb"]
            or sentence.lows[index].endswith("ly")
            or sentence.date_at[index] >= 0
        )
        and sentence.lows[index] not in ("back",)
    ):
        index += 1
    return index


SAYS = frozenset(
    [
        "say",
        "says",
        "said",
        "saying",
        "add",
        "adds",
        "added",
        "tell",
        "tells",
        "told",
        "state",
        "states",
        "stated",
        "claim",
        "claims",
        "claimed",
        "insists",
        "insisted",
    ]
)


def base_says(sentence: Sentence, verb: int) -> bool:
    """A verb that needs no "that" before what is said."""
    return sentence.lows[verb] in SAYS


def speech_follows(sentence: Sentence, verb: int, plainly: bool) -> bool:
    """Is something said: a that-clause, a quotation, a clause before, or (for plain verbs of saying) one without "that"?"""
    if any(aside.verb == verb for aside in sentence.asides):
        return True
    after = sentence.low(skip_adverbs(sentence, verb + 1))
    before = sentence.low(verb - 1)
    if sentence.low(verb + 1) == "to" and sentence.lows[verb].startswith("continu"):
        return False
    if after in ("that", '"', "“", ":", ",") or before in (",", '"', "”"):
        return True
    return (
        (plainly and any(sentence.verbish[verb + 1 : verb + 14]))
        or sentence.quoted[verb + 1 : verb + 20].count(True) > 0
        or not sentence.low(verb + 2)
    )
