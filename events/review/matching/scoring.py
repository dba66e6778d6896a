"""How alike two events are: a score from 0 to 1, and the reasons in words.

Evidence is added up as log-odds, in the order of trust: date, type, parties, place, numbers, words. What is not known
on one side says nothing; what both share says the more, the rarer it is. Where nothing that they share is distinctive,
the sum does not count: "the United States said" is on every day of the year. The weights were set by reading pairs
(tests/review/test_matching.py), not fitted.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from events.extraction import taxonomy
from events.extraction.edtf import Edtf

from .background import Background
from .profiles import Profile

HIGH = 0.9  # proposed as another source
MIDDLE = 0.5  # shown as perhaps the same
PRIOR = -2.6
HOPELESS = -20.0  # of dates and kinds together: nothing else can make that good
PLANS = {"planned", "offered", "hypothetical", "postponed"}
PLAN_SLACK = 7  # days by which a plan and its outcome may lie apart
PRECISE = 3  # days: wider dates that only touch, such as two months, are different dates
RARE = 2.8  # nats: in less than one of sixteen events
ENOUGH_WORDS = 18.0  # nats in common, some six rare words; less is soon alike by chance
FEW = 9.0  # nats added to the words counted, so that one word of two is not yet a likeness
TELLING = 8.5  # nats of rare words in common that tell an act from its like
TELLING_WORDS = 3  # which those must be at least
RETOLD = 0.6  # likeness of the words above which two reports are one text
VERBAL = {"STATE", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE", "CONCEDE"}
MEETINGS = {"CONSULT"}

Evidence = tuple[float, str]


@dataclass(frozen=True)
class Likeness:
    score: float
    reasons: tuple[str, ...]


def compare(one: Profile, other: Profile, among: Background) -> Likeness:
    """The likeness of two events among a collection, 0 where their dates or types rule it out."""
    ruling = [dates(one, other), kinds(one, other, among)]
    if sum(weight for weight, _ in ruling) < HOPELESS:
        return Likeness(0.0, tuple(reason for _, reason in ruling))
    found = [*ruling, *evidence(one, other, among)]
    weight = PRIOR + sum(weight for weight, _ in found)
    score = 1 / (1 + math.exp(-weight)) if weight > -50 else 0.0
    return Likeness(round(min(score, highest(one, other, among)), 4), tuple(reason for _, reason in found if reason))


def evidence(one: Profile, other: Profile, among: Background) -> Iterator[Evidence]:
    """All but dates and kinds."""
    yield parties(one, other, among)
    yield others(one, other, among)
    yield places(one, other)
    yield numbers(one, other)
    yield wording(one, other, among)
    yield outcome(one, other)


def highest(one: Profile, other: Profile, among: Background) -> float:
    """The score that these two can have at most: high asks for two dates, one kind and something distinctive in common."""
    marks = [mark for mark in distinctive(one, other, among) if mark]
    if not marks:
        return MIDDLE - 0.01
    same_kind = one.type == other.type and one.edtf and other.edtf
    # "Sanctions" and "ties cut" of one day are two steps more often than one, unless the words are the same.
    if one.mode != other.mode and likeness(one, other, among) < RETOLD:
        return HIGH - 0.01
    # Two ministers speak again on the next day, about the same; a test is not fired twice.
    next_day = gap(one, other) and (is_verbal(one, other) or one.type in MEETINGS) and not outcome(one, other)[1]
    return 1.0 if same_kind and not next_day else HIGH - 0.01


def distinctive(one: Profile, other: Profile, among: Background) -> Iterator[bool]:
    """What tells an act from its like. A statement is told from the others of its day by its words alone."""
    rare = [weight for stem in one.words.keys() & other.words.keys() if (weight := among.of_word(stem)) >= RARE]
    enough = len(rare) >= TELLING_WORDS or likeness(one, other, among) >= RETOLD
    yield sum(rare) >= TELLING and enough
    if is_verbal(one, other):
        return
    # A country at war is attacked every day: its name tells nothing where the kind is a general one and no words agree.
    if (one.mode and other.mode) or len(rare) > 1:
        yield any(among.of_side(side) >= RARE for side in one.sides & other.sides)
    yield bool(one.place) and one.place == other.place and one.place_precision != "country"
    yield any(is_same(a, b) for a in one.quantities for b in other.quantities)


def is_verbal(one: Profile, other: Profile) -> bool:
    return bool({one.type, other.type} & VERBAL)


def is_talk(one: Profile, other: Profile) -> bool:
    return bool({one.type, other.type} & MEETINGS) or is_verbal(one, other)


def dates(one: Profile, other: Profile) -> Evidence:
    if not (one.edtf and other.edtf):
        # Without a date "we will continue" is the same on every day of the year: never enough for another source.
        return (-1.0, "one has no date") if one.edtf or other.edtf else (-4.0, "neither has a date")
    if one.edtf == other.edtf:
        exact = one.earliest == one.latest
        return (2.0 if exact else 0.8), f"same date: {Edtf.parse(one.edtf).display()}"
    words = f"{Edtf.parse(one.edtf).display()} and {Edtf.parse(other.edtf).display()}"
    apart = gap(one, other)
    if apart == 0:
        return overlap_weight(one, other), f"the dates overlap: {words}"
    if PLANS & {one.status, other.status} and apart <= PLAN_SLACK:
        return 0.0, f"one was only planned, and the dates are close: {words}"
    if apart == 1 and max(days(one), days(other)) <= PRECISE:
        # Of a meeting each report names its own day; of an act the news may come a day late.
        return (-1.5 if is_talk(one, other) else -0.3), f"one day apart: {words}"
    return -100.0, f"different dates: {words}"


def gap(one: Profile, other: Profile) -> int:
    """Days between the bounds, 0 where they overlap; an open end reaches everywhere."""
    if one.latest and other.earliest and one.latest < other.earliest:
        return (other.earliest - one.latest).days
    if other.latest and one.earliest and other.latest < one.earliest:
        return (one.earliest - other.latest).days
    return 0


def overlap_weight(one: Profile, other: Profile) -> float:
    """The wider the bounds, the less their overlap says."""
    width = max(days(one), days(other))
    return 1.2 if width <= 3 else 0.6 if width <= 31 else 0.0 if width <= 92 else -1.0


def days(profile: Profile) -> int:
    if profile.earliest is None or profile.latest is None:
        return 10_000
    return (profile.latest - profile.earliest).days + 1


def kinds(one: Profile, other: Profile, among: Background) -> Evidence:
    if one.type != other.type:
        if frozenset((one.type, other.type)) in related_types():
            return -0.8, f"related kinds: {label(one)} and {label(other)}"
        return -5.0, f"different kinds: {label(one)} and {label(other)}"
    if one.mode == other.mode:
        return min(1.8, 0.5 * among.of_kind(one)), f"both: {label(one)}"
    if not (one.mode and other.mode):
        return 0.6, f"both: {taxonomy.label(one.type)}"
    return -1.5, f"different kinds: {label(one)} and {label(other)}"


def label(profile: Profile) -> str:
    return taxonomy.label(profile.type, profile.mode)


@cache
def related_types() -> frozenset[frozenset[str]]:
    path = Path(__file__).parent / "data" / "related_types.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(frozenset((row["one"], row["other"])) for row in csv.DictReader(file, delimiter="\t"))


def parties(one: Profile, other: Profile, among: Background) -> Evidence:
    if not (one.sides and other.sides):
        return 0.0, ""
    shared = one.sides & other.sides
    if not shared:
        return -3.5, "no party in common"
    names = ", ".join(sorted(one.names[key] for key in shared))
    if swapped(one, other):
        return -3.0, f"same parties, but who acts on whom is turned round: {names}"
    if one.active and other.active and not one.active & other.active and not shared & (one.passive & other.passive):
        return -0.5, f"one party in common, in another role: {names}"
    rarity = {side: among.of_side(side) for side in one.sides | other.sides}
    share = sum(rarity[side] for side in shared) / sum(rarity.values())
    weight = min(3.0, 0.7 * sum(rarity[side] for side in shared)) * share
    return weight, f"{'same parties' if shared == one.sides == other.sides else 'in common'}: {names}"


def others(one: Profile, other: Profile, among: Background) -> Evidence:
    """Each names somebody of its own: two calls on one day, two ministers of one state."""
    talks = is_talk(one, other)
    mine, theirs = one.persons - other.persons, other.persons - one.persons
    if mine and theirs and (talks or not one.persons & other.persons):
        names = f"{', '.join(sorted(mine))} and {', '.join(sorted(theirs))}"
        return (-6.0 if talks else -1.0), f"different persons: {names}"
    if likeness(one, other, among) >= RETOLD:  # one text, of which not every party was understood
        return 0.0, ""
    if one.sides & other.sides and one.sides - other.sides and other.sides - one.sides:
        return (-2.5 if talks else -0.8), "each has a party that the other has not"
    return 0.0, ""


def swapped(one: Profile, other: Profile) -> bool:
    if not (one.active and one.passive and other.active and other.passive):
        return False
    return one.active <= other.passive and other.active <= one.passive and not one.active & other.active


def places(one: Profile, other: Profile) -> Evidence:
    if not (one.place and other.place):
        return 0.0, ""
    if one.place == other.place:
        return (0.3 if one.place_precision == "country" else 1.2), f"same place: {one.place.title()}"
    if (
        one.place_country
        and other.place_country
        and one.place_country != other.place_country
        and "sea" not in precisions(one, other)
    ):
        return -2.5, f"in different countries: {one.place.title()} and {other.place.title()}"
    if precisions(one, other) & {"country", "province", "sea", ""}:
        return 0.0, ""
    kilometres = distance(one, other)
    if kilometres is not None and kilometres <= 30:
        return 0.8, f"{kilometres:.0f} km apart: {one.place.title()} and {other.place.title()}"
    return -2.5, f"different places: {one.place.title()} and {other.place.title()}"


def precisions(one: Profile, other: Profile) -> set[str]:
    return {one.place_precision, other.place_precision}


def distance(one: Profile, other: Profile) -> float | None:
    """Great-circle distance in km, None where a place has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    lat1, lon1, lat2, lon2 = map(math.radians, (one.latitude, one.longitude, other.latitude, other.longitude))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def numbers(one: Profile, other: Profile) -> Evidence:
    pairs = [(a, b) for a in one.quantities for b in other.quantities if a[0] == b[0]]
    if not pairs:
        return 0.0, ""
    same = [a for a, b in pairs if is_same(a, b)]
    if same:
        return 1.0, f"same number: {same[0][0].replace('_', ' ')} {same[0][1]:g}"
    one_value, other_value = pairs[0]
    kind = one_value[0].replace("_", " ")
    return -0.5, f"the numbers differ: {kind} {one_value[1]:g} and {other_value[1]:g}"


