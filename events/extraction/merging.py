"""One act, one event: drafts that tell of the same act become one, with all their evidence."""

from __future__ import annotations

from .drafts import Draft
from .edtf import Edtf
from .lexicon import lexicon
from .retelling import (
    elsewhere,
    goes_on_saying,
    is_another,
    is_part,
    one_day,
    said_in_one_breath,
    same_place,
    told_in_relative,
)

UNREAL = frozenset(["planned", "hypothetical", "did_not_happen", "cancelled", "postponed", "offered"])
TOGETHER = frozenset(["CONSULT"])  # those who meet are one meeting, however it is called
SPOKEN = frozenset(
    ["ACCUSE", "REQUEST", "SUPPORT", "AGREE", "THREATEN", "REJECT"]
)  # acts in words, told apart by their matter
LONGEST = 31  # days: two reports of one act differ by no more, "in May" and "on 3 May"
MATTER = 14  # tokens behind the act's word that tell what it is about
LOOSE_MODES = frozenset(["ASSAULT"])  # "attack", "bombing" and "clash" are often said of one act


def merge(drafts: list[Draft], is_statement: bool = False) -> list[Draft]:
    """The drafts in order of the text, each merged into the first earlier one that tells of the same act."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next(
            (other for other in kept if same_act(other, draft) or (is_statement and same_words_said(other, draft))),
            None,
        )
        if twin is None:
            kept.append(draft)
        else:
            absorb(twin, draft)
    return kept


def same_act(first: Draft, second: Draft) -> bool:
    if first.type != second.type or not dates_agree(first, second) or not status_agrees(first, second):
        return False
    if is_another(second) or elsewhere(first, second):
        return False
    if goes_on(first, second) or told_in_relative(first, second):
        return True
    if modes_differ(first, second) or told_of_another_day(first, second) or told_of_another_day(second, first):
        return False
    if not first.codes or not second.codes:
        return same_words(first, second) or same_blow(first, second)
    return same_parties(first, second)


def same_words_said(first: Draft, second: Draft) -> bool:
    """In one statement: "thanks Peru ... welcomes Peru's help" backs Peru once, "stressed ... and underlined" says once."""
    if first.type != second.type or first.mode != second.mode or str(first.edtf) != str(second.edtf):
        return False
    if first.own_date and second.own_date and first.date is not second.date:
        return False
    if not status_agrees(first, second) or not doers(first) or doers(first) != doers(second):
        return False
    if first.type == "STATE":
        return first.mode is None
    return first.mode == "endorse" and bool(recipients(first)) and recipients(first) == recipients(second)


def recipients(draft: Draft) -> set[str]:
    return {actor.code or actor.name for actor in draft.actors if actor.role == "recipient"}


def modes_differ(first: Draft, second: Draft) -> bool:
    return bool(first.mode and second.mode and first.mode != second.mode and first.type not in LOOSE_MODES)


def same_parties(first: Draft, second: Draft) -> bool:
    """Are those who act the same, as far as the type asks for it?"""
    if first.type == "STATE":
        return doers(first) == doers(second) and (same_matter(first, second) or goes_on_saying(first, second))
    if first.type in SPOKEN and said_in_one_breath(first, second):
        return True
    if first.type in SPOKEN and not same_matter(first, second):
        return False
    if unbound(first) or unbound(second):
        alike = first.mode is not None and first.mode == second.mode and first.codes == second.codes
        return (alike or first.trigger.base == second.trigger.base) and bool(doers(first) & doers(second))
    if first.type in TOGETHER:
        return same_meeting(first, second)
    if is_part(first, second) and one_day(first, second) and same_place(first, second):
        return bool(first.codes & second.codes)
    if first.type != "ASSAULT" and first.trigger.base == second.trigger.base:
        return bool(first.codes & second.codes)
    if first.type != "ASSAULT" and two_verbs(first, second):
        return False
    if not doers(first) or not doers(second):
        return bool(first.codes & second.codes)
    return bool(doers(first) & doers(second))


def two_verbs(first: Draft, second: Draft) -> bool:
    """Are they told by different verbs ("dissolved ... and suspended ...")? A headline's verb may be any."""
    if first.read.is_title or second.read.is_title or first.trigger.noun is not None or second.trigger.noun is not None:
        return False
    return first.trigger.base != second.trigger.base


def told_of_another_day(undated: Draft, dated: Draft) -> bool:
    """Does the sentence of an undated report name only days that are not those of the other one?"""
    if not unbound(undated) or dated.edtf is None:
        return False
    named = [mention.edtf for mention in undated.read.dates if mention.edtf is not None and mention.edtf.earliest]
    return bool(named) and not any(edtf.overlaps(dated.edtf) for edtf in named)


def same_meeting(first: Draft, second: Draft) -> bool:
    """Those who meet are the same, or are named in one report only; a journey and a meeting on it are two things."""
    if first.codes & second.codes and (goes_into(first) or goes_into(second)):
        return True
    one, other = countries(first), countries(second)
    if differ(one, other) or others_met(people(first), people(second)) or not first.codes & second.codes:
        return False
    if (first.mode == "visit") == (second.mode == "visit"):
        return True
    meeting = second if first.mode == "visit" else first
    return len(people(meeting)) < 2


def goes_into(draft: Draft) -> bool:
    """ "They also discussed Ukraine": whom they talk about does not take part; "discussed it with X" names who does."""
    together = any(party.preposition == "with" for party in draft.trigger.object.parties)
    return draft.trigger.base == "discuss" and not together


