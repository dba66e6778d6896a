"""The desk in German: headings of lists, labels of forms, messages after a decision."""

from __future__ import annotations

import pytest
from django.test import Client

from events.models import Event
from tests.sample import Sample

GERMAN = {"accept-language": "de"}


def page(client: Client, address: str) -> str:
    return client.get(address, headers=GERMAN).content.decode()


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("/admin/", ["Redaktion", "Ereignisse", "Artikel", "Akteure", "Medien"]),
        (
            "/admin/events/article/",
            ["Artikel zur Änderung auswählen", "veröffentlicht am", "Nach Prüfer", "jemand anderes"],
        ),
        ("/admin/events/event/add/", ["Titel:", "Undatiert: keine Quelle sagt, wann", "Worte, die es belegen"]),
        ("/admin/events/article/add/", ["Text des Artikels", "oder eine Datei", "oder sein Link"]),
        ("/admin/events/feed/", ["Feed zur Änderung auswählen"]),
    ],
)
def test_pages_speak_german(admin_site: Client, sample: Sample, address: str, wanted: list[str]) -> None:
    html = page(admin_site, address)
    assert [text for text in wanted if text not in html] == []


def test_a_kind_is_chosen_by_its_german_name(admin_site: Client, sample: Sample) -> None:
    assert "Gespräche (nicht näher bestimmt)" in page(admin_site, "/admin/events/event/add/")


def test_what_is_wrong_is_said_in_german(admin_site: Client, sample: Sample) -> None:
    answer = admin_site.post("/admin/events/article/add/", {"text": ""}, headers=GERMAN)
    assert "Noch gibt es nichts zu lesen" in answer.content.decode()
    shown = admin_site.get("/admin/events/event/preview/?edtf=2021-11&undated=on", headers=GERMAN)
    assert "Entfernen Sie das Datum oder das Häkchen." in shown.content.decode()


def test_a_decision_is_confirmed_in_german(admin_site: Client, sample: Sample) -> None:
    event = Event.objects.published().first()
    assert event is not None
    address = f"/admin/events/event/{event.pk}/decide/"
    answer = admin_site.post(address, {"do": "nonsense"}, headers=GERMAN, follow=True)
    assert "Das ist keine Entscheidung." in answer.content.decode()