def is_same(one: tuple[str, float, float], other: tuple[str, float, float]) -> bool:
    """One kind of quantity, and ranges that overlap."""
    return one[0] == other[0] and one[1] <= other[2] and other[1] <= one[2]


def wording(one: Profile, other: Profile, among: Background) -> Evidence:
    """Statements of one day differ in nothing but their words, so there these weigh more."""
    verbal = is_verbal(one, other)
    if not (one.words and other.words):
        return (-2.0, "no words to compare the statements by") if verbal else (0.0, "")
    shared = one.words.keys() & other.words.keys()
    if not (shared or verbal or one.mode or other.mode or one.place == other.place != ""):
        return -1.5, "a general kind, and no words in common"
    weight = (10.0 if verbal else 4.0) * (min(likeness(one, other, among), 0.7) - 0.3)
    if weight > 0:  # few words are soon alike
        weight *= min(1.0, sum(among.of_word(stem) for stem in shared) / ENOUGH_WORDS)
    said = ", ".join(one.words[stem] for stem in sorted(shared, key=lambda stem: (-among.of_word(stem), stem))[:4])
    return weight, f"words in common: {said}" if shared else "no words in common"


def likeness(one: Profile, other: Profile, among: Background) -> float:
    """Dice coefficient of the words, each weighed by its rarity."""
    shared = one.words.keys() & other.words.keys()
    if not shared:
        return 0.0
    whole = sum(map(among.of_word, one.words)) + sum(map(among.of_word, other.words))
    return 2 * sum(map(among.of_word, shared)) / (whole + FEW)


def outcome(one: Profile, other: Profile) -> Evidence:
    statuses = {one.status, other.status}
    if statuses <= PLANS or not statuses & PLANS:
        denied = statuses & {"cancelled", "did_not_happen"} and statuses & {"occurred", "ongoing"}
        return (-1.0, "one says that it happened, the other that it did not") if denied else (0.0, "")
    plan, later = (one, other) if one.status in PLANS else (other, one)
    return 0.0, f"{plan.status} in one report, {later.status.replace('_', ' ')} in the other"
