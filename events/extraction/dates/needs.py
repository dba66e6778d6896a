"""What a rule cannot do without: a quick look for it in a text spares most of the matching."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

Needs = frozenset[str]  # of these classes, as characters, one has to occur
SIGN = re.compile(r"\s+|[a-z][a-z0-9]*:|\[[^\]]*\]|[A-Z_]+|\(\?<?[=!]|[()|?^$]")
MOST_CHOICES = 64  # combinations of alternatives that are spelt out


def needs(pattern: str, members: Callable[[str], str]) -> list[Needs]:
    """The sets of which a text has to have one class each; none that contains another, the smallest first.

    `members` gives the characters of a class or a union. Raises ValueError for a sign that patterns do not have.
    """
    found = sorted(set(_alternatives(_signs(pattern), members)), key=lambda need: (len(need), sorted(need)))
    return [need for place, need in enumerate(found) if not any(smaller < need for smaller in found[:place])]


def beginnings(pattern: str, members: Callable[[str], str]) -> str:
    """The classes, as characters, with which a match can begin; see `needs`."""
    return "".join(sorted(_beginnings(_signs(pattern), members)[0]))


def _signs(pattern: str) -> list[str]:
    """The signs of a pattern in reverse order, without spaces and labels."""
    signs: list[str] = []
    end = 0
    for match in SIGN.finditer(pattern):
        if match.start() != end:
            break
        end = match.end()
        signs.append(match.group())
    if end != len(pattern):
        raise ValueError(f"cannot read {pattern[end:]!r}")
    return [sign for sign in signs if not sign.isspace() and not sign.endswith(":")][::-1]


def _beginnings(signs: list[str], members: Callable[[str], str]) -> tuple[set[str], bool]:
    """Reads up to the closing bracket, as `_alternatives`; besides, whether what was read may match nothing."""
    found: set[str] = set()
    may_be_empty, opens = False, True  # opens: all that was read of this alternative may match nothing
    while signs and (sign := signs.pop()) != ")":
        if sign == "|":
            may_be_empty, opens = may_be_empty or opens, True
            continue
        inner, empty = set(_classes(sign, members)), sign in "^$"
        if sign.startswith("("):
            inner, empty = _beginnings(signs, members)
            inner, empty = (inner, empty) if sign == "(" else (set(), True)
        if signs and signs[-1] == "?":
            signs.pop()
            empty = True
        found |= inner if opens else set()
        opens = opens and empty
    return found, may_be_empty or opens


def _classes(sign: str, members: Callable[[str], str]) -> str:
    return "".join(members(name) for name in re.findall(r"[A-Z_]+", sign))


def _alternatives(signs: list[str], members: Callable[[str], str]) -> list[Needs]:
    """Reads up to the closing bracket; `signs` are in reverse order and are used up."""
    sequences: list[list[Needs]] = [[]]
    while signs and (sign := signs.pop()) != ")":
        if sign == "|":
            sequences.append([])
            continue
        if sign.startswith("("):
            inner = _alternatives(signs, members)
            inner = [] if sign.endswith("!") else inner
        elif sign in "^$":
            inner = []
        else:
            inner = [frozenset(_classes(sign, members))]
        if signs and signs[-1] == "?":
            signs.pop()
            inner = []
        sequences[-1] += inner
    return _of_either(sequences)


def _of_either(sequences: list[list[Needs]]) -> list[Needs]:
    """Whichever alternative matches, one class of each combination of their needs occurs."""
    if len(sequences) == 1:
        return sequences[0]
    combinations = 1
    for sequence in sequences:
        combinations *= len(sequence)
    if combinations > MOST_CHOICES:
        sequences = [[min(sequence, key=len)] for sequence in sequences]
    return list({frozenset().union(*choice) for choice in product(*sequences)})
