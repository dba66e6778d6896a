"""Who is named beside an act and takes no part in it: in another act, as its matter, its seat or the source of the news."""

from __future__ import annotations

from itertools import pairwise

from .document import Read
from .lexicon import lexicon
from .names import Party
from .tokens import Sentence
from .trigger import Trigger

TOGETHER = frozenset({"CONSULT"})  # types whose parties all take part
# before an act that stands beside the verb's own; "ahead" is part of "ahead of"
BESIDE = frozenset(["ahead", "before", "after", "during", "amid", "following", "despite", "since", "until"])
# words before "to" with which it makes one preposition, whose party does not take part
SOURCES = frozenset(["according", "owing", "due", "thanks"])
DESCRIBING = frozenset([("associated", "with"), ("affiliated", "with"), ("affiliated", "to")])
BORDERS = frozenset([("border", "with"), ("frontier", "with")])  # what somebody may close, too
PLACING = frozenset(["near", "along", "at"])
REACH = 5  # tokens from such a word to the noun that names the act


def stands_aside(party: Party, trigger: Trigger, read: Read) -> bool:
    aside = is_topic(party, read) or is_seat(party, read) or is_matter(party, trigger)
    return (
        aside or is_source(read.sentence, party) or is_described(read.sentence, party) or takes_notice(trigger, party)
    )


def is_described(sentence: Sentence, party: Party) -> bool:
    """ "the border with Iran", "two men associated with the network of X": it tells where or who somebody is."""
    before = sentence.lows[max(0, party.token - REACH) : party.token]
    described = any(pair in DESCRIBING for pair in pairwise(before))
    near = any(pair in BORDERS for pair in pairwise(before)) and not PLACING.isdisjoint(before)
    return described or near


def takes_notice(trigger: Trigger, party: Party) -> bool:
    """ "submitted his resignation to the president": who takes a resignation removes and loses nothing."""
    between = trigger.sentence.lows[trigger.token + 1 : party.token]
    return trigger.mode == "removal" and party.preposition == "to" and "resignation" in between


def is_topic(party: Party, read: Read) -> bool:
    """ "a vote on Irish unity": an adjective in what the act is about names no party."""
    if party.mention < 0 or party.preposition not in ("on", "over", "about", "for"):
        return False
    return read.actors[party.mention].form == "demonym"


def is_seat(party: Party, read: Read) -> bool:
    """ "met at the White House": a building, not its government."""
    return (
        party.mention >= 0 and party.preposition in ("at", "outside") and read.actors[party.mention].form == "metonym"
    ) or (party.preposition == "at" and is_possessor(party, read))


def is_matter(party: Party, trigger: Trigger) -> bool:
    """ "talks on Syria", "met without a mandate from the bloc": those are not at the table."""
    return trigger.type in TOGETHER and party.preposition in ("on", "over", "about", "for", "from")


def is_possessor(party: Party, read: Read) -> bool:
    """ "at the junta's request"."""
    sentence, after = read.sentence, party.token + 1
    while after < len(sentence) and sentence.actor_at[after] == party.mention:
        after += 1
    return sentence.low(after) in ("'s", "’s", "'", "’")


def of_other_act(trigger: Trigger, party: Party) -> bool:
    """Does the party belong to an act that only stands beside the verb's, such as "during talks with X"?"""
    sentence = trigger.sentence
    found = range(trigger.last + 1, party.token)
    return any(sentence.lows[index] in BESIDE and names_act(sentence, index, party.token) for index in found)


def is_source(sentence: Sentence, party: Party) -> bool:
    """ "according to the ministry": who says so."""
    before = sentence.lows[max(0, party.token - REACH) : party.token]
    if party.preposition != "to" or "to" not in before:
        return False
    position = party.token - 1 - before[::-1].index("to")
    return sentence.low(position - 1) in SOURCES


def names_act(sentence: Sentence, first: int, last: int) -> bool:
    """Does a noun of the vocabulary follow within the phrase, before the token `last`?"""
    nouns = lexicon().nouns
    return any(sentence.lows[index] in nouns for index in range(first + 1, min(first + 1 + REACH, last)))
