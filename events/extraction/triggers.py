"""Finds the words that name an act: verbs with what follows them, and nouns with what performs them."""

from __future__ import annotations

from itertools import pairwise

from .arguments import Region, left_of, right_of
from .date_phrases import owning_noun
from .frames import best_frame
from .governing import has_participle
from .grammar import is_verb
from .inflect import PARTICIPLE
from .lexicon import lexicon
from .nouns import attach_following_verbs, head_of_subject, noun_at, noun_trigger
from .participles import is_reduced, raise_participles
from .speech import reread_speech
from .subjects import share_subjects, share_with_adjuncts
from .tokens import Sentence
from .trigger import Trigger
from .verbgroup import VerbGroup, verb_group

LONG_QUOTE = 6  # tokens; shorter quotations are read like the rest of the sentence


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """The triggers of one sentence in order; long quotations are left to the verb that introduces them."""
    quoted = long_quotes(sentence)
    if True in quoted and any(quoted[index] and at >= 0 for index, at in enumerate(sentence.date_at)):
        quoted = [False] * len(sentence)  # a dated fact told in a quotation is read like any other
    verbs: list[Trigger] = []
    found: list[Trigger] = []
    taken = -1
    telling = lexicon().telling
    for index in [index for index, low in enumerate(sentence.lows) if low in telling]:
        if quoted[index] or index <= taken:
            continue
        if sentence.actor_at[index] >= 0 or sentence.date_at[index] >= 0:
            continue
        trigger = verb_at(sentence, index)
        if trigger is not None:
            verbs.append(trigger)
            if trigger.type:
                found.append(trigger)
            continue
        noun = noun_at(sentence, index)
        if noun is not None:
            taken = index + len(noun.words) - 1
            if noun.type:
                found.append(noun_trigger(sentence, index, noun, verbs))
    attach_following_verbs(found, verbs)
    share_subjects(verbs)
    share_auxiliaries(verbs)
    share_with_adjuncts(found, verbs)
    reread_speech(verbs)
    raise_participles(found)
    return [trigger for trigger in found if trigger.type and not absorbed(trigger, verbs)]


def share_auxiliaries(verbs: list[Trigger]) -> None:
    """ "had moved troops and said", "were arrested and charged": the second participle stands under the same auxiliary."""
    for first, second in pairwise(verbs):
        one, other = first.group, second.group
        if one is None or other is None:
            continue
        beside = second.subject.shared or other.tense == "gerund"
        if first.no_act and beside and second.type == "ASSAULT":
            second.type, second.no_act = "", True  # "the quake struck Peru and killed forty"
        if not second.subject.shared or other.first != other.verb:
            continue
        if one.tense == other.tense and not one.passive:
            continue
        joined = second.sentence.low(other.first - 1) in ("and", "or")
        forms = lexicon().verbs[second.sentence.lows[second.token]][0][1]
        auxiliary = one.first != one.verb and one.tense in ("past", "present", "perfect", "pluperfect", "future")
        if joined and auxiliary and PARTICIPLE in forms and (one.passive or one.tense in ("perfect", "pluperfect")):
            other.tense, other.passive = one.tense, one.passive


def absorbed(trigger: Trigger, verbs: list[Trigger]) -> bool:
    """Is this noun part of what a verb of the vocabulary says already ("held talks", "lifted sanctions")?"""
    if trigger.noun is None:
        return False
    for verb in verbs:
        if not verb.type or verb.group is None:
            continue
        as_object = verb is trigger.governing
        finite = verb.group.tense != "infinitive"  # "an offensive to retake the town": the offensive is the act
        as_subject = (
            finite and verb.subject.first <= trigger.token < verb.subject.last and head_of_subject(trigger, verb)
        )
        if not as_object and not as_subject:
            continue
        if as_object and told_apart(trigger, verb):
            trigger.object_of = verb if verb.type != "STATE" else None
            continue
        if verb.type == trigger.type or (as_object and verb.token < trigger.token <= verb.last and verb.weight >= 3):
            verb.mode = verb.mode or (trigger.mode if verb.type == trigger.type else None)
            verb.last = max(verb.last, trigger.last) if as_object else verb.last
            verb.nouns.append(trigger)
            return True
        if as_subject and verb.group.passive and verb.weight >= 3:
            verb.nouns.append(trigger)
            return True
        if verb.type != "STATE" and as_object:
            trigger.object_of = verb
    return False


