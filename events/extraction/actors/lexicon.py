"""All phrases of the vocabulary in one dictionary, so that a text is read once however many phrases there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from . import catalog
from .entities import Entity
from .tables import rows, split
from .tokens import Tokens, phrase_key, plain, titled

# Names that would be an English word without their accents.
_ACCENT_MATTERS = frozenset({"Réunion", "Malé", "Dáil", "Libération"})


# titles.tsv: may the title stand without a name? Always, only with a country ("the US envoy"), or never.
_STANDING = {"y": "alone", "o": "owned", "": "named"}


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a phrase. `sort` is entity, title, noun or block; `tag` is the office or the group.

    `weak` senses need help from their surroundings: a capital, a surname, a role noun without a country.
    """

    sort: str
    form: str = ""
    entity: Entity | None = None
    tag: str = ""
    weak: bool = False


@dataclass(slots=True)
class PhraseIndex:
    """Senses by phrase, for each first word how many words its phrases have, the longest first, and their second words."""

    senses: dict[str, list[Sense]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    openings: set[tuple[str, str]] = field(default_factory=set)  # the first two words of each phrase

    def add(self, phrase: str, sense: Sense) -> None:
        key = phrase_key(phrase)
        words = key.split(" ")
        first, count = words[0], len(words)
        if count > 1:
            self.openings.add((first, words[1]))
        self.senses.setdefault(key, []).append(sense)
        known = self.lengths.get(first, ())
        if count not in known:
            self.lengths[first] = tuple(sorted((*known, count), reverse=True))

    def find(self, words: list[str], start: int) -> tuple[int, list[Sense]] | None:
        """End and senses of the longest phrase that begins at `start`."""
        counts = self.lengths.get(words[start])
        if counts is None:
            return None
        if counts[0] > 1 and tuple(words[start : start + 2]) in self.openings:
            for count in counts:
                senses = self.senses.get(" ".join(words[start : start + count]))
                if senses is not None and start + count <= len(words):
                    return start + count, senses
        return (start + 1, self.senses[words[start]]) if counts[-1] == 1 else None


@dataclass(slots=True)
class Lexicon:
    """`names` are found as they are spelt, `nouns` (offices, "troops", "the government") in any case."""

    names: PhraseIndex = field(default_factory=PhraseIndex)
    nouns: PhraseIndex = field(default_factory=PhraseIndex)

    def add_name(self, name: str, sense: Sense) -> None:
        self.names.add(name, sense)
        if not name.isascii() and name not in _ACCENT_MATTERS:
            self.names.add(plain(name), sense)

    def starts(self, tokens: Tokens) -> list[int]:
        """The tokens with which some phrase begins."""
        # each different word once: a text repeats its words
        hot = {word for word in set(tokens.words) if begins_phrase(word)}
        return [index for index, word in enumerate(tokens.words) if word in hot]

    def find(self, tokens: Tokens, start: int) -> tuple[int, list[Sense]] | None:
        """The longest phrase at `start`; a name wins over a noun of the same length."""
        name = self.find_name(tokens, start)
        noun = self.nouns.find(tokens.lower, start)
        if noun is not None and (name is None or noun[0] > name[0]):
            return noun
        return name

    def find_name(self, tokens: Tokens, start: int) -> tuple[int, list[Sense]] | None:
        """The longest name at `start`, in capitals too ("NORTH KOREA")."""
        found = self.names.find(tokens.words, start)
        if found is None and tokens.titled[start] != tokens.words[start]:
            return self.names.find(tokens.titled, start)
        return found


@lru_cache(maxsize=8192)
def begins_phrase(word: str) -> bool:
    """Whether some phrase of the vocabulary begins with this word."""
    known = lexicon()
    names = known.names.lengths
    return word in names or word.lower() in known.nouns.lengths or titled(word) in names


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The vocabulary, read once."""
    built = Lexicon()
    for row in rows("blocks.tsv"):
        built.names.add(row["phrase"], Sense("block"))
    for row in rows("outlets.tsv"):
        for name in (row["name"], *split(row["names"])):
            built.add_name(name, Sense("block"))
    _add_countries(built)
    _add_named(built)
    _add_nouns(built)
    return built


def _add_countries(built: Lexicon) -> None:
    for row, entity in catalog.countries():
        _add_all(built, [row["name"]], Sense("entity", "name", entity))
        _add_all(built, split(row["names"]), Sense("entity", "alias", entity))
        _add_all(built, split(row["adjectives"]), Sense("entity", "demonym", entity))
        _add_all(built, split(row["people"]), Sense("entity", "people", entity))
        _add_all(built, split(row["metonyms"]), Sense("entity", "metonym", entity, weak=True))
        _add_all(built, split(row["seats"]), Sense("entity", "metonym", entity))


def _add_named(built: Lexicon) -> None:
    for row, entity in catalog.organizations():
        _add_all(built, [row["name"]], Sense("entity", "name", entity))
        _add_all(built, split(row["names"]), Sense("entity", "alias", entity))
    for row, entity in catalog.persons():
        _add_all(built, [row["name"], *split(row["names"])], Sense("entity", "name", entity))
        if row["famous"]:
            _add_all(built, catalog.surnames(row), Sense("entity", "alias", entity, weak=True))
    _add_all(built, ["Brussels"], Sense("entity", "metonym", catalog.entity("eu"), weak=True))


def _add_all(built: Lexicon, names: Iterable[str], sense: Sense) -> None:
    for name in names:
        built.add_name(name, sense)


def _add_nouns(built: Lexicon) -> None:
    for row in rows("titles.tsv"):
        sense = Sense("title", _STANDING[row["standalone"]], tag=row["office"], weak=not row["standalone"])
        built.nouns.add(row["title"].lower(), sense)
    for row in rows("nouns.tsv"):
        for noun in split(row["noun"]):
            built.nouns.add(noun.lower(), Sense("noun", tag=row["group"], weak=not row["common"]))
