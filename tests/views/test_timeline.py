from __future__ import annotations

import pytest
from django.test import Client

from events.review import EventDraft, create
from tests.sample import Sample

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/"}


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_every_event_with_its_date_as_exact_as_it_is(client: Client, sample: Sample) -> None:
    html = body(client, "/")
    assert "10 events" in html
    for event in sample.events.values():
        assert event.title in html
    for words in (
        "23 December 2021",
        "November 2021",
        "early January 2022",
        "since March 2021",
        "about 3 February 2022",
        "Undated",
    ):
        assert words in html


def test_it_marks_what_is_not_plainly_so(client: Client, sample: Sample) -> None:
    html = body(client, "/")
    for marks in ("is-planned is-stated", "is-occurred is-claimed", "is-occurred is-denied", "is-cancelled is-stated"):
        assert marks in html


def test_it_says_the_filter_and_what_can_be_removed(client: Client, sample: Sample) -> None:
    html = body(client, "/?actor=norway&actor=chile&match=all")
    assert "2 events with Norway and Chile" in html
    assert 'href="/?actor=chile&amp;match=all"' in html


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/?actor=atlantis", "“atlantis” is not a name of any actor here"),
        ("/?from=2021-13", "is not a date that can be read"),
        ("/?from=2022&to=2021", "before it begins"),
    ],
)
def test_it_tells_people_what_could_not_be_used_and_shows_the_rest(
    client: Client, sample: Sample, address: str, said: str
) -> None:
    html = body(client, address)
    assert said in html
    assert "10 events" in html


def test_it_keeps_what_was_typed_beside_the_notice(client: Client, sample: Sample) -> None:
    assert 'value="2021-13" aria-invalid="true"' in body(client, "/?from=2021-13")


def test_an_empty_result_says_which_filter_to_give_up(client: Client, sample: Sample) -> None:
    html = body(client, "/?actor=cote-d-ivoire&status=planned")
    assert "No event meets all of these filters." in html
    assert "Without planned: 1 event" in html


def test_an_empty_collection_says_how_events_come_in(client: Client, db: None) -> None:
    assert "Nothing has been published here yet." in body(client, "/")


def test_it_counts_the_undated_events_that_a_range_leaves_out(client: Client, sample: Sample) -> None:
    assert "1 event that meets the other filters has no date" in body(client, "/?from=2021&to=2023")


def test_it_escapes_what_a_visitor_types(client: Client, sample: Sample) -> None:
    html = body(client, "/?q=%3Cscript%3Ealert(1)%3C/script%3E&actor=%22%3E%3Cimg%20src=x%3E")
    assert "<script>alert" not in html
    assert "<img" not in html


def test_it_marks_the_words_of_a_search(client: Client, sample: Sample) -> None:
    assert "a <mark>drone</mark> crossed" in body(client, "/?q=drones")


def test_it_answers_htmx_with_the_pieces_that_change(client: Client, sample: Sample) -> None:
    response = client.get("/?type=CONSULT&q=", headers=HTMX)
    html = response.content.decode()
    assert "<html" not in html
    assert 'id="results"' in html
    for piece in ("summary", "notices", "active", "field-from", "facet-type", "tally-type"):
        assert f'id="{piece}"' in html
    assert "density" not in html  # the picture without scripts
    assert response["HX-Push-Url"] == "/?type=CONSULT"
    assert "HX-Request" in response["Vary"]


def test_it_adds_no_second_history_entry_for_the_same_address(client: Client, sample: Sample) -> None:
    assert client.get("/", headers=HTMX)["HX-Push-Url"] == "false"


def test_it_leaves_the_search_field_alone_while_someone_types_in_it(client: Client, sample: Sample) -> None:
    html = client.get("/?q=dro", headers=HTMX | {"HX-Trigger-Name": "q"}).content.decode()
    assert 'id="field-q"' not in html


def test_it_gives_a_whole_page_to_a_browser_that_goes_back(client: Client, sample: Sample) -> None:
    html = client.get("/", headers=HTMX | {"HX-History-Restore-Request": "true"}).content.decode()
    assert "<html" in html


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", ""])
def test_it_shows_a_page_whatever_the_number(client: Client, sample: Sample, page: str) -> None:
    assert "10 events" in body(client, f"/?page={page}")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("os", "Norway"), ("ivory", "Côte d’Ivoire"), ("COTE", "Côte d’Ivoire"), ("hu", "Harbour Union")],
)
def test_it_suggests_actors_by_any_name(client: Client, sample: Sample, typed: str, name: str) -> None:
    assert f'value="{name}"' in body(client, f"/suggest/?actor={typed}")


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ("cape", '<option value="Cape Horn">Cape Horn</option>'),
        ("horn", ""),
        ("odes", '<option value="Odesa">Odesa</option>'),
        ("ODESS", '<option value="Odesa">Odessa</option>'),
        ("cote d", '<option value="Côte d’Ivoire">Côte d’Ivoire</option>'),
        ("Ivory", '<option value="Côte d’Ivoire">Ivory Coast</option>'),
        ("--", ""),
    ],
)
def test_it_suggests_places_by_any_name(client: Client, sample: Sample, typed: str, option: str) -> None:
    draft = EventDraft(title="A ship sails", type="STATE", edtf="2022", place_name="Odesa", place_country="UKR")
    create(draft, by_name="Test", publish=True)
    assert body(client, f"/suggest/?place={typed}").strip() == option


def test_it_suggests_nothing_for_nothing(client: Client, sample: Sample) -> None:
    assert "option" not in body(client, "/suggest/?actor=")


def test_it_is_made_once_for_all_readers_until_something_changes(client: Client, sample: Sample) -> None:
    first = client.get("/?actor=chile")
    assert first["Cache-Control"] == "private, no-cache"
    again = client.get("/?actor=chile", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    create(EventDraft(title="Chile paints a buoy", type="STATE", edtf="2022-05-02", parties=((sample.actors["chile"], "actor"),)),
           by_name="Test", publish=True)  # fmt: skip
    after = client.get("/?actor=chile", headers={"If-None-Match": first["ETag"]})
    assert "Chile paints a buoy" in after.content.decode()


def test_it_is_another_page_in_another_language_on_a_phone_and_as_a_fragment(client: Client, sample: Sample) -> None:
    asked: tuple[dict[str, str], ...] = ({}, {"Accept-Language": "de"}, {"User-Agent": "Mobile"}, HTMX)
    found = {client.get("/", headers=headers)["ETag"] for headers in asked}
    assert len(found) == len(asked)


def test_undo_leads_to_the_filter_that_was_left(client: Client, sample: Sample) -> None:
    def undo(left: str, **headers: str) -> bool:
        html = client.get("/?actor=chile", headers={"Referer": left, **headers}).content.decode()
        return "Undo" in html

    assert undo("http://testserver/?actor=norway")
    assert undo("http://elsewhere.example/", **{**HTMX, "HX-Current-URL": "http://testserver/?type=STATE"})
    assert not undo("http://testserver/?actor=chile&lanes=actor")
    assert not undo("http://testserver/about/?actor=norway")
    assert not undo("http://elsewhere.example/?actor=norway")
    assert not undo("http://[")
