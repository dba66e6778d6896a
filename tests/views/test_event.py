from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User
from django.test import Client

from events.models import Article, Citation, Event
from events.review import EventDraft, create, merge, withdraw
from tests.sample import Sample


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_what_is_known_and_who_says_so(client: Client, sample: Sample) -> None:
    html = body(client, sample.events["day"].get_absolute_url())
    for text in (
        "Frigates of Norway and Chile meet off the cape",
        "23 December 2021",
        "Two frigates held a joint exercise.",
        "Cape Horn",
        "2 independent sources",
        "Two frigates met off the cape on Thursday night.",
        "The Example",
        "UTC</time>: entered",
    ):
        assert text in html, text


def test_it_says_what_a_date_leaves_open(client: Client, sample: Sample) -> None:
    assert "November 2021, day not known" in body(client, sample.events["month"].get_absolute_url())
    assert "Undated: no source says when" in body(client, sample.events["undated"].get_absolute_url())


def test_it_links_to_sources_without_vouching_for_them(client: Client, sample: Sample) -> None:
    html = body(client, sample.events["day"].get_absolute_url())
    assert '<a href="https://news.example.org/straits/1" rel="noopener nofollow ugc">' in html


def test_it_says_how_the_date_was_worked_out_and_marks_its_words(client: Client, sample: Sample) -> None:
    event = sample.events["day"]
    citation = event.citations.get(article__outlet__name="The Example")
    citation.date_words = {"start": None, "end": None, "text": "Thursday night"}
    citation.anchor, citation.edtf = date(2021, 12, 24), "2021-12-23"
    citation.save()
    html = body(client, event.get_absolute_url())
    assert "off the cape on <mark>Thursday night</mark>." in html
    assert "“Thursday night”" in html
    assert "24 December 2021" in html


def test_it_shows_where_a_source_differs(client: Client, sample: Sample) -> None:
    event = sample.events["day"]
    event.citations.filter(article__outlet__name="The Example").update(edtf="2021-12-22")
    assert "dates it 22 December 2021" in body(client, event.get_absolute_url())


def test_it_escapes_a_hostile_source(client: Client, sample: Sample) -> None:
    article = Article.objects.create(url="https://bad.example/", title="<script>alert(1)</script>", text="")
    evidence = [{"start": None, "end": None, "text": "<img src=x onerror=alert(1)> on Friday"}]
    words = {"start": None, "end": None, "text": "Friday"}
    Citation.objects.create(event=sample.events["day"], article=article, evidence=evidence, date_words=words)
    html = body(client, sample.events["day"].get_absolute_url())
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "<mark>Friday</mark>" in html


def test_it_leads_to_the_neighbours_in_the_present_filter(client: Client, sample: Sample) -> None:
    html = body(client, sample.events["month"].get_absolute_url() + "?type=CONSULT")
    assert f"{sample.events['planned'].get_absolute_url()}?type=CONSULT" not in html
    assert f"{sample.events['cancelled'].get_absolute_url()}?type=CONSULT" in html
    assert 'rel="prev"' not in html


def test_it_finds_neighbours_of_an_event_outside_the_filter(client: Client, sample: Sample) -> None:
    html = body(client, sample.events["day"].get_absolute_url() + "?type=CONSULT")
    assert f'rel="prev" href="{sample.events["month"].get_absolute_url()}?type=CONSULT"' in html
    assert f'rel="next" href="{sample.events["cancelled"].get_absolute_url()}?type=CONSULT"' in html


def test_it_gives_the_panel_the_same_content_without_the_frame(client: Client, sample: Sample) -> None:
    address = sample.events["day"].get_absolute_url()
    for response in (client.get(address, headers={"HX-Request": "true"}), client.get(f"{address}?fragment=1")):
        html = response.content.decode()
        assert "<html" not in html
        assert "Two frigates met off the cape on Thursday night." in html


def test_a_merged_event_leads_to_the_last_of_the_chain(client: Client, sample: Sample, admin: User) -> None:
    first, second, third = (sample.events[name] for name in ("span", "early", "day"))
    merge(first, second, by=admin, reason="the same")
    merge(second, third, by=admin, reason="the same")
    response = client.get(first.get_absolute_url() + "?actor=norway")
    assert response.status_code == 301
    assert response["Location"] == third.get_absolute_url() + "?actor=norway"


def test_a_withdrawn_event_says_that_it_was(client: Client, sample: Sample, admin: User) -> None:
    withdraw(sample.events["day"], by=admin, reason="not so")
    response = client.get(sample.events["day"].get_absolute_url())
    assert response.status_code == 410
    assert "This event was withdrawn" in response.content.decode()


def test_a_proposal_is_not_there_for_the_public(client: Client, sample: Sample) -> None:
    event: Event = create(EventDraft(title="Only proposed", type="STATE", edtf="2022"), by_name="Test")
    assert client.get(event.get_absolute_url()).status_code == 404
    assert client.get("/event/2222222222/").status_code == 404
