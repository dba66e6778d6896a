"""What actors and places are called in the reader's language, and which typed names are understood."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from events.extraction.actors.catalog import countries
from events.models import Actor, Event
from events.models.names import (
    DATA,
    collection_name,
    collection_names_like,
    country_code,
    country_words,
    name_words,
    place_words,
)
from events.review.derived import place_names


def test_names_are_shown_in_the_readers_language() -> None:
    with translation.override("de"):
        assert name_words("Hungary") == "Ungarn"
        assert name_words("Arab League") == "Arabische Liga"
        assert name_words("Harbour Union") == "Harbour Union"
        assert place_words("Kremlin, Moscow") == "Kreml, Moskau"
        assert place_words("Old pier, Geneva") == "Old pier, Genf"
    with translation.override("en"):
        assert name_words("Hungary") == "Hungary"
        assert place_words("Kremlin, Moscow") == "Kremlin, Moscow"


def test_a_name_in_another_language_leads_to_the_collections_own() -> None:
    assert collection_name("ungarn") == "Hungary"
    assert collection_name("ÖSTERREICH") == "Austria"
    assert collection_name("Nowhere Land") == "Nowhere Land"
    assert collection_names_like("unga") == ["Hungary"]
    assert collection_names_like("") == []


def test_every_country_has_a_name_in_every_language() -> None:
    known = {row["code"] for row, _names in countries()}
    rows = [line.split("\t") for line in (DATA / "countries.tsv").read_text("utf-8").splitlines()[1:]]
    assert len(rows) > 190
    assert {code for code, *_names in rows} <= known
    assert all(names and all(names) for _code, *names in rows)


def test_a_country_is_named_by_its_code_also_where_it_is_no_actor() -> None:
    with translation.override("de"):
        assert country_words("NOR") == "Norwegen"
    assert country_words("NOR") == "Norway"
    assert country_words("XXX") == "XXX"
    assert country_code("Norwegen") == country_code("norway") == "NOR"
    assert country_code("Atlantis") == ""


@pytest.fixture
def summit(db: None) -> Event:
    actor = Actor.objects.create(slug="hungary", name="Hungary", kind="country", code="HUN")
    event = Event(title="Ministers meet", type="CONSULT", edtf="2021-05-04", state="published", sources=1)
    event.place_name = "Vienna"
    event.place_country = "AUT"
    event.place_names = place_names(event)
    event.save()
    event.participations.create(actor=actor, role="host")
    return event


def test_german_pages_say_german_names(client: Client, summit: Event) -> None:
    html = client.get("/?actor=hungary", headers={"Accept-Language": "de"}).content.decode()
    assert "1 Ereignis mit Ungarn" in html
    assert "Wien" in html
    assert "Vienna" not in html
    page = client.get(summit.get_absolute_url(), headers={"Accept-Language": "de"}).content.decode()
    assert ">Ungarn</a>" in page


@pytest.mark.parametrize("query", ["actor=Ungarn", "place=Wien"])
def test_a_german_name_finds_what_the_english_one_does(client: Client, summit: Event, query: str) -> None:
    response = client.get(f"/?{query}")
    assert b"Ministers meet" in response.content
    assert b"could not be used" not in response.content


def test_suggestions_know_german_names(client: Client, summit: Event) -> None:
    found = client.get("/suggest/?actor=ung", headers={"Accept-Language": "de"}).content.decode()
    assert '<option value="Ungarn">' in found


def test_the_map_says_german_names_and_filters_by_the_collections_own(client: Client, summit: Event) -> None:
    answer = client.get("/window.json?places=1", headers={"Accept-Language": "de"}).json()
    assert [(place["name"], place["label"]) for place in answer["places"]] == [("Vienna", "Wien")]


@pytest.mark.parametrize("typed", ["Austria", "Österreich", "aut"])
def test_a_country_that_only_places_name_can_be_chosen(client: Client, summit: Event, typed: str) -> None:
    html = client.get("/", {"place": typed}).content.decode()
    assert "1 event in Austria" in html
    assert 'href="/?place=AUT"' in client.get("/").content.decode()
    assert '"label": "Austria"' in client.get("/window.json?lanes=place").content.decode().replace('":"', '": "')
