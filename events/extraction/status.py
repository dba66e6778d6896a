"""Whether an act happened: tense, modals, negation and the words that stand over it decide its status, or its type."""

from __future__ import annotations

from .drafts import Draft
from .lexicon import lexicon, rows
from .moods import (
    MOODS,
    dated,
    gerund_counts,
    in_condition,
    is_demanded,
    is_denied,
    is_let,
    is_subjunctive,
    negated_before,
    nobody_does,
    performs_by_saying,
    reported,
)
from .participles import describes
from .speech import HOSTILE, KIND
from .tokens import Sentence
from .trigger import Trigger
from .verbgroup import VerbGroup

NOUN_CONTEXT = {word: effect for effect, words in rows("context.tsv") for word in words.split()}
COUNTING = frozenset([",", "-", "–", "early", "late"])  # between a verb and its infinitive
LOOK_BACK = 5  # tokens before a noun in which a word like "fears of" governs it
REFUSABLE = frozenset(["CONCEDE", "AGREE", "AID", "CONSULT", "RETREAT", "COOPERATE", "SUPPORT"])
IN_THE_FIELD = frozenset(["ASSAULT", "PROTEST", "COERCE", "MOBILIZE"])  # acts that go on
LACKING = frozenset(["perfect", "pluperfect"])
VIOLENT = frozenset(["ASSAULT", "PROTEST"])  # types of acts that are acts when they fail, too
EFFECT_STATUS = {"plan": "planned", "cancel": "cancelled", "postpone": "postponed", "prevent": "did_not_happen"}


def settle(draft: Draft) -> bool:
    """Sets status (and type, where a refusal or an offer is the act); False where the words name no act to report."""
    told = settle_noun(draft) if draft.trigger.noun is not None else settle_verb(draft)
    if told and is_denied(draft.trigger):
        draft.status, draft.credence = "did_not_happen", "denied"
    return told


def settle_verb(draft: Draft) -> bool:
    trigger = draft.trigger
    group = trigger.group
    assert group is not None  # noqa: S101 - verbs always have their group
    draft.tense = group.tense
    if group.first == group.verb and describes(trigger.sentence, trigger.token):
        return False
    if in_condition(trigger.sentence, group.first):
        draft.status = "hypothetical"
    if group.tense == "infinitive" and trigger.under is None:
        return settle_infinitive(draft, group.first)
    if nobody_does(trigger):
        return settle_nobody(draft)
    if is_subjunctive(trigger) or is_demanded(trigger) or is_let(trigger):
        return False
    draft.needs_date = told_in_passing(trigger, group)
    if group.tense == "gerund":
        return draft.type != "STATE" and gerund_counts(trigger.sentence, group.first)
    if group.negated or trigger.sentence.low(trigger.token + 1) == "no":  # "made no comment"
        return settle_negation(draft, group.tense)
    return settle_tense(draft, group)


def told_in_passing(trigger: Trigger, group: VerbGroup) -> bool:
    """What counts only with a day of its own: "Asked to comment, he", "Meeting in Oslo, ministers", "troops are stationed"."""
    state = group.tense == "present" and group.passive and not group.progressive
    opening = trigger.token == 0 and not trigger.sentence.lows[0].endswith("ing")
    return state or opening or (group.tense == "gerund" and group.first == 0)


def settle_tense(draft: Draft, group: VerbGroup) -> bool:
    if draft.status == "occurred" and (group.tense == "future" or awaited(draft.trigger, group)):
        draft.status = "planned"
    elif group.tense == "conditional":
        told = group.modal == "would" and reported(draft.trigger.sentence, group.first)
        draft.status = "planned" if told else "hypothetical"
        return group.modal not in ("should", "must", "can", "cannot", "can't")
    elif group.progressive and (group.tense in ("present", "perfect") or told_as_present(draft, group)):
        draft.status = "ongoing"
    return True


def awaited(trigger: Trigger, group: VerbGroup) -> bool:
    """ "until the envoy visits Chad", "planned a march": it is still to come."""
    sentence, before = trigger.sentence, trigger.sentence.low(trigger.subject.first - 1)
    to_come = group.tense == "present" and before in MOODS["awaiting"] and not trigger.subject.relative
    return to_come or (trigger.base == "plan" and not group.passive and sentence.low(trigger.token + 1) != "to")


def told_as_present(draft: Draft, group: VerbGroup) -> bool:
    """ "said that troops were massing": said in the past of what was going on then."""
    return group.tense == "past" and draft.type in IN_THE_FIELD and reported(draft.trigger.sentence, group.first)


def settle_nobody(draft: Draft) -> bool:
    draft.status = "did_not_happen"
    return draft.type in ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION")


