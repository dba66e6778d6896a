"""The grammar of a language: its rules compiled to regular expressions over token classes, and what they find."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from .lexicon import LanguageError, Lexicon, Value, data_file, load
from .needs import Needs, beginnings, needs
from .tokens import Tokens

LABEL = re.compile(r"([a-z][a-z0-9]*):(\[[^\]]*\]|[A-Z_]+)")
NAME = re.compile(r"[A-Z][A-Z_]+|\bA\b")


@dataclass(frozen=True, slots=True)
class Rule:
    """`needs`: sets of class characters; a text that has none of one of them cannot match.

    `groups`: by label, the numbers of its groups in the pattern.
    """

    resolver: str
    pattern: re.Pattern[str]
    order: int
    needs: tuple[Needs, ...]
    groups: dict[str, list[int]]


class Found(NamedTuple):
    """Words that a rule matched, before anything is resolved; `first` and `last` (exclusive) count tokens."""

    rule: Rule
    tokens: Tokens
    match: re.Match[str]
    first: int
    last: int

    @property
    def text(self) -> str:
        return self.tokens.text[self.tokens.starts[self.first] : self.tokens.ends[self.last - 1]]

    def place(self, label: str) -> int | None:
        """The token that bears the label."""
        for group in self.rule.groups.get(label, ()):
            if (start := self.match.start(group)) >= 0:
                return start
        return None

    def value(self, label: str) -> Value:
        for group in self.rule.groups.get(label, ()):  # as `place`, which is asked too often to be called
            if (start := self.match.start(group)) >= 0:
                return self.tokens.values[start]
        return None

    def has(self, label: str) -> bool:
        return self.place(label) is not None

    def number(self, label: str) -> int | None:
        value = self.value(label)
        return int(value) if isinstance(value, int | float) else None

    def code(self, label: str) -> str | None:
        value = self.value(label)
        return value if isinstance(value, str) else None


# First token, minus the last (exclusive), order of the rule: as they are to be looked at.
Candidate = tuple[int, int, int, Rule, re.Match[str]]


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Raises LanguageError for a rule that cannot be read."""
    lexicon = load(language)
    unions: dict[str, str] = {}
    found: list[Rule] = []
    for line in data_file(language, "rules.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if re.match(r"[A-Z_]+ = ", line):
            name, _, members = line.partition(" = ")
            unions[name] = "".join(_members(member.strip(), unions, lexicon) for member in members.split("|"))
            continue
        resolver, _, pattern = line.partition(": ")
        compiled = _compile(pattern, unions, lexicon, line)
        wanted = needs(pattern, lambda name: _members(name, unions, lexicon))
        found.append(Rule(resolver, compiled, len(found), tuple(wanted), _groups(compiled)))
    return tuple(found)


@cache
def rules_by_need(language: str) -> dict[str, list[Rule]]:
    """By class: the rules that have it in the smallest of their needs; under each class, those without needs."""
    found: dict[str, list[Rule]] = {}
    for rule in rules(language):
        for kind in rule.needs[0] if rule.needs else load(language).symbols.values():
            found.setdefault(kind, []).append(rule)
    return found


def _groups(pattern: re.Pattern[str]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for name, number in pattern.groupindex.items():
        groups.setdefault(name.partition("__")[0], []).append(number)
    return groups


def _members(name: str, unions: dict[str, str], lexicon: Lexicon) -> str:
    """The characters of a class or a union."""
    if name in unions:
        return unions[name]
    if name not in lexicon.symbols:
        raise LanguageError(f"rules.txt: no word has the class {name!r}")
    return lexicon.symbols[name]


def _compile(pattern: str, unions: dict[str, str], lexicon: Lexicon, line: str) -> re.Pattern[str]:
    labels: dict[str, int] = {}

    def named(match: re.Match[str]) -> str:
        labels[match[1]] = labels.get(match[1], 0) + 1
        return f"(?P<{match[1]}__{labels[match[1]]}>{match[2]})"

    def characters(match: re.Match[str]) -> str:
        found = _members(match.group(), unions, lexicon)
        inside = text.rfind("[", 0, match.start()) > text.rfind("]", 0, match.start())
        return found if len(found) == 1 or inside else f"[{found}]"

    text = LABEL.sub(named, pattern)
    first = beginnings(pattern, lambda name: _members(name, unions, lexicon))
    try:  # where no match can begin the look ahead says so at once
        return re.compile(f"(?=[{first}])" + re.sub(r"\s+", "", NAME.sub(characters, text)))
    except (re.error, LanguageError) as error:
        raise LanguageError(f"rules.txt: {error} in: {line}") from error


def candidates(tokens: Tokens, language: str) -> list[Candidate]:
    """All that the rules match: from the left, the longest first, and among equals the first rule."""
    kinds, found = tokens.kinds, list[Candidate]()
    present = set(kinds)
    by_need = rules_by_need(language)
    for rule in {rule.order: rule for kind in present for rule in by_need.get(kind, ())}.values():
        for need in rule.needs:
            if need.isdisjoint(present):
                break
        else:
            found += [candidate(rule, match) for match in rule.pattern.finditer(kinds)]
    return sorted(found)


def candidate(rule: Rule, match: re.Match[str]) -> Candidate:
    first, last = match.span()
    return first, -last, rule.order, rule, match