def told_apart(noun: Trigger, verb: Trigger) -> bool:
    """ "called off the talks set for May", "annulled the May 5 vote": what has its own date is an act beside the verb's."""
    sentence = noun.sentence
    behind = sentence.lows[verb.token + 1 : verb.token + 4]
    effects = {
        effect for effect, particle in lexicon().light.get(verb.base, ()) if particle is None or particle in behind
    }
    if verb.base in ("attend", "meet") or ("perform" in effects and "cancel" not in effects):
        return False
    tokens: dict[int, list[int]] = {}
    for index, at in enumerate(sentence.date_at):
        if at >= 0:
            tokens.setdefault(at, []).append(index)
    return any(
        has_participle(noun, sentence, found[0])
        or (owning_noun(sentence, found) in range(noun.token, noun.last + 2) and found[0] < noun.token)
        for found in tokens.values()
    )


def long_quotes(sentence: Sentence) -> list[bool]:
    """Which tokens stand in a quotation of more than `LONG_QUOTE` words."""
    quoted = sentence.quoted
    flags = [False] * len(quoted)
    if True not in quoted:
        return flags
    start, count = 0, len(quoted)
    while start < count:
        end = start
        while end < count and quoted[end]:
            end += 1
        if end - start > LONG_QUOTE:
            flags[start:end] = [True] * (end - start)
        start = max(end, start + 1)
    return flags


def verb_at(sentence: Sentence, index: int) -> Trigger | None:
    """The verb at this token, with type "" where it names no act by itself (a verb that performs a noun)."""
    vocabulary = lexicon()
    low = sentence.lows[index]
    readings = vocabulary.verbs.get(low)
    if not readings:
        return None
    base, kinds = readings[0]
    if not sentence.verbish[index] and not is_verb(sentence, index, kinds, low in vocabulary.noun_forms):
        return None
    if base in ("have", "do") and is_auxiliary(sentence, index):
        return None
    group = verb_group(sentence, index, kinds)
    subject = own_subject(sentence, index, left_of(sentence, subject_end(sentence, group)))
    if group.first == index and is_reduced(sentence, index, kinds, base):
        group.passive = True
        if any(sentence.verbish[:index]) or any(sentence.verbish[index + 1 :]):
            group.tense = "participle"  # the sentence has a verb of its own beside it
    frame, last = best_frame(sentence, index, group, subject, base)
    if frame is None:
        objects = own_objects(sentence, index) if base in vocabulary.light else Region(index + 1, index + 1)
        return Trigger(sentence, index, base, "", None, 0, group, subject, objects, last=index)
    if frame.felt:
        group.passive = False
    objects = own_objects(sentence, index)
    found = Trigger(sentence, index, base, frame.type, frame.mode, frame.weight, group, subject, objects, last=last)
    found.no_act = not frame.type
    return found


def is_auxiliary(sentence: Sentence, index: int) -> bool:
    """ "have ignored calls", "did not hold talks": does another verb follow?"""
    vocabulary = lexicon()
    after = index + 1
    while sentence.low(after) in vocabulary.classes["adverb"] or sentence.low(after) in vocabulary.classes["negation"]:
        after += 1
    if after >= len(sentence):
        return False
    readings = vocabulary.verbs.get(sentence.low(after), ())
    if sentence.lows[index] in vocabulary.classes["have"] and sentence.low(after) in vocabulary.noun_forms:
        return any(PARTICIPLE in kinds for _, kinds in readings)  # "had talks" has a noun behind it
    return sentence.verbish[after] or bool(readings)


def own_subject(sentence: Sentence, verb: int, subject: Region) -> Region:
    """The subject without those of "..., the minister said, ..."; the aside's verb has its own speaker only."""
    for aside in sentence.asides:
        if aside.verb == verb:
            first = max(subject.first, aside.first) if aside.first < verb else verb
            return Region(min(first, verb), verb, [party for party in subject.parties if party.token >= aside.first])
    return without_asides(sentence, verb, subject)


def own_objects(sentence: Sentence, verb: int) -> Region:
    objects = right_of(sentence, verb)
    if not sentence.asides:
        return objects
    return objects if any(aside.verb == verb for aside in sentence.asides) else without_asides(sentence, verb, objects)


def without_asides(sentence: Sentence, verb: int, region: Region) -> Region:
    """Without the parties of asides; in an aside itself ("..., X said after meeting Y") those of the others."""
    for aside in sentence.asides:
        if aside.first <= verb <= aside.last:
            continue
        region.parties = [party for party in region.parties if not aside.first <= party.token <= aside.last]
    return region


def subject_end(sentence: Sentence, group: VerbGroup) -> int:
    """Where to look leftwards for the subject: before the group, for "is due to leave" before "is due"."""
    first = group.first
    if group.tense not in ("infinitive", "gerund"):
        return first
    vocabulary = lexicon()
    while first > 0 and (
        sentence.lows[first - 1] in vocabulary.governors or sentence.lows[first - 1] in vocabulary.classes["adverb"]
    ):
        first -= 1
    while first > 0 and sentence.lows[first - 1] in AUXILIARY_WORDS:
        first -= 1
    return first


AUXILIARY_WORDS = frozenset(
    ["is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "also", "not"]
)
