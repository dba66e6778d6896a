"""The vocabulary files: complete, consistent, and every name of them found again."""

from __future__ import annotations

import pytest

from events.extraction.actors import all_entities, entity, find_actors, outlets
from events.extraction.actors.catalog import countries, organizations, persons, surnames
from events.extraction.actors.tables import rows, split

COUNTRIES = [(row, found) for row, found in countries() if row["alpha2"]]


def test_it_has_every_code_of_iso_3166_once() -> None:
    alpha2 = [row["alpha2"] for row, _ in COUNTRIES]

    assert len(alpha2) == len(set(alpha2)) == 250  # 249 and Kosovo's user-assigned XK
    assert all(len(row["id"]) == 3 and row["id"].isupper() and row["id"] == row["code"] for row, _ in COUNTRIES)


@pytest.mark.parametrize(("row", "country"), COUNTRIES, ids=[row["id"] for row, _ in COUNTRIES])
def test_it_finds_a_country_by_all_its_names(row: dict[str, str], country: object) -> None:
    names = [row["name"], *split(row["names"])]

    assert [find_actors(f"We know that {name} replied.")[0].entity for name in names] == [country] * len(names)


@pytest.mark.parametrize(("row", "country"), COUNTRIES, ids=[row["id"] for row, _ in COUNTRIES])
def test_it_finds_the_soldiers_of_a_country(row: dict[str, str], country: object) -> None:
    adjectives = split(row["adjectives"])

    assert [find_actors(f"Two {word} soldiers left.")[0].entity for word in adjectives] == [country] * len(adjectives)


def test_it_has_ids_that_are_unique() -> None:
    ids = [found.id for found in all_entities()]

    assert len(ids) == len(set(ids))


def test_it_has_parents_and_offices_that_exist() -> None:
    known = {found.id for found in all_entities()} | {found.code for found in all_entities()}
    owners = {found.parent for found in all_entities()} - {None}
    offices = {office.of for found in all_entities() for office in found.offices} - {None}

    assert owners <= known
    assert offices <= known


def test_it_has_offices_that_end_after_they_begin() -> None:
    spans = [(office.start, office.end) for found in all_entities() for office in found.offices]

    assert [span for span in spans if span[0] and span[1] and span[0] > span[1]] == []


def test_it_names_offices_only_by_titles_that_it_can_read() -> None:
    titles = {row["office"] for row in rows("titles.tsv")} | {row["title"] for row in rows("titles.tsv")}

    assert {office.title for found in all_entities() for office in found.offices} <= titles


@pytest.mark.parametrize(("row", "person"), persons(), ids=[row["name"] for row, _ in persons()])
def test_it_finds_a_person_by_full_name(row: dict[str, str], person: object) -> None:
    assert find_actors(f"Later {row['name']} replied.")[0].entity == person
    assert surnames(row)


def test_it_finds_organisations_by_their_full_names() -> None:
    plain = [(row, body) for row, body in organizations() if "(" not in row["name"]]
    found = [find_actors(f"Later {row['name']} replied.") for row, _ in plain]

    assert [body.name for (_, body), ms in zip(plain, found, strict=True) if not ms or ms[0].entity != body] == []


def test_it_gives_entities_by_id() -> None:
    assert entity("nato").names[:2] == ("NATO", "Nato")
    assert entity("RUS").wikidata == "Q159"


def test_it_keeps_outlets_apart_from_actors() -> None:
    assert outlets()["AFP"] == ("Agence France-Presse", "FRA")
    assert [name for name in outlets() if find_actors(f"Later {name} reported it.")] == []
