"""What somebody says they will do, will not do, or want others to do: the saying itself is the act then."""

from __future__ import annotations

from .lexicon import lexicon
from .trigger import Trigger

KIND = frozenset(["CONCEDE", "RETREAT", "COOPERATE", "SUPPORT", "AID", "AGREE"])  # acts that are promised
HOSTILE = frozenset(
    ["ASSAULT", "SANCTION", "COERCE", "PROTEST", "MOBILIZE", "THREATEN", "REJECT"]
)  # acts that are threatened
VOWS = frozenset(["vow", "pledge", "promise", "swear", "commit"])
SELF = frozenset(["he", "she", "it", "they", "we", "i", "its", "his", "her", "their", "our"])
DEMANDS = frozenset(["must", "should", "ought"])
SAYABLE = frozenset(["SUPPORT", "ACCUSE", "REJECT", "REQUEST"])  # acts that consist in saying them
SHORT = 5  # tokens from a verb of speech to a verb of the speaker's own act
REACH = 16  # tokens from the verb of speech to the verb of what is said


def reread_speech(verbs: list[Trigger]) -> None:
    """Turns "said it would release them" into a promise, "said it will not" into a refusal, "said X must" into a demand."""
    for number, verb in enumerate(verbs):
        if verb.type == "AGREE" and verb.base in VOWS and number + 1 < len(verbs):
            reread_vow(verb, verbs[number + 1])
        if verb.type != "STATE" or verb.mode or verb.group is None or verb.group.passive:
            continue
        said = complement(verb, verbs, number)
        if said is not None:
            reread(verb, *said)
        elif number + 1 < len(verbs) and states_own_act(verb, verbs[number + 1]):
            verb.type, verb.mode = verbs[number + 1].type, verbs[number + 1].mode
            take_objects(verb, verbs[number + 1])


def states_own_act(verb: Trigger, inner: Trigger) -> bool:
    """ "says it supports the bid", "said he rejects the offer": what is said is done by saying it."""
    group = inner.group
    if group is None or group.tense != "present" or group.passive or group.negated or group.progressive:
        return False
    return inner.type in SAYABLE and 0 < group.first - verb.token <= SHORT and same_subject(verb, group.first)


def take_objects(verb: Trigger, inner: Trigger) -> None:
    """Those to whom it is promised, or who are threatened, stand behind the inner verb."""
    verb.object.parties = [*verb.object.parties, *inner.object.parties]


def reread_vow(verb: Trigger, inner: Trigger) -> None:
    """ "vowed to attack" is a threat."""
    if inner.type in HOSTILE - {"MOBILIZE"} and inner.group is not None and inner.group.tense == "infinitive":
        verb.type, verb.mode = "THREATEN", None


def complement(verb: Trigger, verbs: list[Trigger], number: int) -> tuple[int, Trigger | None] | None:
    """(token of the modal verb in what is said, the verb that it belongs to if that is in the vocabulary)."""
    sentence = verb.sentence
    modals = lexicon().classes["modal"]
    for index in range(verb.token + 1, min(verb.token + REACH, len(sentence))):
        if sentence.lows[index] in modals:
            inner = next((v for v in verbs[number + 1 :] if v.group and v.group.first <= index < v.token), None)
            return index, inner
        if sentence.verbish[index] and sentence.lows[index] not in ("has", "needs", "need", "had"):
            return None
        if sentence.lows[index] in (";", "."):
            return None
    return None


def reread(verb: Trigger, modal: int, inner: Trigger | None) -> None:
    sentence = verb.sentence
    low, after = sentence.lows[modal], sentence.low(modal + 1)
    own = same_subject(verb, modal)
    if low in DEMANDS and not own:
        verb.type, verb.mode = "REQUEST", None
    elif low in ("won't", "wouldn't") or (low in ("will", "would") and after in ("not", "never")):
        if own or (inner is not None and inner.type != "CONSULT"):
            verb.type, verb.mode = "REJECT", None
            if inner is not None:
                inner.type = ""  # the refusal is told once
    elif low in ("may", "might", "could") and own and inner is not None and inner.type in HOSTILE:
        verb.type, verb.mode = "THREATEN", None
        take_objects(verb, inner)
    elif low in ("will", "would", "shall") and own and inner is not None:
        if inner.type in KIND:
            verb.type, verb.mode = "AGREE", "pledge"
        elif inner.type in HOSTILE:
            verb.type, verb.mode = "THREATEN", None
        if inner.type in KIND | HOSTILE:
            take_objects(verb, inner)


def same_subject(verb: Trigger, modal: int) -> bool:
    """Is what is said about the speakers themselves: a pronoun, "his government", or their own name again?"""
    sentence = verb.sentence
    between = sentence.lows[verb.token + 1 : modal]
    if any(low in SELF for low in between):
        return True
    own = {sentence.actor_at[party.token] for party in verb.subjects if party.mention >= 0}
    return any(at in own for at in sentence.actor_at[verb.token + 1 : modal] if at >= 0)
