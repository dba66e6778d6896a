from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.test import Client

from events.extraction import extract
from events.models import Article, Event
from events.review import find_matches, propose

TEXT = (
    "Norway tested a missile off its northern coast on Thursday night, the ministry of defence in Oslo said. "
    "Chile condemned the launch on Friday. The foreign ministers of Norway and Chile will meet in Geneva on 10 January 2022."
)


@pytest.fixture
def article(db: None) -> Article:
    """An article that was read and waits for review."""
    article = Article.objects.create(
        url="https://gazette.example/1",
        canonical_url="https://gazette.example/1",
        title="A launch in the north",
        text=TEXT,
        published_on=date(2021, 12, 24),
        published_known_from="given",
        stage=Article.Stage.MATCHED,
    )
    for event in propose(article, extract(TEXT, article.published_on, article.title), by_name="extractor"):
        find_matches(event)
    assert open_events().count() >= 2
    return article


def open_events() -> QuerySet[Event]:
    return Event.objects.proposed().order_by("pk")


@pytest.fixture
def reader(db: None) -> Client:
    """Somebody with an account and no right to edit."""
    user = User.objects.create_user("guest", password="a-long-pass-phrase", is_staff=True)
    return signed_in_as(user)


@pytest.fixture
def editor(db: None) -> User:
    user = User.objects.create_user("flavia", password="a-long-pass-phrase", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def desk(editor: User) -> Client:
    """A client signed in as a member of the Editors group."""
    return signed_in_as(editor)


def signed_in_as(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
