"""The interactive picture, with real mouse, keyboard and touch events."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from events.queries.days import number
from tests.sample import Sample

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


def test_it_pans_by_dragging_and_back_undoes_it(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    box = plot(page)
    y = box["top"] + 30

    def drag() -> None:
        page.mouse.move(box["left"] + 600, y)
        page.mouse.down()
        page.mouse.move(box["left"] + 400, y, steps=5)
        page.mouse.up()

    query = settled(page, drag)
    assert query["from"] > "2021-11-01"
    assert abs(length(query) - 120) <= 1
    with page.expect_response(re.compile(r"/window\.json")):
        page.go_back()
    assert address_query(page) == {"from": "2021-11-01", "to": "2022-02-28"}
    expect(page.locator(".tl-range")).to_have_text("1 November 2021 – 28 February 2022")


def test_it_zooms_at_the_pointer_with_the_control_key_only(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    box = plot(page)
    page.mouse.move(box["left"] + box["width"] - 20, box["top"] + 60)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(400)
    assert address_query(page)["from"] == "2021-11-01"
    assert page.evaluate("scrollY") > 0
    page.evaluate("scrollTo(0, 0)")

    def zoom() -> None:
        page.keyboard.down("Control")
        page.mouse.wheel(0, -300)
        page.keyboard.up("Control")

    page.mouse.move(box["left"] + box["width"] - 20, box["top"] + 60)
    query = settled(page, zoom)
    assert length(query) < 70
    assert query["to"] >= "2022-02-26"  # the day under the pointer stays there


def test_it_pans_with_shift_and_wheel(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    box = plot(page)
    page.mouse.move(box["left"] + 400, box["top"] + 60)

    def pan() -> None:
        page.keyboard.down("Shift")
        page.mouse.wheel(0, 200)
        page.keyboard.up("Shift")

    query = settled(page, pan)
    assert query["from"] > "2021-11-01"
    assert abs(length(query) - 120) <= 1


def test_it_zooms_by_buttons_and_fits_everything(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    query = settled(page, lambda: page.get_by_role("button", name="Zoom in").click())
    assert 58 <= length(query) <= 62
    query = settled(page, lambda: page.get_by_role("button", name="Later").click())
    assert query["from"] >= "2022-01-29"
    query = settled(page, lambda: page.get_by_role("button", name="All", exact=True).click())
    assert "from" not in query


def test_its_list_follows_the_window(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/")
    frigates = page.locator("#results").get_by_text("Frigates of Norway and Chile meet off the cape")
    expect(frigates).to_be_visible()
    page.locator("#tl-jump").fill("June 2022")
    query = settled(page, lambda: page.keyboard.press("Enter"))
    assert (query["from"], query["to"]) == ("2022-06-01", "2022-06-30")
    expect(frigates).to_have_count(0)
    expect(page.locator("#results").get_by_text("Norway and Chile plan a summit")).to_be_visible()


def test_it_says_when_words_are_no_date(page: Page, live_site: Sample, guard: object) -> None:
    guard.allow("400")  # type: ignore[attr-defined]
    open_timeline(page)
    page.locator("#tl-jump").fill("the day of the blue fish")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="no date")).to_be_visible()


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


def test_it_moves_the_window_with_the_sliders(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    thumb = page.get_by_role("slider", name="Start of the window")
    assert thumb.get_attribute("aria-valuetext") == "1 November 2021"
    thumb.focus()
    query = settled(page, lambda: page.keyboard.press("ArrowRight"))
    assert query["from"] == "2021-11-07"
    assert query["to"] == "2022-02-28"


def test_it_draws_a_new_window_on_the_strip(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    box = page.locator(".tl-strip").bounding_box()
    assert box

    def brush() -> None:
        page.mouse.move(box["x"] + 40, box["y"] + 10)
        page.mouse.down()
        page.mouse.move(box["x"] + 140, box["y"] + 10, steps=4)
        page.mouse.up()

    query = settled(page, brush)
    assert query["to"] < "2021-11-01"


def test_it_splits_the_lanes_by_actor(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    with page.expect_response(re.compile(r"window\.json.*lanes=actor")):
        page.get_by_label("Lanes", exact=True).select_option("actor")
    assert address_query(page)["lanes"] == "actor"


def test_it_says_where_the_next_event_is_in_a_gap(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/?status=planned&from=2022-03-05&to=2022-03-20")
    follow = page.get_by_role("button", name=re.compile("^The next event"))
    query = settled(page, follow.click)
    assert query["from"] > "2022-03-05"


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


def test_a_filter_by_form_reaches_the_picture(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    with page.expect_response(re.compile(r"window\.json.*actor=chile")):
        page.locator("#actor").fill("Santiago")
        page.locator("#actor").press("Enter")
    assert address_query(page)["actor"] == "chile"


def test_axe_finds_nothing_on_the_timeline(page: Page, live_site: Sample, axe: Callable[[Page], list[str]]) -> None:
    open_timeline(page, f"{READY}&event={live_site.events['day'].public_id}")
    expect(page.get_by_role("dialog").get_by_role("heading").first).to_be_visible()
    page.keyboard.press("?")
    assert axe(page) == []


def test_a_finger_pans_and_a_tap_opens_a_sheet(phone: Page, live_site: Sample) -> None:
    event = live_site.events["day"]
    open_timeline(phone, "/?from=2021-12-20&to=2021-12-27")
    box = plot(phone)
    session = phone.context.new_cdp_session(phone)

    def swipe() -> None:
        y = box["top"] + 30
        points = [box["left"] + x for x in (300, 280, 260)]
        session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": points[0], "y": y}]})
        for x in points[1:]:
            session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    query = settled(phone, swipe)
    assert query["to"] > "2021-12-27"
    focus_on(phone, event.title)
    tip = phone.locator(".tl-tooltip").bounding_box()
    assert tip
    middle = phone.evaluate("parseFloat(document.querySelector('.tl-tooltip').style.transform.slice(10))")
    phone.touchscreen.tap(box["left"] + middle, tip["y"] + tip["height"] + 14)
    sheet = phone.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name=event.title)).to_be_visible()
    sheet_box = sheet.bounding_box()
    assert sheet_box
    assert sheet_box["width"] == 390
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_it_reads_as_of_a_day(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/")
    query = settled(page, lambda: page.get_by_label("As known on").first.check())
    assert query["as_of"] == "2021-12-24"  # the day on which the newest of it became known
    query = settled(page, lambda: page.get_by_label("As known on").first.uncheck())
    assert "as_of" not in query


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


def test_its_map_filters_by_country(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    page.get_by_text("Map", exact=True).click()
    country = page.get_by_role("button", name="Chile: 1 event")
    country.focus()
    query = settled(page, lambda: page.keyboard.press("Enter"))
    assert query["place"] == "CHL"


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


def test_two_fingers_zoom(phone: Page, live_site: Sample) -> None:
    open_timeline(phone)
    box = plot(phone)
    y = box["top"] + 60
    session = phone.context.new_cdp_session(phone)

    def touch(kind: str, *across: float) -> None:
        points = [{"x": box["left"] + x, "y": y, "id": i} for i, x in enumerate(across)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def spread() -> None:
        touch("touchStart", 150, 200)
        for reach in (10, 20, 30, 40, 50):
            touch("touchMove", 150 - reach, 200 + reach)
        touch("touchEnd")

    query = settled(phone, spread)
    assert 35 <= length(query) <= 50  # of 120 days, spread by three
    assert query["from"] > "2021-11-15"
    assert query["to"] < "2022-02-15"


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


def test_two_topics_can_be_set_face_to_face(page: Page, live_site: Sample) -> None:
    from events.models import Topic

    harbours = Topic.objects.create(slug="harbours", title="The harbours")
    live_site.events["day"].topics.add(harbours)
    live_site.events["day"].save()
    open_timeline(page, "/?topic=straits&topic=harbours")
    with page.expect_response(re.compile(r"window\.json.*lanes=topic")):
        page.get_by_role("button", name="face to face").click()
    assert address_query(page)["lanes"] == "topic"


def test_the_embedded_picture_moves_and_its_list_follows(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/embed/?actor=chile")
    query = settled(page, lambda: page.get_by_role("button", name="Zoom in").click())
    assert query["actor"] == "chile"
    expect(page.locator("#summary")).to_contain_text("with Chile")
