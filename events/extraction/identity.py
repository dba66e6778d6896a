"""What a mention of an actor is called, and for which state it counts."""

from __future__ import annotations

import re
from datetime import date

from .actors import ActorMention, Entity, office_holder
from .actors.catalog import adjective, entity, state
from .values import EventActor, Span

# offices that no state has, and the body that is meant where a text names none
BODY_OFFICES = {"high representative": "eu", "secretary general": "un"}
# offices of people who are mostly not of the country that a text is about
FROM_ELSEWHERE = frozenset(
    ["envoy", "ambassador", "secretary", "deputy secretary", "assistant secretary", "under secretary", "adviser"]
)
# groups of a state's people that are parties of their own, and their kind
OWN_PARTIES = {"insurgents": "armed_group", "protesters": "organization", "opposition": "organization"}


FORMER = frozenset(["former", "ex", "ex-", "onetime"])


def is_former(mention: ActorMention, before: list[str]) -> bool:
    """ "a former prime minister", "Peru's former president": somebody who held the office, and holds it no more."""
    unnamed = mention.office is not None and (mention.entity.id.startswith("common:") or mention.kind == "country")
    return unnamed and not FORMER.isdisjoint([*before[-1:], *mention.text.lower().replace("-", " ").split()])


def is_some_leader(mention: ActorMention, on: date | None) -> bool:
    """ "the Ugandan opposition leader" where that is no office that one person holds."""
    leads = mention.office == "opposition leader" and mention.kind == "country"
    return leads and mention.resolve(on)[0] == mention.entity.name


def nameless(mention: ActorMention, role: str, home: Entity | None, former: bool) -> EventActor:
    """The person of an office whose holder nobody can tell: "former Malian prime minister"."""
    owner = state(mention.entity.code) or home
    words = [word for word in re.split(r"[\s-]+|['’]s? ", mention.text) if word.lower() not in FORMER]
    own = {owner.name.lower(), (adjective(owner.code) or "").lower()} if owner is not None else set()
    office = " ".join(word.lower() for word in words if word and word.lower() not in own)
    of_state = f"{adjective(owner.code) or owner.name} " if owner is not None else ""
    span = Span(mention.start, mention.end, mention.text)
    name = f"{'former ' if former else ''}{of_state}{office}"
    return EventActor(name, role, sovereign(owner) if owner is not None else None, "person", span)


def named(
    mention: ActorMention,
    role: str,
    on: date | None,
    home: Entity | None,
    owner: EventActor | None,
) -> EventActor:
    """The actor of a mention; "its army" is that of `owner`, "the police" of the country that the text is about.

    Who serves a body of several states ("the UN secretary general") acts for no state.
    """
    name, code = mention.resolve(on)
    span = Span(mention.start, mention.end, mention.text)
    if mention.entity.id.startswith("common:"):
        if mention.group == "states":
            return EventActor(mention.text, role, None, mention.entity.kind, span)
        body = BODY_OFFICES.get(mention.office or "")
        head = office_holder(body, mention.office, on) if body is not None and mention.office and on else None
        if head is not None:
            name, code = head.name, None
        elif owner is not None and owner.code is not None:
            name, code = belonging(owner.code, owner.name, mention), owner.code
        elif home is not None:
            holder = office_holder(home.code, mention.office, on) if mention.office and on else None
            name = holder.name if holder else belonging(home.code or home.id, home.name, mention)
            code = sovereign(home)
    elif mention.entity.kind == "person":
        parent = mention.entity.parent
        if serves_body(mention.entity, on):
            code = None
        elif code is None:
            owners = (office.of for office in mention.entity.offices)
            parent = parent or next((owner for owner in owners if owner is not None), None)
            local = home if mention.office not in FROM_ELSEWHERE else None
            code = sovereign(entity(parent)) if parent is not None else local.code if local else None
    else:
        code = code or sovereign(mention.entity)
        if mention.form == "role" and mention.group in OWN_PARTIES and mention.entity.kind == "country":
            return EventActor(people_of(mention), role, code, OWN_PARTIES[mention.group], span)
    return EventActor(name, role, code, mention.entity.kind, span)


def people_of(mention: ActorMention) -> str:
    """ "French unions", from "France's unions" too: people of a state who do not act for it."""
    of_state = adjective(mention.entity.code) or mention.entity.name
    words = re.split(r"['’]s? ", " ".join(mention.text.split()), maxsplit=1)[-1]
    return words if words[:1].isupper() else f"{of_state} {words}"


def sovereign(owner: Entity) -> str | None:
    """The code of the state that a territory without a code of its own belongs to; None for other owners."""
    if owner.code is not None or owner.kind != "country":
        return owner.code
    parent = state(owner.parent)
    return parent.code if parent is not None else None


def belonging(code: str | None, owner: str, mention: ActorMention) -> str:
    """ "Malian soldiers", from the country and the words for its own."""
    return f"{adjective(code) or owner} {mention.text.lower()}"


def serves_body(person: Entity, on: date | None) -> bool:
    """Does the person hold an office of an international body, and none of a state, on this day?"""
    held = [office for office in person.offices if on is None or office.held_on(on)]
    return bool(held) and all(office.title != "ambassador" and of_body(office.of) for office in held)


def of_body(owner: str | None) -> bool:
    return owner is not None and owner.islower() and entity(owner).kind != "country" and entity(owner).code is None
