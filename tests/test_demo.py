"""The demo: all of it, once, with evidence to look at and proposals to decide."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from events.extraction import taxonomy
from events.models import Actor, Article, Citation, Decision, Event, Outlet, Topic

DEMO = Path(__file__).resolve().parent.parent / "events" / "demo"

pytestmark = pytest.mark.django_db


def counts() -> list[int]:
    return [model.objects.count() for model in (Event, Article, Citation, Actor, Topic, Outlet, Decision)]


def test_it_loads_every_event_with_its_sources_and_changes_nothing_the_second_time() -> None:
    call_command("load_demo", verbosity=0)
    before = counts()
    rows = json.loads((DEMO / "events.json").read_text(encoding="utf-8"))
    for row in rows["events"]:
        event = Event.objects.get(import_key=f"demo:{row['id']}")
        assert (event.state, event.title, event.edtf) == ("published", row["title"], row["date"])
        assert {source["url"] for source in row["sources"]} <= set(
            event.citations.values_list("article__url", flat=True)
        )
        assert {party["name"] for party in row["actors"]} == set(event.actors.values_list("name", flat=True))
    assert len(rows["events"]) == Event.objects.published().count() == 259
    call_command("load_demo", verbosity=0)
    assert counts() == before


def test_it_shows_marked_evidence_and_leaves_proposals_for_review() -> None:
    call_command("load_demo", verbosity=0)
    articles = Article.objects.exclude(text="")
    assert articles.count() == 3
    for article in articles:
        told = article.citations.filter(event__import_key__startswith="demo:")
        assert told.exists()
        for span in (span for citation in told for span in citation.evidence):
            assert article.text[span["start"] : span["end"]] == span["text"]
        assert article.citations.filter(event__state="proposed").exists()


def test_it_says_what_rests_on_general_knowledge() -> None:
    call_command("load_demo", verbosity=0)
    said = Decision.objects.filter(action="create", reason__contains="general knowledge")
    rows = json.loads((DEMO / "events.json").read_text(encoding="utf-8"))["events"]
    unchecked = {f"demo:{row['id']}" for row in rows if not row["day_checked"]}
    assert {line.event.import_key for line in said} == unchecked
    assert len(unchecked) == 9


def test_its_files_hold_together() -> None:
    rows = json.loads((DEMO / "events.json").read_text(encoding="utf-8"))
    actors, topics = {row["name"] for row in rows["actors"]}, {row["id"] for row in rows["topics"]}
    for row in rows["events"]:
        assert (row["type"], row["mode"] or "") in taxonomy.kinds()
        assert {party["name"] for party in row["actors"]} <= actors
        assert set(row["topics"]) <= topics
    for path in (DEMO / "articles").glob("*.json"):
        article = json.loads(path.read_text(encoding="utf-8"))
        assert 120 <= len(article["text"].split()) <= 220
        assert all(decision["words"] in article["text"] for decision in article["decisions"])
