"""Servers are asked one after the other, by all workers together."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from events.ingestion import fetch, politeness
from events.models import Article, Host

from .conftest import Web
from .test_tasks import page
from .test_workers import database_url


@pytest.mark.django_db
def test_it_gives_each_a_turn_of_its_own_at_one_server() -> None:
    assert politeness.take_turn("https://one.example:443", 60) == 0
    assert 0 < politeness.take_turn("https://one.example:443", 60) <= 60
    assert 60 < politeness.take_turn("https://one.example:443", 60) <= 120
    assert politeness.take_turn("https://two.example:443", 60) == 0


@pytest.mark.django_db
def test_it_asks_for_robots_again_after_an_hour(web: Web) -> None:
    url = web.html("/a", "<p>Words.</p>")
    fetch.get(url)
    fetch.get(url)
    assert [path for path, _ in web.asked] == ["/robots.txt", "/a", "/a"]
    Host.objects.update(robots_until=timezone.now() - timedelta(seconds=1))
    web.serve("/robots.txt", b"User-agent: *\nDisallow: /b\0", {"Content-Type": "text/plain"})
    fetch.get(url)
    assert Host.objects.get().robots == "User-agent: *\nDisallow: /b"


@pytest.mark.django_db(transaction=True)
def test_it_shares_robots_and_turns_among_processes(web: Web) -> None:
    addresses = [web.html(f"/{name}", page()) for name in ("one", "two")]
    environment = os.environ | {
        "DATELINE_DATABASE_URL": database_url(),
        "DATELINE_FETCH_ALLOWED_HOSTS": web.address.removeprefix("http://"),
        "DATELINE_FETCH_DELAY_SECONDS": "1",
    }
    began = timezone.now()
    running = [
        subprocess.Popen([sys.executable, "manage.py", "ingest", url], cwd=settings.BASE_DIR, env=environment)
        for url in addresses
    ]
    assert [process.wait(120) for process in running] == [0, 0]
    assert sorted(web.paths()) == ["/one", "/two"]
    assert Article.objects.exclude(stage=Article.Stage.MATCHED).count() == 1  # one is a copy of the other
    next_at = Host.objects.get().next_at
    assert next_at is not None
    assert next_at >= began + timedelta(seconds=2)  # two turns were taken
