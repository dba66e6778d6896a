"""The finite verbs of a sentence, so that its clauses can be told apart; participles behind their noun are none."""

from __future__ import annotations

from .grammar import HARD_STOPS, QUOTES, is_verb
from .inflect import BASE, ING, PARTICIPLE
from .lexicon import lexicon
from .tokens import Sentence


def mark_verbs(sentence: Sentence) -> None:
    """Fills `verbish`: words that are a finite verb or an auxiliary, so that clauses can be told apart."""
    vocabulary = lexicon()
    verbal, auxiliaries = vocabulary.verbal, vocabulary.auxiliaries
    lows, actors, places, dates = sentence.lows, sentence.actor_at, sentence.place_at, sentence.date_at
    sentence.verbish = verbish = [False] * len(lows)
    for index, low in enumerate(lows):
        if low in verbal and actors[index] < 0 and places[index] < 0 and dates[index] < 0:
            verbish[index] = (low in auxiliaries and low != "'s") or is_finite(sentence, index)
    if verbish.count(True) > 1:
        demote_participles(sentence)


def is_finite(sentence: Sentence, index: int) -> bool:
    """Is this a known verb, used as one, and no gerund, infinitive or word after a possessive?"""
    vocabulary = lexicon()
    low = sentence.lows[index]
    entry = vocabulary.verbs.get(low)
    kinds = entry[0][1] if entry else vocabulary.common.get(low)
    if kinds is None or kinds <= {ING}:
        return False
    before = sentence.lows[index - 1] if index else ""
    if before == "to" or before in vocabulary.classes["possessive"]:
        return False
    return is_verb(sentence, index, kinds, low in vocabulary.noun_forms)


def demote_participles(sentence: Sentence) -> None:
    """ "A meeting planned for May was called off": of two verbs without a joint, the first is a participle of its noun."""
    lows, verbish, vocabulary = sentence.lows, sentence.verbish, lexicon()
    subordinators, conjunctions = vocabulary.classes["subordinator"], vocabulary.classes["conjunction"]
    candidate = -1
    for index, low in enumerate(lows):
        if candidate >= 0 and (low in JOINTS or low in subordinators or low in conjunctions):
            candidate = -1 if sentence.date_at[index] < 0 else candidate
        if not verbish[index]:
            continue
        if candidate >= 0 and index - candidate > 1:
            verbish[candidate] = False
            sentence.reduced.add(candidate)
        candidate = index if is_lone_participle(sentence, index) and ends_phrase(sentence, index) else -1


JOINTS = HARD_STOPS | QUOTES | {","}


def is_lone_participle(sentence: Sentence, index: int) -> bool:
    """A form that can be a participle, of no verb of speech, without an auxiliary right before it."""
    vocabulary, low = lexicon(), sentence.lows[index]
    auxiliaries = vocabulary.auxiliaries
    if low in auxiliaries or low in vocabulary.speech or (index and sentence.lows[index - 1] in auxiliaries):
        return False
    if low in INTENDING and sentence.low(index + 1) == "to":
        return False
    entry = vocabulary.verbs.get(low)
    kinds = entry[0][1] if entry else vocabulary.common.get(low, frozenset())
    return PARTICIPLE in kinds and BASE not in kinds


# these take an infinitive only as verbs of their clause ("agreed to help those stranded")
INTENDING = frozenset(
    [
        *("agreed", "decided", "vowed", "refused", "threatened", "pledged", "promised", "failed", "tried", "attempted"),
        *("continued", "managed", "declined", "resolved", "hesitated"),
    ]
)
# what can follow a participle whose noun stands before it; an object cannot
FOLLOWING = frozenset(
    [
        *("by", "in", "on", "at", "of", "during", "under", "to", "for", "from", "against", "with", "after", "before"),
        *("since", "over", "near", "between", "among", "through", "within", "as", "last", "earlier", "yesterday"),
    ]
)
PHRASE_ENDS = frozenset([",", ".", ";", ":", ")", '"', "”", ""])


def ends_phrase(sentence: Sentence, index: int) -> bool:
    """Does no object follow: a preposition, a date, the end?"""
    after = index + 1
    dated = after < len(sentence) and sentence.date_at[after] >= 0
    if sentence.low(after + 1) in ("least", "most", "all") or sentence.low(after + 1).isdigit():
        return dated  # "killed at least ten", "wounded over 40"
    return dated or sentence.low(after) in FOLLOWING or sentence.low(after) in PHRASE_ENDS
