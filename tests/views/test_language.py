"""The language of the pages: chosen in the footer, else the browser's, else English."""

from __future__ import annotations

import json

import pytest
from django.test import Client, override_settings

from tests.sample import Sample

GERMAN = {"accept-language": "de-AT,de;q=0.9,en;q=0.5"}


def text_of(client: Client, address: str) -> str:
    return client.get(address, headers=GERMAN).content.decode()


def test_it_speaks_english_unless_asked(client: Client, sample: Sample) -> None:
    response = client.get("/", headers={"accept-language": "fr"})
    assert '<html lang="en">' in response.content.decode()
    assert "What happened, when, and who says so" in response.content.decode()


def test_it_speaks_the_language_that_the_browser_asks_for(client: Client, sample: Sample) -> None:
    response = client.get("/", headers=GERMAN)
    assert '<html lang="de">' in response.content.decode()
    assert "Was geschah, wann, und wer das sagt" in response.content.decode()
    assert response["Content-Language"] == "de"


def test_it_tells_caches_what_the_language_hangs_on(client: Client, sample: Sample) -> None:
    for address in ("/", "/about/", "/window.json", "/events.atom", sample.events["day"].get_absolute_url()):
        varies = client.get(address)["Vary"]
        assert "Accept-Language" in varies
        assert "Cookie" in varies


def test_it_keeps_the_language_that_a_reader_chose(client: Client, sample: Sample) -> None:
    where = "http://testserver/?type=CONSULT"
    response = client.post("/language/", {"language": "de"}, headers={"referer": where})
    assert (response.status_code, response["Location"]) == (302, where)
    assert '<html lang="de">' in client.get("/about/").content.decode()
    client.post("/language/", {"language": "en"}, headers={"referer": where})
    assert '<html lang="en">' in client.get("/about/", headers=GERMAN).content.decode()


def test_it_asks_no_token_and_leaves_no_cookie_with_readers(sample: Sample) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.get("/")
    assert not strict.cookies
    assert strict.post("/language/", {"language": "de"}).status_code == 302
    assert strict.cookies["django_language"].value == "de"


def test_it_leads_nobody_to_another_host(client: Client, db: None) -> None:
    response = client.post("/language/", {"language": "de"}, headers={"referer": "https://elsewhere.example.net/"})
    assert response["Location"] == "/"


def test_it_says_the_filter_in_german(client: Client, sample: Sample) -> None:
    page = text_of(client, "/?actor=norway&actor=chile&type=CONSULT&from=2021-12&to=2022-02&sources=2")
    assert (
        "mit Norwegen oder Chile, Gespräche, Dezember 2021 bis Februar 2022, mindestens 2 unabhängige Quellen" in page
    )


def test_it_says_in_german_what_it_cannot_use(client: Client, sample: Sample) -> None:
    page = text_of(client, "/?actor=Nobody&from=2022&to=2021")
    assert "„Nobody“ ist hier kein Name eines Akteurs." in page
    assert "Der Zeitraum endet (2021), bevor er beginnt (2022)." in page


def test_it_tells_dates_of_an_event_in_german(client: Client, sample: Sample) -> None:
    page = text_of(client, sample.events["day"].get_absolute_url())
    assert "23. Dezember 2021" in page
    assert "24. Dezember 2021" in page  # of the article
    assert "December" not in page.split("<main", 1)[1].split("<blockquote", 1)[0]


def test_it_draws_lanes_in_the_language_of_each_reader(client: Client, sample: Sample) -> None:
    english = client.get("/window.json?lanes=type")
    german = client.get("/window.json?lanes=type", headers=GERMAN)
    assert "Talks" in {lane["label"] for lane in english.json()["lanes"]}
    assert "Gespräche" in {lane["label"] for lane in german.json()["lanes"]}
    assert "Talks" in {lane["label"] for lane in client.get("/window.json?lanes=type").json()["lanes"]}
    assert english["ETag"] != german["ETag"]


def test_it_writes_the_words_of_exports_in_german(client: Client, sample: Sample) -> None:
    response = client.get("/events.json", headers=GERMAN)
    content = json.loads(b"".join(response))
    shown = {event["date"]["display"] for event in content["events"]}
    assert {"23. Dezember 2021", "undatiert"} <= shown
    assert {event["type"] for event in content["events"]} >= {"CONSULT"}


@pytest.mark.parametrize("address", ["/nowhere/", "/event/2222222222/"])
def test_it_says_in_german_that_a_page_is_missing(client: Client, db: None, address: str) -> None:
    response = client.get(address, headers=GERMAN)
    assert response.status_code == 404
    assert "Diese Seite gibt es nicht" in response.content.decode()


def test_it_breaks_in_german(client: Client, db: None) -> None:
    from django.template.loader import render_to_string
    from django.utils import translation

    with translation.override("de"):
        page = render_to_string("500.html")
    assert '<html lang="de">' in page
    assert "Bei uns ist etwas schiefgegangen" in page


@override_settings(DATELINE_CONTENT_LANGUAGE="es")
def test_it_marks_the_language_of_what_others_wrote(client: Client, sample: Sample) -> None:
    event = sample.events["day"]
    page = text_of(client, event.get_absolute_url())
    assert f'<h1 lang="es">{event.title}</h1>' in page
    assert '<blockquote lang="en">' in page
    assert '<h5 class="event-title" lang="es">' in text_of(client, "/")


@pytest.mark.parametrize("address", ["/?topic=straits", "/topic/straits/"])
def test_it_marks_the_language_of_a_topic(client: Client, sample: Sample, address: str) -> None:
    page = text_of(client, address)
    assert '<h1 lang="en">The straits</h1>' in page
    assert '<p class="lead" lang="en">Ships, talks and tests.</p>' in page
