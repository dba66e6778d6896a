"""Mentions of places in a text: which capitalised words are a place, and which place of that name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ..actors.context import before_modifiers, is_actor_use, is_locative
from ..actors.finder import find_actors
from ..actors.lexicon import Lexicon, Sense, lexicon
from ..actors.mention import ActorMention
from ..actors.senses import is_american_georgia
from ..actors.tables import words as actor_words
from ..actors.tokens import Tokens, titled, tokenize
from .gazetteer import GazetteerPlace, gazetteer, words
from .mention import PlaceMention
from .relation import relation_before

# Below this many thousand people a name needs more than a capital letter to count as a place.
_WELL_KNOWN = 300


def find(text: str, known: tuple[ActorMention, ...] | None = None) -> tuple[PlaceMention, ...]:
    """See `find_places`."""
    tokens = tokenize(text)
    actors = find_actors(text) if known is None else known
    taken = {mention.start: mention for mention in actors}
    countries: Counter[str | None] = Counter(mention.entity.code for mention in actors if mention.entity.code)
    places = list(_walk(tokens, taken, countries))
    return tuple(_with_countries(places, tokens, actors))


def _walk(tokens: Tokens, taken: dict[int, ActorMention], countries: Counter[str | None]) -> Iterator[PlaceMention]:
    known, named, last_end = lexicon(), gazetteer(), 0
    for index in _starts(tokens, taken):
        if index < last_end:
            continue
        if tokens.words[index] == "Georgia" and is_american_georgia(tokens):
            yield _mention(tokens, index, index + 1, named.regions["Georgia , USA"])
            continue
        found = named.find(tokens.words, index)
        if found is None and _in_capitals(tokens, index, named.longest.get(tokens.titled[index], 0)):
            found = named.find(tokens.titled, index)
        if found is None or _is_something_else(known, tokens, index, found[0]):
            continue
        end, candidates = found
        place = _best(candidates, _country_after(tokens, end, known), countries)
        if place is not None and (_is_place(tokens, index, end, place) or _joins(tokens, last_end, index)):
            last_end = _site_end(tokens, end) if place.precision == "settlement" else end
            yield _mention(tokens, index, end, place) if last_end == end else _site(tokens, index, last_end, place)


def _in_capitals(tokens: Tokens, start: int, count: int) -> bool:
    """Whether one of the `count` words from `start` is written in capitals ("KABUL") where running text has it without."""
    return tokens.words[start : start + count] != tokens.titled[start : start + count]


def _starts(tokens: Tokens, taken: dict[int, ActorMention]) -> list[int]:
    """Tokens with which the name of a place may begin: no part of a mention of an actor, unless that is a place."""
    hot = {word for word in set(tokens.words) if _begins_name(word)}
    covered, found, mentions = 0, [], iter(sorted(taken.items()))
    upcoming = next(mentions, None)
    for index in [index for index, word in enumerate(tokens.words) if word in hot]:
        start = tokens.starts[index]
        while upcoming is not None and upcoming[0] <= start:
            covered = covered if upcoming[1].locative else upcoming[1].end
            upcoming = next(mentions, None)
        if start >= covered:
            found.append(index)
    return found


@lru_cache(maxsize=8192)
def _begins_name(word: str) -> bool:
    """Whether the name of some place begins with this word; scripts without capitals have no small letters either."""
    longest = gazetteer().longest
    return (not word[0].islower() or word in _LOWER_STARTS) and (word in longest or titled(word) in longest)


_LOWER_STARTS = frozenset(
    {"al", "southern", "northern", "eastern", "northeastern", "upstate", "tribal", "occupied", "state"}
)


def _is_something_else(known: Lexicon, tokens: Tokens, start: int, end: int) -> bool:
    """Whether an outlet, a person or a body has this name or a longer one, or a country has it that acts."""
    if any(_blocks(known, tokens, earlier, end) for earlier in range(max(0, start - 2), start)):
        return True
    found = known.find_name(tokens, start)
    if found is None or found[0] < end:
        return False
    sense: Sense = found[1][0]
    if sense.sort == "block":
        return found[0] > end
    if sense.entity is None or sense.entity.kind != "country":
        return not sense.weak or (sense.form == "metonym" and is_actor_use(tokens, start, found[0]))
    if sense.form == "metonym":
        return sense.weak and is_actor_use(tokens, start, found[0])
    return True


def _blocks(known: Lexicon, tokens: Tokens, start: int, end: int) -> bool:
    """Whether an outlet or the like that begins before the place contains it ("The Atlantic")."""
    found = known.find_name(tokens, start)
    return found is not None and found[0] >= end and found[1][0].sort == "block"


def _country_after(tokens: Tokens, end: int, known: Lexicon) -> str | None:
    """The country in "Tripoli, Lebanon" or "Paris, Texas"."""
    if tokens.word(end) not in (",", "in") or end + 1 >= len(tokens):
        return None
    start = end + 1 + (tokens.word(end + 1) in ("the", "northern", "southern", "eastern", "western"))
    found = known.find_name(tokens, start) if start < len(tokens) else None
    if found and found[1][0].entity and found[1][0].form in ("name", "alias") and found[1][0].entity.kind == "country":
        return found[1][0].entity.code
    region = gazetteer().find(tokens.words, start) if start < len(tokens) else None
    return region[1][0].code if region and region[1][0].precision == "province" else None


def _best(candidates: list[GazetteerPlace], after: str | None, countries: Counter[str | None]) -> GazetteerPlace | None:
    """Of the places of one name: the one in the country named after it, in a country of the text, the most populous."""
    if after:
        candidates = [place for place in candidates if place.code == after] or candidates
    return max(candidates, key=lambda place: (_weight(place, countries), place.people), default=None)


def _weight(place: GazetteerPlace, countries: Counter[str | None]) -> float:
    """People, counted six times where the text names the country."""
    return (place.people + 1) * (6 if countries.get(place.code) else 1)


def _is_place(tokens: Tokens, start: int, end: int, place: GazetteerPlace) -> bool:
    """Whether the words are used as a place here: by what is before and after, or because the place is well known."""
    if _inside_longer_name(tokens, start, end):
        return False
    if place.precision != "settlement":
        return True
    if tokens.lower[start] in words("nearly_never") and end - start == 1:
        return False
    if _has_place_words(tokens, start, end):
        return True
    return place.people >= _WELL_KNOWN and not _acts_like_person(tokens, end)


def _joins(tokens: Tokens, last_end: int, start: int) -> bool:
    """Whether the name goes on a list of places: "Mosul and Tikrit"."""
    between = tokens.words[last_end:start]
    return last_end > 0 and between in (["and"], [","], [",", "and"], ["or"])


def _has_place_words(tokens: Tokens, start: int, end: int) -> bool:
    if is_locative(tokens, start) or tokens.word(end).lower() in words("place_heads"):
        return True
    if tokens.word(start - 1).lower() == "of" and tokens.word(start - 2).lower() in words("place_leads"):
        return True
    if tokens.word(end) == "," and tokens.word(end + 1)[:1].isupper():
        return _country_after(tokens, end, lexicon()) is not None
    index = before_modifiers(tokens, start)
    return index >= 0 and tokens.lower[start - 1] in words("place_leads")


def _inside_longer_name(tokens: Tokens, start: int, end: int) -> bool:
    """ "Houston Rockets", "Justice Boston": an unknown capitalised neighbour makes it another name."""
    after, before = tokens.word(end), tokens.word(start - 1)
    if _site_end(tokens, end) > end:
        return False
    if _is_capitalised(after) and tokens.same_line(end) and after.lower() not in words("place_heads"):
        return not lexicon().find(tokens, end) and not gazetteer().find(tokens.words, end)
    if _is_capitalised(before) and tokens.same_line(start) and not tokens.starts_sentence(start - 1):
        return before.lower() not in words("place_leads") | actor_words("place_modifiers")
    return tokens.word(end) == "-" and tokens.glued(end) and tokens.word(end + 1)[:1].isupper()


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in actor_words("not_names")


def _acts_like_person(tokens: Tokens, end: int) -> bool:
    return tokens.word(end).lower() in ("said", "says", "told", "added")


def _site_end(tokens: Tokens, end: int) -> int:
    """Past "International Airport" and the like after a settlement's name."""
    for count in (3, 2, 1):
        if end + count <= len(tokens) and " ".join(tokens.lower[end : end + count]) in _SITES:
            return end + count
    return end


