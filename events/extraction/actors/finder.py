"""Mentions of actors in a text: one walk over its words, then the surnames of the people met on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from . import catalog
from .context import is_actor_use, is_locative, is_modifier, may_be_attribute, part_of_other_name
from .entities import Entity
from .halves import named_halves
from .lexicon import Lexicon, lexicon
from .mention import ActorMention
from .people import Cast, is_name, known_person, name_end, name_start, portfolio_end
from .senses import Hit, choose, localise
from .tables import words
from .tokens import Tokens, tokenize


# Offices that somebody holds in the state that is spoken of; an envoy or a secretary comes from elsewhere.
_HOME_OFFICES = frozenset(
    {"president", "prime minister", "foreign minister", "defence minister", "interior minister", "finance minister"}
    | {"minister", "deputy minister", "speaker", "governor", "mayor", "deputy prime minister", "trade minister"}
    | {"police chief", "army chief", "general", "officer", "commander", "spokesperson", "chief justice", "energy minister"}
)


@dataclass(slots=True)
class Finder:
    tokens: Tokens
    hits: dict[int, Hit] = field(default_factory=dict)
    cast: Cast = field(default_factory=Cast)
    mentions: list[ActorMention] = field(default_factory=list)
    closed: set[int] = field(default_factory=set)  # tokens of countries and the like: they end a personal name

    def run(self) -> tuple[ActorMention, ...]:
        self._collect(lexicon())
        index = 0
        for hit in self.hits.values():
            if hit.start >= index:
                index = max(self._at(hit), hit.start + 1)
        self._surnames()
        for half, state in named_halves(self.tokens, {mention.entity.code for mention in self.mentions}):
            if half not in self.hits:
                self._add(half, half + 1, state, "alias")
        return tuple(sorted(self.mentions, key=lambda mention: mention.start))

    def _collect(self, known: Lexicon) -> None:
        end, states = 0, Counter[str | None]()
        for index in known.starts(self.tokens):
            found = known.find(self.tokens, index) if index >= end else None
            sense = choose(found[1], self.tokens, index, found[0]) if found else None
            if found is None or sense is None:
                continue
            end = found[0]
            self.hits[index] = Hit(index, end, sense)
            self._note(self.hits[index])
            if sense.entity and sense.entity.kind == "country":
                states[sense.entity.code] += 1
        localise(self.hits, states, self.tokens)

    def _note(self, hit: Hit) -> None:
        """Remember people for their surnames, and which words cannot be part of a personal name."""
        entity = hit.sense.entity
        if entity and entity.kind == "person":
            if hit.sense.form == "name":
                self.cast.add_known(entity)
        elif hit.sense.sort != "title" or hit.end - hit.start > 1:
            self.closed.update(range(hit.start, hit.end))

    def _at(self, hit: Hit) -> int:
        """Turn the phrase, with the words that belong to it, into mentions. Returns the token to go on from."""
        if hit.sense.sort == "block":
            return hit.end
        entity = hit.sense.entity
        if entity is None:
            return self._unowned(hit)
        return self._person(hit, entity) if entity.kind == "person" else self._owner(hit, entity)

    def _person(self, hit: Hit, person: Entity) -> int:
        """A person by name."""
        sense = hit.sense
        if sense.weak and part_of_other_name(self.tokens, hit.start, hit.end):
            return hit.end
        self._add(hit.start, hit.end, person, sense.form)
        return hit.end

    def _owner(self, hit: Hit, owner: Entity) -> int:
        """A country or body, alone or with what it owns: "Russian troops", "Iran's foreign minister Ali Karimi"."""
        if hit.sense.form == "metonym" and hit.sense.weak and not is_actor_use(self.tokens, hit.start, hit.end):
            return hit.end
        if self._stranger_of(hit, owner):
            return hit.end
        owned = (
            None
            if is_modifier(self.tokens, hit.start, hit.end)
            else self._owned(hit.end, strangers=hit.sense.form == "demonym")
        )
        if owned is not None and owned.sense.sort == "noun":
            self._add(hit.start, owned.end, owner, "role", group=owned.sense.tag)
            return owned.end
        if owned is not None:
            end = self._titled(hit.start, owned, owner, self._owner_after(owned)[1])
            if end:
                return end
        self._plain(hit, owner)
        return hit.end

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
        if self.mentions and self.mentions[-1].form == "common" and self.mentions[-1].end + 1 == self.tokens.starts[start]:
            self.mentions.pop()  # "the ministers Rosa Quispe of Peru and ..."
        self._add(start, hit.end, self.cast.newcomer(self._text(start, of), owner), "name")
        return True

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

    def _of_state(self, index: int) -> tuple[Entity | None, int]:
        """The state in "Foreign Minister Rosa Quispe of Peru", and where it ends; `index` where none is named."""
        owner, end = self._named_after(index) if self.tokens.word(index) == "of" else (None, index)
        return (owner, end) if owner is not None and owner.kind == "country" else (None, index)

    def _owned(self, index: int, strangers: int = 0) -> Hit | None:
        """The role noun or title that the country before `index` owns, past "'s" and a few adjectives.

        As many words as `strangers` may be unknown ("Bangladeshi garment workers").
        """
        tokens = self.tokens
        if tokens.word(index) == "'":
            index += 2 if tokens.word(index + 1) == "s" else 1
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
            self._named(start, name_from, name_to, to, office, state or owner or self._state_nearby(start, office))
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
            self._add(start, end, self.cast.newcomer(name, owner), "office", office=office)

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

    def _comma_before(self, start: int) -> int:
        """The comma of an apposition that begins at `start`, past its article; 0 for none."""
        comma = start - 1
        while comma > 0 and self.tokens.lower[comma] in ("the", "a", "an", "former", "then", "ex", "-"):
            comma -= 1
        return comma if comma > 0 and self.tokens.words[comma] == "," else 0

    def _apposition(self, start: int, end: int, office: str | None, owner: Entity) -> int:
        """ "Ali Karimi, the Iranian foreign minister": the title names the person before it, else its holder."""
        comma, entity = self._comma_before(start), owner
        if comma > 1:
            entity = self._before_comma(comma, owner) or owner
        self._add(start, end, entity, "office", office=office)
        return end

    def _before_comma(self, comma: int, owner: Entity) -> Entity | None:
        if self.mentions and self.mentions[-1].end == self.tokens.ends[comma - 1]:
            last = self.mentions[-1].entity
            return last if last.kind == "person" else None
        start = name_start(self.tokens, comma, self.closed)
        if start == comma:
            return None
        person = self.cast.newcomer(self._text(start, comma), owner)
        self._add(start, comma, person, "name")
        return person

    def _plain(self, hit: Hit, owner: Entity) -> None:
        form = hit.sense.form
        head = self.tokens.word(hit.end)
        if form == "demonym" and head[:1].isupper() and head.lower() in words("proper_heads"):
            return  # "American University", "Syrian Civil War"
        if is_modifier(self.tokens, hit.start, hit.end):
            form = "modifier"
        self._add(hit.start, hit.end, owner, form)

    def _unowned(self, hit: Hit) -> int:
        """A title or role noun with its country after it ("president of Iran"), with a name, or without both."""
        owner, end = (None, hit.end)
        if hit.sense.sort == "title" or self.tokens.word(hit.end) == "of":
            owner, end = self._owner_after(hit)
        of_person = None if owner else self._possessor(hit.start)
        if hit.sense.sort == "title":
            end = self._titled(hit.start, hit, owner or of_person, end, alone=of_person is None)
            return end or self._in_apposition(hit) or self._unnamed(hit, "office", hit.sense.tag, None)
        owner = owner or of_person
        if owner is not None:
            self._add(hit.start, end, owner, "role", group=hit.sense.tag)
            return end
        return self._unnamed(hit, "common", None, hit.sense.tag)

    def _possessor(self, start: int) -> Entity | None:
        """The state of the person before "'s": "Merkel's spokesman", "Assad's forces"."""
        tokens = self.tokens
        if tokens.word(start - 1) == "s" and tokens.word(start - 2) == "'" and self.mentions:
            last = self.mentions[-1]
            if last.kind == "person" and last.end == tokens.starts[start - 2]:
                return catalog.state(last.entity.code)
        return None

    def _owner_after(self, title: Hit) -> tuple[Entity | None, int]:
        """The state or body after "of", "for" or "to", and where the words that belong to the title end.

        An envoy "to Ukraine" serves another state.
        """
        owner, end = self._named_after(title.end)
        if owner is not None and title.sense.tag in ("envoy", "ambassador") and self.tokens.word(title.end) != "of":
            owner = None
        return owner, portfolio_end(self.tokens, end)

    def _named_after(self, index: int) -> tuple[Entity | None, int]:
        start = index + 1
        if self.tokens.word(index) in ("of", "for", "to"):
            start += self.tokens.word(start).lower() == "the"
            hit = self.hits.get(start)
            if hit and hit.sense.entity and hit.sense.entity.kind != "person":
                further = self._owned(hit.end)  # "adviser to the UN secretary general", "of the Iranian parliament"
                if further and (further.sense.sort == "title" or hit.sense.form == "demonym"):
                    return hit.sense.entity, further.end
                if hit.sense.form in ("name", "alias"):
                    return hit.sense.entity, hit.end
        return None, index

    def _unnamed(self, hit: Hit, form: str, office: str | None, group: str | None) -> int:
        if not hit.sense.weak and hit.sense.form != "owned":
            words_as_written = self._text(hit.start, hit.end).lower()
            kind = "person" if form == "office" else "organization"
            common = Entity(f"common:{office or group}", words_as_written, kind)
            self._add(hit.start, hit.end, common, form, office=office, group=group)
        return hit.end

    def _surnames(self) -> None:
        """Surnames standing alone, of people whom the text names in full somewhere."""
        tokens, firsts = self.tokens, self.cast.index.longest
        bearers = [index for index, word in enumerate(tokens.words) if word in firsts] if firsts else []
        if not bearers:
            return
        taken = {position for mention in self.mentions for position in range(mention.start, mention.end)}
        for index in bearers:
            found = self.cast.index.find(tokens.words, index) if tokens.starts[index] not in taken else None
            if found and not part_of_other_name(tokens, index, found[0]):
                people = tuple(sense.entity for sense in found[1] if sense.entity)
                self._add(index, found[0], people[0], "alias", others=people[1:])
                taken.update(range(tokens.starts[index], tokens.ends[found[0] - 1]))

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


@lru_cache(maxsize=4)
def find_actors(text: str) -> tuple[ActorMention, ...]:
    """All mentions of actors, sorted, not overlapping, the longest phrase first. Linear in the length of the text.

    The last texts are kept, because places are decided with the actors of the same text.
    """
    return Finder(tokenize(text)).run()