def settle_infinitive(draft: Draft, first: int) -> bool:
    """ "plans to visit", "set to resign": the word over the infinitive decides; without one it is a mere purpose."""
    sentence = draft.trigger.sentence
    position = first - 1
    while position >= 0 and (says_how(sentence.lows[position]) or dated(sentence, position)):
        position -= 1
    governor = sentence.low(position)
    if performs_by_saying(draft, position):
        draft.tense = "present"
        return True
    if governor == "able":
        draft.needs_date, draft.status = True, "planned"  # "we are able to hold a meeting tomorrow"
        return True
    effect = "planned" if governor in lexicon().classes["be"] else lexicon().governors.get(governor)
    if negated_before(sentence, position):
        return False
    if governor in MOODS["agreed"]:
        draft.needs_date, draft.status = True, "offered" if governor == "offered" else "planned"
        return True
    if effect is None or effect == "hypothetical":
        return done_all_the_same(draft, governor)
    draft.trigger.governor = governor
    if effect == "planned":
        draft.status = "planned" if draft.status == "occurred" else draft.status
    elif effect == "readiness":
        declare_readiness(draft)
    return True


def done_all_the_same(draft: Draft, governor: str) -> bool:
    """An attempt at violence ("tried to storm the palace") is violence; "flew to Rome to attend a summit on Monday"."""
    if governor in MOODS["attempted"] and (draft.type in VIOLENT or draft.mode == "removal"):
        draft.trigger.governor, draft.tense = governor, "past"
        return True
    draft.needs_date = draft.type == "CONSULT" and governor not in lexicon().governors and dated_behind(draft.trigger)
    return draft.needs_date


def dated_behind(trigger: Trigger) -> bool:
    """Does a date follow in the clause of a purpose?"""
    sentence, clause = trigger.sentence, trigger.sentence.clause[trigger.token]
    behind = range(trigger.token + 1, len(sentence))
    return any(sentence.date_at[index] >= 0 and sentence.clause[index] == clause for index in behind)


def says_how(low: str) -> bool:
    """An adverb or a count ("voted narrowly, 54-43, to approve")."""
    return low.endswith("ly") or low.isdigit() or low in COUNTING or low in lexicon().classes["adverb"]


def settle_undated(draft: Draft) -> None:
    """What somebody "will" do at no time that is named is a promise or a threat: the word is given, the act is open."""
    trigger = draft.trigger
    group = trigger.group
    if goes_on(draft):
        draft.status = "ongoing"
    if trigger.noun is not None or group is None or group.tense != "future" or group.passive or group.negated:
        return
    if draft.type == "CONSULT":
        return  # "will meet" is a plan, with or without its day
    if draft.edtf is None and not names_day(draft) and draft.status == "planned" and draft.actors:
        declare_readiness(draft)


def goes_on(draft: Draft) -> bool:
    """ "continued to shell the town", "continued its siege", at no time that is named: it has not ended."""
    trigger = draft.trigger
    under = trigger.under.base if trigger.under is not None and trigger.noun is not None else ""
    lasting = under == "continue" or (trigger.governor or "").startswith("continu")
    return lasting and draft.status == "occurred" and draft.type in IN_THE_FIELD and not draft.own_date


def names_day(draft: Draft) -> bool:
    """Does the sentence name a day, but for that on which somebody says so?"""
    sentence = draft.read.sentence
    named = {at for at in sentence.date_at if at >= 0 and draft.read.dates[at].edtf is not None}
    told = {sentence.date_at[index] for aside in sentence.asides for index in range(aside.first, aside.last + 1)}
    return bool(named - told)


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


def settle_negation(draft: Draft, tense: str) -> bool:
    if lexicon().governors.get(draft.trigger.base) == "planned":
        return False  # "did not plan to withdraw": neither a promise nor a refusal
    if draft.type in REFUSABLE and (tense in LACKING or (draft.mode == "visit" and tense != "future")):
        return False  # "has not visited", "had never met": what is outstanding is no refusal
    if draft.type in REFUSABLE and draft.trigger.subjects and not (draft.trigger.group and draft.trigger.group.passive):
        draft.type, draft.mode = "REJECT", None
        draft.reasons.append("a negated act of this kind is a refusal")
        return tense in ("past", "future", "present")
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
        effect = effect_of_word(trigger, position)
        if effect in ("demanded", "ended"):
            return False
        if effect == "remembered":
            # "on 4 June, the anniversary of the massacre" tells of none, but "of the 1989 massacre"
            return any(dated(sentence, index) for index in range(position, trigger.token))
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


def effect_of_word(trigger: Trigger, position: int) -> str | None:
    if trigger.effect == "plan" and trigger.under is not None and trigger.under.token == position:
        return "planned"  # "calling rallies for Monday"
    return "planned" if ahead(trigger.sentence, position) else NOUN_CONTEXT.get(trigger.sentence.lows[position])


def ahead(sentence: Sentence, position: int) -> bool:
    """ "ahead of the vote", "in the run-up to the vote"."""
    return (sentence.lows[position], sentence.low(position + 1)) in (("ahead", "of"), ("run-up", "to"))
