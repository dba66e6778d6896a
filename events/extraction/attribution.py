"""Who says so: the speaker of the clause in which an act is told, and the outlet through which it came."""

from __future__ import annotations

import re

from .actors import outlets
from .drafts import Draft
from .trigger import Trigger

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


ALLEGES = frozenset(["accuse", "suspect", "charge"])


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
    speaker = speaker_of(verb, drafts) if verb is not None else None
    if verb is not None and alleges(verb, draft.trigger):
        draft.credence = "claimed"
    speaker = speaker or according_to(draft, words)
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
    if act.token > verb.token:
        return sentence.clause[act.token] != sentence.clause[verb.token]
    return (
        verb.subject.shared is False
        and "," in sentence.lows[act.token : verb.token]
        and verb.token > len(sentence) - 12
    )


def alleges(verb: Trigger, act: Trigger) -> bool:
    """ "accused Russia of shelling a town": the act is only alleged."""
    gerund = act.group is not None and act.group.tense == "gerund" and act.noun is None
    return (
        gerund and verb.base in ALLEGES and verb.token < act.token and act.sentence.low(act.token - 1) in ("of", "with")
    )


def speaker_of(verb: Trigger, drafts: list[Draft]) -> str | None:
    said = next((draft for draft in drafts if draft.trigger is verb), None)
    if said is None:
        return None
    return next((actor.name for actor in said.actors if actor.role in ("actor", "speaker")), None)


def according_to(draft: Draft, words: str) -> str | None:
    match = ACCORDING.search(words)
    if match is None:
        return None
    start = draft.read.sentence.start + match.end()
    for mention in draft.read.actors:
        if start <= mention.start <= start + 4:
            return mention.entity.name
    named = NAME.match(words, match.end())
    return named.group() if named else None


def outlet_in(words: str) -> str | None:
    """ "Interfax reported": the outlet named beside a verb of reporting."""
    if not REPORTED.search(words) and not ACCORDING.search(words):
        return None
    known = outlets()
    for match in NAME.finditer(words):
        name = match.group().removeprefix("The ")
        if name in known:
            return known[name][0]
    return None
