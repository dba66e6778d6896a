"""How a text introduces people: title and name, apposition, "Rosa Quispe of Peru", the state that they serve."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from . import catalog
from .context import is_locative, may_be_attribute
from .entities import Entity
from .mention import ActorMention
from .people import Cast, is_name, known_person, name_end, name_start, portfolio_end
from .senses import Hit
from .tables import words
from .tokens import Tokens

# Offices that somebody holds in the state that is spoken of; an envoy or a secretary comes from elsewhere.
_HOME_OFFICES = frozenset(
    [
        *("president", "prime minister", "deputy prime minister", "minister", "deputy minister", "foreign minister"),
        *("defence minister", "interior minister", "finance minister", "trade minister", "energy minister", "speaker"),
        *("governor", "mayor", "police chief", "army chief", "general", "officer", "commander", "spokesperson"),
        *("chief justice",),
    ]
)


_REIGNING = frozenset({"monarch", "crown prince", "prince"})


@dataclass(slots=True)
class Introductions:
    """The mentions found so far in one text, and the people met in it."""

    tokens: Tokens
    hits: dict[int, Hit] = field(default_factory=dict)
    cast: Cast = field(default_factory=Cast)
    mentions: list[ActorMention] = field(default_factory=list)
    closed: set[int] = field(default_factory=set)  # tokens of countries and the like: they end a personal name

    def _titled(self, start: int, title: Hit, owner: Entity | None, end: int, alone: bool = True) -> int:
        """A title and the name after it; without a name, if it can stand `alone`. 0 where it is neither."""
        office = title.sense.tag or None
        comma = self.tokens.word(end) == ","
        name_from = end + 1 if comma else end
        person = self._person_hit(name_from)
        if person is not None:
            to = self._of_state(person.end)[1]
            self._add(start, to, person.sense.entity, "office", office=office)
            return to
        name_to = name_end(self.tokens, name_from, self.closed)
        if name_to > name_from and not self._can_be_name(name_from, name_to):
            return 0
        closes = not comma or (
            self.tokens.word(name_to) == "," and name_to - name_from > 1 and title.sense.form != "named"
        )
        if name_to > name_from and closes and self.tokens.same_line(name_from):
            state, to = self._of_state(name_to)
            self._named(start, name_from, name_to, to, office, state or owner)
            return to
        if title.sense.weak or owner is None or not alone:
            return 0
        return self._apposition(start, end, office, owner)

    def _can_be_name(self, start: int, end: int) -> bool:
        """Not where the words are one more title ("Mr. Secretary") or no name at all."""
        title = self.hits.get(start)
        only_title = title is not None and title.sense.sort == "title" and title.end == end
        return not only_title and is_name(self._text(start, end))

    def _person_hit(self, index: int) -> Hit | None:
        hit = self.hits.get(index)
        is_person = hit and hit.sense.entity and hit.sense.entity.kind == "person" and not hit.sense.weak
        return hit if is_person else None

    def _named(
        self, start: int, name_from: int, name_to: int, end: int, office: str | None, owner: Entity | None
    ) -> None:
        """A title and a name that is a surname, or a name unknown to the gazetteer; the mention goes on to `end`."""
        name = self._text(name_from, name_to)
        people = known_person(name, office or "", owner, self.cast)
        if people:
            self.cast.add_known(people[0])
            self._add(start, end, people[0], "office", office=office, others=tuple(people[1:]))
        else:
            state = owner or self._state_nearby(start, office)
            self._add(start, end, self.cast.newcomer(name, state), "office", office=office)

    def _in_apposition(self, title: Hit) -> int:
        """ "Rosa Quispe, a former vice president": the person is named before the comma; 0 where nobody is."""
        comma = self._comma_before(title.start)
        if comma < 1:
            return 0
        named = self.mentions[-1] if self.mentions else None
        if named is not None and named.kind == "person" and named.end == self.tokens.ends[comma - 1]:
            return title.end
        start = name_start(self.tokens, comma, self.closed)
        if start == comma or not words("institutions").isdisjoint(self.tokens.lower[start:comma]):
            return 0
        self._add(start, comma, self.cast.newcomer(self._text(start, comma), None), "name")
        return title.end

    def _apposition(self, start: int, end: int, office: str | None, owner: Entity) -> int:
        """ "Ali Karimi, the Iranian foreign minister": the title names the person before it, else its holder."""
        comma, entity = self._comma_before(start), owner
        if comma > 1:
            entity = self._before_comma(comma, owner) or owner
        self._add(start, end, entity, "office", office=office)
        return end

    def _comma_before(self, start: int) -> int:
        """The comma of an apposition that begins at `start`, past its article; 0 for none."""
        comma = start - 1
        while comma > 0 and self.tokens.lower[comma] in ("the", "a", "an", "former", "then", "ex", "-"):
            comma -= 1
        return comma if comma > 0 and self.tokens.words[comma] == "," else 0

    def _before_comma(self, comma: int, owner: Entity) -> Entity | None:
        if self.mentions and self.mentions[-1].end == self.tokens.ends[comma - 1]:
            return self._claimed(owner) if self.mentions[-1].kind == "person" else None
        start = name_start(self.tokens, comma, self.closed)
        if start == comma:
            return None
        person = self.cast.newcomer(self._text(start, comma), owner)
        self._add(start, comma, person, "name")
        return person

    def _claimed(self, owner: Entity) -> Entity:
        """The person mentioned last; "Prince Omar Fassi, the Moroccan envoy" tells whom a stranger serves."""
        person = self.mentions[-1].entity
        if person.id.startswith("person:") and person.code is None and owner.code is not None:
            person = self.cast.claim(person, owner)
            self.mentions[-1] = replace(self.mentions[-1], entity=person)
        return person

    def _stranger_of(self, hit: Hit, owner: Entity) -> bool:
        """ "Rosa Quispe of Peru": a person whom nobody has introduced, named with the state."""
        of = hit.start - (2 if self.tokens.word(hit.start - 1).lower() == "the" else 1)
        if hit.sense.form not in ("name", "alias") or self.tokens.word(of) != "of" or owner.kind != "country":
            return False
        start = name_start(self.tokens, of, self.closed)
        if start == of or not words("institutions").isdisjoint(self.tokens.lower[start:of]):
            return False
        if self.mentions and self.mentions[-1].end > self.tokens.starts[start]:
            return False
        if (
            self.mentions
            and self.mentions[-1].form == "common"
            and self.mentions[-1].end + 1 == self.tokens.starts[start]
        ):
            self.mentions.pop()  # "the ministers Rosa Quispe of Peru and ..."
        self._add(start, hit.end, self.cast.newcomer(self._text(start, of), owner), "name")
        return True

    def _of_state(self, index: int) -> tuple[Entity | None, int]:
        """The state in "Foreign Minister Rosa Quispe of Peru", and where it ends; `index` where none is named."""
        owner, end = self._named_after(index) if self.tokens.word(index) == "of" else (None, index)
        return (owner, end) if owner is not None and owner.kind == "country" else (None, index)

    def _state_nearby(self, start: int, office: str | None) -> Entity | None:
        """Whose minister it is that is named without a state: of the person listed before, or of "In Peru, ..."."""
        if office not in _HOME_OFFICES:
            return None
        sentence = self.tokens.text[: self.tokens.starts[start]]
        opening = max(sentence.rfind(". "), sentence.rfind("\n"))
        for mention in reversed(self.mentions):
            if mention.start < opening:
                return None
            listed = not sentence[mention.end :].replace("and", "").replace("the", "").strip(" ,")
            if listed and mention.kind == "person":
                return catalog.state(mention.entity.code)
            if mention.kind == "country" and mention.locative:
                return mention.entity
        return None

    def _owner_after(self, title: Hit) -> tuple[Entity | None, int]:
        """The state or body after "of", "for" or "to", and where the words that belong to the title end.

        An envoy "to Ukraine" serves another state.
        """
        owner, end = self._named_after(title.end, capital=title.sense.tag in _REIGNING)
        if owner is not None and title.sense.tag in ("envoy", "ambassador") and self.tokens.word(title.end) != "of":
            owner = None
        return owner, portfolio_end(self.tokens, end)

    def _named_after(self, index: int, *, capital: bool = False) -> tuple[Entity | None, int]:
        """The state or body named after a preposition at `index`; with `capital` also "of Abu Dhabi"."""
        start = index + 1
        if self.tokens.word(index) in ("of", "for", "to"):
            start += self.tokens.word(start).lower() == "the"
            hit = self.hits.get(start)
            if hit and hit.sense.entity and hit.sense.entity.kind != "person":
                further = self._owned(hit.end)  # "adviser to the UN secretary general", "of the Iranian parliament"
                if further and (further.sense.sort == "title" or hit.sense.form == "demonym"):
                    return hit.sense.entity, further.end
                if hit.sense.form in ("name", "alias") or (capital and hit.sense.form == "metonym"):
                    return hit.sense.entity, hit.end
        return None, index

    def _owned(self, index: int, strangers: int = 0) -> Hit | None:
        """The role noun or title that the country before `index` owns, past "'s" and a few adjectives.

        As many words as `strangers` may be unknown ("Bangladeshi garment workers").
        """
        tokens = self.tokens
        if tokens.word(index) == "'":
            index += 2 if tokens.word(index + 1) == "s" else 1
        elif not strangers and tokens.word(index).lower() in words("participles_before_title"):
            return None  # "Peru jailed two ministers" is an act, "Peruvian jailed ministers" and "Peru's" are people
        for _ in range(4):
            hit = self.hits.get(index)
            if hit is not None and hit.sense.sort in ("noun", "title"):
                return hit
            word = tokens.word(index).lower()
            adjective = word in words("modifiers_before_noun") or word in words("modifiers_before_title")
            if not adjective and not (word == "-" and tokens.glued(index)):
                if not strangers or not may_be_attribute(tokens.word(index)):
                    return None
                strangers -= 1
            index += 1
        return None

    def _text(self, start: int, end: int) -> str:
        return " ".join(self.tokens.text[self.tokens.starts[start] : self.tokens.ends[end - 1]].split())

    def _add(
        self,
        start: int,
        end: int,
        entity: Entity | None,
        form: str,
        *,
        office: str | None = None,
        group: str | None = None,
        others: tuple[Entity, ...] = (),
    ) -> None:
        if entity is None:
            return
        tokens = self.tokens
        first, last = tokens.starts[start], tokens.ends[end - 1]
        locative = form != "office" and is_locative(tokens, start)
        text = tokens.text[first:last]
        self.mentions.append(
            ActorMention(first, last, text, entity.kind, entity, form, office or None, group, locative, others)
        )
