"""Loads the demo of events/demo through the same doors that editors and articles come in by."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.text import slugify

from events import ingestion, review
from events.models import Actor, ActorName, Article, Event, Topic
from events.models.text import normalise
from events.tasks import process_article

DEMO = Path(__file__).resolve().parents[2] / "demo"
BY = "Dateline demo"
Row = dict[str, Any]


class Command(BaseCommand):
    help = "Loads the demo events, and three demo articles through extraction. Run again, it adds only what is missing."

    def handle(self, *, verbosity: int, **options: Any) -> None:
        demo = Demo(json.loads((DEMO / "events.json").read_text(encoding="utf-8")))
        with transaction.atomic():
            added = sum(demo.load_event(row) for row in demo.rows["events"])
        articles = sum(demo.load_article(path) for path in sorted((DEMO / "articles").glob("*.json")))
        if verbosity:
            self.stdout.write(f"{added} events and {articles} articles added.")


class Demo:
    """The demo file (`rows`: topics, actors, events), with what is stored of it by name."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.rows = rows

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {row["id"]: topic(row) for row in self.rows["topics"]}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        actors = {row["name"]: actor(row) for row in self.rows["actors"]}
        for row in self.rows["actors"]:
            if row["parent"] and actors[row["name"]].parent is None:
                actors[row["name"]].parent = actors[row["parent"]]
                actors[row["name"]].save()
        return actors

    def load_event(self, row: Row) -> bool:
        """Whether it was missing."""
        key = f"demo:{row['id']}"
        if Event.objects.filter(import_key=key).exists():
            return False
        reason = (
            "" if row["day_checked"] else "Its exact day rests on general knowledge: no source that was read gives it."
        )
        review.create(self.draft(row), by_name=BY, publish=True, import_key=key, reason=reason)
        return True

    def draft(self, row: Row) -> review.EventDraft:
        return review.EventDraft(
            title=row["title"],
            summary=row["summary"],
            type=row["type"],
            mode=row["mode"] or "",
            status=row["status"],
            credence=row["credence"],
            edtf=row["date"],
            importance=row["importance"],
            topics=tuple(self.topics[name] for name in row["topics"]),
            parties=tuple((self.actors[party["name"]], party["role"]) for party in row["actors"]),
            sources=tuple(map(source, row["sources"])),
            **place(row["place"]),
        )

    def load_article(self, path: Path) -> bool:
        """Takes one article in, lets the machine read it, and decides as its file says. Whether it was missing."""
        row = json.loads(path.read_text(encoding="utf-8"))
        incoming = ingestion.Incoming(
            text=row["text"],
            title=row["title"],
            outlet=row["outlet"],
            published_on=date.fromisoformat(row["published"]),
            known_from="given",
            language="en",
            licence="MIT, written for this demo",
        )
        receipt = ingestion.receive(incoming, topic=self.topics[row["topic"]])
        if not receipt.is_new:
            return False
        process_article.call(receipt.article.pk)
        for decision in row["decisions"]:
            target = Event.objects.get(import_key=f"demo:{decision['attach']}")
            proposal = proposal_of(target, receipt.article, decision["words"])
            if proposal is not None:
                review.attach(proposal, target, by=None, by_name=BY, reason="Tells of the same event.")
        return True


def proposal_of(target: Event, article: Article, words: str) -> Event | None:
    """The article's open proposal that tells of the target: its evidence touches the words, kind and time agree."""
    start = article.text.index(words)
    end = start + len(words)
    for citation in article.citations.filter(event__state=Event.State.PROPOSED, event__type=target.type):
        touches = any(span["start"] < end and start < span["end"] for span in citation.evidence)
        if touches and is_near(citation.event, target):
            return citation.event
    return None


def is_near(event: Event, target: Event) -> bool:
    """Whether the bounds of the two, widened by a day, overlap."""
    if not (event.earliest and event.latest and target.earliest and target.latest):
        return False
    day = timedelta(days=1)
    return event.earliest - day <= target.latest and target.earliest - day <= event.latest


def topic(row: Row) -> Topic:
    values = {"title": row["title"], "description": row["description"]}
    return Topic.objects.get_or_create(slug=row["id"], defaults=values)[0]


def actor(row: Row) -> Actor:
    """The stored actor of that country code or name, made where there is none; all its names are added."""
    found = Actor.objects.filter(kind=row["kind"])
    is_country = row["kind"] == Actor.Kind.COUNTRY
    stored = found.filter(code=row["code"]).first() if is_country else found.filter(name=row["name"]).first()
    stored = stored or Actor.objects.create(
        slug=slugify(normalise(row["name"])),
        name=row["name"],
        kind=row["kind"],
        code=row["code"] or "",
        wikidata=row.get("wikidata") or "",
    )
    names = [
        (row["name"], "official"),
        *((n, "alias") for n in row["aliases"]),
        *((n, "metonym") for n in row["metonyms"]),
    ]
    for name, kind in names:
        ActorName.objects.get_or_create(actor=stored, name=name, defaults={"kind": kind})
    return stored


def source(row: Row) -> review.SourceDraft:
    return review.SourceDraft(
        url=row["url"],
        title=row["title"] or "",
        outlet=row["publisher"] or "",
        published_on=date.fromisoformat(row["published"]) if row["published"] else None,
        checked=row["checked"],
    )


def place(row: Row | None) -> Row:
    if row is None:
        return {}
    return {
        "place_name": row["name"],
        "place_precision": row["precision"],
        "place_country": row["country"] or "",
        "latitude": row["lat"],
        "longitude": row["lon"],
    }
