"""Whose act a verb is: its own subject, the one it shares with the verb before it, or a speaker named behind it."""

from __future__ import annotations

from itertools import pairwise

from .arguments import Region
from .lexicon import lexicon
from .names import Party, unknown_name
from .nouns import owner
from .tokens import Sentence
from .trigger import Trigger

DECISIONS = frozenset(["decision", "decisions", "plan", "plans", "intention", "move", "pledge", "promise", "refusal"])
ADVERBS = 2  # tokens between a pronoun and its verb
ADJUNCTS = frozenset(["during", "after", "following", "before", "on", "at", "in"])
SEVERAL = frozenset(
    ["ministers", "leaders", "governments", "presidents", "representatives", "delegations", "envoys", "secretaries"]
)
NOT_SUBJECT = frozenset(
    [
        "in",
        "at",
        "on",
        "during",
        "after",
        "before",
        "near",
        "under",
        "over",
        "into",
        "inside",
        "outside",
        "across",
        "around",
        "amid",
        "despite",
        "by",
        "with",
        "against",
        "since",
        "until",
        "between",
        "through",
        "about",
    ]
)


def share_subjects(verbs: list[Trigger]) -> None:
    """Fills each verb's subjects; a coordinated verb or a participle takes those of the verb before it."""
    previous: list[Party] = []
    for verb in verbs:
        participial = (
            verb.group is not None and verb.group.tense == "gerund" and verb.sentence.low(verb.group.first - 1) == ","
        )
        own = [] if participial else decider(verb) or eligible(verb.subject, verb.sentence) or speaker_after(verb)
        if participial and verb is verbs[0]:
            own = opening_party(verb)
        nonfinite = verb.group is not None and verb.group.tense in ("gerund", "participle", "infinitive")
        verb.subjects = previous if not own and (verb.subject.shared or nonfinite) else own
        previous = own or previous


def opening_party(verb: Trigger) -> list[Party]:
    """ "Peru reacted angrily, summoning the envoy": who opens the sentence, where its main verb is not in the vocabulary."""
    sentence = verb.sentence
    first = 1 if sentence.lows[0] == "the" else 0
    mention = sentence.actor_at[first]
    behind = next((at for at in range(first, len(sentence)) if sentence.actor_at[at] != mention), first)
    alone = sentence.lows[behind] not in ("'s", "’s", "-") and not lexicon().classes["preposition"] & {
        sentence.lows[behind]
    }
    return [Party(first, mention, None)] if mention >= 0 and alone else []


def decider(verb: Trigger) -> list[Party]:
    """ "troubled by the court's decision to close the paper": who closes it is whose decision it is."""
    if verb.group is None or verb.group.tense != "infinitive":
        return []
    sentence, position = verb.sentence, verb.group.first - 1
    while position > 0 and sentence.date_at[position] >= 0:
        position -= 1
    position -= position > 0 and sentence.low(position) in ("on", "in") and sentence.date_at[position + 1] >= 0
    return owner(sentence, position) if sentence.low(position) in DECISIONS else []


def share_with_adjuncts(nouns: list[Trigger], verbs: list[Trigger]) -> None:
    """ "During a visit to Rome, Orban said", "Orban spoke after talks with Meloni": whose visit, whose talks."""
    for noun in nouns:
        if noun.noun is None or noun.type != "CONSULT" or noun.subject.parties or noun.effect or not in_adjunct(noun):
            continue
        if noun.mode != "visit" and all(party.preposition != "with" for party in noun.object.parties):
            continue
        near = sorted((verb for verb in verbs if verb.subjects), key=lambda verb: abs(verb.token - noun.token))
        noun.subject.parties = list(near[0].subjects[:1]) if near else []


def in_adjunct(noun: Trigger) -> bool:
    sentence, index = noun.sentence, noun.token - 1
    while index >= 0 and noun.token - index < 6 and sentence.low(index) not in ADJUNCTS:
        if sentence.verbish[index] or sentence.lows[index] == ",":
            return False
        index -= 1
    return sentence.low(index) in ADJUNCTS


def speaker_after(verb: Trigger) -> list[Party]:
    """ "...," said the minister: the speaker stands behind the verb of speech."""
    sentence, before = verb.sentence, verb.sentence.low(verb.token - 1)
    if verb.type != "STATE" or (verb.token > 0 and before not in (",", '"', "”", "’", "'", "also")):
        return []
    found = [party for party in verb.object.parties if party.preposition is None][:1]
    if not found:
        name = unknown_name(sentence, verb.token + 1, min(verb.token + 7, verb.object.last))
        found = [name] if name else []
    verb.object.parties = [party for party in verb.object.parties if party not in found]
    return found


def eligible(region: Region, sentence: Sentence) -> list[Party]:
    """The parties that can be the subject: those in no phrase of place or time, else the first one of all."""
    if region.relative:
        stranger = None if region.parties else unknown_name(sentence, region.first, region.last)
        return [stranger] if stranger is not None and stranger.name else region.parties
    speaker = region.parties[-1] if region.parties else None
    if speaker is not None and speaks(speaker, region, sentence):
        return [speaker]
    listed = [party for party in region.parties if party.preposition == "of" and of_several(party, region, sentence)]
    found = [party for party in region.parties if party.preposition is None]
    if found:
        return [*first_group(found, sentence), *listed]
    if listed:
        return listed
    heads = [party for party in region.parties if party.preposition == "by" and leads(party, region, sentence)]
    if heads:
        return heads[:1]
    found = [p for p in region.parties if p.preposition not in NOT_SUBJECT and not of_act(p, region, sentence)][:1]
    name = unknown_name(sentence, region.first, region.last) if region.last - region.first < 20 else None
    if name is not None and (not found or " " in (name.name or "")):
        return [name]
    return found


def speaks(party: Party, region: Region, sentence: Sentence) -> bool:
    """ "on a request from the president, I am sending": "I" right before its verb is the subject, by itself."""
    near = party.token >= region.last - ADVERBS
    return near and party.pronoun in ("i", "we") and sentence.low(party.token - 1) not in ("and", "or")


def leads(party: Party, region: Region, sentence: Sentence) -> bool:
    """ "a delegation led by the prime minister arrived": the leader stands for those led."""
    before = sentence.lows[region.first : party.token]
    return any(low in ("led", "headed") and after == "by" for low, after in pairwise(before))


def of_several(party: Party, region: Region, sentence: Sentence) -> bool:
    """ "the foreign ministers of A, B and C": those who act are the states that the plural noun lists."""
    return head_of(party, region, sentence) in SEVERAL


def of_act(party: Party, region: Region, sentence: Sentence) -> bool:
    """ "the bombing of the embassy killed nine": the embassy is no subject."""
    return party.preposition == "of" and head_of(party, region, sentence) in lexicon().nouns


def head_of(party: Party, region: Region, sentence: Sentence) -> str:
    """The noun before the last "of" before the party, "" for none."""
    before = sentence.lows[region.first : party.token]
    return before[-2 - before[::-1].index("of")] if "of" in before[1:] else ""


def first_group(found: list[Party], sentence: Sentence) -> list[Party]:
    """The first party and those coordinated with it; an apposition ("X, the president,") is the same party again."""
    group = [found[0]]
    for party in found[1:]:
        between = sentence.lows[group[-1].token : party.token]
        if "and" in between or "&" in between or "," in between:
            group.append(party)
    return group
