"""Where an act took place: the place that its sentence names, else the one that "the city" or "the capital" stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from .actors import catalog
from .actors.tables import split
from .actors.tokens import phrase_key
from .document import Read
from .drafts import Draft
from .places.gazetteer import gazetteer
from .places.mention import PlaceMention
from .values import Place

# nouns that stand for a place named before, and its precision
STANDING_FOR = {
    **dict.fromkeys(["city", "town", "village", "port", "capital"], "settlement"),
    **dict.fromkeys(["province", "region"], "province"),
}
BEHIND = 6  # tokens behind the object in which its place can stand


@dataclass(slots=True)
class Scenes:
    """The places named so far, the last one of each precision."""

    last: dict[str, Place] = field(default_factory=dict)

    def note(self, read: Read) -> None:
        for mention in read.places:
            self.last[mention.precision] = place(mention)

    def of(self, draft: Draft) -> Place | None:
        return named_place(draft) or self.meant(draft)

    def meant(self, draft: Draft) -> Place | None:
        """The place that "in the city" stands for in the act's clause."""
        sentence = draft.read.sentence
        clause = sentence.clause[draft.trigger.token]
        for index, low in enumerate(sentence.lows):
            if low not in STANDING_FOR or sentence.clause[index] != clause or sentence.low(index - 1) != "the":
                continue
            if sentence.low(index + 1) in ("of", "'s", "’s", "-"):
                return None
            found = self.last.get(STANDING_FOR[low])
            return self.capital(draft, found) if low == "capital" else found
        return None

    def capital(self, draft: Draft, found: Place | None) -> Place | None:
        """ "the capital": the city named last where it is one, else that of the country in question."""
        if found is not None and capital_of(found.code) == found.name:
            return found
        country = self.last.get("country")
        codes = [found.code if found else None, country.code if country else None, *(a.code for a in draft.actors)]
        code = next((code for code in codes if code is not None), None)
        name = capital_of(code)
        hit = gazetteer().find(phrase_key(name).split(" "), 0) if name else None
        city = next((city for city in hit[1] if city.code == code), None) if hit else None
        return Place(city.name, "settlement", city.code, city.lat, city.lon, None) if city else None


def place(found: PlaceMention) -> Place:
    return Place(found.name, found.precision, found.code, found.lat, found.lon, found.relation)


def named_place(draft: Draft) -> Place | None:
    """The first place after the trigger in its clause, else the first of the sentence before it."""
    sentence = draft.read.sentence
    region = draft.trigger.object
    last = region.last
    while last < min(region.last + BEHIND, len(sentence)) and not sentence.verbish[last]:
        last += 1
    clause, token = sentence.clause, draft.trigger.token
    before = [index for index in range(token) if clause[index] in (0, clause[token])]
    for index in [*range(region.first, last), *before]:
        at = sentence.place_at[index]
        if at >= 0:
            return place(draft.read.places[at])
    return None


@lru_cache(maxsize=512)
def capital_of(code: str | None) -> str | None:
    """The name of a state's capital, None where none is known."""
    rows = (row for row, country in catalog.countries() if code is not None and country.code == code)
    return next((name for row in rows for name in split(row["metonyms"])), None)
