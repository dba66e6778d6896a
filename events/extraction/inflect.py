"""English inflection: from the base forms in the vocabulary to the forms that texts have."""

from __future__ import annotations

import re

BASE, THIRD, PAST, PARTICIPLE, ING = "base", "third", "past", "participle", "ing"
VOWELS = "aeiou"
SHORT = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxyh]")


def verb_forms(base: str, irregular: dict[str, tuple[str, str]]) -> dict[str, set[str]]:
    """The forms of one verb (form -> which ones it may be); `irregular` holds past and participle by base.

    A verb written with a hyphen keeps its first part ("re-elect"), one that doubles its last letter is in `irregular`
    or follows the rule for short verbs (one vowel, one consonant: "ban", "banned").
    """
    past, participle = irregular.get(base, (regular_past(base), regular_past(base)))
    forms: dict[str, set[str]] = {}
    for form, kind in (
        (base, BASE),
        (third_person(base), THIRD),
        (past, PAST),
        (participle, PARTICIPLE),
        (ing_form(base, past), ING),
    ):
        forms.setdefault(form, set()).add(kind)
    return forms


def third_person(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return (doubled(base) if doubles(base) else base) + "ed"


def ing_form(base: str, past: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return (doubled(base) if doubles(base) or past.startswith(doubled(base)) else base) + "ing"


def doubles(base: str) -> bool:
    """One syllable, one vowel letter, then one consonant that can double ("ban", "stop", not "fix" or "visit")."""
    return SHORT.fullmatch(base) is not None and len(base) > 2


def doubled(base: str) -> str:
    return base + base[-1]


def plural(noun: str) -> str:
    """The plural of the last word ("air strike" -> "air strikes")."""
    if noun.endswith(("x", "z", "ch", "sh")) or (noun.endswith("s") and noun[-2:-1] not in ("", "f")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun + "s"
