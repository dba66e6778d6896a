"""Turns the parties around a trigger into the event's actors with their roles; resolves pronouns on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .actors.catalog import adjective
from .adjuncts import TOGETHER, of_other_act, stands_aside
from .beneficiaries import for_whom, without_own_state
from .discourse import Discourse, actors_of, replaced
from .document import Read
from .drafts import Draft
from .grammar import noun_like
from .lexicon import lexicon
from .names import Party
from .trigger import Trigger
from .values import EventActor

HURT = frozenset({"ASSAULT", "COERCE"})  # types that make victims
TOPIC = "topic"  # for the time being: a recipient who is not addressed, but spoken of
PROPERTY = frozenset(
    ["embassy", "embassies", "consulate", "base", "tanker", "vessel", "convoy", "airliner", "outpost", "refinery"]
)  # what is attacked, and does not attack
HOSTING = frozenset({"receive", "host", "greet", "welcome", "entertain"})  # whose subject is the one visited
GIVEN = frozenset({"AID", "RETREAT"})  # types whose acts end with somebody who receives
MOVING = frozenset({"MOBILIZE", "AID", "RETREAT", "CONSULT", "COOPERATE"})  # types in which a state moves its forces
JUDGING = frozenset({"ACCUSE", "STATE", "REJECT"})  # types that speak of what others did
TARGET_PREPOSITIONS = frozenset(
    ["to", "against", "on", "at", "with", "from", "of", "for", "over", "upon", "about", "toward", "towards", "into"]
)
# nouns of these types are done with somebody; "discussed the launch with X" is no launch with X
MUTUAL = frozenset(["CONSULT", "COOPERATE", "AGREE", "SUPPORT", "RETREAT", "ASSAULT", "SANCTION"])
ADDRESSING = frozenset(["tell", "inform", "notify", "brief", "congratulate", "reply", "discuss"])
WHERE = frozenset(["in", "across", "inside", "throughout"])
POSSESSIVES = frozenset(["its", "their", "his", "her", "our", "my"])
NOMINATIVE = frozenset(["he", "she", "they", "we", "i"])
# modes of what is done to the one whose it is called ("her arrest", "Ruiz's release")
SUFFERED = frozenset(["arrest", "deport", "assassination", "release", "expel"])
AGAINST = frozenset(["protest", "boycott", "besiege", "storm", "decry", "oppose"])  # verbs with an object
OWN_PREPOSITIONS = frozenset(["by"])


def assign(draft: Draft, discourse: Discourse, on: date | None) -> None:
    """Fills the draft's actors, each once, the first role kept."""
    trigger = draft.trigger
    read = draft.read
    pairs = without_own(noun_parties(trigger, read) if trigger.noun is not None else verb_parties(trigger, read))
    for noun in trigger.nouns:
        pairs += noun_parties(noun, read)
    pairs = for_whom(trigger, pairs, read)
    found: dict[str, EventActor] = {}
    for party, role in pairs:
        if stands_aside(party, trigger, read):
            continue
        if role == TOPIC:
            role = "recipient"
            draft.topics |= {actor.name for actor in actors_of(party, role, read, discourse, on)}
        meant = discourse.harmed if role == "recipient" and stands_for_harmed(party, trigger) else []
        for actor in [replaced(one, role) for one in meant] or actors_of(party, role, read, discourse, on):
            found.setdefault(actor.name, actor)
    if not found:
        found = {actor.name: actor for actor in hosts(trigger, read, discourse, on)}
    parties = without_own_state(draft.type, without_vague(list(found.values())))
    draft.actors = with_types_roles(draft.type, draft.mode, parties)
    if draft.type == "PROTEST":
        draft.actors = [as_people(actor, read) for actor in draft.actors]
    follow(trigger, draft.actors, discourse)


def as_people(actor: EventActor, read: Read) -> EventActor:
    """ "Georgians rallied": protesters, and not their state."""
    mention = next((m for m in read.actors if actor.mention is not None and m.start == actor.mention.start), None)
    if mention is None or mention.form != "people" or actor.role != "actor":
        return actor
    return replace(actor, name=f"{adjective(actor.code) or actor.name} protesters", kind="organization")


def without_vague(actors: list[EventActor]) -> list[EventActor]:
    """Without "partners", "officials" of no state and the like, where somebody else is named."""
    named = [a for a in actors if a.code is not None or a.kind != "organization" or not a.name.islower()]
    return named or actors


