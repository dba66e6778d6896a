"""No page asks another host for anything, breaks its policy or complains in the console: the fixtures see to that."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.sample import Sample

from .conftest import Guard

PUBLIC = ["/", "/?q=frigates", "/?actor=norway&from=2021-12&to=2022-02", "/?lanes=actor", "/topics/", "/topic/straits/", "/about/"]  # fmt: skip
ADMIN = [
    "",
    "events/event/",
    "events/event/add/",
    "events/article/",
    "events/article/add/",
    "events/actor/",
    "events/feed/",
]


@pytest.mark.parametrize("path", PUBLIC)
def test_it_stays_on_its_own_host(page: Page, live_site: Sample, path: str) -> None:
    page.goto(path, wait_until="networkidle")
    assert page.locator("h1").count() == 1


def test_it_stays_on_its_own_host_on_every_events_page(page: Page, live_site: Sample) -> None:
    for event in live_site.events.values():
        page.goto(event.get_absolute_url(), wait_until="networkidle")
        assert event.title in page.locator("h1").inner_text()


@pytest.mark.parametrize("path", ADMIN)
def test_it_stays_on_its_own_host_in_the_admin(signed_in: Page, live_site: Sample, path: str) -> None:
    answer = signed_in.goto(f"/admin/{path}", wait_until="networkidle")
    assert answer is not None
    assert answer.status == 200
    assert signed_in.locator("h1").count() >= 1


@pytest.mark.parametrize("path", ["/", "/about/", "/topics/"])
def test_it_asks_nobody_on_a_phone_or_in_the_dark(phone: Page, live_site: Sample, path: str) -> None:
    phone.emulate_media(color_scheme="dark")
    phone.goto(path, wait_until="networkidle")
    width = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width == 0


def test_the_guard_sees_a_request_to_another_host(page: Page, guard: Guard, live_site: Sample) -> None:
    page.goto("/about/", wait_until="networkidle")
    page.evaluate("fetch('https://elsewhere.example.com/pixel').catch(() => {})")
    page.wait_for_timeout(300)
    assert any("elsewhere.example.com" in problem for problem in guard.problems)
    guard.allow("elsewhere.example.com")
    guard.allow("Refused to connect|violates the following Content Security Policy")
