"""A party to an act where it stands in the sentence; names of persons that the gazetteer does not know."""

from __future__ import annotations

from dataclasses import dataclass

from .lexicon import lexicon
from .tokens import Sentence

NAME_PREPOSITIONS = frozenset(["in", "at", "on", "from", "of", "by", "near", "'s", "’s"])
OUTLETS = frozenset(
    [
        *("newspaper", "daily", "weekly", "magazine", "tabloid", "broadcaster", "television", "tv", "radio", "news"),
        *("website", "channel", "portal", "times", "post", "herald", "tribune", "gazette", "telegraph", "journal"),
    ]
)
TITLES = frozenset(
    [
        "secretary",
        "president",
        "minister",
        "ambassador",
        "chancellor",
        "king",
        "queen",
        "senator",
        "general",
        "premier",
        "commissioner",
        "director",
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "envoy",
        "prince",
        "governor",
        "judge",
        "pope",
    ]
)


@dataclass(slots=True)
class Party:
    """A mention (index into the sentence's actors), a pronoun or an unknown name, at a token, after a preposition or none."""

    token: int
    mention: int  # -1: a pronoun or an unknown name
    preposition: str | None = None
    pronoun: str | None = None
    name: str | None = None  # a personal name that the gazetteer does not know


def unknown_name(sentence: Sentence, first: int, last: int) -> Party | None:
    """The last run of capitalised words in the region that is no mention: taken for a person's name."""
    index = min(last, len(sentence)) - 1
    while index >= first:
        end = index
        while index >= first and is_name_part(sentence, index):
            index -= 1
        if index < end and sentence.low(index) not in NAME_PREPOSITIONS and not is_outlet(sentence, index, end + 1):
            return name_party(sentence, index + 1, end)
        index -= 1
    return None


def is_outlet(sentence: Sentence, before: int, after: int) -> bool:
    """ "the Kilimo Daily newspaper", "broadcaster Rivo": it reports, and takes no part."""
    last = sentence.low(after - 1)
    return not OUTLETS.isdisjoint((sentence.low(before), sentence.low(after), last)) or (
        last == "agency" and sentence.low(after - 2) in ("press", "news")
    )


def name_party(sentence: Sentence, first: int, last: int) -> Party | None:
    """Two words or more are a name, one is a title ("the Secretary") or, away from a sentence's start, a surname."""
    if first < last:
        return Party(first, -1, name=" ".join(sentence.words[first : last + 1]))
    if sentence.lows[first] in TITLES:
        return Party(first, -1, pronoun=sentence.lows[first])
    return Party(first, -1, name=sentence.words[first]) if first > 0 or sentence.low(first + 1) else None


def is_name_part(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    if not word[0].isupper() or len(word) < 2 or word.isupper():  # most words are in small letters
        return False
    free = sentence.actor_at[index] < 0 and sentence.place_at[index] < 0 and sentence.date_at[index] < 0
    return free and sentence.lows[index] not in lexicon().function_words
