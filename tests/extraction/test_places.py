"""Places in single sentences (places_cases.tsv), and which place of several with one name."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.extraction.actors import find_actors
from events.extraction.places import PlaceMention, find_places
from events.extraction.places.names import names_of

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "places_cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


def described(place: PlaceMention) -> str:
    relation = f" ({place.relation})" if place.relation else ""
    return f"{place.text} = {place.precision} {place.code or '-'}{relation}"


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_it_finds_the_places_of_a_sentence(sentence: str, expected: str) -> None:
    places = find_places(sentence)

    assert " | ".join(described(place) for place in places) == expected
    assert all(sentence[place.start : place.end] == place.text for place in places)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lebanon is tense. Clashes broke out in Tripoli.", "LBN"),
        ("Libya is tense. Clashes broke out in Tripoli.", "LBY"),
        ("A Canadian court sat in London, Ontario.", "CAN"),
        ("A British court sat in London.", "GBR"),
        ("Afghan officials met in Jalalabad.", "AFG"),
        ("Russian shells fell near Donetsk in Ukraine.", "UKR"),
        ("A man was shot in Alexandria, Virginia.", "USA"),
        ("Egyptian police searched a house in Alexandria.", "EGY"),
    ],
)
def test_it_chooses_among_places_of_one_name_by_the_countries_of_the_text(text: str, code: str) -> None:
    assert find_places(text)[0].code == code


def test_it_gives_degrees_of_settlements_and_none_of_countries() -> None:
    kyiv, ukraine = find_places("A shell fell in Kyiv, Ukraine.")

    assert kyiv.lat == pytest.approx(50.45, abs=0.1)
    assert kyiv.lon == pytest.approx(30.52, abs=0.1)
    assert (ukraine.lat, ukraine.lon) == (None, None)


def test_it_uses_one_name_for_all_spellings() -> None:
    names = {find_places(f"A shell fell in {spelling}, Ukraine.")[0].name for spelling in ("Kharkiv", "Kharkov")}

    assert names == {"Kharkiv"}


@pytest.mark.parametrize(
    ("sentence", "is_place"),
    [
        ("He spoke in Moscow.", True),
        ("Moscow said no.", False),
        ("Talks with Moscow failed.", False),
        ("They flew to Moscow.", True),
        ("A letter to Moscow was sent.", False),
        ("The attack on Kyiv failed.", True),
        ("Sanctions on Moscow failed.", False),
        ("In the Serbian capital Belgrade it rained.", True),
        ("Moscow's airport closed.", True),
        ("Moscow's patience ended.", False),
    ],
)
def test_it_takes_a_capital_either_as_a_place_or_as_an_actor(sentence: str, is_place: bool) -> None:
    places = [place.text for place in find_places(sentence) if place.precision == "settlement"]
    actors = [actor.text for actor in find_actors(sentence) if actor.form == "metonym"]

    assert (len(places), len(actors)) == ((1, 0) if is_place else (0, 1))


@pytest.mark.parametrize("text", ["", "\n\n", "in", "near the border with", "in of of", "In March, in May, in Nice"])
def test_it_survives_texts_without_places(text: str) -> None:
    assert all(text[place.start : place.end] == place.text for place in find_places(text))


def test_a_place_has_its_other_names() -> None:
    assert names_of("Kyiv", "UKR") == ("Kiev", "Київ", "Киев")
    assert names_of("Azov Sea") == ("Sea of Azov",)
    assert names_of("A town that is on no map") == ()
    assert names_of("Kyiv", "FRA") == ()
