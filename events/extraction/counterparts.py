"""The other side of an act where the grammar names only one: whom the words are about, whose ground was hit.

Readers look for an act under every state that it concerns. What is added here comes last, after drafts have been merged,
so that it never makes two acts one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .actors import ActorMention, Entity
from .actors.catalog import state
from .drafts import Draft
from .values import EventActor, Span

ABOUT = frozenset(["STATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE", "SANCTION"])
ON_GROUND = frozenset(["ASSAULT", "MOBILIZE", "RETREAT", "COERCE"])  # acts that touch the state on whose ground they are
TAKING_PART = frozenset(["actor", "speaker", "participant", "claimant"])
REACH = 24  # tokens after the act's word in which its subject matter is looked for


def complete(draft: Draft, home: Entity | None, on: date | None) -> None:
    """Adds the missing other side to `draft.actors`; `home` is the country that the text is about."""
    codes = {actor.code or actor.name for actor in draft.actors}
    if draft.type in ON_GROUND or draft.mode == "visit":
        add_ground(draft, codes)
    if not draft.actors and home is not None:
        draft.actors = [EventActor(home.name, "host", home.code, "country", None)]
        draft.reasons.append(f"party: none is named; the text is about {home.name}")
    elif len(codes) == 1 and draft.type in ABOUT:
        add_topic(draft, codes, on)


def add_ground(draft: Draft, codes: set[str]) -> None:
    """The state in which it happened: hit, where nobody else was; else host."""
    place = draft.place
    ground = state(place.code) if place is not None and not place.relation else None
    if ground is None or ground.code in codes or not any(actor.role in TAKING_PART for actor in draft.actors):
        return
    hurt = draft.type == "ASSAULT" and all(actor.role in TAKING_PART for actor in draft.actors)
    draft.actors.append(EventActor(ground.name, "victim" if hurt else "host", ground.code, "country", None))


def add_topic(draft: Draft, codes: set[str], on: date | None) -> None:
    for mention in behind(draft):
        name, code = mention.resolve(on)
        if (code or name) not in codes:
            span = Span(mention.start, mention.end, mention.text)
            draft.actors.append(EventActor(name, "recipient", code, mention.entity.kind, span))
            draft.topics.add(name)
            return


def behind(draft: Draft) -> Iterator[ActorMention]:
    """The named actors after the act's word; scenes ("in Moscow") and compounds ("Russian-backed") name none."""
    sentence, seen = draft.read.sentence, -1
    for index in range(draft.trigger.token + 1, min(draft.trigger.token + REACH, len(sentence))):
        at = sentence.actor_at[index]
        if at in (-1, seen):
            continue
        seen = at
        mention = draft.read.actors[at]
        if not mention.entity.id.startswith("common:") and mention.form != "modifier" and not mention.locative:
            yield mention
