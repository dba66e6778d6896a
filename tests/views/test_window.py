"""What /window.json answers."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from events.models import Event, Topic
from events.queries import FilterSpec, select
from events.queries.days import day_of, number
from events.review import withdraw
from tests.sample import Sample, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample() -> Sample:
    return build()


def ask(client: Client, **query: Any) -> dict[str, Any]:
    response = client.get("/window.json", query)
    assert response.status_code == 200, response.content
    found: dict[str, Any] = response.json()
    return found


def marks(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {mark["id"]: mark for lane in answer["lanes"] for mark in lane["marks"]}


def test_it_tells_marks_with_their_bounds(client: Client, sample: Sample) -> None:
    answer = ask(client, px=1000)
    day = marks(answer)[sample.events["day"].public_id]
    assert day["first"] == day["last"] == 18984  # days from 1970-01-01 to 2021-12-23
    assert (day["type"], day["date"], day["sources"]) == ("COOPERATE", "23 December 2021", 2)
    month = marks(answer)[sample.events["month"].public_id]
    assert (month["last"] - month["first"] + 1, month["span"]) == (30, False)
    span = marks(answer)[sample.events["span"].public_id]
    assert (span["last"] - span["first"] + 1, span["span"]) == (11, True)


def test_it_leaves_an_open_end_open(client: Client, sample: Sample) -> None:
    mark = marks(ask(client))[sample.events["open"].public_id]
    assert mark["first"] is not None
    assert mark["last"] is None


def test_it_counts_what_it_does_not_draw(client: Client, sample: Sample) -> None:
    totals = ask(client, **{"from": "2021-12-01", "to": "2021-12-31"})["totals"]
    assert totals["undated"] == 1
    assert totals["window"] + totals["before"]["count"] + totals["after"]["count"] == totals["all"]
    assert totals["after"]["nearest"]["id"] == sample.events["early"].public_id


def test_it_agrees_with_the_list_on_every_window(client: Client, sample: Sample) -> None:
    for query in (
        "from=2021-11&to=2021-12",
        "from=2022-01-15&to=2022-01-15",
        "from=1990&to=1991",
        "actor=norway&to=2022",
    ):
        spec, _ = FilterSpec.parse(QueryDict(query))
        answer = client.get(f"/window.json?{query}").json()
        assert answer["totals"]["window"] == select(spec).filter(undated=False).count(), query


def test_its_counts_are_exact_and_by_calendar_step(client: Client, sample: Sample) -> None:
    answer = ask(client, px=200, lanes="none", **{"from": "2021", "to": "2022"})
    edges = answer["overview"]["edges"]
    counts = answer["overview"]["counts"]
    steps = list(pairwise(edges))
    at = next(i for i, (first, after) in enumerate(steps) if first <= 18984 < after)
    here = ask(client, **{"from": iso(edges[at]), "to": iso(edges[at + 1] - 1)})
    assert sum(column[at] for column in counts.values()) == here["totals"]["window"]


def iso(day_number: int) -> str:
    return day_of(day_number).isoformat()


def test_a_crowd_becomes_counts_bounded_by_the_width(client: Client, crowd: None) -> None:
    answer = ask(client, px=300, lanes="none")
    (lane,) = answer["lanes"]
    assert lane["window"] == 400
    assert len(lane["marks"]) < 20
    assert sum(sum(column) for column in lane["counts"].values()) == 400
    assert len(answer["edges"]) < 300


@pytest.fixture
def crowd() -> None:
    events = []
    for i in range(400):
        day = date(2020, 1, 1) + timedelta(days=i)
        event = Event(title=f"Drill {i}", type="MOBILIZE", edtf=day.isoformat(), state=Event.State.PUBLISHED)
        event.derive_date()
        events.append(event)
    Event.objects.bulk_create(events)


def test_in_a_crowd_the_most_important_keep_their_names(client: Client, crowd: None) -> None:
    drills = Event.objects.order_by("earliest")
    marked, reported = drills[17], drills[300]
    Event.objects.filter(pk=marked.pk).update(importance=1)
    Event.objects.filter(pk=reported.pk).update(sources=9)
    named = marks(ask(client, px=300, lanes="none"))
    assert {marked.public_id, reported.public_id} <= set(named)


def test_its_lanes_are_those_asked_for(client: Client, sample: Sample) -> None:
    by_type = [lane["key"] for lane in ask(client, lanes="type")["lanes"]]
    assert {"COOPERATE", "CONSULT"} <= set(by_type)
    by_actor = ask(client, lanes="actor", actor="chile")["lanes"]
    assert by_actor[0]["key"] == "chile"
    by_place = {lane["key"]: lane["label"] for lane in ask(client, lanes="place")["lanes"]}
    assert by_place["CHL"] == "Chile"
    assert len(ask(client, lanes="none")["lanes"]) == 1


def test_it_draws_an_empty_collection(client: Client) -> None:
    answer = ask(client)
    assert answer["lanes"] == []
    assert answer["totals"]["all"] == 0


def test_it_reaches_the_ends_of_the_calendar(client: Client, sample: Sample) -> None:
    answer = ask(client, **{"from": "0001", "to": "9999"})
    assert answer["window"] == [number_of("0001-01-01"), number_of("9999-12-31")]
    assert answer["unit"] == "century"


def number_of(text: str) -> int:
    return number(date.fromisoformat(text))


def test_it_answers_a_broken_query_with_400_and_words(client: Client, sample: Sample) -> None:
    for query in ("from=2021-13", "from=2022&to=2021", "actor=nobody-at-all", "px=wide", "lanes=diagonal"):
        response = client.get(f"/window.json?{query}")
        assert response.status_code == 400, query
        assert len(response.json()["error"]) > 10


def test_it_is_fetched_again_only_when_something_changed(client: Client, sample: Sample, admin: Any) -> None:
    first = client.get("/window.json")
    again = client.get("/window.json", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content
    withdraw(sample.events["day"], by=admin, reason="Told twice.")
    after = client.get("/window.json", headers={"If-None-Match": first["ETag"]})
    assert after.status_code == 200
    assert sample.events["day"].public_id not in marks(after.json())


def test_it_shows_only_what_is_published(client: Client, sample: Sample) -> None:
    total = ask(client)["totals"]
    assert total["all"] + total["undated"] == Event.objects.published().count()


def test_two_actors_stand_face_to_face(client: Client, sample: Sample) -> None:
    lanes = client.get("/window.json?lanes=actor&actor=chile&actor=norway").json()["lanes"]
    assert [lane["key"] for lane in lanes] == ["chile", "norway"]
    shared = {mark["id"] for mark in lanes[0]["marks"]} & {mark["id"] for mark in lanes[1]["marks"]}
    assert sample.events["day"].public_id in shared


def test_two_topics_stand_face_to_face(client: Client, sample: Sample) -> None:
    harbours = Topic.objects.create(slug="harbours", title="The harbours")
    sample.events["day"].topics.add(harbours)
    sample.events["day"].save()  # as every change through the review service does
    lanes = ask(client, lanes="topic", topic=["straits", "harbours"])["lanes"]
    assert [lane["label"] for lane in lanes] == ["The straits", "The harbours"]
    assert [mark["id"] for mark in lanes[1]["marks"]] == [sample.events["day"].public_id]
