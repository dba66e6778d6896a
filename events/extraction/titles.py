"""A short title from the event's parts: who, what, to whom. Never a cut-off sentence.

The phrases are data (titles.tsv). Where no party is acted upon, the words of the verb's own object stand in ("France recalls
ambassador").
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from .drafts import Draft
from .inflect import third_person
from .lexicon import lexicon, rows
from .taxonomy import label
from .values import EventActor

POSSESSIVE = frozenset(["'s", "'"])  # as the lowered words have them
MAX_NAMES = 3
MAX_LENGTH = 90  # characters; a longer title is built without the object's words and the place
OBJECT_WORDS = 9
SUBJECT_WORDS = 8
INSIDE = frozenset(["of", "in", "on", "against", "by", "between"])  # prepositions that go on with an object's phrase
ACTING, TOGETHER, TARGET = ("actor", "speaker", "claimant"), ("participant", "mediator"), ("recipient", "host")
HURT = frozenset(["ASSAULT", "COERCE"])  # types whose victims are their targets
WHERE = frozenset(["PROTEST", "ASSAULT", "CONSULT", "COERCE", "GOVERN"])  # types whose titles name the place
AIMED = frozenset(["SANCTION", "THREATEN", "ACCUSE"])  # types that strike whom they are about
SUFFERED = frozenset(["ASSAULT", "COERCE", "RETREAT", "ACCUSE", "GOVERN"])  # types whose passives say what happened
COLLECTIVES = frozenset(["police", "people", "Taliban"])
NEEDS_MORE = frozenset(["call", "name", "consider", "describe", "make", "find", "put", "see", "keep", "deem"])
# verbs whose participle by itself says nothing ("placed [under house arrest]")
BARE = NEEDS_MORE | {"place", "take", "bring", "give", "send", "set", "force", "allow", "hand"}


class Phrase(NamedTuple):
    """How an act is said: before its target, by itself, as a noun, and behind the one acted upon; "-" for none."""

    before_target: str
    alone: str
    noun: str
    after_target: str


PHRASES = {row[0]: Phrase(*row[1:5]) for row in rows("titles.tsv")}


def title(draft: Draft) -> str:
    """The title, in a headline's present tense; what has not happened is said to be planned, possible or called off."""
    mode = "coup" if draft.trigger.noun is not None and "coup" in draft.trigger.base else draft.mode
    phrase = PHRASES.get(f"{draft.type}.{mode}") or PHRASES.get(draft.type) or plain_phrase(draft.type)
    doers = chosen(draft, ACTING + TOGETHER)
    targets = targets_of(draft, {doer.name for doer in doers})
    written = ""
    if doers:
        written = with_doers(draft, phrase, doers, targets)
    if not written:
        written = without_doers(draft, phrase, targets)
    return written[0].upper() + written[1:]


def targets_of(draft: Draft, doers: set[str]) -> list[EventActor]:
    """Those acted upon; hosts only where nobody is, and not those whom the act is merely about."""
    roles = (*TARGET, "victim") if draft.type in HURT else TARGET
    found = [a for a in chosen(draft, roles) if a.name not in doers and a.name not in draft.topics]
    if draft.mode == "investigate":
        found = [actor for actor in found if not actor.name.endswith(("Court", "Court of Justice", "court"))]
    return [actor for actor in found if actor.role != "host"] or found


def plain_phrase(code: str) -> Phrase:
    return Phrase("-", f"act: {label(code).lower()}", label(code), "-")


def with_doers(draft: Draft, phrase: Phrase, doers: list[EventActor], targets: list[EventActor]) -> str:
    names = listed(doers)
    hosts = bool(targets) and targets[0].role == "host"
    # of the ground that was hit, and of people without a name, the text's own words say more
    unnamed = all(actor.mention is None or actor.name.split()[-1].islower() for actor in targets)
    words = promised(draft) or (object_of(draft) if unnamed else None)
    options = []
    if draft.mode == "visit" and draft.place is not None and not draft.place.relation:
        options.append(f"{phrase.before_target} {definite(draft.place.name)}")
    elif targets and (not hosts or draft.mode == "visit") and not words and phrase.before_target != "-":
        people = phrase.before_target.removesuffix(" people of") if personal(targets) else phrase.before_target
        options += [f"{people} {listed(targets)}", f"{people} {listed(targets[:1])}"]
    elif words is not None:
        options.append(words)
    topics = [actor for actor in draft.actors if actor.name in draft.topics and said_directly(draft, actor)]
    if topics:
        options.append(concerning(draft, phrase, topics))
    options += [phrase.alone + place_words(draft, [*doers, *targets]), phrase.alone]
    written = [predicate(names, option, draft.status, is_plural(doers)) for option in options]
    return next((text for text in written if len(text) <= MAX_LENGTH), written[-1])


