"""Shallow grammar by rule: which words are verbs, what stands before them, where a clause ends."""

from __future__ import annotations

from functools import cache

from .inflect import BASE, ING, PARTICIPLE, PAST, THIRD
from .lexicon import PARTICLES, lexicon
from .tokens import Sentence

HARD_STOPS = frozenset([*".;:!?()[]—–…_", "--"])
QUOTES = frozenset(['"', "“", "”", "«", "»", "``", "''"])
OBJECT_ENDS = frozenset(
    [
        "in",
        "on",
        "at",
        "by",
        "after",
        "before",
        "during",
        "since",
        "against",
        "over",
        "near",
        "from",
        "with",
        "to",
        "for",
        "until",
        "into",
        "amid",
        "despite",
    ]
)


@cache
def joints() -> frozenset[str]:
    """The words and marks at which a clause or a phrase can begin or end; at all others it only goes on."""
    words = lexicon().classes
    return HARD_STOPS | QUOTES | words["subordinator"] | words["conjunction"] | {",", "that", "to"}


def noun_before(sentence: Sentence, index: int) -> bool:
    """Is the word before a thing (a noun, a name, a pronoun), so that a verb can follow?"""
    words = lexicon().classes
    low = sentence.low(index)
    if index < 0 or not low or not low[0].isalnum():
        return False
    return not any(low in words[kind] for kind in ("determiner", "preposition", "conjunction")) and low not in PARTICLES


def is_verb(sentence: Sentence, index: int, kinds: frozenset[str], also_noun: bool) -> bool:
    """Is this form used as a verb here? `also_noun`: the same letters can be a noun ("attack", "visits", "protest")."""
    before, after = previous_word(sentence, index), sentence.low(index + 1)
    if kinds == {PAST}:  # "took", "went": never an adjective
        return True
    if opens_noun_phrase(before, after):
        return False
    if kinds & {PAST, PARTICIPLE}:  # "hit", "cut", "set" are as good as past forms
        return not adjectival(sentence, index, before, after)
    if kinds <= {ING}:
        return not names_act(sentence, index, after)
    return is_present_verb(sentence, index, kinds, also_noun, before, after)


def names_act(sentence: Sentence, index: int, after: str) -> bool:
    """ "by killing of", "the ministers' meeting", "after days of fighting in": is this form in -ing a noun?"""
    words, nouns = lexicon().classes, lexicon().nouns
    before = sentence.low(index - 1)
    if before == "'" and sentence.low(index - 2).endswith("s"):
        return True
    if after == "of":
        return before in words["preposition"] or (sentence.lows[index] in nouns and in_noun_phrase(sentence, index))
    if sentence.lows[index] in nouns and sentence.verbish[index + 1 : index + 2] == [True] and not ends_verb(before):
        return True  # "since fighting broke out"
    violent = any(noun.type in VIOLENT and len(noun.words) == 1 for noun in nouns.get(sentence.lows[index], ()))
    object_follows = after != "that" and (opens_object(sentence, index + 1) or noun_like(after))
    return violent and before in words["preposition"] and not object_follows


def ends_verb(before: str) -> bool:
    """Is this an auxiliary or a name's end, behind which a verb in -ing goes on ("was fighting")?"""
    return before in lexicon().auxiliaries


VIOLENT = frozenset(["ASSAULT", "PROTEST"])  # acts that need no object: fighting, rioting, shelling
PHRASE_WORDS = 4  # between an article and its noun


def in_noun_phrase(sentence: Sentence, index: int) -> bool:
    """Do only adjectives and the like stand between this word and an article or a possessive before it?"""
    words = lexicon().classes
    for position in range(index - 1, max(-1, index - 2 - PHRASE_WORDS), -1):
        low = sentence.lows[position]
        if low in words["possessive"] or low in ("the", "a", "an"):
            return True
        if sentence.verbish[position] or not (noun_like(low) or low in ("first", "last")):
            return False
    return False


def is_present_verb(
    sentence: Sentence, index: int, kinds: frozenset[str], also_noun: bool, before: str, after: str
) -> bool:
    """As `is_verb`, for a bare form or one of the third person."""
    words = lexicon().classes
    if before in words["modal"] or before in words["do"] or before == "to" or before in words["pronoun"]:
        return True
    if before in words["preposition"] or before in words["be"]:
        return False
    named = index > 0 and (sentence.actor_at[index - 1] >= 0 or sentence.place_at[index - 1] >= 0)
    if BASE in kinds and named and not also_noun:
        return True
    if BASE in kinds:
        return plural_before(sentence, index) and (
            not also_noun
            or after in TELLING
            or (after != "to" and opens_object(sentence, index + 1))
            or tells_as_headline(sentence, index, after)
        )
    if not also_noun:
        return True
    if THIRD in kinds and index > 0 and sentence.actor_at[index - 1] in sentence.names and noun_like(after):
        return True  # "India bans wheat exports"
    clear = named or after not in ("with", "to") or before in ("who", "which", "that")  # "global challenges with"
    return (
        THIRD in kinds
        and clear
        and (noun_before(sentence, index - 1) or before in ("who", "which", "that"))
        and opens_object(sentence, index + 1)
    )


