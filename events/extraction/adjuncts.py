"""Acts that a sentence names beside its own, and whose parties are not those of its verb: "killed nine ahead of a visit by X"."""

from __future__ import annotations

from .lexicon import lexicon
from .names import Party
from .tokens import Sentence
from .trigger import Trigger

# before an act that stands beside the verb's own; "ahead" is part of "ahead of"
BESIDE = frozenset(["ahead", "before", "after", "during", "amid", "following", "despite", "since", "until"])
REACH = 5  # tokens from such a word to the noun that names the act


def of_other_act(trigger: Trigger, party: Party) -> bool:
    """Does the party belong to an act that only stands beside the verb's, such as "during talks with X"?"""
    sentence = trigger.sentence
    found = range(trigger.last + 1, party.token)
    return any(sentence.lows[index] in BESIDE and names_act(sentence, index, party.token) for index in found)


def names_act(sentence: Sentence, first: int, last: int) -> bool:
    """Does a noun of the vocabulary follow within the phrase, before the token `last`?"""
    nouns = lexicon().nouns
    return any(sentence.lows[index] in nouns for index in range(first + 1, min(first + 1 + REACH, last)))
