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
    signs: list[str] = []
    end = 0
    for match in SIGN.finditer(pattern):
        if match.start() != end:
            break
        end = match.end()
        signs.append(match.group())
    if end != len(pattern):
        raise ValueError(f"cannot read {pattern[end:]!r}")
    read = [sign for sign in signs if not sign.isspace() and not sign.endswith(":")]
    found = sorted(set(_alternatives(read[::-1], members)), key=lambda need: (len(need), sorted(need)))
    return [need for place, need in enumerate(found) if not any(smaller < need for smaller in found[:place])]


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
            inner = [frozenset("".join(members(name) for name in re.findall(r"[A-Z_]+", sign)))]
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
