"""Personal names: those after a title, those in an apposition, and surnames of people whom the text has named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from . import catalog, offices
from .entities import Entity
from .lexicon import PhraseIndex, Sense
from .tables import words
from .tokens import Tokens

_MOST_WORDS = 5
# Countries whose people put the family name first.
_FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM"})


def name_end(tokens: Tokens, start: int, closed: frozenset[int] | set[int] = frozenset()) -> int:
    """End of the capitalised words of one name that begin at `start`; `start` itself where there is no name.

    `closed` holds tokens that belong to something else, such as a country, and so end the name.
    """
    index = end = start
    while index < len(tokens) and index - start < 2 * _MOST_WORDS:
        if index > start and not tokens.same_line(index):
            break
        word = tokens.words[index]
        if index not in closed and (_is_name_word(tokens, index) or _is_second_half(tokens, index, start)):
            index = end = index + 1
        elif (index > start and (_is_joint(tokens, index) or word.lower() in words("name_particles"))) or (
            index == start and word.lower() in ("al", "el", "bin", "de", "von", "van") and tokens.word(index + 1)
        ):
            index += 1
        else:
            break
    return end


def name_start(tokens: Tokens, end: int, closed: set[int]) -> int:
    """Start of the two to five capitalised words that end at `end`; `end` where there are fewer."""
    index = end
    while index > 0 and end - index < _MOST_WORDS and tokens.same_line(index) if index < len(tokens) else index > 0:
        previous = index - 1
        joint = tokens.words[previous] == "-" or tokens.lower[previous] in words("name_particles")
        if previous in closed or not (_is_name_word(tokens, previous) or joint):
            break
        index = previous
    while index < end and not _is_name_word(tokens, index):
        index += 1
    return index if name_end(tokens, index) == end and end - index >= 2 else end


def portfolio_end(tokens: Tokens, index: int) -> int:
    """Past "for Near Eastern Affairs", "of Trade and Industry" after a title; `index` where no such words stand.

    Without this a portfolio would be read as part of the name that follows it.
    """
    if tokens.word(index) not in _PORTFOLIO_JOINTS:
        return index
    heads, end = words("portfolio_heads"), index
    for position in range(index + 1, min(index + _LONGEST_PORTFOLIO, len(tokens))):
        word = tokens.words[position]
        if word[0].isupper() and tokens.lower[position] in heads:
            end = position + 1
        elif not (word[0].isupper() or word in _PORTFOLIO_JOINTS or word in ("the", "-", "&")):
            break
    return end


_PORTFOLIO_JOINTS = frozenset({"for", "of", "and", ",", "on"})
_LONGEST_PORTFOLIO = 16


def is_name(name: str) -> bool:
    """Whether the words look like a person's name, not like a form of address in capitals ("MR ICE")."""
    return any((word[0].isupper() and word[1:].islower()) or "-" in word or "'" in word for word in name.split())


def _is_name_word(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return word[0].isupper() and word.lower() not in words("not_names") and not (word.isupper() and len(word) > 3)


def _is_second_half(tokens: Tokens, index: int, start: int) -> bool:
    """The "min" of "Park Jung-min"."""
    return index > start + 1 and tokens.words[index - 1] == "-" and tokens.glued(index) and tokens.glued(index - 1)


def _is_joint(tokens: Tokens, index: int) -> bool:
    """Whether a hyphen, an apostrophe or the period of an initial holds the name together."""
    word = tokens.words[index]
    if word == ".":
        return len(tokens.words[index - 1]) == 1 and tokens.word(index + 1)[:1].isupper()
    if word == "-":
        return tokens.glued(index) and tokens.glued(index + 1)
    return word == "'" and tokens.glued(index) and len(tokens.word(index + 1)) > 1 and tokens.glued(index + 1)


@dataclass(slots=True)
class Cast:
    """The people whom one text has named, found again by surname alone."""

    people: dict[str, Entity] = field(default_factory=dict)
    index: PhraseIndex = field(default_factory=PhraseIndex)

    def add(self, person: Entity, surnames: list[str]) -> None:
        if person.id in self.people:
            return
        self.people[person.id] = person
        for surname in surnames:
            if len(surname) > 1 and surname[0].isalpha():
                self.index.add(surname, Sense("entity", "alias", person))

    def add_known(self, person: Entity) -> None:
        if person.id not in self.people:
            self.add(person, list(dict.fromkeys([*surnames_of(person), person.name.split(" ")[-1]])))

    def claim(self, stranger: Entity, owner: Entity) -> Entity:
        """The stranger once more, now known to serve `owner`."""
        known = replace(stranger, code=owner.code, parent=owner.id)
        self.people[known.id] = known
        for senses in self.index.senses.values():
            senses[:] = [replace(sense, entity=known) if sense.entity == stranger else sense for sense in senses]
        return known

    def by_surname(self, name: str) -> list[Entity]:
        return [sense.entity for sense in self.index.senses.get(name, ()) if sense.entity]

    def newcomer(self, name: str, owner: Entity | None) -> Entity:
        """A person whom the gazetteer does not know, of the owner's state."""
        identifier = "person:" + catalog.slug(name)
        if identifier in self.people:
            return self.people[identifier]
        code = owner.code if owner else None
        person = Entity(identifier, name, "person", code, parent=owner.id if owner else None, names=(name,))
        self.add(person, _family_names(name, code))
        return person


def surnames_of(person: Entity) -> list[str]:
    """Surnames of a person of the gazetteer, in all spellings."""
    return _surnames_by_id().get(person.id, [])


def _surnames_by_id() -> dict[str, list[str]]:
    if not _SURNAMES:
        for row, person in catalog.persons():
            _SURNAMES[person.id] = catalog.surnames(row)
    return _SURNAMES


_SURNAMES: dict[str, list[str]] = {}


def _family_names(name: str, code: str | None) -> list[str]:
    parts = name.split(" ")
    if code in _FAMILY_NAME_FIRST and len(parts) > 1 and ("-" in name or len(parts) == 3):
        return [parts[0]]
    last = parts[-1]
    plain_last = last.split("-", 1)[1] if last.lower().startswith(("al-", "el-")) else last
    return list(dict.fromkeys([last, plain_last]))


def known_person(name: str, office: str, owner: Entity | None, cast: Cast) -> list[Entity]:
    """People of the gazetteer or of the text meant by title and surname, the likeliest first."""
    in_text = [person for person in cast.by_surname(name) if owner is None or person.code in (owner.code, None)]
    return in_text or offices.bearers(name, office, owner) or offices.famous(name, owner, office)
