"""The nouns that name an act: whose act it is, and the verb that performs it."""

from __future__ import annotations

from functools import cache

from .arguments import Region, right_of
from .frames import OBJECT_WINDOW
from .lexicon import Noun, lexicon
from .names import Party
from .tokens import Sentence
from .trigger import Trigger


def noun_at(sentence: Sentence, index: int) -> Noun | None:
    """The longest noun of the vocabulary that begins here and stands for an act, not for a thing ("attack helicopter")."""
    for noun in lexicon().nouns.get(sentence.lows[index], ()):
        end = index + len(noun.words)
        if (len(noun.words) > 1 and tuple(sentence.lows[index:end]) != noun.words) or (
            noun.follows and sentence.low(end) not in noun.follows
        ):
            continue
        if not noun.type or not (modifies(sentence, end) or adverbial(sentence, index, end)):
            return noun
    return None


def adverbial(sentence: Sentence, index: int, after: int) -> bool:
    """ "in consultation with", "in coordination with": how something is done, and no act by itself."""
    return sentence.low(index - 1) == "in" and sentence.low(after) == "with" and sentence.lows[index] != "talks"


def modifies(sentence: Sentence, after: int) -> bool:
    """Does a noun that stands before this token only qualify the next one ("election commission", "missile defence")?"""
    vocabulary = lexicon()
    low = sentence.low(after)
    if low == "due":
        return False  # "elections due in May"
    if not low or not low[0].isalpha() or sentence.date_at[after] >= 0:
        return False
    if sentence.words[after][0].isupper():
        return in_name(sentence, after)
    if low in unqualified():
        return False
    if low in vocabulary.verbs or low in vocabulary.common or low == "to":
        return low in vocabulary.noun_forms and not sentence.verbish[after]
    return not low.endswith(("ly", "ed", "ing"))


def in_name(sentence: Sentence, after: int) -> bool:
    """ "the University Grants Commission", "the Parliamentary Elections Law": a word inside a capitalised name."""
    named = after > 1 and sentence.words[after - 1][0].isupper() and sentence.words[after - 2][0].isupper()
    if not named or sentence.actor_at[after] >= 0 or sentence.place_at[after] >= 0:
        return False
    return any(word.islower() and len(word) > LONG_WORD for word in sentence.words)  # no headline in capitals


@cache
def unqualified() -> frozenset[str]:
    """Function words, which no noun before them qualifies."""
    classes = ("preposition", "conjunction", "subordinator", "adverb", "determiner", "pronoun", "be", "have", "do")
    return frozenset().union(*(lexicon().classes[name] for name in (*classes, "modal")))


def noun_trigger(sentence: Sentence, index: int, noun: Noun, verbs: list[Trigger]) -> Trigger:
    last = index + len(noun.words) - 1
    before = Region(max(0, index - 6), index, owner(sentence, index))
    after = noun_complements(sentence, last)
    trigger = Trigger(sentence, index, " ".join(noun.words), noun.type, noun.mode, 2, None, before, after, noun, last)
    verb = governing_verb(index, verbs)
    if verb is not None:
        trigger.governing = verb
        trigger.effect = effect_of(sentence, verb, index)
        if trigger.effect:
            trigger.group = verb.group
            trigger.under = verb
    return trigger


def owner(sentence: Sentence, index: int) -> list[Party]:
    """Whose act it is: "Russia's", "Russian", "NATO" right before the noun and its adjectives."""
    words = lexicon().classes
    position = index - 1
    steps = 0
    while position >= 0 and steps < 8:
        if sentence.actor_at[position] >= 0:
            mention = sentence.actor_at[position]
            while position > 0 and sentence.actor_at[position - 1] == mention:
                position -= 1
            return [Party(position, mention, None)]
        low = sentence.lows[position]
        if low in ("his", "her", "its", "their", "our"):
            return [Party(position, -1, None, low)]
        inside_date = sentence.date_at[position] >= 0
        if not inside_date and (not low[0].isalnum() and low not in ("'s", "’s", "-")):
            return []
        if not inside_date and (
            low in words["preposition"]
            or (low in words["determiner"] and low not in ("'s", "’s"))
            or sentence.verbish[position]
            or (low in words["conjunction"] and position and sentence.date_at[position - 1] < 0)
        ):
            return []
        position -= 1
        steps += 1
    return []


def noun_complements(sentence: Sentence, last: int) -> Region:
    """The phrases after the noun: "of X by Y", "between A and B", "on X", up to the clause's end or its verb."""
    if sentence.verbish[last + 1 : last + 2] == [True]:  # "three weeks of strikes forced X"
        return Region(last + 1, last + 1)
    region = right_of(sentence, last, of_noun=True)
    region.parties = [party for party in region.parties if party.preposition]
    return region


def governing_verb(index: int, verbs: list[Trigger]) -> Trigger | None:
    """The verb whose object this noun can be: the nearest one before in the same clause."""
    if not verbs:
        return None
    verb = verbs[-1]
    return verb if index < verb.object.last + 1 and index - verb.token <= OBJECT_WINDOW + 2 else None


