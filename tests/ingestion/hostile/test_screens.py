from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from events import tasks
from events.ingestion import receive
from events.ingestion.jsonl import read_line
from events.models import Article, Event
from events.review import accept

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
TEXT = f"On Monday, Norway and Chile signed a treaty in Geneva, the ministry {SCRIPT} said. Chile condemned {SCRIPT} a strike on Tuesday."
REL = {"noopener", "nofollow", "ugc"}


@pytest.fixture
def article(admin: User) -> Article:
    fields = {"text": TEXT, "published": "2021-12-24", "url": "https://good.example/?a='&q=%3Cscript%3E"}
    fields |= {"title": f"News {SCRIPT}", "author": SCRIPT, "outlet": f"Paper {SCRIPT}"}
    article = receive(read_line(json.dumps(fields).encode())).article
    tasks.start([article.pk])
    for event in Event.objects.proposed():
        accept(event, by=admin)
    assert Event.objects.published().exists()
    return article


def assert_harmless(page: bytes) -> None:
    tree = html.fromstring(page)
    assert not [script for script in tree.iter("script") if script.text and "alert" in script.text]
    assert not [image for image in tree.iter("img") if image.get("onerror")]
    outward = [link for link in tree.iter("a") if (link.get("href") or "").startswith("https://good.example")]
    assert not [link for link in outward if not set((link.get("rel") or "").split()) >= REL]
    assert not [link for link in tree.iter("a") if (link.get("href") or "").startswith(("javascript:", "data:"))]


@pytest.mark.parametrize("path", ["review/", "change/", ""])
def test_it_shows_editors_nothing_that_runs(admin_site: Client, article: Article, path: str) -> None:
    page = admin_site.get(f"/admin/events/article/{f'{article.pk}/' if path else ''}{path}")
    assert page.status_code == 200
    assert b"alert(1)" in page.content
    assert_harmless(page.content)


def test_it_shows_readers_nothing_that_runs(client: Client, article: Article) -> None:
    for event in Event.objects.published():
        page = client.get(event.get_absolute_url())
        assert b"good.example" in page.content
        assert_harmless(page.content)
    assert_harmless(client.get("/").content)
