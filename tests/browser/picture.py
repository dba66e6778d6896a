"""What the tests of the interactive picture do again and again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from events.queries.days import number

READY = "/?from=2021-11-01&to=2022-02-28"
PAINTED = "performance.getEntriesByName('timeline:first-item').length || document.querySelector('.tl-gap button')"


def open_timeline(page: Page, address: str = READY) -> None:
    page.goto(address)
    for _ in range(200):  # wait_for_function would need eval, which the site forbids
        if page.evaluate(f"Boolean({PAINTED})"):
            return
        page.wait_for_timeout(50)
    raise AssertionError("Nothing was painted.")


def plot(page: Page) -> dict[str, float]:
    page.locator("[data-timeline-plot]").scroll_into_view_if_needed()
    box = page.locator("[data-timeline-plot]").bounding_box()
    assert box
    return {"left": box["x"], "top": box["y"], "width": box["width"], "height": box["height"]}


def address_query(page: Page) -> dict[str, str]:
    found = page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")
    return dict(found)


def settled(page: Page, gesture: Callable[[], None]) -> dict[str, str]:
    """Makes a gesture and waits until the address and the list have followed; the address's parameters."""
    with page.expect_response(lambda response: response.request.headers.get("hx-request") == "true"):
        gesture()
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    return address_query(page)


def length(query: dict[str, str]) -> int:
    return number(date.fromisoformat(query["to"])) - number(date.fromisoformat(query["from"])) + 1


def focus_on(page: Page, title: str) -> None:
    """Walks with the arrow keys until the tooltip names the event."""
    page.locator("[data-timeline-plot]").focus()
    tooltip = page.locator(".tl-tooltip")
    for _ in range(8):
        page.keyboard.press("ArrowDown")
        for _ in range(8):
            page.keyboard.press("ArrowLeft")
        for _ in range(8):
            if tooltip.is_visible() and tooltip.locator("strong").text_content() == title:
                return
            page.keyboard.press("ArrowRight")
    raise AssertionError(f"No mark named {title!r} within reach of the arrow keys.")
