"""Whether an act happened: tense, modals, negation and the words that stand over it decide its status, or its type."""

from __future__ import annotations

from .drafts import Draft
from .lexicon import lexicon, rows
from .speech import HOSTILE, KIND, SAYABLE
from .tokens import Sentence
from .trigger import Trigger

NOUN_CONTEXT = {word: effect for effect, words in rows("context.tsv") for word in words.split()}
DENIALS = frozenset(["denied", "denies", "deny", "denying", "refuted", "refutes"])
AGREED = frozenset(
    [
        "agree",
        "agreed",
        "agrees",
        "promised",
        "pledged",
        "vowed",
        "offered",
        "threatened",
        "invited",
        "asked",
        "urged",
        "ordered",
        "called",
    ]
)
DENIAL_REACH = 12  # tokens
HYPOTHETICAL_OPENERS = frozenset(["if", "unless", "whether", "lest"])
PHRASE_ENDS = frozenset(
    [",", ";", ":", ".", '"', "after", "before", "in", "at", "by", "to", "during", "with", "from", "as"]
)
UNSURE = frozenset(
    [
        "verify",
        "verifying",
        "ensure",
        "ensuring",
        "hope",
        "hopes",
        "hoping",
        "doubt",
        "doubts",
        "certify",
        "fear",
        "fears",
    ]
)
DEMANDING = frozenset(
    [
        *("demand", "demands", "demanded", "demanding", "insist", "insists", "insisted", "insisting", "urge", "urges"),
        *("urged", "urging", "recommend", "recommends", "recommended", "propose", "proposes", "proposed", "require"),
        *("requires", "required", "ask", "asks", "asked", "request", "requested", "requesting", "asking"),
    ]
)
LETTING = frozenset(["let", "lets", "letting", "make", "makes", "made", "making", "help", "helps", "helped", "helping"])
# what can stand before a gerund that tells of an act; behind "of" and "in" it needs a date of its own
GERUND_OPENERS = frozenset([",", "after", "before", "by", "in", "of", "while", "when", "and", "following"])
DEMAND_REACH, LET_REACH = 14, 5  # tokens
NOBODY = frozenset(["no", "neither", "none", "nobody"])
LOOK_BACK = 5  # tokens before a noun in which a word like "fears of" governs it
REFUSABLE = frozenset(["CONCEDE", "AGREE", "AID", "CONSULT", "RETREAT", "COOPERATE", "SUPPORT"])
EFFECT_STATUS = {"plan": "planned", "cancel": "cancelled", "postpone": "postponed", "prevent": "did_not_happen"}


def settle(draft: Draft) -> bool:
    """Sets status (and type, where a refusal or an offer is the act); False where the words name no act to report."""
    told = settle_noun(draft) if draft.trigger.noun is not None else settle_verb(draft)
    if told and is_denied(draft.trigger):
        draft.status, draft.credence = "did_not_happen", "denied"
    return told


def is_denied(trigger: Trigger) -> bool:
    """Does the act stand in what somebody denies?"""
    lows = trigger.sentence.lows
    for position in range(trigger.token - 1, max(-1, trigger.token - DENIAL_REACH), -1):
        if lows[position] in DENIALS:
            return True
        if lows[position] in (";", ".", "but"):
            return False
    return False


def settle_verb(draft: Draft) -> bool:
    trigger = draft.trigger
    group = trigger.group
    assert group is not None  # noqa: S101 - verbs always have their group
    draft.tense = group.tense
    sentence = trigger.sentence
    if in_condition(sentence, group.first):
        draft.status = "hypothetical"
    if group.tense == "infinitive" and trigger.under is None:
        return settle_infinitive(draft, group.first)
    if nobody_does(trigger):
        return settle_nobody(draft)
    if is_subjunctive(trigger) or is_demanded(trigger) or is_let(trigger):
        return False
    if trigger.token == 0 and not trigger.sentence.lows[0].endswith("ing"):
        draft.needs_date = True  # "Asked to comment, he ..."
    if group.tense == "gerund":
        draft.needs_date = group.first == 0  # "Meeting in Oslo on Monday, ministers ...", not "Citing the attack, ..."
        return draft.type != "STATE" and gerund_counts(sentence, group.first)
    if group.tense == "present" and group.passive and not group.progressive:
        draft.needs_date = True  # "troops are stationed in": a state, no act
    if group.negated:
        return settle_negation(draft, group.tense)
    if group.tense == "future":
        if draft.status == "occurred":
            draft.status = "planned"
    elif group.tense == "conditional":
        draft.status = "planned" if group.modal == "would" and reported(sentence, group.first) else "hypothetical"
        if group.modal in ("should", "must", "can", "cannot", "can't"):
            return False
    elif (group.progressive and group.tense == "present") or (group.progressive and group.tense == "perfect"):
        draft.status = "ongoing"
    return True


