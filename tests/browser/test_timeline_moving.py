"""Moving in time by mouse, keys, buttons, fields and fingers; with real events."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.sample import Sample

from .picture import address_query, focus_on, length, open_timeline, plot, settled


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


def test_it_says_where_the_next_event_is_in_a_gap(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/?status=planned&from=2022-03-05&to=2022-03-20")
    follow = page.get_by_role("button", name=re.compile("^The next event"))
    query = settled(page, follow.click)
    assert query["from"] > "2022-03-05"


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
