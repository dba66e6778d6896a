"""The other side of an act where the grammar names only one: whom the words are about, whose ground was hit.

Readers look for an act under every state that it concerns. What is added here comes last, after drafts have been merged,
so that it never makes two acts one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from .actors import ActorMention, Entity
from .actors.catalog import entity, state
from .document import Read
from .drafts import Draft
from .identity import named, sovereign
from .values import EventActor, Place

ABOUT = frozenset(["STATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE", "SANCTION"])
VOICED = frozenset(["STATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"])  # acts that consist in words
ON_GROUND = frozenset(
    ["ASSAULT", "MOBILIZE", "RETREAT", "COERCE"]
)  # acts that touch the state on whose ground they are
TAKING_PART = frozenset(["actor", "speaker", "participant", "claimant"])
SPOKEN = VOICED | {"SUPPORT", "AGREE", "SANCTION"}
NEARBY = 5  # tokens between a verb of speech and where it was spoken
JOINTS = frozenset([",", "and", "the", "or"])
MOST_GROUNDS = 3
REACH = 24  # tokens after the act's word in which its subject matter is looked for


def bodies_in(reads: list[Read], on: date | None) -> dict[str, EventActor]:
    """By person: the international body or the organisation that they act for ("Kofi Annan": the United Nations)."""
    found: dict[str, EventActor] = {}
    for read in reads:
        for mention in read.actors:
            if mention.entity.kind == "person" and mention.entity.name not in found:
                body = body_of(mention.entity, on)
                if body is not None:
                    found[mention.entity.name] = EventActor(body.name, "actor", body.code, body.kind, None)
    return found


def body_of(person: Entity, on: date | None) -> Entity | None:
    held = [o.of for o in person.offices if o.title != "ambassador" and (on is None or o.held_on(on))]
    owners = [entity(owner) for owner in [*held, person.parent] if owner is not None]
    return next((owner for owner in owners if owner.kind in ("organization", "armed_group")), None)


def complete(draft: Draft, home: Entity | None, bodies: dict[str, EventActor], on: date | None) -> None:
    """Adds the missing other side to `draft.actors`; `home` is the country that the text is about."""
    add_bodies(draft, bodies)
    codes = {actor.code or actor.name for actor in draft.actors if actor.name not in draft.implied}
    if draft.type in ON_GROUND or draft.mode == "visit":
        add_ground(draft, codes)
    at_sea = draft.place is not None and draft.place.precision == "sea"
    if not draft.actors and home is not None and not at_sea:
        draft.actors = [EventActor(home.name, "host", sovereign(home), "country", None)]
        draft.implied.add(home.name)
        draft.reasons.append(f"party: none is named; the text is about {home.name}")
    elif one_sided(draft, codes):
        add_topic(draft, codes, on)
    settle_place(draft)


def settle_place(draft: Draft) -> None:
    """An act in words takes place where it is spoken, not in what it speaks of; an invasion in the country invaded."""
    if draft.type in SPOKEN and draft.place is not None and not spoken_there(draft):
        draft.place = None
    if draft.mode == "invasion" and draft.place is None:
        invaded = next((a for a in draft.actors if a.role == "victim" and a.kind == "country" and a.code), None)
        draft.place = Place(invaded.name, "country", invaded.code) if invaded is not None else None


def spoken_there(draft: Draft) -> bool:
    """ "In Geneva, X said", "said in Geneva", "told reporters in Geneva on Monday"."""
    sentence, place = draft.read.sentence, draft.place
    found = next((named for named in draft.read.places if place is not None and named.name == place.name), None)
    if found is None:
        return True  # named in another sentence that tells of the act
    index, token = bisect_left(sentence.starts, found.start), draft.trigger.token
    if index < token:
        return sentence.clause[index] == sentence.clause[token]
    return index - token <= NEARBY and sentence.low(index - 1) in ("in", "at")


def one_sided(draft: Draft, codes: set[str]) -> bool:
    """Is nobody named but the one who acts, or the "we" of a joint statement?"""
    joint = draft.type in VOICED and all(a.role == "actor" and a.mention is None for a in draft.actors)
    return (len(codes) == 1 and draft.type in ABOUT) or joint


def add_bodies(draft: Draft, bodies: dict[str, EventActor]) -> None:
    """Beside the secretary-general the United Nations: who looks for the body finds what its people do."""
    names = {actor.name for actor in draft.actors}
    for actor in list(draft.actors):
        body = bodies.get(actor.name)
        if body is not None and body.name not in names and (body.code is None or body.code != actor.code):
            role = "actor" if actor.role == "speaker" else actor.role
            draft.actors.append(EventActor(body.name, role, body.code, body.kind, None))
            draft.implied.add(body.name)
            names.add(body.name)


def add_ground(draft: Draft, codes: set[str]) -> None:
    """The states in which it happened: hit, where nobody else was; else hosts."""
    hurt = draft.type == "ASSAULT" and all(actor.role in TAKING_PART for actor in draft.actors)
    for code in grounds(draft):
        ground = state(code)
        if ground is not None and code not in codes:
            draft.actors.append(EventActor(ground.name, "victim" if hurt else "host", code, "country", None))
            codes.add(code)


def grounds(draft: Draft) -> list[str]:
    """Codes of the state in which its place lies and of those named with it ("in Kenya and Tanzania")."""
    place = draft.place
    if place is None or place.relation or place.code is None or not draft.actors:
        return []
    sentence, places, found = draft.read.sentence, draft.read.places, [place.code]
    first = next((n for n, named in enumerate(places) if named.name == place.name), len(places))
    for before, after in pairwise(places[first : first + MOST_GROUNDS]):
        last, next_ = bisect_left(sentence.starts, before.end), bisect_left(sentence.starts, after.start)
        between = set(sentence.lows[last:next_])
        if not between <= JOINTS or after.code is None:
            break
        found.append(after.code)
    return found


def add_topic(draft: Draft, codes: set[str], on: date | None) -> None:
    names = {actor.name for actor in draft.actors}
    for mention in behind(draft):
        actor = named(mention, "recipient", on, None, None)
        if (actor.code or actor.name) not in codes and actor.name not in names:
            draft.actors.append(actor)
            draft.topics.add(actor.name)
            return
    ground = grounds(draft)[:1]
    country = state(ground[0]) if ground and ground[0] not in codes else None
    if country is not None:
        draft.actors.append(EventActor(country.name, "host", country.code, "country", None))


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
