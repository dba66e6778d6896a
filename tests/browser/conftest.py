"""A real Chromium before a real server. Whatever a visitor's console would complain of fails the test."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, sync_playwright
from pytest_django.live_server_helper import LiveServer

from . import chromium

if TYPE_CHECKING:
    from tests.sample import Sample

HERE = Path(__file__).parent
REPORT_VIOLATIONS = """addEventListener("securitypolicyviolation", event =>
  console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@dataclass
class Guard:
    """Gathers what went wrong in a page. `allow` names, by regular expression, a message that the test provokes."""

    host: str
    problems: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, pattern: str) -> None:
        self.allowed.append(pattern)

    def watch(self, context: BrowserContext) -> None:
        context.add_init_script(REPORT_VIOLATIONS)
        context.route(lambda url: self._is_outside(url), self._refuse)
        context.on("page", self._watch_page)

    def unforeseen(self) -> list[str]:
        return [problem for problem in self.problems if not any(re.search(p, problem) for p in self.allowed)]

    def _watch_page(self, page: Page) -> None:
        page.on("console", lambda message: self._note(message.type, message.text, message.location.get("url", "")))
        page.on("pageerror", lambda error: self.problems.append(f"uncaught: {error}"))
        page.on("requestfailed", self._note_failure)

    def _note(self, kind: str, text: str, url: str) -> None:
        if kind == "error":
            self.problems.append(f"console: {text} ({url})")

    def _note_failure(self, request: Request) -> None:
        if request.failure and "ERR_ABORTED" not in request.failure:  # ERR_ABORTED: left behind by a navigation
            self.problems.append(f"request failed: {request.url} {request.failure}")

    def _is_outside(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host

    def _refuse(self, route: Route) -> None:
        self.problems.append(f"request to another host: {route.request.url}")
        route.abort()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def guard(live_server: LiveServer) -> Guard:
    return Guard(host=urlsplit(live_server.url).netloc)


@pytest.fixture
def new_context(browser: Browser, live_server: LiveServer, guard: Guard) -> Iterator[Callable[..., BrowserContext]]:
    """Makes guarded browser contexts; takes Playwright's options (viewport, color_scheme, java_script_enabled ...)."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(10_000)
        guard.watch(context)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], guard: Guard) -> Iterator[Page]:
    """A page on the live server: `page.goto("/")`. Fails the test on any unforeseen error, violation or outside request."""
    yield new_context().new_page()
    assert guard.unforeseen() == []


@pytest.fixture
def page_without_scripts(new_context: Callable[..., BrowserContext], guard: Guard) -> Iterator[Page]:
    yield new_context(java_script_enabled=False).new_page()
    assert guard.unforeseen() == []


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext], guard: Guard) -> Iterator[Page]:
    options = {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
        "device_scale_factor": 2,
    }
    yield new_context(**options).new_page()
    assert guard.unforeseen() == []


@pytest.fixture
def live_site(live_server: LiveServer, transactional_db: None) -> Sample:
    """The live server with the small collection of tests/sample.py on it."""
    from tests.sample import build

    return build()


@pytest.fixture
def signed_in(page: Page, live_server: LiveServer, admin: Any) -> Page:
    """`page`, signed in to the admin as a chief editor through the sign-in form's session."""
    from django.test import Client

    client = Client()
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return page


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """What axe-core finds wrong on a page: one line per rule and place; empty where it is well."""
    source = (settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def run(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations")
        return [f"{rule['id']}: {node['target']} {node['html'][:120]}" for rule in found for node in rule["nodes"]]

    return run
