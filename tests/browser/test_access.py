"""The public pages for those who read them otherwise: by keyboard alone, by ear, enlarged, with a thumb, right to left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.sample import Sample

ADDRESSES = [
    "/",
    "/?actor=norway&actor=chile&from=2022",
    "/?actor=cote-d-ivoire&status=planned",
    "/?from=rubbish",
    "/topics/",
    "/topic/straits/",
    "/about/",
    "/embed/",
    "/nowhere/",
]
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
# What is pressed; a link within a line of text is as high as the line (WCAG 2.2, 2.5.8: inline), a mark of a picture has its list.
TOO_SMALL = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, [role=slider]")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("svg, .skip"))
  .filter((one) => !(one.matches("p a, dd a, li a, td a") && getComputedStyle(one).display === "inline"))
  .map((one) => [one, (one.type === "checkbox" ? one.labels[0] : one).getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
  .map(([one, box]) => `${one.tagName} ${Math.round(box.width)}x${Math.round(box.height)} ${one.textContent.trim().slice(0, 30)}`)"""
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
FITS = "document.documentElement.scrollWidth <= innerWidth"


def opened(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    page.evaluate(OPEN_ALL)
    page.wait_for_timeout(300)  # the map comes when it is opened


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_where_everything_is_unfolded(
    live_site: Sample, new_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    for address in [*ADDRESSES, live_site.events["day"].get_absolute_url()]:
        opened(page, address)
        assert axe(page) == [], address


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"contrast": "more"}, {"color_scheme": "dark"}])
def test_axe_finds_nothing_in_other_colours(
    live_site: Sample,
    new_context: Callable[..., BrowserContext],
    axe: Callable[[Page], list[str]],
    media: dict[str, str],
) -> None:
    page = new_context(**media).new_page()
    for address in ("/", "/?from=rubbish", "/about/", live_site.events["day"].get_absolute_url()):
        opened(page, address)
        assert axe(page) == [], address


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_whatever_is_pressed_is_as_large_as_a_finger(
    live_site: Sample, new_context: Callable[..., BrowserContext], width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    for address in [*ADDRESSES, live_site.events["day"].get_absolute_url()]:
        opened(page, address)
        assert page.evaluate(TOO_SMALL) == [], address


@pytest.mark.parametrize("size", [(320, 256), (640, 450)])
def test_it_can_be_enlarged_to_four_times(
    live_site: Sample, new_context: Callable[..., BrowserContext], size: tuple[int, int]
) -> None:
    page = new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    for address in [*ADDRESSES, live_site.events["month"].get_absolute_url()]:
        page.goto(address, wait_until="networkidle")
        assert page.evaluate(FITS), address


@pytest.mark.parametrize("width", [390, 1280])
def test_wider_spacing_of_text_cuts_nothing_off(
    live_site: Sample, new_context: Callable[..., BrowserContext], width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 900}, bypass_csp=True).new_page()
    for address in [*ADDRESSES, live_site.events["day"].get_absolute_url()]:
        page.goto(address, wait_until="networkidle")
        page.evaluate(SPACED)
        assert page.evaluate(FITS), address