def nobody_does(trigger: Trigger) -> bool:
    """ "No government has confirmed it", "neither side attacked"."""
    lows = trigger.sentence.lows[trigger.subject.first : trigger.subject.last]
    return not trigger.subject.relative and any(low in NOBODY for low in lows[:3])


def settle_nobody(draft: Draft) -> bool:
    draft.status = "did_not_happen"
    return draft.type in ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION")


def is_subjunctive(trigger: Trigger) -> bool:
    """ "urged that he refer the bill": a bare form behind "he" or one person's name is asked for and not told."""
    group = trigger.group
    if group is None or group.first != group.verb or trigger.sentence.lows[trigger.token] != trigger.base:
        return False
    if group.tense != "present" or len(trigger.subjects) != 1:
        return False
    party = trigger.subjects[0]
    return party.pronoun in ("he", "she", "it") and party.token == trigger.token - 1


def is_bare(trigger: Trigger) -> bool:
    group = trigger.group
    alone = group is not None and group.first == group.verb and group.tense == "present"
    return alone and trigger.sentence.lows[trigger.token] == trigger.base


def is_demanded(trigger: Trigger) -> bool:
    """ "demanding that lawmakers reject": what is asked for."""
    lows = trigger.sentence.lows
    for position in range(trigger.token - 1, max(0, trigger.token - DEMAND_REACH), -1):
        if lows[position] == "that":
            return is_bare(trigger) and lows[position - 1] in DEMANDING
        if lows[position] in (",", ";"):
            return False
    return False


def is_let(trigger: Trigger) -> bool:
    """ "would let companies buy", "helped it win": a bare infinitive, not what somebody does."""
    lows = trigger.sentence.lows
    return is_bare(trigger) and not LETTING.isdisjoint(lows[max(0, trigger.token - LET_REACH) : trigger.token])


def reported(sentence: Sentence, first: int) -> bool:
    """Does a verb of speech in the past stand before ("said it would")?"""
    speech = ("said", "announced", "confirmed", "told", "stated", "added", "pledged", "declared", "reported")
    return any(low in speech for low in sentence.lows[max(0, first - 25) : first])


def in_condition(sentence: Sentence, first: int) -> bool:
    for position in range(first - 1, max(-1, first - 14), -1):
        low = sentence.lows[position]
        if low in HYPOTHETICAL_OPENERS:
            return True
        if low == "that":
            return sentence.low(position - 1) in UNSURE
        if low in (",", ";", "."):
            return False
    return False


def settle_infinitive(draft: Draft, first: int) -> bool:
    """ "plans to visit", "set to resign": the word over the infinitive decides; without one it is a mere purpose."""
    sentence = draft.trigger.sentence
    position = first - 1
    adverbs = lexicon().classes["adverb"]
    while position >= 0 and (sentence.lows[position] in adverbs or dated(sentence, position)):
        position -= 1
    governor = sentence.low(position)
    if performs_by_saying(draft, position):
        draft.tense = "present"
        return True
    effect = "planned" if governor in lexicon().classes["be"] else lexicon().governors.get(governor)
    if negated_before(sentence, position):
        return False
    if governor in AGREED:
        draft.needs_date, draft.status = True, "offered" if governor == "offered" else "planned"
        return True
    if effect is None or effect == "hypothetical":
        return False
    draft.trigger.governor = governor
    if effect == "planned":
        draft.status = "planned" if draft.status == "occurred" else draft.status
    elif effect == "readiness":
        declare_readiness(draft)
    return True


def performs_by_saying(draft: Draft, governor: int) -> bool:
    """ "I would like to congratulate", "we want to thank": it is done by saying it."""
    lows = draft.trigger.sentence.lows
    wished = lows[governor] in ("like", "want", "wish") if governor >= 0 else False
    speakers = {"i", "we"} & set(lows[max(0, governor - 3) : max(0, governor)])
    return wished and bool(speakers) and draft.type in SAYABLE


def negated_before(sentence: Sentence, governor: int) -> bool:
    """ "did not plan to", "has no intention to"."""
    lows = sentence.lows[max(0, governor - 3) : max(0, governor)]
    return any(low in lexicon().classes["negation"] for low in lows)


def settle_undated(draft: Draft) -> None:
    """What somebody "will" do at no time that is named is a promise or a threat: the word is given, the act is open."""
    trigger = draft.trigger
    group = trigger.group
    if trigger.noun is not None or group is None or group.tense != "future" or group.passive or group.negated:
        return
    if draft.type == "CONSULT":
        return  # "will meet" is a plan, with or without its day
    if draft.edtf is None and not any(d.edtf for d in draft.read.dates) and draft.status == "planned" and draft.actors:
        declare_readiness(draft)