def stands_for_harmed(party: Party, trigger: Trigger) -> bool:
    """ "Police arrested two students. They were freed": those who were acted upon, and not the police."""
    passive = trigger.group is not None and trigger.group.passive
    return passive and party.pronoun in ("they", "he", "she") and trigger.type in ("RETREAT", "COERCE", "ASSAULT")


def without_own(pairs: list[tuple[Party, str]]) -> list[tuple[Party, str]]:
    """ "France recalled its envoy": what a possessive behind the subject stands for is the subject again."""
    if not any(role == "actor" for _, role in pairs):
        return pairs
    return [(party, role) for party, role in pairs if role == "actor" or party.pronoun not in POSSESSIVES]


def follow(trigger: Trigger, actors: list[EventActor], discourse: Discourse) -> None:
    """ "Obama said he ...": within a sentence the subject is what the next pronoun means."""
    if trigger.noun is not None:
        return
    for actor in actors:
        if actor.role in ("actor", "speaker", "participant") and actor.mention is not None:
            if actor.kind == "person":
                discourse.person = actor
            else:
                discourse.group = actor
            return


def hosts(trigger: Trigger, read: Read, discourse: Discourse, on: date | None) -> list[EventActor]:
    """The country where it happened, for an act whose parties are not named ("the coup in Mali")."""
    places = [party for party in trigger.object.parties if party.preposition in WHERE and party.mention >= 0]
    return [actor for party in places[:1] for actor in actors_of(party, "host", read, discourse, on)]


def is_scene(party: Party, read: Read) -> bool:
    """ "struck a boat off the coast of Oman": where it was, not whom it hit."""
    place = read.sentence.place_at[party.token]
    return party.preposition == "of" and place >= 0 and read.places[place].relation is not None


def is_addressed(trigger: Trigger, party: Party) -> bool:
    """ "said to the envoy", "spoke in public to the envoy"; not "stressed the commitment to Ukraine"."""
    between = trigger.sentence.lows[trigger.token + 1 : party.token]
    return not any(noun_like(low) for low in between[: between.index("to")])


def is_means(trigger: Trigger, party: Party, read: Read) -> bool:
    """ "deployed 2,000 peacekeepers", "received two of its own soldiers": what a state moves is no other party."""
    if trigger.type not in MOVING or party.mention < 0 or party.preposition not in (None, "of"):
        return False
    mention = read.actors[party.mention]
    return mention.form == "common" and mention.group == "military"


def is_emblem(trigger: Trigger, party: Party) -> bool:
    """ "marched, waving Turkish flags", "took to the streets of the Kenyan capital": nobody against whom it is."""
    return trigger.type == "PROTEST" and trigger.base not in AGAINST and party.preposition in (None, "of")


def verb_parties(trigger: Trigger, read: Read) -> list[tuple[Party, str]]:
    passive = trigger.group is not None and trigger.group.passive
    reversed_role = reversal(trigger)
    pairs = [(party, "recipient" if passive else reversed_role or "actor") for party in trigger.subjects]
    for party in object_parties(trigger):
        role = reversed_object(party, reversed_role) or object_role(party, trigger, read)
        if role is not None:
            pairs.append((party, role))
    return pairs


def reversal(trigger: Trigger) -> str | None:
    """The role of a subject that is acted upon: of "received aid", "received the envoy"; None for others."""
    if trigger.group is not None and trigger.group.passive:
        return None
    if trigger.mode == "visit" and trigger.base in HOSTING:
        return "host"
    return "recipient" if trigger.base == "receive" and trigger.type in GIVEN else None


def reversed_object(party: Party, subject_role: str | None) -> str | None:
    """Who acts where the subject does not: the guest, the giver."""
    if subject_role == "host":
        return "participant" if party.preposition is None else None
    return "actor" if subject_role == "recipient" and party.preposition == "from" else None


def object_role(party: Party, trigger: Trigger, read: Read) -> str | None:
    group = trigger.group
    if trigger.sentence.lows[party.token] in NOMINATIVE:
        return None  # "what they called a coup": the subject of a clause of its own
    if trigger.type == "STATE" and trigger.mode is None and trigger.base not in ADDRESSING:
        if party.preposition not in ("to", "by"):
            return None  # whom the words said are about takes no part in the saying
        if party.preposition == "to" and not is_addressed(trigger, party):
            return TOPIC
    if party.preposition in OWN_PREPOSITIONS:
        # "welcomed the release by X": behind an active verb it is the object that was done by X
        rallied = trigger.type == "PROTEST"  # "attended a rally by nurses"
        by_itself = group is None or group.passive or rallied or group.tense in ("participle", "gerund")
        return "actor" if by_itself else "recipient"
    if is_means(trigger, party, read) or is_scene(party, read) or is_emblem(trigger, party):
        return None
    if harmed(trigger, party):
        return "victim"
    if party.preposition is None or party.preposition in TARGET_PREPOSITIONS:
        return "recipient"
    return "participant" if party.preposition in ("between", "among") else None


