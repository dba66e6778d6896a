"""Filters and ways of reading that change what the picture shows."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from events.review import EventDraft, create
from tests.sample import Sample

from .picture import address_query, open_timeline, settled


def test_it_splits_the_lanes_by_actor(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    with page.expect_response(re.compile(r"window\.json.*lanes=actor")):
        page.get_by_label("Lanes", exact=True).select_option("actor")
    assert address_query(page)["lanes"] == "actor"


def test_a_filter_by_form_reaches_the_picture(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    with page.expect_response(re.compile(r"window\.json.*actor=chile")):
        page.locator("#actor").fill("Santiago")
        page.locator("#actor").press("Enter")
    assert address_query(page)["actor"] == "chile"


def test_it_reads_as_of_a_day(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/")
    query = settled(page, lambda: page.get_by_label("As known on").first.check())
    assert query["as_of"] == "2021-12-24"  # the day on which the newest of it became known
    query = settled(page, lambda: page.get_by_label("As known on").first.uncheck())
    assert "as_of" not in query


def test_its_map_filters_by_country(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    page.get_by_text("Map", exact=True).click()
    country = page.get_by_role("button", name="Chile: 1 event")
    country.focus()
    query = settled(page, lambda: page.keyboard.press("Enter"))
    assert query["place"] == "CHL"


def test_two_topics_can_be_set_face_to_face(page: Page, live_site: Sample) -> None:
    from events.models import Topic

    harbours = Topic.objects.create(slug="harbours", title="The harbours")
    live_site.events["day"].topics.add(harbours)
    live_site.events["day"].save()
    open_timeline(page, "/?topic=straits&topic=harbours")
    with page.expect_response(re.compile(r"window\.json.*lanes=topic")):
        page.get_by_role("button", name="face to face").click()
    assert address_query(page)["lanes"] == "topic"


def test_a_chosen_filter_changes_counts_and_picture_without_a_new_page(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/")
    page.evaluate("window.stillHere = true")
    with page.expect_response(re.compile(r"window\.json.*type=CONSULT")):
        page.locator("#choose-type-consult").click()
    expect(page.locator("#summary")).to_have_text(re.compile("^[0-9]+ events?, Talks$"))
    page.locator("#active .chip").first.click()
    expect(page.locator("#summary")).to_have_text("10 events")
    assert page.evaluate("window.stillHere") is True


def test_undo_leads_back_to_the_filter_of_before(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/?actor=chile")
    before = page.locator("#summary").text_content()
    page.get_by_role("link", name="Clear all", exact=True).click()
    expect(page.locator("#summary")).to_have_text("10 events")
    page.get_by_role("link", name="Undo").click()
    expect(page.locator("#summary")).to_have_text(before or "")
    assert address_query(page) == {"actor": "chile"}


def test_undo_takes_back_a_zoom(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    settled(page, lambda: page.get_by_role("button", name="Zoom in").click())
    page.get_by_role("link", name="Undo").click()
    expect(page.locator(".tl-range")).to_have_text("1 November 2021 – 28 February 2022")


def test_undo_works_without_scripts(page_without_scripts: Page, live_site: Sample) -> None:
    page_without_scripts.goto("/")
    page_without_scripts.locator("#choose-type-consult").click()
    page_without_scripts.get_by_role("link", name="Undo").click()
    expect(page_without_scripts.locator("#summary")).to_have_text("10 events")


def test_the_keys_stay_in_the_filters_when_a_choice_is_given_up(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/?actor=chile&type=CONSULT")
    page.locator("#active .chip").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#active .chip", has_text="Chile")).to_have_count(0)
    expect(page.locator("#active .chip").first).to_be_focused()


def test_one_choice_after_another_keeps_the_page_and_the_focus(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/")
    page.evaluate("window.stayed = true")
    choice = page.locator("#choose-type-consult")
    choice.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_have_text("3 events, Talks")
    expect(choice).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_have_text("10 events")
    expect(choice).to_be_focused()
    assert page.evaluate("window.stayed") is True


def test_a_choice_in_the_very_moment_of_the_answer_needs_no_reload(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/")
    page.evaluate(
        """() => { let answers = 0; document.body.addEventListener("timeline:pieces", () => {
        document.body.dataset.answers = String(++answers);
        if (answers === 1) document.getElementById("choose-type-consult").click() }) }"""
    )
    page.locator("#choose-type-consult").click()
    expect(page.locator("body")).to_have_attribute("data-answers", "2")
    expect(page.locator("#summary")).to_have_text("10 events")


def test_another_page_of_the_list_leaves_the_picture_alone(page: Page, live_site: Sample) -> None:
    for n in range(60):
        create(
            EventDraft(title=f"Call {n}", type="STATE", edtf=f"2021-12-{1 + n % 28:02}"), by_name="Test", publish=True
        )
    open_timeline(page, "/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".pager a[rel=next]").click()
    expect(page.locator(".pager [aria-current=page]")).to_have_text("2")
    page.wait_for_timeout(200)
    assert [url for url in asked if "window.json" in url] == []


def test_a_rectangle_on_the_map_filters_by_what_lies_in_it(page: Page, live_site: Sample) -> None:
    open_timeline(page)
    page.get_by_text("Map", exact=True).click()
    country = page.get_by_role("button", name="Chile: 1 event")
    country.scroll_into_view_if_needed()
    box = country.bounding_box()
    assert box

    def drag(left: float, top: float, right: float, bottom: float) -> None:
        page.mouse.move(left, top)
        page.mouse.down()
        page.mouse.move(right, bottom, steps=5)
        page.mouse.up()

    drag(box["x"] - 60, box["y"] + 5, box["x"] - 40, box["y"] + 25)  # nothing but sea
    page.wait_for_timeout(300)
    assert "place" not in address_query(page)
    query = settled(
        page, lambda: drag(box["x"] - 8, box["y"] - 8, box["x"] + box["width"] + 8, box["y"] + box["height"] + 8)
    )
    assert query["place"] == "CHL"


def test_there_is_no_map_where_no_event_has_a_place(page: Page, live_site: Sample) -> None:
    open_timeline(page, "/?type=CONSULT")
    expect(page.get_by_text("Map", exact=True)).to_be_hidden()
    page.locator("#choose-type-cooperate").click()
    expect(page.get_by_text("Map", exact=True)).to_be_visible()
