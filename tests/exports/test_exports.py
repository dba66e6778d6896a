from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from icalendar import Calendar

from events.models import Event
from events.review import EventDraft, create
from tests.sample import Sample

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def fetch(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]


def rows(client: Client, address: str = "/events.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(fetch(client, address).removeprefix("\ufeff"))))


def calendar(client: Client, address: str = "/events.ics") -> list[Any]:
    return Calendar.from_ical(fetch(client, address)).walk("VEVENT")


def test_csv_has_a_line_for_every_event_in_order_of_time(client: Client, sample: Sample) -> None:
    found = rows(client)
    assert len(found) == 10
    assert found[0]["title"] == "Norway patrols the straits"
    assert found[-1]["date_in_words"] == "undated"
    assert found[-1]["date"] == found[-1]["earliest"] == ""


def test_csv_follows_the_filter(client: Client, sample: Sample) -> None:
    assert {row["title"] for row in rows(client, "/events.csv?actor=cote-d-ivoire")} == {
        "Harbour Union meets in Abidjan"
    }


@pytest.mark.parametrize("title", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1"])
def test_csv_runs_no_formula_in_a_spreadsheet(client: Client, db: None, title: str) -> None:
    create(EventDraft(title=title, summary=title, type="STATE", edtf="2022"), by_name="Test", publish=True)
    row = rows(client)[0]
    assert row["title"][0] == row["summary"][0] == "'"


def test_csv_keeps_numbers_numbers(client: Client, sample: Sample) -> None:
    assert rows(client, "/events.csv?place=CHL")[0]["longitude"] == "-67.27"


def test_json_tells_dates_as_exactly_as_they_are_known(client: Client, sample: Sample) -> None:
    data = json.loads(fetch(client, "/events.json"))
    assert data["count"] == len(data["events"]) == 10
    dates = {event["title"]: event["date"] for event in data["events"]}
    assert dates["Harbour Union meets in Abidjan"] == {
        "edtf": "2021-11",
        "earliest": "2021-11-01",
        "latest": "2021-11-30",
        "shape": "within",
        "display": "November 2021",
    }
    assert dates["Norway patrols the straits"]["latest"] is None
    assert dates["A harbour was mined"]["edtf"] is None


def test_json_holds_the_quote_and_its_link(client: Client, sample: Sample) -> None:
    event = next(e for e in json.loads(fetch(client, "/events.json?place=CHL"))["events"])
    assert event["citations"][0]["quote"] == "Two frigates met off the cape on Thursday night."
    assert event["citations"][0]["url"] == "https://news.example.org/straits/1"
    assert event["url"].startswith("http://testserver/event/")


def test_json_of_nothing_is_whole(client: Client, db: None) -> None:
    assert json.loads(fetch(client, "/events.json"))["events"] == []


def test_geojson_puts_a_point_only_where_the_place_is_known(client: Client, sample: Sample) -> None:
    features = json.loads(fetch(client, "/events.geojson"))["features"]
    points = [feature["geometry"] for feature in features if feature["geometry"]]
    assert len(features) == 10
    assert points == [{"type": "Point", "coordinates": [-67.27, -55.98]}]


def test_geojson_never_pins_a_whole_country(client: Client, db: None) -> None:
    draft = EventDraft(
        title="Somewhere",
        type="STATE",
        edtf="2022",
        place_name="Chile",
        place_precision="country",
        place_country="CHL",
        latitude=-30,
        longitude=-71,
    )
    create(draft, by_name="Test", publish=True)
    assert json.loads(fetch(client, "/events.geojson"))["features"][0]["geometry"] is None


def test_calendar_holds_whole_days_and_says_what_is_not_known(client: Client, sample: Sample) -> None:
    entries = {str(entry["summary"]): entry for entry in calendar(client)}
    assert len(entries) == 9
    month = entries["Harbour Union meets in Abidjan (November 2021)"]
    assert (month["dtstart"].dt, month["dtend"].dt) == (date(2021, 11, 1), date(2021, 12, 1))
    assert "Frigates of Norway and Chile meet off the cape" in entries
    assert entries["Norway and Chile plan a summit"]["status"] == "TENTATIVE"
    assert entries["Harbour Union calls off its summit (March 2022)"]["status"] == "CANCELLED"


def test_calendar_takes_the_last_day_of_the_calendar(client: Client, db: None) -> None:
    create(EventDraft(title="The end", type="STATE", edtf="9999-12-31"), by_name="Test", publish=True)
    assert calendar(client)[0]["dtstart"].dt == date(9999, 12, 31)


@pytest.mark.parametrize(
    "title", ["a; b, c\\d", "two\nlines", "€" * 70, "x" * 74 + "é" * 60, "a\x07bell", "BEGIN:VEVENT"]
)
def test_calendar_keeps_every_text_whole(client: Client, db: None, title: str) -> None:
    draft = EventDraft(title="Text", summary=title, type="STATE", edtf="2022-02-24", place_name=title)
    create(draft, by_name="Test", publish=True)
    (entry,) = calendar(client)
    assert entry["description"].split("\n24 February")[0].rstrip("\n") == title.replace("\x07", "")
    assert entry["location"] == title.replace("\x07", "")
    assert all(len(line) <= 75 for line in fetch(client, "/events.ics").encode().split(b"\r\n"))


def test_every_format_reads_more_than_one_block(
    client: Client, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {name: fetch(client, f"/events.{name}") for name in ("csv", "json", "geojson", "ics")}
    monkeypatch.setattr("events.exports.collection.CHUNK", 3)
    assert {name: fetch(client, f"/events.{name}") for name in whole} == whole


def test_atom_is_a_feed_of_what_was_published_last(client: Client, sample: Sample) -> None:
    feed = ElementTree.fromstring(fetch(client, "/events.atom?type=CONSULT"))  # noqa: S314 - our own output
    assert feed.findtext("a:title", namespaces=ATOM) == "Dateline: 3 events, Talks"
    titles = [entry.findtext("a:title", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]
    assert titles[0] == "Harbour Union calls off its summit"
    links = feed.findall("a:link", ATOM)
    assert links[0].get("href") == "http://testserver/events.atom?type=CONSULT"


def test_atom_escapes_markup(client: Client, db: None) -> None:
    create(EventDraft(title="A <b> & “c” ]]>", type="STATE", edtf="2022"), by_name="Test", publish=True)
    feed = ElementTree.fromstring(fetch(client, "/events.atom"))  # noqa: S314 - our own output
    assert feed.findtext("a:entry/a:title", namespaces=ATOM) == "A <b> & “c” ]]>"


@pytest.mark.parametrize("format", ["csv", "json", "geojson", "ics", "atom"])
def test_no_format_shows_a_proposal(client: Client, sample: Sample, format: str) -> None:
    create(EventDraft(title="Only proposed", type="STATE", edtf="2022"), by_name="Test")
    assert Event.objects.proposed().count() == 1
    assert "Only proposed" not in fetch(client, f"/events.{format}")


@pytest.mark.parametrize("format", ["csv", "json", "geojson", "ics", "atom"])
def test_a_program_is_refused_what_cannot_be_read(client: Client, sample: Sample, format: str) -> None:
    response = client.get(f"/events.{format}?from=2021-13&actor=atlantis")
    assert response.status_code == 400
    answer = response.json()
    assert "from: “2021-13” is not a date" in answer["error"]
    assert [problem["parameter"] for problem in answer["problems"]] == ["actor", "from"]


def test_an_unknown_format_is_not_found(client: Client, sample: Sample) -> None:
    assert client.get("/events.xlsx").status_code == 404