def effect_of(sentence: Sentence, verb: Trigger, noun: int) -> str | None:
    words = lexicon().classes
    if verb.base == "call" and "what" in sentence.lows[max(0, verb.token - 4) : verb.token]:
        return None  # "condemned what it called a coup"
    position = noun - 1
    while position > verb.token:  # the noun has to be the object, not in a phrase of place or time
        low = sentence.lows[position]
        if low in words["preposition"] and low not in ("of", "in", "for", "on", "into", "with", "to", "from"):
            return None
        if low in ("on", "for", "in", "into", "from", "to", "of", "with") and position > verb.token + 2:
            return None
        position -= 1
    for effect, particle in lexicon().light.get(verb.base, ()):
        if effect == "perform" and verb.base in TELLING and foreseen(sentence, noun):
            return "plan"
        if effect == "plan" and any(low in words["preposition"] for low in sentence.lows[verb.token + 1 : noun]):
            continue  # "as set out in the resolution"
        if effect != "happen" and (particle is None or particle in sentence.lows[verb.token + 1 : verb.token + 4]):
            return effect
    return None


LONG_WORD = 4  # letters; a headline in capitals has only shorter words in lower case
TELLING = frozenset(["announce", "call", "declare"])  # "announced elections": to come, unlike "announced sanctions"
APPOINTED = frozenset(["CONSULT", "PROTEST"])  # types of acts that have their day


def foreseen(sentence: Sentence, index: int) -> bool:
    noun = noun_at(sentence, index)
    return noun is not None and (noun.type in APPOINTED or noun.mode in ("election", "exercise", "joint_exercise"))


def attach_following_verbs(found: list[Trigger], verbs: list[Trigger]) -> None:
    """A noun that is the subject of a verb: "the attack killed 20", "talks were held", "the vote took place"."""
    for trigger in found:
        if trigger.noun is None:
            continue
        if (verb := set_for(trigger, verbs)) is not None:
            trigger.effect, trigger.group, trigger.under = "plan", verb.group, verb
        if trigger.effect:
            continue
        if is_due(trigger):
            trigger.effect = "plan"
            continue
        # "a visit planned for May was called off"; "be" is an auxiliary, or no act
        for verb in sorted((verb for verb in verbs if verb.base != "be"), key=is_participle):
            if verb.subject.first <= trigger.token < verb.subject.last and head_of_subject(trigger, verb):
                effect = effect_on_subject(trigger, verb)
                if effect is not None:
                    trigger.effect, trigger.group, trigger.under = effect, verb.group, verb
                break


def is_due(noun: Trigger) -> bool:
    """ "Elections in Kenya are due in May"."""
    sentence = noun.sentence
    verb = next((i for i in range(noun.last + 1, min(noun.last + 6, len(sentence))) if sentence.verbish[i]), -1)
    return verb > 0 and sentence.lows[verb] in lexicon().classes["be"] and sentence.low(verb + 1) == "due"


def effect_on_subject(noun: Trigger, verb: Trigger) -> str | None:
    passive = verb.group is not None and verb.group.passive
    for effect, particle in lexicon().light.get(verb.base, ()):
        if particle is not None and particle not in noun.sentence.lows[verb.token + 1 : verb.token + 4]:
            continue
        if effect == "plan" and has_day(noun, verb):
            continue  # "the expulsion on Wednesday was expected"
        if (effect == "happen") != passive or (effect in OF_PASSIVE and passive):
            return effect
    return None


OF_PASSIVE = frozenset(["perform", "plan", "cancel", "postpone", "prevent", "react"])


def has_day(noun: Trigger, verb: Trigger) -> bool:
    """Does a date stand between the noun and its verb?"""
    return any(at >= 0 for at in noun.sentence.date_at[noun.last + 1 : verb.token])


def set_for(noun: Trigger, verbs: list[Trigger]) -> Trigger | None:
    """ "a referendum, to take place in May", "talks to be held in Oslo": the verb that says that the act is to come."""
    for verb in verbs:
        group = verb.group
        if group is None or group.tense != "infinitive" or group.first - noun.last not in (1, 2):
            continue
        effects = [effect for effect, _ in lexicon().light.get(verb.base, ())]
        beside = group.first - noun.last == 1 or noun.sentence.lows[noun.last + 1] == ","
        if beside and ("perform" if group.passive else "happen") in effects:
            return verb
    return None


def is_participle(verb: Trigger) -> bool:
    return verb.group is not None and verb.group.tense == "participle"


def head_of_subject(trigger: Trigger, verb: Trigger) -> bool:
    """No preposition stands before the noun inside the subject ("soldiers in the attack" is no attack).

    A relative pronoun stands for what is right before it: "the fruits of the meeting that took place".
    """
    words = lexicon().classes
    if verb.subject.relative and trigger.sentence.low(verb.subject.last) in ("that", "which"):
        before = verb.subject.last - (trigger.sentence.low(verb.subject.last - 1) == ",")
        if trigger.last == before - 1:
            return True
    lows = trigger.sentence.lows[verb.subject.first : trigger.token]
    return not any(low in words["preposition"] for low in lows)