def promised(draft: Draft) -> str | None:
    """ "agree to release ten prisoners": the act that is promised or threatened, in its own words; None without any."""
    inner = object_of(draft.content) if draft.content is not None else None
    return f"{draft.trigger.base} to {inner}" if inner else None


def said_directly(draft: Draft, topic: EventActor) -> bool:
    """Does no verb stand between the act and whom it is about ("said Iran ...", not "said that talks held in Iran")?"""
    if topic.mention is None:
        return False
    sentence = draft.read.sentence
    index = bisect_left(sentence.starts, topic.mention.start)
    return not any(sentence.verbish[draft.trigger.last + 1 : index])


def concerning(draft: Draft, phrase: Phrase, topics: list[EventActor]) -> str:
    """ "make a statement about Iran", "cut ties with Moldova"."""
    aimed = draft.type in AIMED and phrase.before_target != "-"
    return f"{phrase.before_target} {listed(topics)}" if aimed else f"{phrase.alone} about {listed(topics)}"


def predicate(names: str, words: str, status: str, plural: bool) -> str:
    """The subject and its verb: "NATO to hold talks", "Russia may ...", "France condemns ..."."""
    verb, _, rest = words.partition(" ")
    conjugated = verb if plural else third_person(verb) if verb != "have" else "has"
    tail = f" {rest}" if rest else ""
    if status == "planned":
        return f"{names} to {words}"
    if status == "hypothetical":
        return f"{names} may {words}"
    if status == "offered":
        return f"{names} {'offer' if plural else 'offers'} to {words}"
    if status == "did_not_happen":
        return f"{names} {'do' if plural else 'does'} not {words}"
    if status in ("cancelled", "postponed"):
        return f"{names} {'do' if plural else 'does'} not {words} as planned"
    return f"{names} {conjugated}{tail}"


def without_doers(draft: Draft, phrase: Phrase, targets: list[EventActor]) -> str:
    hosts = [actor for actor in targets if actor.role == "host"]
    acted_upon = [actor for actor in targets if actor.role != "host"]
    suffered = passive_of(draft) if draft.status in ("occurred", "ongoing") else None
    if suffered:
        return suffered + place_words(draft, acted_upon)
    if acted_upon and phrase.after_target != "-" and draft.status in ("occurred", "ongoing"):
        return f"{listed(acted_upon)} {phrase.after_target}"
    where = place_words(draft, acted_upon)
    if not where and hosts:
        where = f" in {listed(hosts)}"
    concerning = f" concerning {listed(acted_upon)}" if acted_upon else where
    if draft.status == "hypothetical":
        return f"possible {phrase.noun[0].lower()}{phrase.noun[1:]}{concerning}"
    ending = {"did_not_happen": "did not happen"}.get(draft.status, draft.status)
    return f"{phrase.noun}{concerning}" + ("" if ending in ("occurred", "ongoing") else f" ({ending})")


def passive_of(draft: Draft) -> str | None:
    """The words of a passive's own subject and its participle ("two key suspects detained"), None where it has none."""
    trigger, sentence, group = draft.trigger, draft.read.sentence, draft.trigger.group
    if trigger.noun is not None or group is None or not group.passive or group.first == group.verb:
        return None
    if draft.type not in SUFFERED or trigger.base in BARE:
        return None
    first, last = trigger.subject.first, min(trigger.subject.last, group.first)
    while first < last and sentence.lows[first] in ("the", "a", "an", "that", "also", "and"):
        first += 1
    words = range(first, last)
    fits = 0 < last - first <= SUBJECT_WORDS and not trigger.subject.relative
    if not fits or any(is_odd_subject(draft, index) for index in words):
        return None
    particle = sentence.low(trigger.token + 1)
    tail = f" {particle}" if trigger.particle or particle in ("over", "out", "down", "off", "back", "up") else ""
    return joined(sentence.words[first:last]) + f" {sentence.words[trigger.token]}{tail}"


def is_odd_subject(draft: Draft, index: int) -> bool:
    """A pronoun, a mark, a date or a verb inside what should be a plain noun phrase."""
    sentence, classes = draft.read.sentence, lexicon().classes
    low = sentence.lows[index]
    odd = low in classes["pronoun"] or low in classes["subordinator"] or low in classes["possessive"] - {"'s"}
    return (
        odd or sentence.verbish[index] or sentence.date_at[index] >= 0 or not (low[0].isalnum() or low in ("'s", "’s"))
    )


def joined(words: list[str]) -> str:
    return " ".join(words).replace(" '", "'").replace(" ’", "’")


