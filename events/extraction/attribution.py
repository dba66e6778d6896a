"""Who says so: the speaker of the clause in which an act is told, and the outlet through which it came."""

from __future__ import annotations

import re

from .actors import ActorMention, outlets
from .discourse import BODY
from .drafts import Draft
from .names import TITLES
from .phrases import STANDING_FOR
from .speech import SAYABLE
from .trigger import Trigger
from .values import EventActor

ACCORDING = re.compile(r"\baccording to (?:the )?", re.IGNORECASE)
REPORTED = re.compile(r"(?:\breported|\bsaid|\bsays|\breports)\b")
NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:of |the )?[A-Z][\w.'’-]*)*")
CLAIMS = frozenset(
    [
        "say",
        "claim",
        "allege",
        "state",
        "report",
        "announce",
        "insist",
        "maintain",
        "contend",
        "argue",
        "assert",
        "tell",
        "add",
        "confirm",
    ]
)


ANONYMOUS = frozenset(["police", "officials", "civilians", "protesters", "judiciary", "company"])
ACTING = frozenset(["actor", "speaker", "participant", "claimant"])
OFFICIAL = (
    BODY | TITLES | STANDING_FOR | frozenset(["chief", "leader", "official", "regime", "authority", "junta", "state"])
)
UNNAMED = frozenset(["official", "diplomat"])  # offices of people whose name is not told
SOURCES = frozenset(["source", "sources"])
ONLOOKERS = frozenset(
    [
        *("observers", "analysts", "critics", "experts", "commentators", "witnesses", "residents", "onlookers"),
        *("pundits", "scholars", "economists", "historians", "academics", "researchers", "pollsters", "eyewitnesses"),
    ]
)  # who comment on what others do
CONTESTED = frozenset(
    ["ASSAULT", "COERCE", "MOBILIZE", "RETREAT"]
)  # acts in the field, of which each side tells its own
ALLEGES = frozenset(["accuse", "suspect", "charge"])


def bare_attribution(draft: Draft) -> bool:
    """ "police said", "a Chadian source said", "they say": nobody whose statement would be an event by itself."""
    trigger = draft.trigger
    if draft.type != "STATE" or trigger.noun is not None:
        return False
    speakers = [party for party in trigger.subjects if party.mention >= 0]
    if not speakers:
        nobody = draft.mode is None and any(party.pronoun == "they" for party in trigger.subjects)
        return nobody or not any(actor.role in ("actor", "speaker") for actor in draft.actors)
    if draft.mode is not None:
        return False
    if not SOURCES.isdisjoint(trigger.sentence.lows[speakers[-1].token : trigger.token]):
        return True
    mentions = [draft.read.actors[party.mention] for party in speakers]
    return all(m.form == "common" or m.group in ANONYMOUS or unnamed(m) for m in mentions)


def unnamed(mention: ActorMention) -> bool:
    """ "a Chadian official", whose name is not told."""
    return mention.office in UNNAMED and mention.entity.kind != "person"


def said_by_onlookers(trigger: Trigger, code: str) -> bool:
    """ "Many analysts blamed the court": an opinion, no act of those whom they speak of."""
    spoken = trigger.noun is None and code in SAYABLE and trigger.group is not None and not trigger.group.passive
    return spoken and not trigger.subjects and not ONLOOKERS.isdisjoint(subject_words(trigger))


def nobodys(draft: Draft) -> bool:
    """Is its subject neither a party nor a word for an office or a body ("the relatives refused", "two firms offered")?"""
    trigger = draft.trigger
    if trigger.noun is not None or trigger.group is None or trigger.group.passive or trigger.subjects:
        return False
    if any(actor.role in ACTING for actor in draft.actors):
        return False
    words = set(subject_words(trigger))
    return (
        bool(words) and words.isdisjoint(OFFICIAL) and {word.removesuffix("s") for word in words}.isdisjoint(OFFICIAL)
    )


def subject_words(trigger: Trigger) -> list[str]:
    return trigger.sentence.lows[trigger.subject.first : trigger.token]


def attribute_all(drafts: list[Draft], triggers: list[Trigger], words: str) -> None:
    """Who tells, and through which outlet, for the drafts of one sentence, whose text is `words`."""
    via = outlet_in(words) if drafts else None
    for draft in drafts:
        draft.via = via
        attribute(draft, triggers, drafts, words)


def attribute(draft: Draft, triggers: list[Trigger], drafts: list[Draft], words: str) -> None:
    """Fills `claimed_by` and turns the credence of what is only reported to "claimed"."""
    if draft.type == "STATE" or draft.trigger.object_of is not None:
        return
    verb = next((t for t in reversed(triggers) if tells(t, draft.trigger)), None)
    said_by = speaker_of(verb, drafts) if verb is not None else None
    if said_by is not None and speaks_for_itself(said_by, draft):
        return
    speaker = said_by.name if said_by is not None else None
    if verb is not None and alleges(verb, draft.trigger):
        draft.credence = "claimed"
    speaker = speaker or according_to(draft, words) or (draft.via if reports_itself(draft.via, words) else None)
    if speaker is not None and speaker not in {actor.name for actor in draft.actors if actor.role == "actor"}:
        draft.claimed_by = speaker
        if draft.credence == "stated":
            draft.credence = "claimed"
        draft.reasons.append(f"told by {speaker}")


def tells(verb: Trigger, act: Trigger) -> bool:
    """Does the act stand in what this verb of speech says ("X said that Y attacked", "Y attacked, X said")?"""
    if alleges(verb, act):
        return True
    if verb.noun is not None or verb.type != "STATE" or verb.base not in CLAIMS or verb is act:
        return False
    sentence = verb.sentence
    aside = next((aside for aside in sentence.asides if aside.verb == verb.token), None)
    if aside is not None:
        return not aside.first <= act.token <= aside.last
    return act.token > verb.token and sentence.clause[act.token] != sentence.clause[verb.token]


def alleges(verb: Trigger, act: Trigger) -> bool:
    """ "accused Russia of shelling a town": the act is only alleged."""
    gerund = act.group is not None and act.group.tense == "gerund" and act.noun is None
    return (
        gerund and verb.base in ALLEGES and verb.token < act.token and act.sentence.low(act.token - 1) in ("of", "with")
    )


def speaks_for_itself(speaker: EventActor, draft: Draft) -> bool:
    """A government that tells what it does itself makes no claim, but for violence."""
    own = any(actor.role == "actor" and actor.code and actor.code == speaker.code for actor in draft.actors)
    return own and draft.type not in CONTESTED


def speaker_of(verb: Trigger, drafts: list[Draft]) -> EventActor | None:
    said = next((draft for draft in drafts if draft.trigger is verb), None)
    if said is None:
        return None
    return next((actor for actor in said.actors if actor.role in ("actor", "speaker")), None)


def according_to(draft: Draft, words: str) -> str | None:
    match = ACCORDING.search(words) if "according to" in words.lower() else None
    if match is None:
        return None
    start = draft.read.sentence.start + match.end()
    for mention in draft.read.actors:
        if start <= mention.start <= start + 4:
            return mention.entity.name
    named = NAME.match(words, match.end())
    if named is None:
        return None
    name = named.group().rstrip(".")
    return outlets()[name][0] if name in outlets() else name


def reports_itself(outlet: str | None, words: str) -> bool:
    """ "Interfax reported", not "he told Interfax"."""
    return outlet is not None and "told" not in words


def cites(words: str) -> bool:
    if any(stem in words for stem in ("report", "said", "says")) and REPORTED.search(words):
        return True
    return "according to" in words.lower() and ACCORDING.search(words) is not None


def outlet_in(words: str) -> str | None:
    """ "Interfax reported": the outlet named beside a verb of reporting."""
    if not cites(words):
        return None
    known = outlets()
    for match in NAME.finditer(words):
        name = match.group().removeprefix("The ")
        if name in known and words[max(0, match.start() - 1)] != "(":  # "(Reuters)" before the news claims nothing
            return known[name][0]
    return None
