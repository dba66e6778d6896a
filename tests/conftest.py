"""What every test may lean on: a database of its own, people, and a small collection of events."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.utils import translation

# Playwright's synchronous interface keeps an event loop in this thread, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

    from .sample import Sample


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file of this run's own: in memory, all threads of the live server would share one connection."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(path)
        database["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"


@pytest.fixture(scope="session", autouse=True)
def static_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty place for collected files, so that no test depends on what an earlier run collected."""
    root = tmp_path_factory.mktemp("static")
    settings.STATIC_ROOT = root
    return root


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """The language of a test's last request ends with the test."""
    yield
    translation.deactivate()


@pytest.fixture
def admin(db: None) -> User:
    from django.contrib.auth.models import User

    return User.objects.create_superuser("chief", "chief@example.org", "a-long-pass-phrase")


@pytest.fixture
def admin_site(client: Client, admin: User) -> Client:
    """A test client that is signed in to the admin."""
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def sample(db: None) -> Sample:
    """A few published events of every sort, made through the review service."""
    from .sample import build

    return build()


@pytest.fixture(autouse=True)
def fresh_background() -> None:
    """What a process remembers of how common things are belongs to the collection of the test before."""
    from events.review.matching.background import counted

    counted.cache_clear()