def place_words(draft: Draft, actors: list[EventActor]) -> str:
    """ " in Nairobi", where the type has a scene and its place is no party's name; "" for none."""
    place = draft.place
    if place is None or draft.type not in WHERE or place.relation or place.precision not in ("settlement", "country"):
        return ""
    if place.precision == "country" and place.code in {actor.code for actor in actors}:
        return ""
    return f" {'to' if draft.mode == 'visit' else 'in'} {definite(place.name)}"


def object_of(draft: Draft) -> str | None:
    """The verb and the words of its object ("reject appeals"), None where it has none right behind it."""
    trigger, sentence = draft.trigger, draft.read.sentence
    group = trigger.group
    if (
        trigger.noun is not None
        or group is None
        or group.passive
        or draft.type in ("STATE", "CONSULT")
        or (trigger.base in NEEDS_MORE and not trigger.particle)
    ):
        return None
    verb = f"{trigger.base} {trigger.particle}" if trigger.particle else trigger.base
    first = trigger.token + (2 if trigger.particle else 1)
    if not trigger.particle and first < len(sentence) and sentence.lows[first] in ("its", "their", "his", "her", "our"):
        first += 1
    last = first
    while last < min(first + OBJECT_WORDS + 1, len(sentence)) and in_object(draft, last, first):
        last += 1
    if last < len(sentence) and sentence.verbish[last]:
        return None  # "reiterated our ongoing concerns": a verb or a noun, who knows
    if last - first > OBJECT_WORDS:  # too long: without its last phrase
        last = max((index for index in range(first + 1, last) if sentence.lows[index] in INSIDE), default=first)
    while last > first and (sentence.lows[last - 1] in INSIDE or sentence.lows[last - 1] in ("a", "an", "the", "and")):
        last -= 1
    if last == first or sentence.lows[last - 1] in lexicon().classes["determiner"]:
        return None
    words = f"{verb} {joined(sentence.words[first:last])}"
    return f"pledge to {words}" if draft.mode == "pledge" and trigger.type != "AGREE" else words


def in_object(draft: Draft, index: int, first: int) -> bool:
    sentence, words = draft.read.sentence, lexicon().classes
    low = sentence.lows[index]
    if low in POSSESSIVE and index > first:
        return True
    if not low[0].isalnum() or sentence.date_at[index] >= 0 or sentence.quoted[index] or low == "to":
        return False
    if low in words["preposition"]:
        return low in INSIDE and index > first
    if low == "and" and index > first and index + 1 < len(sentence):
        return in_object(draft, index + 1, first) and sentence.low(index + 1) not in INSIDE
    closed = ("conjunction", "subordinator", "adverb", "pronoun", "modal", "be", "have", "do")
    if any(low in words[name] for name in closed) or low.endswith("ly"):
        return False
    return not (sentence.verbish[index] and index > first)


# ------------------------------------------------------------------------------------ names


def chosen(draft: Draft, roles: tuple[str, ...]) -> list[EventActor]:
    found = {actor.name: actor for actor in draft.actors if actor.role in roles and actor.name not in draft.implied}
    return list(found.values())


def listed(actors: list[EventActor]) -> str:
    """ "A", "A and B", "A, B and C", "A, B, C and others"."""
    shown = [definite(actor.name) for actor in actors[:MAX_NAMES]]
    if len(actors) > MAX_NAMES:
        return f"{', '.join(shown)} and others"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def is_plural(actors: list[EventActor]) -> bool:
    if len(actors) > 1:
        return True
    last = actors[0].name.split()[-1]
    common = actors[0].kind != "country" and last.islower()
    many = actors[0].kind == "armed_group" and last.endswith("s") and not last.isupper() and last != "Hamas"
    return last in COLLECTIVES or many or (common and last.endswith(("s", "men")))


def personal(actors: list[EventActor]) -> bool:
    return all(actor.kind == "person" or actor.name.split()[-1].islower() for actor in actors)


@lru_cache(maxsize=1)
def definite_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """First words, last words and whole names that take "the"."""
    found = {kind: frozenset(words.split()) for kind, words in rows("definite.tsv")}
    whole = frozenset(name.replace("_", " ") for name in found["whole"])
    return found["first"], found["last"], whole


def definite(name: str) -> str:
    """The name with its article where English gives it one: "the United States", "the African Union"."""
    first, last, whole = definite_words()
    parts = name.split()
    takes = name in whole or parts[0] in first or (len(parts) > 1 and parts[-1] in last) or " of " in name
    return f"the {name}" if takes and parts[0].lower() not in ("the", "a", "an") and parts[0][0].isupper() else name
