"""What holds for every text, however odd."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.actors import find_actors
from events.extraction.places import find_places

PIECES = [
    "Russia",
    "Russian",
    "Russians",
    "the",
    "The",
    "president",
    "President",
    "Putin",
    "Vladimir",
    "of",
    "'s",
    "’s",
    ",",
    ".",
    "-",
    "--",
    "(",
    ")",
    "\n",
    "\n\n",
    "\xa0",
    "U.S.",
    "Georgia",
    "Moscow",
    "Kyiv",
    "in",
    "near",
    "off the coast of",
    "troops",
    "police",
    "minister",
    "Foreign Minister",
    "Ali",
    "al-",
    "Karimi",
    "Senate",
    "United Nations",
    "capital",
    "said",
    "and",
    "Élysée",
    "O'Neill",
    "North",
    "NORTH KOREA",
    "WHO",
    "Jordan",
    "Smith",
    "spokesman for",
    "secretary",
    "General",
    "30 km north of",
    "Airport",
    "München",
    "京",
    "é",
    "Mr.",
    "Ban Ki-moon",
    "prime minister of",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)


@settings(deadline=None)
@given(TEXTS)
def test_it_gives_actors_in_order_at_the_very_words(text: str) -> None:
    mentions = find_actors(text)

    assert all(text[mention.start : mention.end] == mention.text != "" for mention in mentions)
    assert all(first.end <= second.start for first, second in pairwise(mentions))


@settings(deadline=None)
@given(TEXTS)
def test_it_gives_places_in_order_at_the_very_words(text: str) -> None:
    places = find_places(text)

    assert all(text[place.start : place.end] == place.text != "" for place in places)
    assert all(first.end <= second.start for first, second in pairwise(places))


@settings(deadline=None)
@given(TEXTS)
def test_it_gives_the_same_answer_again(text: str) -> None:
    find_actors.cache_clear()
    first = find_actors(text)
    find_actors.cache_clear()

    assert find_actors(text) == first
