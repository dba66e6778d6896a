from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from events.review import EventDraft, create, merge
from tests.sample import Sample


def fetch(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200
    return response.json()


def test_it_pages_the_events_of_a_filter(client: Client, sample: Sample) -> None:
    first, second = (fetch(client, f"/api/events?actor=norway&per_page=3&page={page}") for page in (1, 2))
    assert (first["count"], first["pages"]) == (5, 2)
    assert first["description"] == "5 events with Norway"
    ids = [event["id"] for event in first["events"] + second["events"]]
    assert len(set(ids)) == 5


def test_it_gives_one_event(client: Client, sample: Sample) -> None:
    event = sample.events["day"]
    answer = fetch(client, f"/api/events/{event.public_id}")
    assert answer["title"] == event.title
    assert answer["date"]["edtf"] == "2021-12-23"
    assert [actor["id"] for actor in answer["actors"]] == ["norway", "chile"]


def test_it_follows_a_merge(client: Client, sample: Sample, admin: User) -> None:
    merge(sample.events["span"], sample.events["day"], by=admin, reason="the same")
    answer = fetch(client, f"/api/events/{sample.events['span'].public_id}")
    assert answer["id"] == sample.events["day"].public_id


def test_it_hides_proposals(client: Client, sample: Sample) -> None:
    event = create(EventDraft(title="Only proposed", type="STATE", edtf="2022"), by_name="Test")
    assert client.get(f"/api/events/{event.public_id}").status_code == 404


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("type=PARTY", "type: “PARTY” is not a type of event"),
        ("from=2022&to=2021", "before it begins"),
        ("page=0", "page: “0” is not a whole number"),
        ("per_page=201", "per_page: “201” is not a whole number from 1 to 200"),
        ("page=two", "is not a whole number"),
    ],
)
def test_it_refuses_what_it_cannot_read(client: Client, sample: Sample, query: str, said: str) -> None:
    response = client.get(f"/api/events?{query}")
    assert response.status_code == 400
    assert said in response.json()["detail"]


def test_it_lists_topics_actors_and_types(client: Client, sample: Sample) -> None:
    assert fetch(client, "/api/topics")[0]["events"] == 10
    assert [actor["id"] for actor in fetch(client, "/api/actors?q=santi")] == ["chile"]
    taxonomy = fetch(client, "/api/taxonomy")
    assert len(taxonomy) == 18
    assert {"mode": "missile_test", "label": "Missile or rocket launch test"} in next(
        kind["modes"] for kind in taxonomy if kind["type"] == "MOBILIZE"
    )


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_read_only(client: Client, sample: Sample, method: str) -> None:
    assert getattr(client, method)("/api/events").status_code == 405


def test_it_documents_every_parameter_of_the_filter(client: Client, sample: Sample) -> None:
    operation = fetch(client, "/api/openapi.json")["paths"]["/api/events"]["get"]
    names = {parameter["name"] for parameter in operation["parameters"]}
    assert {
        "topic",
        "actor",
        "match",
        "type",
        "not_type",
        "from",
        "to",
        "q",
        "place",
        "status",
        "credence",
        "sources",
        "as_of",
    } <= names
