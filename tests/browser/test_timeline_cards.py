"""The event's card beside the picture."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.sample import Sample

from .picture import READY, address_query, focus_on, open_timeline


def test_it_opens_an_event_by_key_and_gives_the_focus_back(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    event = live_site.events["day"]
    focus_on(page, event.title)
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("heading", name=event.title)).to_be_focused()
    assert address_query(page)["event"] == event.public_id
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator("[data-timeline-plot]")).to_be_focused()
    assert "event" not in address_query(page)


def test_it_opens_an_event_by_a_click_on_its_mark(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    event = live_site.events["day"]
    focus_on(page, event.title)
    tip = page.locator(".tl-tooltip").bounding_box()
    assert tip
    page.mouse.click(tip["x"] + tip["width"] / 2, tip["y"] + tip["height"] + 12)
    expect(page.get_by_role("dialog").get_by_role("heading", name=event.title)).to_be_visible()


def test_an_open_event_has_its_own_address(page: Page, live_site: Sample) -> None:
    event = live_site.events["span"]
    open_timeline(page, f"{READY}&event={event.public_id}")
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("heading", name=event.title)).to_be_visible()
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()
    page.go_back()
    expect(panel.get_by_role("heading", name=event.title)).to_be_visible()


def test_it_walks_to_the_next_event_in_the_filter(page: Page, live_site: Sample) -> None:
    open_timeline(page, f"{READY}&event={live_site.events['day'].public_id}")
    panel = page.get_by_role("dialog")
    following = panel.locator("a[rel=next]")
    identity = following.get_attribute("data-event")
    following.click()
    expect(panel.locator(f"[data-event='{identity}']").first).to_be_visible()
    assert address_query(page)["event"] == identity


def test_axe_finds_nothing_on_the_timeline(page: Page, live_site: Sample, axe: Callable[[Page], list[str]]) -> None:
    open_timeline(page, f"{READY}&event={live_site.events['day'].public_id}")
    expect(page.get_by_role("dialog").get_by_role("heading").first).to_be_visible()
    page.keyboard.press("?")
    assert axe(page) == []
