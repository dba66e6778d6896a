"""Takes the pictures of docs/screenshots: starts a server on fresh data, walks through it with Chromium."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screenshots"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}}
TOPIC = "/?topic=russia-nato-ukraine-2021-2022"


@dataclass(frozen=True)
class Site:
    address: str
    password: str


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        for name, options, walk in SHOTS:
            page = browser.new_context(base_url=site.address, reduced_motion="reduce", **options).new_page()
            walk(page, site)
            page.wait_for_timeout(700)  # until the last fade has ended
            page.screenshot(path=PICTURES / f"{name}.png")
            page.context.close()
            print(f"docs/screenshots/{name}.png {(PICTURES / f'{name}.png').stat().st_size // 1000} kB")
        browser.close()


@contextmanager
def serving(data: Path) -> Iterator[Site]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"DATELINE_DATA_DIR": str(data), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(port)]
    with (data / "said").open("wb") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.DEVNULL)
        try:
            yield Site(f"http://localhost:{port}", password_said(data / "said", port))
        finally:
            server.terminate()
            server.wait()


def password_said(said: Path, port: int) -> str:
    for _ in range(3000):
        found = re.search(r"Password +(\S+)", said.read_text(encoding="utf-8"))
        with socket.socket() as probe:
            if found and probe.connect_ex(("127.0.0.1", port)) == 0:
                return found[1]
        time.sleep(0.1)
    raise SystemExit(f"The server did not start:\n{said.read_text(encoding='utf-8')}")


def timeline(page: Page, _: Site) -> None:
    at(page, TOPIC)


def at(page: Page, address: str) -> None:
    """The address, with the guide of a first visit put away and the page at its top."""
    page.goto(address, wait_until="networkidle")
    for guide in page.get_by_role("button", name=re.compile("Got it|Verstanden")).all():
        guide.click()
    page.evaluate("scrollTo(0, 0)")


def card(page: Page, _: Site) -> None:
    at(page, f"{TOPIC}&from=2021-12&to=2022-02")
    page.locator("[data-timeline-plot]").focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.get_by_role("dialog").locator("h1").wait_for()


def compare(page: Page, _: Site) -> None:
    at(page, "/?actor=russia&actor=nato&from=2021-11&to=2022-02&lanes=actor")


def as_of(page: Page, _: Site) -> None:
    at(page, f"{TOPIC}&as_of=2022-01-20")


def empty(page: Page, _: Site) -> None:
    at(page, "/?actor=japan&type=AID&sources=2")


def trouble(page: Page, _: Site) -> None:
    at(page, TOPIC)
    page.route("**/window.json*", lambda route: route.abort())
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Try again").wait_for()


def world(page: Page, _: Site) -> None:
    at(page, TOPIC)
    page.locator(".tl-map > summary").click()
    page.locator(".tl-map svg").wait_for()
    page.locator(".tl-map").scroll_into_view_if_needed()


def filters(page: Page, _: Site) -> None:
    at(page, TOPIC)
    page.locator("#filters > summary").click()


def event(page: Page, _: Site) -> None:
    page.goto("/?q=salvo", wait_until="networkidle")
    page.goto(str(page.locator('a[href*="/event/"]').first.get_attribute("href")), wait_until="networkidle")


def queue(page: Page, site: Site) -> None:
    page.goto("/admin/login/?next=/admin/events/article/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill(site.password)
    page.get_by_role("button", name="Log in").click()
    page.goto("/admin/events/article/?stage__exact=matched", wait_until="networkidle")


def review(page: Page, site: Site) -> None:
    queue(page, site)
    page.goto("/admin/events/article/?q=salvo", wait_until="networkidle")
    page.locator('a[href*="review"]').first.click()
    page.wait_for_load_state("networkidle")


DARK = DESKTOP | {"color_scheme": "dark"}
GERMAN_PHONE = PHONE | {"locale": "de-DE"}
SHOTS: list[tuple[str, dict[str, Any], Callable[[Page, Site], None]]] = [
    ("timeline", DESKTOP, timeline),
    ("timeline-dark", DARK, timeline),
    ("timeline-phone", PHONE, timeline),
    ("timeline-german", GERMAN_PHONE, timeline),
    ("filters-phone", PHONE, filters),
    ("card", DESKTOP, card),
    ("compare", DESKTOP, compare),
    ("as-of", DESKTOP, as_of),
    ("map", DESKTOP, world),
    ("empty", DESKTOP, empty),
    ("error", DESKTOP, trouble),
    ("event", DESKTOP, event),
    ("queue", DESKTOP, queue),
    ("review", DESKTOP, review),
]

if __name__ == "__main__":
    main()
