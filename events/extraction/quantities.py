"""Numbers worth keeping: casualties, troops, distances, with the unit as written and in SI."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import rows
from .values import Quantity

WORDS = {
    word: float(value)
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "a hundred": 100.0, "a thousand": 1000.0}
VAGUE = {"dozens of": (24.0, 99.0), "scores of": (40.0, 99.0), "hundreds of": (200.0, 999.0)}
VAGUE |= {"tens of thousands of": (20_000.0, 99_999.0), "thousands of": (2000.0, 9999.0)}
SCALE = {"hundred": 100.0, "thousand": 1000.0, "million": 1_000_000.0}
NUMBER = (
    r"(?:(?P<rough>at least|more than|over|about|around|nearly|almost|up to|some|an estimated) )?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|" + "|".join(sorted([*WORDS, *VAGUE], key=len, reverse=True)) + r")"
    r"(?: (?P<scale>hundred|thousand|million))?"
)
AT_LEAST = frozenset(["at least", "more than", "over"])
AT_MOST = frozenset(["up to", "nearly", "almost"])


@dataclass(frozen=True, slots=True)
class Rule:
    kind: str
    unit: str | None
    factor: float
    types: frozenset[str]
    pattern: re.Pattern[str]
    stems: tuple[str, ...]


def rules() -> tuple[Rule, ...]:
    found = []
    for kind, unit, factor, words, types, side, stems in rows("quantities.tsv"):
        text = rf"\b{NUMBER} {words}" if side == "after" else rf"\b{words} {NUMBER}\b"
        pattern = re.compile(text, re.IGNORECASE)
        found.append(
            Rule(kind, unit or None, float(factor), frozenset(types.split(",")), pattern, tuple(stems.split("|")))
        )
    return tuple(found)


def rules_by_type() -> dict[str, tuple[Rule, ...]]:
    known = rules()
    return {code: tuple(rule for rule in known if code in rule.types) for code in {c for r in known for c in r.types}}


RULES_OF = rules_by_type()


COUNTED = re.compile(r"\d|\b(?:" + "|".join([*WORDS, *VAGUE]) + r")\b", re.IGNORECASE)
BEFORE_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $")


def find_quantities(sentence: str, kind_of_event: str) -> list[Quantity]:
    """The quantities in the sentence that belong to an event of this type, one of each kind, the first that is said."""
    found: dict[str, Quantity] = {}
    low = sentence.lower()
    rules_here = [rule for rule in RULES_OF.get(kind_of_event, ()) if any(stem in low for stem in rule.stems)]
    if not rules_here or not COUNTED.search(sentence):  # most sentences count nothing
        return []
    for rule in rules_here:
        if rule.kind not in found:
            matches = (match for match in rule.pattern.finditer(sentence) if not is_day(sentence, match))
            if (match := next(matches, None)) is not None:
                found[rule.kind] = quantity(rule, match)
    return list(found.values())


def is_day(sentence: str, match: re.Match[str]) -> bool:
    """ "Aug. 7 killed": the number is a day, and counts nobody."""
    return BEFORE_DAY.search(sentence, 0, match.start("number")) is not None


def quantity(rule: Rule, match: re.Match[str]) -> Quantity:
    words = match["number"].lower()
    scale = SCALE.get((match["scale"] or "").lower(), 1.0) * rule.factor
    low, high = VAGUE.get(words) or ((value := WORDS.get(words) or float(words.replace(",", ""))), value)
    rough = (match["rough"] or "").lower()
    if rough in AT_MOST:
        low = 0.0 if rough == "up to" else low * 0.9
    return Quantity(rule.kind, match.group(), low * scale, high * scale, rule.unit)
