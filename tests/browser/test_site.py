"""The public pages as visitors use them: with scripts, without, on a phone, in the dark, by keyboard."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.sample import Sample

PAGES = [
    "/",
    "/?actor=norway&type=CONSULT",
    "/?actor=cote-d-ivoire&status=planned",
    "/?from=rubbish",
    "/topics/",
    "/topic/straits/",
    "/about/",
    "/embed/",
]


def summary(page: Page) -> str:
    return page.locator("#summary").inner_text()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    live_site: Sample,
    new_context: Callable[..., BrowserContext],
    axe: Callable[[Page], list[str]],
    address: str,
    scheme: str,
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto(address, wait_until="networkidle")
    assert axe(page) == []


def test_axe_finds_nothing_on_an_event(live_site: Sample, page: Page, axe: Callable[[Page], list[str]]) -> None:
    for event in live_site.events.values():
        page.goto(event.get_absolute_url())
        assert axe(page) == []


def test_a_choice_changes_list_counts_and_address_without_a_reload(live_site: Sample, page: Page) -> None:
    page.goto("/")
    page.evaluate("window.stayed = true")
    page.locator("#choose-type-consult").click()
    expect(page.locator("#summary")).to_have_text("3 events, Talks")
    expect(page.locator(".event")).to_have_count(3)
    assert page.url.endswith("/?type=CONSULT")
    assert page.evaluate("window.stayed") is True


def test_going_back_takes_a_choice_back(live_site: Sample, page: Page) -> None:
    page.goto("/")
    page.locator("#choose-type-consult").click()
    expect(page.locator("#summary")).to_have_text("3 events, Talks")
    page.go_back()
    expect(page.locator("#summary")).to_have_text("10 events")
    expect(page.locator(".event")).to_have_count(10)
    page.wait_for_load_state("networkidle")
    page.go_forward()
    expect(page.locator("#summary")).to_have_text("3 events, Talks")


def test_a_search_is_answered_while_it_is_typed(live_site: Sample, page: Page) -> None:
    page.goto("/")
    page.locator("#q").press_sequentially("drone", delay=30)
    expect(page.locator("#summary")).to_have_text("1 event, matching “drone”")
    expect(page.locator(".event-title mark")).to_have_text("drone")
    expect(page.locator("#q")).to_be_focused()
    assert page.url.endswith("/?q=drone")


def test_an_actor_is_found_by_an_alias_and_added(live_site: Sample, page: Page) -> None:
    page.goto("/")
    page.locator("#actor").press_sequentially("ivor", delay=30)
    expect(page.locator("#actor-names option")).to_have_count(1)
    expect(page.locator("#actor-names option")).to_have_attribute("value", "Côte d’Ivoire")
    page.locator("#actor").fill("Ivory Coast")
    page.locator("#actor").press("Enter")
    expect(page.locator("#summary")).to_have_text("1 event with Côte d’Ivoire")
    page.locator(".chip").first.click()
    expect(page.locator("#summary")).to_have_text("10 events")


def test_a_date_that_cannot_be_read_is_told_and_kept_for_correction(live_site: Sample, page: Page) -> None:
    page.goto("/")
    page.locator("#from").fill("soonish")
    page.locator("#from").press("Enter")
    expect(page.locator("#notices")).to_contain_text("“soonish” is not a date that can be read")
    expect(page.locator("#from")).to_have_value("soonish")
    page.locator("#from").fill("March 2022")
    page.locator("#from").press("Enter")
    expect(page.locator("#summary")).to_have_text("3 events, from March 2022")
    expect(page.locator("#notices")).to_be_empty()


def test_everything_works_without_scripts(live_site: Sample, page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto("/")
    page.locator("#choose-type-consult").click()
    assert summary(page) == "3 events, Talks"
    page.locator("#actor").fill("Ivory Coast")
    page.locator("#from").fill("autumn 2021")
    page.get_by_role("button", name="Show").click()
    assert summary(page) == "1 event with Côte d’Ivoire, Talks, from autumn 2021"
    page.get_by_role("link", name="Clear all").click()
    page.locator(".density-bars a").first.click()
    assert "since" not in summary(page)
    assert page.locator(".event").count() >= 1
    page.locator(".event-title a").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_nothing_scrolls_sideways(live_site: Sample, new_context: Callable[..., BrowserContext]) -> None:
    for width in (320, 390, 768, 1280, 3840):
        page = new_context(viewport={"width": width, "height": 900}).new_page()
        for address in ["/", live_site.events["day"].get_absolute_url(), "/about/", "/topics/"]:
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, address)


def test_on_a_phone_filters_wait_behind_a_button_and_the_list_is_the_page(live_site: Sample, phone: Page) -> None:
    phone.goto("/")
    expect(phone.locator("#q")).to_be_hidden()
    expect(phone.locator(".event").first).to_be_visible()
    phone.locator("#filters > summary").tap()
    expect(phone.locator("#q")).to_be_visible()


def test_the_filters_stand_open_beside_the_list_on_a_wide_screen(live_site: Sample, page: Page) -> None:
    page.goto("/")
    expect(page.locator("#q")).to_be_visible()


def test_the_keyboard_reaches_the_list_past_the_filters(live_site: Sample, page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    skip = page.get_by_role("link", name="Skip to the list")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#results")).to_be_focused()


def test_the_documentation_of_the_api_is_local(live_site: Sample, page: Page) -> None:
    page.goto("/api/docs")
    expect(page.get_by_text("/api/events", exact=True)).to_be_visible()


def test_the_page_is_light(live_site: Sample, page: Page) -> None:
    """What the timeline fetches before anything is opened, compressed: one style sheet, and scripts."""
    weights: dict[str, list[int]] = {"stylesheet": [], "script": []}
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/", wait_until="networkidle")
    for answer in answers:
        if answer.request.resource_type in weights:
            weights[answer.request.resource_type].append(len(gzip.compress(answer.body(), 9)))
    assert len(weights["stylesheet"]) == 1
    assert sum(weights["stylesheet"]) <= 20_000
    assert sum(weights["script"]) <= 90_000