@pytest.mark.parametrize("width", [390, 1280])
def test_it_can_be_turned_from_right_to_left(
    live_site: Sample, new_context: Callable[..., BrowserContext], width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    for address in [*ADDRESSES, live_site.events["day"].get_absolute_url()]:
        page.goto(address, wait_until="networkidle")
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate(FITS), address
    page.goto("/", wait_until="networkidle")
    page.evaluate("document.documentElement.dir = 'rtl'")
    earlier, later = (page.locator(".tl-toolbar button").nth(n).bounding_box() for n in (0, 1))
    assert earlier is not None
    assert later is not None
    assert earlier["x"] < later["x"]  # time runs from left to right all the same


def test_the_filters_of_a_phone_are_a_sheet_that_closes_as_people_expect(live_site: Sample, phone: Page) -> None:
    phone.goto("/", wait_until="networkidle")
    summary = phone.locator("#filters > summary")
    summary.tap()
    expect(phone.locator("#q")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator("#q")).to_be_hidden()
    expect(summary).to_be_focused()
    summary.tap()
    phone.touchscreen.tap(370, 30)  # beside the sheet, on a link of the masthead
    expect(phone.locator("#q")).to_be_hidden()
    assert phone.url.endswith("/")


def test_the_sheet_says_what_it_will_show(live_site: Sample, phone: Page) -> None:
    phone.goto("/", wait_until="networkidle")
    phone.locator("#filters > summary").tap()
    done = phone.locator(".filters-done")
    expect(done).to_have_text("Show: 10 events")
    phone.locator("#choose-type-consult").tap()
    expect(done).to_have_text("Show: 3 events, Talks")
    done.tap()
    expect(phone.locator("#q")).to_be_hidden()
    expect(phone.locator(".event")).to_have_count(3)


def test_a_reader_gets_from_everything_to_a_source_by_keyboard_alone(live_site: Sample, page: Page) -> None:
    """Filter, walk the picture, open an event, come back; no pointer, and the focus is always to be seen."""
    page.goto("/", wait_until="networkidle")
    reached = tab_until(page, "#q")
    assert len(reached) < 20
    page.keyboard.type("drone")
    expect(page.locator("#summary")).to_have_text("1 event, matching “drone”")
    tab_until(page, "[data-timeline-plot]")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel.locator("h1")).to_be_focused()
    tab_until(page, ".tl-panel .source a, .tl-panel a[rel=next], .tl-panel .steps a")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator("[data-timeline-plot]")).to_be_focused()
    tab_until(page, ".event-title a")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("rone")


def tab_until(page: Page, selector: str, most: int = 60) -> list[str]:
    """Presses Tab until the focus is there; every stop on the way can be seen to have it."""
    stops: list[str] = []
    for _press in range(most):
        page.keyboard.press("Tab")
        stop: dict[str, str | bool] = page.evaluate(
            """(selector) => {
              const now = document.activeElement;
              const style = getComputedStyle(now);
              const shown = style.outlineStyle !== "none" || getComputedStyle(now, "::before").outlineStyle !== "none";
              return { name: now.outerHTML.slice(0, 80), there: now.matches(selector), shown };
            }""",
            selector,
        )
        stops.append(str(stop["name"]))
        assert stop["shown"], stop["name"]
        if stop["there"]:
            return stops
    raise AssertionError(f"{selector} was not reached: {stops}")


def test_the_picture_says_its_changes_once_and_politely(live_site: Sample, page: Page) -> None:
    page.goto("/", wait_until="networkidle")
    live = page.locator("#timeline [aria-live]")
    expect(live).to_have_count(1)
    expect(live).to_have_attribute("aria-live", "polite")
    before = live.inner_text()
    page.locator("[data-timeline-plot]").focus()
    page.keyboard.press("+")
    expect(live).not_to_have_text(before)
    assert len(live.inner_text()) < 120


def test_on_a_phone_the_strip_stays_on_top_of_the_list(live_site: Sample, phone: Page) -> None:
    phone.goto("/", wait_until="networkidle")
    phone.locator(".event").last.scroll_into_view_if_needed()
    strip = phone.locator(".tl-overview").bounding_box()
    assert strip is not None
    assert 0 <= strip["y"] < 10
    assert strip["height"] < 120


def test_a_site_without_events_offers_nothing_to_filter(live_server: LiveServer, page: Page) -> None:
    page.goto("/", wait_until="networkidle")
    expect(page.get_by_text("Nothing has been published here yet.")).to_be_visible()
    expect(page.locator("#filters")).to_have_count(0)
    expect(page.get_by_text("No event meets these filters.")).to_have_count(0)