_SITES = frozenset(
    {"international airport", "airport", "air base", "airbase", "air force base", "naval base", "central station"}
)


def _site(tokens: Tokens, start: int, end: int, near: GazetteerPlace) -> PlaceMention:
    """A site that is named after a settlement; where it lies exactly is not known."""
    first, last = tokens.starts[start], tokens.ends[end - 1]
    text = tokens.text[first:last]
    return PlaceMention(first, last, text, text, "site", near.code, relation=relation_before(tokens.text, first))


def _mention(tokens: Tokens, start: int, end: int, place: GazetteerPlace) -> PlaceMention:
    first, last = tokens.starts[start], tokens.ends[end - 1]
    relation = relation_before(tokens.text, first)
    text = tokens.text[first:last]
    return PlaceMention(first, last, text, place.name, place.precision, place.code, place.lat, place.lon, relation)


def _with_countries(
    places: list[PlaceMention], tokens: Tokens, actors: tuple[ActorMention, ...]
) -> Iterator[PlaceMention]:
    """The places, and with them the countries that a preposition of place governs or that end an address."""
    ends = {place.end: place.code for place in places}
    found = list(places)
    for actor in actors:
        if actor.kind != "country" or actor.form not in ("name", "alias"):
            continue
        before = tokens.text[max(0, actor.start - 2) : actor.start]
        address = before == ", " and ends.get(actor.start - 2) == actor.entity.code
        if actor.locative or (address and actor.entity.code is not None):
            found.append(_country(tokens.text, actor))
    yield from sorted(found, key=lambda place: place.start)


def _country(text: str, actor: ActorMention) -> PlaceMention:
    """A country, or the part of it that a compass word names ("northern Syria")."""
    part = _COMPASS.search(text, max(0, actor.start - 20), actor.start)
    start = part.start(1) if part else actor.start
    name = f"{part.group(1)} {actor.entity.name}" if part else actor.entity.name
    precision = "province" if part else "country"
    relation = relation_before(text, start)
    return PlaceMention(
        start, actor.end, text[start : actor.end], name, precision, actor.entity.code, relation=relation
    )


_COMPASS = re.compile(r"\b((?:north|south)?-?(?:east|west|north|south)ern|central)\s$", re.IGNORECASE)