def differ(one: set[str], other: set[str]) -> bool:
    """Does each name somebody whom the other does not?"""
    return bool(one - other and other - one)


def others_met(one: set[str], other: set[str]) -> bool:
    """As `differ`, where a surname stands for the whole name."""
    return bool(one and other) and bool(unmatched(one, other)) and bool(unmatched(other, one))


def unmatched(names: set[str], known: set[str]) -> list[str]:
    words = {word for name in known for word in name.split()}
    return [name for name in names if words.isdisjoint(name.split())]


def people(draft: Draft) -> set[str]:
    return {actor.name for actor in draft.actors if actor.kind == "person"}


def countries(draft: Draft) -> set[str]:
    return {actor.code for actor in draft.actors if actor.code and actor.role != "host"}


def same_matter(first: Draft, second: Draft) -> bool:
    """Do the words that two spoken acts are about have one in common? A headline tells what the text tells again."""
    one, other = matter(first), matter(second)
    return first.read.is_title or second.read.is_title or not one or not other or bool(one & other)


def matter(draft: Draft) -> set[str]:
    """The words of content behind the act's word, plurals as singulars."""
    sentence, words = draft.read.sentence, lexicon().function_words
    first = draft.trigger.token + 1
    found = set()
    for index in range(first, min(max(draft.trigger.object.last, first + 8), first + MATTER, len(sentence))):
        low = sentence.lows[index]
        if len(low) > 3 and low.isalpha() and sentence.date_at[index] < 0 and low not in words:
            found.add(low.removesuffix("s"))
    return found


def goes_on(first: Draft, second: Draft) -> bool:
    """ "killed twelve and injured thirty", "attacked the camp, killing two": one act of violence told in two verbs."""
    group = second.trigger.group
    together = first.read.sentence is second.read.sentence and first.type == "ASSAULT" and group is not None
    return together and (second.trigger.subject.shared or (group is not None and group.tense == "gerund"))


def status_agrees(first: Draft, second: Draft) -> bool:
    return first.status == second.status or not {first.status, second.status} & UNREAL


def same_words(first: Draft, second: Draft) -> bool:
    """Where one of the two names no party, only the same word or the same mode makes them one."""
    same_mode = first.mode is not None and first.mode == second.mode and first.type != "GOVERN"
    return first.trigger.base == second.trigger.base or same_mode


def same_blow(first: Draft, second: Draft) -> bool:
    """ "Twelve people were killed when gunmen attacked": one day's violence told in one sentence or the next."""
    close = abs(first.read.sentence.index - second.read.sentence.index) <= 1
    dated = first.edtf is not None and first.edtf.precision == "day" and str(first.edtf) == str(second.edtf)
    scene = first.place is None or second.place is None or first.place.name == second.place.name
    return first.type == "ASSAULT" and close and dated and scene


def doers(draft: Draft) -> set[str]:
    """Who acts: states by country, all others by name (a leader is not every official of the state)."""
    return {
        a.code or a.name if a.kind == "country" else a.name
        for a in draft.actors
        if a.role in ("actor", "speaker", "participant")
    }


def dates_agree(first: Draft, second: Draft) -> bool:
    """Equal or overlapping dates, or one of the two undated and told without a date of its own."""
    if first.edtf is None or second.edtf is None:
        return True
    if not first.edtf.overlaps(second.edtf):
        return False
    if unbound(first) or unbound(second):
        return True
    return str(first.edtf) == str(second.edtf) or max(days(first.edtf), days(second.edtf)) <= LONGEST


def unbound(draft: Draft) -> bool:
    """Has it no date, or only the end of an open interval, which another act of the sentence gave?"""
    return draft.edtf is None or (draft.edtf.earliest is None and not draft.own_date)


def days(edtf: Edtf) -> int:
    """How many days lie between its bounds; a great many where one is open."""
    if edtf.earliest is None or edtf.latest is None:
        return LONGEST + 1
    return (edtf.latest - edtf.earliest).days


def finer(draft: Draft, twin: Draft) -> bool:
    """Does the second report say the day where the first one said the month?"""
    if draft.edtf is None or twin.edtf is None or not (draft.own_date and twin.own_date):
        return False
    return days(draft.edtf) < days(twin.edtf)


def absorb(twin: Draft, draft: Draft) -> None:
    """Takes over what the second report adds: a date of its own beats an inherited one, named actors are added."""
    twin.spans += [span for span in draft.spans if span not in twin.spans]
    if (draft.own_date and not twin.own_date) or unbound(twin) or finer(draft, twin):
        twin.edtf, twin.date, twin.own_date = draft.edtf, draft.date, draft.own_date
        twin.reasons = [r for r in twin.reasons if not r.startswith("date:")] + [
            r for r in draft.reasons if r.startswith("date:")
        ]
    known = {actor.name for actor in twin.actors}
    if not goes_into(draft):
        twin.actors += [actor for actor in draft.actors if actor.name not in known]
    twin.place = twin.place or draft.place
    twin.mode = twin.mode or draft.mode
    twin.claimed_by = twin.claimed_by or draft.claimed_by
    twin.quantities += [q for q in draft.quantities if q not in twin.quantities]
    twin.confidence = min(0.99, max(twin.confidence, draft.confidence) + 0.05)
    twin.reasons.append(f"told again: “{draft.trigger.base}”")
    if draft.read.is_title is False and twin.read.is_title:
        twin.read, twin.trigger = draft.read, draft.trigger
