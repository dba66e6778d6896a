"""The view for others and for later: links, images, frames, and what the browser keeps."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.sample import Sample

from .picture import address_query, open_timeline, settled


def test_it_shares_the_view_as_link_and_as_images(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    page.get_by_text("Share", exact=True).click()
    page.get_by_role("button", name="Copy the link").click()
    assert page.get_by_label("Share").input_value() == page.url
    with page.expect_download() as download:
        page.get_by_role("button", name="drawing").click()
    drawing = download.value.path().read_text(encoding="utf-8")
    assert "Frigates of Norway and Chile" in drawing
    assert "1 November 2021" in drawing
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_it_shows_the_views_of_before_without_a_network(
    browser: Browser, live_server: LiveServer, live_site: Sample
) -> None:
    context = browser.new_context(base_url=live_server.url)  # unguarded: a guard's routes turn the browser's cache off
    page = context.new_page()
    open_timeline(page)
    seen = settled(page, lambda: page.get_by_role("button", name="Zoom in").click())
    words = page.locator(".tl-range").text_content()
    settled(page, lambda: page.get_by_role("button", name="Zoom in").click())
    context.set_offline(True)
    page.go_back()
    expect(page.locator(".tl-range")).to_have_text(words or "")
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".tl-problem").last).to_be_empty()
    assert address_query(page) == seen
    context.close()


def test_the_embedded_picture_moves_and_its_list_follows(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/embed/?actor=chile")
    query = settled(page, lambda: page.get_by_role("button", name="Zoom in").click())
    assert query["actor"] == "chile"
    expect(page.locator("#summary")).to_contain_text("with Chile")


def test_back_shows_the_page_without_a_network(browser: Browser, live_server: LiveServer, live_site: Sample) -> None:
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    open_timeline(page, "/?actor=chile")
    said = page.locator("#summary").text_content()
    page.goto("/about/")
    context.set_offline(True)
    page.go_back()
    expect(page.locator("#summary")).to_have_text(said or "")
    expect(page.locator(".tl-range")).to_have_text(re.compile("20"))
    context.close()


def test_back_over_a_filter_needs_no_network(browser: Browser, live_server: LiveServer, live_site: Sample) -> None:
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    open_timeline(page, "/?actor=chile")
    with page.expect_response(re.compile(r"window\.json.*type=CONSULT")):
        page.locator("#choose-type-consult").click()
    expect(page.locator("#summary")).to_contain_text("Talks")
    chosen = page.locator("#summary").text_content()
    page.get_by_role("link", name="Clear all", exact=True).click()
    expect(page.locator("#summary")).to_have_text("10 events")
    page.evaluate("window.stillHere = true")
    context.set_offline(True)
    page.go_back()
    expect(page.locator("#summary")).to_have_text(chosen or "")
    assert page.evaluate("window.stillHere") is True
    expect(page.locator(".tl-problem").last).to_be_empty()
    context.close()
