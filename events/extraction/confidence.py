"""How sure it is that the text tells of an act: 0..1 from the words, the parties and the date."""

from __future__ import annotations

from .drafts import Draft
from .lexicon import lexicon
from .trigger import Trigger
from .values import EventActor

GOVERNED = 0.2  # taken off an act that is only agreed, threatened or asked for: the agreement is the act
CERTAIN = 4  # weight of a verb that has one meaning only, whatever follows it


def confidence(draft: Draft, author: EventActor | None) -> float:
    """0..1 from how much of the vocabulary's pattern was there, who takes part, and what dates it."""
    value = 0.35 + 0.03 * min(weight_of_words(draft), 8) + weight_of_parties(draft) + weight_of_form(draft, author)
    if draft.own_date:
        value += 0.15
    elif draft.edtf is not None:
        value += 0.05
    if draft.status in ("hypothetical", "did_not_happen"):
        value -= 0.2
    return round(max(0.05, min(0.97, value)), 2)


def weight_of_words(draft: Draft) -> int:
    """How much of the vocabulary's pattern was there; a verb with one meaning needs no pattern to be sure."""
    trigger = draft.trigger
    plain = trigger.noun is None and trigger.base in lexicon().plain_verbs
    return max(trigger.weight, CERTAIN if plain else 0)


def weight_of_parties(draft: Draft) -> float:
    if not draft.actors:
        return 0.0 if draft.own_date else -0.1
    acting = any(actor.role in ("actor", "speaker", "participant") for actor in draft.actors)
    return 0.25 if acting else 0.15


def weight_of_form(draft: Draft, author: EventActor | None) -> float:
    """Verbs of main clauses tell most; statements rank below the acts that they tell of, mere objects below both."""
    trigger = draft.trigger
    value = -0.25 if trigger.object_of is not None and not draft.owns_date else 0.0
    if trigger.noun is not None:
        sure = draft.dated_name or (draft.own_date and trigger.effect in ("perform", "happen"))
        vague = not draft.actors and trigger.noun.strength != "strong" and not sure
        value += noun_strength(draft) - (0.15 if vague else 0.0)
    if draft.type == "STATE":
        return value - (0.22 if trigger.mode is None else 0.12)
    if trigger.noun is None:
        value += 0.08 if trigger.sentence.clause[trigger.token] == 0 else -0.05
        value -= GOVERNED if draft.needs_date and not draft.own_date else 0.0
        value -= in_passing(trigger)
        habitual = draft.tense == "present" and draft.status == "occurred" and not by_author(draft, author)
        value -= 0.2 if habitual else 0.0
    return value


def in_passing(trigger: Trigger) -> float:
    """Taken off what a sentence tells beside its main verb: "children displaced by", "..., killing two", "and urged"."""
    group = trigger.group
    if group is None:
        return 0.0
    reduced = group.first == group.verb and group.passive
    return 0.1 if reduced or group.tense == "gerund" else 0.03 if trigger.subject.shared else 0.0


def by_author(draft: Draft, author: EventActor | None) -> bool:
    return author is not None and any(a.code == author.code and a.role in ("actor", "speaker") for a in draft.actors)


def noun_strength(draft: Draft) -> float:
    trigger = draft.trigger
    assert trigger.noun is not None  # noqa: S101 - asked before
    if trigger.effect in ("perform", "happen", "cancel", "postpone", "plan", "undergo"):
        return 0.05
    if draft.dated_name:
        return 0.0
    if draft.own_date:
        return {"strong": 0.0, "plain": -0.15, "weak": -0.4}[trigger.noun.strength]
    return {"strong": -0.2, "plain": -0.35, "weak": -0.5}[trigger.noun.strength]