def tells_as_headline(sentence: Sentence, index: int, after: str) -> bool:
    """ "Gunmen attack village in Mali": people in the plural, with whom the sentence begins and who have no other verb."""
    if index == 0 or index > 4 or sentence.actor_at[index - 1] < 0 or sentence.actor_at[index - 1] in sentence.names:
        return False
    vocabulary = lexicon()
    if sentence.lows[0] in vocabulary.classes["determiner"] or sentence.lows[index - 1] == "police":
        return False
    if not noun_like(after) and after not in vocabulary.classes["preposition"]:
        return False
    return not any(has_finite_form(low) for low in sentence.lows[index + 1 :])


def has_finite_form(low: str) -> bool:
    """Can this word be nothing but a verb of a clause of its own?"""
    vocabulary = lexicon()
    if low in vocabulary.noun_forms or low not in vocabulary.verbal:
        return low in vocabulary.auxiliaries
    entry = vocabulary.verbs.get(low)
    kinds = entry[0][1] if entry else vocabulary.common.get(low, frozenset())
    return low in vocabulary.auxiliaries or bool(kinds & {PAST, THIRD})


TELLING = frozenset(
    ["off", "out", "up", "down", "back"]
)  # behind a word they tell that it is a verb ("unions call off")
# these can stand alone as a subject ("hundreds marched", "some protested")
DEMONSTRATIVES = frozenset(["this", "that", "all", "both", "each"])
QUANTIFIERS = frozenset(["some", "many", "several", "few", "dozens", "hundreds", "thousands", "more", "most", "others"])


def opens_noun_phrase(before: str, after: str) -> bool:
    """Does an article or the like stand before, so that a noun has to follow ("the attacks", "some arrested men")?"""
    words = lexicon().classes
    if before in QUANTIFIERS:
        return noun_like(after)
    return before in words["determiner"] and before not in words["negation"] and before not in DEMONSTRATIVES


def previous_word(sentence: Sentence, index: int) -> str:
    """The nearest word before that is no adverb."""
    adverbs, lows = lexicon().classes["adverb"], sentence.lows
    for position in range(index - 1, -1, -1):
        low = lows[position]
        if low not in adverbs and not (low.endswith("ly") and len(low) > 4):
            return low
    return ""


def adjectival(sentence: Sentence, index: int, before: str, after: str) -> bool:
    """Is a past form only an adjective here ("the detained leaders", "of captured fighters", "guarding seized ships")?"""
    words = lexicon().classes
    article = index == 0 or before in words["possessive"] or before in words["preposition"] or before in ARTICLES
    object_of_verb = (before.endswith("ing") and before in lexicon().verbs) or follows_verb(sentence, index, before)
    other_tense = before in ("and", "or") and told_in_present(sentence, index)
    return (article or object_of_verb or before.isdigit() or other_tense) and noun_like(after)


def told_in_present(sentence: Sentence, index: int) -> bool:
    """ "deplores threats to critics and detained mayors": verbs that share a subject share its tense, so this is none."""
    low = next((sentence.lows[i] for i in range(index - 1, -1, -1) if sentence.verbish[i]), "")
    if low in lexicon().speech or low in lexicon().auxiliaries:
        return False
    entry = lexicon().verbs.get(low)
    kinds = entry[0][1] if entry else lexicon().common.get(low, frozenset())
    return bool(kinds & {BASE, THIRD}) and not kinds & {PAST, PARTICIPLE}


def follows_verb(sentence: Sentence, index: int, before: str) -> bool:
    """Does a full verb stand right before ("extradite accused criminals")?"""
    if index == 0 or before in lexicon().auxiliaries or before in SPEECH:
        return False
    how = sentence.low(index - 1) != before  # "forced democratically elected President Roe out"
    named = how and sentence.words[index + 1 : index + 2] != [] and sentence.words[index + 1][0].isupper()
    return sentence.verbish[index - 2 if how else index - 1] and (named or not how)


ARTICLES = frozenset(["the", "a", "an", "other", "fellow", "remaining"])
SPEECH = frozenset(["said", "says", "say", "told", "added", "reported", "claimed", "confirmed", "announced"])


def noun_like(low: str) -> bool:
    """A word that is no function word and no adverb."""
    return (
        low.replace(".", "").isalpha()
        and low not in PARTICLES
        and not low.endswith("ly")
        and low not in lexicon().function_words
    )


def plural_before(sentence: Sentence, index: int) -> bool:
    """Can what stands before be the subject of a plural verb, or is this a headline's verb?"""
    words = lexicon().classes
    adverbs = words["adverb"]
    index -= 1
    while index >= 0 and (sentence.lows[index] in adverbs or sentence.lows[index].endswith("ly")):
        index -= 1
    low = sentence.low(index)
    return (
        low in words["plural"]
        or (low.endswith(("s", "men")) and len(low) > 3 and not low.endswith("ss"))
        or low in ("who", "and", "which", "that")
        or (index >= 0 and sentence.actor_at[index] >= 0 and "and" in sentence.lows[max(0, index - 8) : index])
    )


def opens_object(sentence: Sentence, index: int) -> bool:
    """Does an object, a complement or an adverb begin here?"""
    words = lexicon().classes
    low = sentence.low(index)
    if not low:
        return False
    return (
        low in words["determiner"]
        or low in words["adverb"]
        or low in ("that", "to", "with", "him", "them", "it", "us", '"', "“")
        or (index < len(sentence) and sentence.actor_at[index] >= 0)
        or low.endswith("ly")
        or low.isdigit()
    )