def dated(sentence: Sentence, position: int) -> bool:
    """Is this word part of a date, or the "on" before one?"""
    after = position + 1 < len(sentence) and sentence.date_at[position + 1] >= 0
    return sentence.date_at[position] >= 0 or (after and sentence.lows[position] in ("on", "in"))


def declare_readiness(draft: Draft) -> None:
    """ "is willing to withdraw" is a promise, "is ready to attack" a threat; the act itself has not happened."""
    if draft.type in KIND | {"CONSULT"}:
        draft.type, draft.mode = "AGREE", "pledge"
        draft.status = "occurred"
        draft.reasons.append("readiness to do it is a promise, not the act")
    elif draft.type in HOSTILE:
        draft.type, draft.mode = "THREATEN", None
        draft.status = "occurred"
        draft.reasons.append("readiness to do it is a threat, not the act")


def gerund_counts(sentence: Sentence, first: int) -> bool:
    """A participle clause after a comma or after "after", "by", "while" tells of an act, one after "for" does not."""
    before = sentence.low(first - 1)
    if lexicon().governors.get(before) == "occurred":
        return True
    if before in (",", "and") and inside_gerunds(sentence, first):
        return False
    return before in GERUND_OPENERS or first == 0


def inside_gerunds(sentence: Sentence, first: int) -> bool:
    """Is this one of several in "of sending, training and arming"?"""
    for position in range(first - 2, max(0, first - 14), -1):
        low = sentence.lows[position]
        if low.endswith("ing") and sentence.lows[position - 1] in ("of", "for", "from", "against", "without", "to"):
            return True
        if sentence.verbish[position]:
            return False
    return False


def settle_negation(draft: Draft, tense: str) -> bool:
    if draft.type in REFUSABLE and draft.trigger.subjects and not (draft.trigger.group and draft.trigger.group.passive):
        draft.type, draft.mode = "REJECT", None
        draft.reasons.append("a negated act of this kind is a refusal")
        return tense in ("past", "future", "present", "perfect")
    draft.status = "did_not_happen"
    return draft.type not in ("STATE", "REQUEST", "GOVERN", "ACCUSE", "THREATEN")


def settle_noun(draft: Draft) -> bool:
    trigger = draft.trigger
    sentence = trigger.sentence
    draft.status = EFFECT_STATUS.get(trigger.effect or "", "occurred")
    if trigger.group is not None and trigger.effect in ("perform", "happen", "undergo"):
        draft.tense = trigger.group.tense
        if not settle_performed(draft, trigger):
            return False
    verb = trigger.governing
    if trigger.effect is None and verb is not None and verb.group is not None and verb.group.tense == "conditional":
        draft.status = "hypothetical"  # "could erupt in violence"
    if in_condition(sentence, trigger.token):
        draft.status = "hypothetical"
    return settle_context(draft, sentence, trigger)


def settle_performed(draft: Draft, trigger: Trigger) -> bool:
    """The verb that performs the act has the tense: "will hold talks", "did not launch an attack"."""
    group = trigger.group
    assert group is not None  # noqa: S101 - asked before
    if trigger.under is not None and not gerund_counts(trigger.sentence, group.first) and group.tense == "gerund":
        return False
    if group.negated:
        draft.status = "did_not_happen"
    elif group.tense == "future":
        draft.status = "planned"
    elif group.tense == "conditional":
        draft.status = (
            "planned" if group.modal == "would" and reported(trigger.sentence, group.first) else "hypothetical"
        )
    elif group.tense == "infinitive":
        return settle_infinitive(draft, group.first)
    elif group.progressive and group.tense == "present":
        draft.status = "ongoing"
    return True


def settle_context(draft: Draft, sentence: Sentence, trigger: Trigger) -> bool:
    """Words before the noun: "no attack", "fears of an invasion", "planned talks", "calls for a ceasefire"."""
    for position in range(trigger.token - 1, max(-1, trigger.token - 1 - LOOK_BACK), -1):
        low = sentence.lows[position]
        if low in ("no", "without") and draft.status == "occurred":
            draft.status = "did_not_happen"
            return trigger.effect is not None
        if low in (",", ";", ":", ".", '"') or (
            sentence.actor_at[position] >= 0 and sentence.low(position + 1) not in ("'s", "’s")
        ):
            break
        effect = NOUN_CONTEXT.get(low)
        if effect in ("demanded", "ended"):
            return False
        if effect == "claimed":
            draft.credence = "claimed"
        elif effect == "prevented":
            draft.status = "did_not_happen"
        elif effect is not None:
            draft.status = effect
            break
        if sentence.verbish[position]:
            break
    return True
