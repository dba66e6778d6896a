"""One act told with two verbs: "decided to expel", "agreed to release", "vowed to strike" are one event each."""

from __future__ import annotations

from .drafts import Draft
from .governing import BARE_WEEKDAY
from .moods import dated
from .status import declare_readiness, says_how

DECIDING = frozenset(["decide", "resolve", "opt", "choose"])
GOING_ON = frozenset(["continue", "begin", "start", "keep"])
WORD_GIVEN = frozenset(["AGREE", "THREATEN"])  # what is agreed or threatened is told by saying so
CARRIED_OUT = frozenset(["AID", "RETREAT", "COOPERATE", "CONSULT", "ASSAULT"])  # acts that only follow a decision


def told_once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the weaker one of each such pair; what is left knows the other."""
    dropped: set[int] = set()
    for inner in drafts:
        outer = governor_of(inner, drafts)
        if outer is None:
            continue
        if outer.type == "GOVERN" and outer.trigger.base in DECIDING:
            decide(outer, inner)
            dropped.add(id(outer))
        elif outer.type in WORD_GIVEN and not inner.own_date:
            outer.content = inner
            dropped.add(id(inner))
        elif outer.type in WORD_GIVEN and outer.edtf is None:
            dropped.add(id(outer))
    return [draft for draft in drafts if id(draft) not in dropped]


def governor_of(inner: Draft, drafts: list[Draft]) -> Draft | None:
    """The draft of the verb that stands over an infinitive, past dates and adverbs."""
    group = inner.trigger.group
    if inner.trigger.noun is not None or group is None or inner.tense != "infinitive":
        return None
    sentence, position = inner.read.sentence, group.first - 1
    while position > 0 and (dated(sentence, position) or says_how(sentence.lows[position])):
        position -= 1
    while sentence.low(position) in GOING_ON and sentence.low(position - 1) == "to":
        position -= 2  # "vowed to continue to support"
    return next((d for d in drafts if d.trigger.token == position and d.trigger.noun is None), None)


def decide(outer: Draft, inner: Draft) -> None:
    """ "decided on Monday to expel": the day is that of the decision, and the decision is the act."""
    if outer.edtf is None or inner.date is not outer.date:
        return
    behind = outer.date is not None and outer.date.start > inner.read.sentence.starts[inner.trigger.token]
    if behind and outer.date is not None and outer.date.rule not in BARE_WEEKDAY:
        return
    inner.edtf, inner.status, inner.tense = outer.edtf, "occurred", outer.tense
    inner.reasons.append("decided then, which is the act")
    if inner.type in CARRIED_OUT:
        declare_readiness(inner)
