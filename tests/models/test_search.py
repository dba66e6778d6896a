"""The search tables follow the stored text by themselves, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest
from django.db import connection

from events.models import Event, SearchDocument

pytestmark = pytest.mark.django_db

FIND = {
    "sqlite": "SELECT rowid FROM events_search WHERE events_search MATCH %s",
    "postgresql": "SELECT event_id FROM events_searchdocument "
    "WHERE to_tsvector('english', body) @@ plainto_tsquery('english', %s)",
}


def find(words: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(FIND[connection.vendor], [words])
        return [row[0] for row in cursor.fetchall()]


def test_it_finds_what_was_stored_changed_and_not_what_is_gone() -> None:
    event = Event.objects.create(title="A", type="STATE", edtf="2021")
    document = SearchDocument.objects.create(event=event, body="frigates met off the cape")
    assert find("frigate") == [event.pk]
    document.body = "talks were held"
    document.save()
    assert (find("frigate"), find("talk")) == ([], [event.pk])
    document.delete()
    assert find("talk") == []