def object_parties(trigger: Trigger) -> list[Party]:
    """The parties behind the verb; those behind its own particle ("swore in X") are plain objects."""
    particle = trigger.particle
    parties = [party for party in trigger.object.parties if not of_other_act(trigger, party)]
    return [
        replace(party, preposition=None) if particle and party.preposition == particle else party for party in parties
    ]


def harmed(trigger: Trigger, party: Party) -> bool:
    """ "condemned the bombing of the embassy": whom the act of violence hit is not the one condemned."""
    if trigger.type not in JUDGING or party.preposition not in ("of", "on", "against", "at"):
        return False
    nouns, lows = lexicon().nouns, trigger.sentence.lows
    between = (noun for low in lows[trigger.token + 1 : party.token] for noun in nouns.get(low, ()))
    return any(noun.type in HURT for noun in between)


def is_somebody(party: Party, read: Read) -> bool:
    """A person, by name or as "his"; a state's arrests are those that it makes."""
    return party.pronoun in ("his", "her") or (party.mention >= 0 and read.actors[party.mention].kind == "person")


def owners_role(trigger: Trigger, party: Party, read: Read) -> str:
    """ "the US attack" is theirs, "the US embassy blast" hit them, "the Kenya blast" was there."""
    if trigger.mode in SUFFERED and is_somebody(party, read):
        return "victim" if trigger.type in HURT else "recipient"
    if trigger.type not in HURT or party.mention < 0:
        return "actor"
    mention, lows = read.actors[party.mention], trigger.sentence.lows
    end = max(index for index, at in enumerate(trigger.sentence.actor_at) if at == party.mention) + 1
    if not PROPERTY.isdisjoint(lows[party.token : trigger.token]):
        return "victim"
    return "host" if mention.form == "name" and mention.kind == "country" and end == trigger.token else "actor"


def noun_parties(trigger: Trigger, read: Read) -> list[tuple[Party, str]]:
    pairs = [(party, owners_role(trigger, party, read)) for party in trigger.subject.parties]
    verb = trigger.under
    if (
        verb is not None
        and trigger.effect in ("perform", "plan", "cancel", "postpone", "undergo")
        and verb.token < trigger.token
    ):
        role = "recipient" if trigger.effect == "undergo" else "actor"
        pairs += [(party, role) for party in verb.subjects]
        pairs += [
            (p, "recipient")
            for p in verb.object.parties
            if p.token > trigger.token and p.preposition in TARGET_PREPOSITIONS
        ]
    if verb is not None and verb.group is not None and verb.group.passive:
        pairs += [(p, "actor") for p in verb.object.parties if p.preposition in OWN_PREPOSITIONS]
    if verb is not None and trigger.effect == "happen" and verb.token > trigger.token:
        pairs += [(p, "recipient") for p in verb.object.parties if p.preposition is None]
    if verb is not None and verb.token > trigger.token:  # "talks took place between A and B"
        pairs += [(p, "participant") for p in verb.object.parties if p.preposition in ("between", "among")]
    own = bool(pairs)
    for party in trigger.object.parties:
        if party.preposition in OWN_PREPOSITIONS:
            pairs.append((party, "actor"))
        elif party.preposition == "of":
            pairs.append((party, "recipient" if own or trigger.type in HURT else "actor"))
        elif party.preposition in ("between", "among"):
            pairs.append((party, "participant"))
        elif party.preposition in TARGET_PREPOSITIONS and (party.preposition != "with" or trigger.type in MUTUAL):
            pairs.append((party, "recipient"))
    return pairs


def is_state(actor: EventActor) -> bool:
    return actor.kind in ("country", "organization")


def with_types_roles(code: str, mode: str | None, actors: list[EventActor]) -> list[EventActor]:
    if mode == "visit":
        actors = [
            replaced(actor, "host") if actor.role == "recipient" and is_state(actor) else actor for actor in actors
        ]
    if code in TOGETHER:
        return [replaced(actor, "participant") if actor.role in ("actor", "recipient") else actor for actor in actors]
    if code in HURT:
        return [replaced(actor, "victim") if actor.role == "recipient" else actor for actor in actors]
    if code == "STATE":
        return [
            replaced(actor, "speaker") if actor.role == "actor" and actor.kind == "person" else actor
            for actor in actors
        ]
    return actors
