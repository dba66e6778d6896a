from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from events.extraction.edtf import Edtf
from events.extraction.values import DateMention, EventActor, ExtractedEvent, Span
from events.models import Actor, ActorName, Article
from events.review import EventDraft, SourceDraft

TEXT = (
    "Ruritania tested a missile on Thursday night. Its president denied it on Friday. Strelsau will host talks in May."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def found(words: str, day: str | None, **values: object) -> ExtractedEvent:
    """An extracted event with `words` of TEXT as its evidence."""
    defaults: dict[str, object] = {
        "title": "Ruritania tests a missile",
        "type": "MOBILIZE",
        "status": "occurred",
        "credence": "stated",
        "confidence": 0.9,
        "evidence": (span(words),),
        "reasons": ("a test verb",),
        "edtf": Edtf.parse(day) if day else None,
        "date": DateMention(
            30, 44, "Thursday night", "TIME", "2021-12-23TNI", "weekday-past", None, date(2021, 12, 24)
        ),
        "actors": (EventActor("Ruritania", "actor", None),),
    }
    return ExtractedEvent(**(defaults | values))  # type: ignore[arg-type]


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_user("flavia", password="rose-of-strelsau")


@pytest.fixture
def article(db: None) -> Article:
    return Article.objects.create(
        url="https://gazette.example/1",
        canonical_url="https://gazette.example/1",
        title="A test in Ruritania",
        text=TEXT,
        published_on=date(2021, 12, 24),
        published_known_from="given",
        stage="parsed",
        extractor="dateline 1",
    )


@pytest.fixture
def ruritania(db: None) -> Actor:
    actor = Actor.objects.create(slug="ruritania", name="Ruritania", kind="country")
    ActorName.objects.create(actor=actor, name="Kingdom of Ruritania", kind="official")
    ActorName.objects.create(actor=actor, name="Strelsau", kind="metonym")
    return actor


@pytest.fixture
def draft(ruritania: Actor) -> EventDraft:
    return EventDraft(
        title="Ruritania tests a missile",
        type="MOBILIZE",
        mode="missile_test",
        edtf="2021-12-23",
        place_name="Zenda",
        place_precision="site",
        parties=((ruritania, "actor"),),
        sources=(
            SourceDraft(
                url="https://gazette.example/2",
                title="Rocket over Zenda",
                outlet="The Gazette",
                published_on=date(2021, 12, 24),
                quote="A rocket rose over Zenda.",
            ),
        ),
    )
