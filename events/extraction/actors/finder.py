"""Mentions of actors in a text: one walk over its words, then the surnames of the people met on the way."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from . import catalog
from .context import is_actor_use, is_modifier, part_of_other_name
from .entities import Entity
from .halves import named_halves
from .introductions import Introductions
from .lexicon import Lexicon, lexicon
from .mention import ActorMention
from .senses import Hit, choose, localise
from .tables import words
from .tokens import tokenize


class Finder(Introductions):
    """The walk over the words, and what to make of each phrase of the vocabulary."""

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
        state, end = self._of_state(hit.end)
        end = end if state is not None and state.code == person.code else hit.end  # "Abdullah II of Jordan"
        self._add(hit.start, end, person, sense.form)
        return end

    def _owner(self, hit: Hit, owner: Entity) -> int:
        """A country or body, alone or with what it owns: "Russian troops", "Iran's foreign minister Ali Karimi"."""
        if hit.sense.form == "metonym" and hit.sense.weak and not is_actor_use(self.tokens, hit.start, hit.end):
            return hit.end
        if self._stranger_of(hit, owner):
            return hit.end
        owned = (
            None
            if is_modifier(self.tokens, hit.start, hit.end) or self._verb_follows(hit)
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

    def _verb_follows(self, hit: Hit) -> bool:
        """ "Officers in Mali ousted the president": a participle behind a bare name is a verb, behind "Mali's" it is not."""
        return hit.sense.form in ("name", "alias") and self.tokens.word(hit.end).endswith("ed")

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

    def _unnamed(self, hit: Hit, form: str, office: str | None, group: str | None) -> int:
        if not hit.sense.weak and hit.sense.form != "owned":
            words_as_written = self._text(hit.start, hit.end).lower()
            kind = "person" if form == "office" else "organization"
            common = Entity(f"common:{office or group}", words_as_written, kind)
            self._add(hit.start, hit.end, common, form, office=office, group=group)
        return hit.end

    def _surnames(self) -> None:
        """Surnames standing alone, of people whom the text names in full somewhere."""
        tokens, firsts = self.tokens, self.cast.index.lengths
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


@lru_cache(maxsize=4)
def find_actors(text: str) -> tuple[ActorMention, ...]:
    """All mentions of actors, sorted, not overlapping, the longest phrase first. Linear in the length of the text.

    The last texts are kept, because places are decided with the actors of the same text.
    """
    return Finder(tokenize(text)).run()
