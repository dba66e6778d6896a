"""What the interactive picture paints, teaches and says."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from events.review import EventDraft, create
from tests.sample import Sample

from .picture import open_timeline


def test_it_paints_its_first_item_and_says_so(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    page.wait_for_timeout(200)
    assert page.evaluate("performance.getEntriesByName('timeline:first-item').length") == 1
    pixels = page.evaluate(
        """() => { const c = document.querySelector('[data-timeline-plot] canvas');
        return new Set(new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer)).size }"""
    )
    assert pixels > 20


def test_it_hides_the_picture_for_browsers_without_scripts(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    expect(page.locator("#density")).to_be_hidden()


def test_an_error_keeps_the_picture_and_offers_retry(page: Page, live_site: Sample, guard: object) -> None:
    guard.allow("503|failed")  # type: ignore[attr-defined]
    open_timeline(page)
    page.route("**/window.json*", lambda route: route.fulfill(status=503, body="{}"))
    page.get_by_role("button", name="Zoom in").click()
    retry = page.get_by_role("button", name="Try again")
    expect(retry).to_be_visible()
    page.unroute("**/window.json*")
    with page.expect_response(re.compile(r"/window\.json")):
        retry.click()
    expect(retry).to_be_hidden()


def test_it_teaches_its_marks_and_keys(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    page.locator("[data-timeline-plot]").focus()
    page.keyboard.press("?")
    expect(page.locator(".tl-legend").get_by_text("denied or retracted")).to_be_visible()
    page.locator("[data-timeline-plot]").focus()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()


def test_days_do_not_shift_with_the_time_zone(
    new_context: Callable[..., object], live_site: Sample, guard: object
) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        page = new_context(timezone_id=zone).new_page()  # type: ignore[attr-defined]
        open_timeline(page)
        assert page.locator(".tl-range").text_content() == "1 November 2021 – 28 February 2022"
    assert guard.unforeseen() == []  # type: ignore[attr-defined]


def test_its_guide_is_shown_until_it_is_dismissed(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    page.get_by_role("button", name="Got it").click()
    open_timeline(page)
    expect(page.locator(".tl-guide")).to_be_hidden()


def test_nothing_found_draws_no_picture_of_a_day_that_nobody_asked_for(page: Page, live_site: Sample) -> None:
    page.goto("/?q=zeppelin")
    expect(page.locator(".tl-gap")).to_have_text("No event meets these filters.")
    for part in (".tl-plot", ".tl-overview", ".tl-toolbar"):
        expect(page.locator(part)).to_be_hidden()
    assert "1970" not in page.locator("main").inner_text()
    page.locator(".loosenings a").first.click()
    expect(page.locator(".tl-plot")).to_be_visible()
    expect(page.locator(".tl-overview")).to_be_visible()


def test_it_carries_no_second_picture_along(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    expect(page.locator("#density *")).to_have_count(0)
    page.locator("#choose-type-consult").click()
    expect(page.locator("#summary")).to_contain_text("Talks")
    expect(page.locator("#density *")).to_have_count(0)


def test_a_mark_that_has_left_does_not_hide_the_name_of_one_in_sight(page: Page, live_site: Sample) -> None:
    left, seen = (
        "Envoys read a long joint note about the lighthouse",
        "Keeper of the lighthouse answers the envoys at noon",
    )
    for title, day in ((left, "2019-05-02"), (seen, "2019-05-09")):
        create(EventDraft(title=title, type="STATE", edtf=day), by_name="Test", publish=True)
    open_timeline(page, "/?from=2019-05-06&to=2019-05-20")
    page.get_by_text("Share", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="drawing").click()
    assert seen in download.value.path().read_text(encoding="utf-8")
