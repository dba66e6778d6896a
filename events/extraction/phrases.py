"""The parties named in a stretch of a sentence, each with the preposition that governs it."""

from __future__ import annotations

from functools import cache

from .lexicon import lexicon
from .names import TITLES, Party
from .tokens import Sentence

# "the two leaders", "both sides": those who were named before
COLLECTIVE = frozenset(
    [
        "leaders",
        "sides",
        "countries",
        "officials",
        "ministers",
        "presidents",
        "governments",
        "nations",
        "parties",
        "diplomats",
        "delegations",
        "men",
        "allies",
    ]
)
# "the group", "the bloc": with an article, what was last named of the kind
STANDING_FOR = frozenset(
    [
        *("group", "militia", "movement", "organisation", "organization", "country", "nation", "republic", "kingdom"),
        *("bloc", "alliance", "union", "agency", "council", "court", "commission", "watchdog", "body", "party"),
    ]
)
DESCRIBING = frozenset(["regional", "armed", "militant", "rebel", "military", "island", "neighbouring", "neighboring"])
COUNTED = frozenset(["two", "three", "four", "five"])
ROUGHLY = frozenset(["about", "around", "over", "under", "near"])
OBJECT_FORMS = frozenset(["them", "him", "us"])


@cache
def standing_words() -> frozenset[str]:
    """The words that can stand for a party without naming it."""
    return lexicon().classes["pronoun"] | OBJECT_FORMS | COLLECTIVE | TITLES | STANDING_FOR


def parties(sentence: Sentence, first: int, last: int) -> list[Party]:
    """Mentions and pronouns at the tokens `first` to `last` (exclusive), in order."""
    pronouns, standing = lexicon().classes["pronoun"], standing_words()
    lows, actor_at = sentence.lows, sentence.actor_at
    found: list[Party] = []
    seen = -1
    for index in range(max(0, first), min(last, len(lows))):
        low, mention = lows[index], actor_at[index]
        if mention < 0 and low not in standing:
            continue
        if mention >= 0 and (mention == seen or in_address(sentence, index) or introduces(sentence, index)):
            seen = mention
        elif low in COLLECTIVE and counted(lows[max(0, index - 3) : index]):
            found.append(Party(index, -1, preposition_before(sentence, index, first), "they"))
        elif mention >= 0:
            seen = mention
            found.append(Party(index, mention, preposition_before(sentence, index, first)))
        elif low in pronouns or low in OBJECT_FORMS or is_reference(sentence, index):
            found.append(Party(index, -1, preposition_before(sentence, index, first), low))
    return found


def introduces(sentence: Sentence, index: int) -> bool:
    """The state of "Hungary's Viktor Orban": the one who is named behind it is the party."""
    actor_at, after = sentence.actor_at, index + 1
    while after < len(sentence) and actor_at[after] == actor_at[index]:
        after += 1
    return sentence.low(after) in ("'s", "’s") and after + 1 < len(sentence) and actor_at[after + 1] >= 0


def is_reference(sentence: Sentence, index: int) -> bool:
    """ "the group", "the Secretary": somebody who was named before."""
    low = sentence.lows[index]
    if low in TITLES:
        return stands_for_titled(sentence, index)
    return low in STANDING_FOR and stands_for_named(sentence, index)


def stands_for_named(sentence: Sentence, index: int) -> bool:
    """ "the group", "the country": a body that was named before, not "the group of seven" or "the country's north"."""
    described = sentence.low(index - 1) in DESCRIBING and sentence.low(index - 2) == "the"  # "the regional bloc"
    if sentence.low(index - 1) not in ("the", "this", "that") and not described:
        return False
    after = sentence.low(index + 1)
    return after not in ("of", "'s", "’s", "-") and not (after.isalpha() and sentence.words[index + 1][0].isupper())


def stands_for_titled(sentence: Sentence, index: int) -> bool:
    """ "the Secretary", not "the Secretary General", "the secretary of the club" or "the Secretary of State"."""
    after = sentence.words[index + 1] if index + 1 < len(sentence) else ""
    capital = sentence.words[index][0].isupper() and sentence.low(index - 1) == "the"
    return capital and not after[:1].isupper() and after not in ("of", "for", "-")


def in_address(sentence: Sentence, index: int) -> bool:
    """The country of "in Nairobi, Kenya, ": it tells where, unless a verb follows ("In Nairobi, Kenya said")."""
    places = sentence.place_at
    if index < 2 or sentence.lows[index - 1] != "," or places[index] < 0 or places[index - 2] < 0:
        return False
    after = index + 1
    while after < len(sentence) and places[after] == places[index]:
        after += 1
    return after >= len(sentence) or not sentence.verbish[after]


def counted(before: list[str]) -> bool:
    """ "the two", "both", "all three": those who were named, not "five officials" who were not."""
    return "both" in before or (not COUNTED.isdisjoint(before) and not {"the", "all"}.isdisjoint(before))


def preposition_before(sentence: Sentence, index: int, first: int) -> str | None:
    """The preposition that governs the noun phrase at this token, through articles and adjectives; "and" looks further."""
    words = lexicon().classes
    position = index - 1
    steps = 0
    while position >= max(0, first) and steps < 12:
        low = sentence.lows[position]
        if low in ROUGHLY and sentence.lows[position + 1][0].isdigit():
            position -= 1  # "about 2,000 soldiers"
            continue
        if low in words["preposition"] or low == "to":
            return low if sentence.date_at[position + 1] < 0 else None  # "on Friday the army ..."
        if low in ("and", ",", "&", "or"):
            return coordinated(sentence, position, first)
        if sentence.verbish[position] or not (low in words["determiner"] or low[0].isalnum()):
            return None
        if low in words["subordinator"] or sentence.actor_at[position] >= 0:
            return None
        if low not in words["determiner"] and steps >= 3:
            return None
        position -= 1
        steps += 1
    return None


def coordinated(sentence: Sentence, conjunction: int, first: int) -> str | None:
    """In "with A and B" the second party stands after the same preposition as the first."""
    position = conjunction - 1
    while position >= first and sentence.lows[position] in (",", "and", "the"):
        position -= 1
    if position < first or sentence.actor_at[position] < 0:
        return None
    while position - 1 >= first and sentence.actor_at[position - 1] == sentence.actor_at[position]:
        position -= 1
    return preposition_before(sentence, position, first)
