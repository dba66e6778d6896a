from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.sample import Sample


def test_topics_lists_topics_that_have_events(client: Client, sample: Sample) -> None:
    html = client.get("/topics/").content.decode()
    assert "The straits" in html
    assert "10 events" in html


def test_a_topic_has_a_page_of_its_own(client: Client, sample: Sample) -> None:
    html = client.get("/topic/straits/").content.decode()
    assert '<h1 lang="en">The straits</h1>' in html
    assert "Ships, talks and tests." in html
    assert "10 events on The straits" in html


def test_an_unknown_topic_is_not_found(client: Client, sample: Sample) -> None:
    assert client.get("/topic/moon/").status_code == 404


def test_about_teaches_every_mark(client: Client, sample: Sample) -> None:
    html = client.get("/about/").content.decode()
    assert html.count("<svg") == 18
    assert "How dates are worked out" in html


def test_every_mark_has_a_letter_of_its_own_and_a_colour(client: Client, sample: Sample) -> None:
    html = client.get("/about/").content.decode()
    letters = re.findall(r"<text[^>]*>(\w)</text>", html)
    assert len(set(letters)) == len(letters) == 18
    tokens = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    for name in re.findall(r'class="badge type-(\w+)"', html):
        assert tokens.count(f"--type-{name}:") == 2, name


def test_the_embedded_view_is_light_and_framed_by_nobody_unless_a_setting_says_so(
    client: Client, sample: Sample
) -> None:
    response = client.get("/embed/?actor=norway")
    assert "htmx" not in response.content.decode()
    assert "filter-form" not in response.content.decode()
    assert "events with Norway" in response.content.decode()
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", "/topics/", "/topic/straits/", "/about/", "/embed/", "/nothing-here/"])
def test_pages_hold_no_inline_script_or_style(client: Client, sample: Sample, address: str) -> None:
    html = client.get(address).content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)(?![^>]*application/json)", html)


def test_a_missing_page_says_what_to_do(client: Client, sample: Sample) -> None:
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()
