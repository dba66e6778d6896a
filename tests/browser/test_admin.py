"""The editors' desk in a real browser: keys, live preview, no script at all, small screens, accessibility."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from events.extraction import extract
from events.models import Actor, ActorName, Article, Event, Feed
from events.review import find_matches, propose
from tests.sample import Sample

TEXT = (
    "Norway tested a missile off its northern coast on Thursday night, the ministry of defence in Oslo said. "
    "Chile condemned the launch on Friday. The foreign ministers of Norway and Chile will meet in Geneva on 10 January 2022.\n\n"
    "<script>document.title = 'taken over'</script> Norway withdrew its ambassador from Chile on 20 December 2021."
)


@pytest.fixture
def article(live_site: Sample) -> Article:
    article = Article.objects.create(
        title="A launch in the north",
        text=TEXT,
        published_on=date(2021, 12, 24),
        published_known_from="given",
        stage=Article.Stage.MATCHED,
    )
    for event in propose(article, extract(TEXT, article.published_on, article.title), by_name="extractor"):
        find_matches(event)
    return article


def address(article: Article) -> str:
    return f"/admin/events/article/{article.pk}/review/"


def states(article: Article) -> list[str]:
    lines = article.decisions.filter(action="propose").order_by("pk")
    return [Event.objects.get(pk=key).state for key in lines.values_list("event", flat=True)]


def sign_in(context: BrowserContext, live_server: LiveServer, user: User) -> None:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


def test_it_reviews_by_keys_alone(signed_in: Page, article: Article) -> None:
    page = signed_in
    page.goto(address(article))
    expect(page.locator(".card-current")).to_have_attribute("data-card", "1")
    page.keyboard.press("j")
    expect(page.locator(".card-current")).to_have_attribute("data-card", "2")
    page.keyboard.press("k")
    expect(page.locator(".card-current")).to_have_attribute("data-card", "1")
    with page.expect_navigation():
        page.keyboard.press("a")
    expect(page.get_by_text("Published:")).to_be_visible()
    expect(page.locator(".card-current")).to_have_attribute("data-card", "2")
    with page.expect_navigation():
        page.keyboard.press("r")
    assert states(article)[:2] == ["published", "rejected"]
    with page.expect_navigation():
        page.keyboard.press("u")
    assert states(article)[:2] == ["published", "proposed"]
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("n")
    assert "proposed" not in states(article)
    assert page.title().startswith("A launch in the north")


def test_it_types_letters_into_fields_without_deciding(signed_in: Page, article: Article) -> None:
    page = signed_in
    page.goto(address(article))
    page.get_by_text("Attach to another event").first.click()
    field = page.get_by_label("Its address, or words of its title").first
    field.press_sequentially("arena")
    expect(field).to_have_value("arena")
    assert set(states(article)) == {"proposed"}


def test_it_attaches_to_an_event_found_by_its_title(signed_in: Page, article: Article, live_site: Sample) -> None:
    page = signed_in
    target = live_site.events["month"]
    page.goto(address(article))
    page.get_by_text("Attach to another event").first.click()
    field = page.get_by_label("Its address, or words of its title").first
    with page.expect_response(lambda answer: "/events/event/events/" in answer.url):
        field.press_sequentially("harbour union")
    expect(page.locator(f"#event-names option[value='{target.public_id}']")).to_be_attached()
    field.fill(target.public_id)
    page.get_by_role("button", name="Attach", exact=True).first.click()
    expect(page.get_by_text("Added as another source of")).to_be_visible()
    target.refresh_from_db()
    assert target.citations.filter(article=article).exists()


def test_it_reviews_without_javascript(
    page_without_scripts: Page, live_server: LiveServer, admin: User, article: Article
) -> None:
    page = page_without_scripts
    sign_in(page.context, live_server, admin)
    page.goto(address(article))
    page.get_by_role("button", name="Accept a", exact=True).first.click()
    expect(page.get_by_text("Published:")).to_be_visible()
    page.locator(".card-published").get_by_role("button", name="Undo").click()
    assert set(states(article)) == {"proposed"}


def test_it_takes_an_article_without_javascript(
    page_without_scripts: Page, live_server: LiveServer, admin: User, live_site: Sample
) -> None:
    page = page_without_scripts
    sign_in(page.context, live_server, admin)
    page.goto("/admin/events/article/add/")
    page.get_by_label("Text of the article").fill(TEXT)
    page.get_by_role("button", name="Read it").click()
    page.get_by_label("Title").fill("A launch in the north")
    page.get_by_label("Published on").fill("2021-12-24")
    page.get_by_role("button", name="Find the events").click()
    expect(page.locator("mark").get_by_text("Thursday night")).to_be_visible()


def test_it_previews_the_date_while_it_is_typed(signed_in: Page, live_site: Sample) -> None:
    page = signed_in
    page.goto("/admin/events/event/add/")
    page.get_by_label("Date:").fill("2021-11")
    expect(page.get_by_text("November 2021, day not known")).to_be_visible()
    page.get_by_label("Date:").fill("2021-13")
    expect(page.locator(".preview-problem")).to_be_visible()
    page.get_by_label("Date:").fill("")
    page.get_by_label("Undated").check()
    expect(page.locator("#date-preview").get_by_text("Undated")).to_be_visible()


def test_it_adds_an_event_by_hand_with_several_actors_and_sources(signed_in: Page, live_site: Sample) -> None:
    page = signed_in
    ActorName.objects.create(actor=Actor.objects.get(slug="norway"), name="Norge")
    page.goto("/admin/events/event/add/")
    page.get_by_label("Title:").first.fill("Norway and Chile sign a treaty")
    page.get_by_label("Kind:").select_option("AGREE.deal")
    page.get_by_label("Date:").fill("2022-01-10")
    page.get_by_label("Actor:").nth(0).fill("norge")
    page.get_by_label("Actor:").nth(1).fill("Chile")
    page.get_by_role("button", name="One more actor").click()
    page.get_by_label("Actor:").nth(2).fill("Harbour Union")
    page.get_by_label("Link:").nth(0).fill("https://paper.example/treaty")
    page.get_by_role("button", name="One more source").click()
    page.get_by_label("Link:").nth(1).fill("https://radio.example/treaty")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("Published: Norway and Chile sign a treaty")).to_be_visible()
    event = Event.objects.get(title="Norway and Chile sign a treaty")
    assert set(event.actors.values_list("slug", flat=True)) == {"norway", "chile", "harbour-union"}
    assert event.citations.count() == event.sources == 2


def pages(article: Article) -> list[str]:
    event = Event.objects.published()[0]
    feed = Feed.objects.create(url="https://gazette.example/feed", title="Gazette")
    lists = [f"/admin/events/{name}/" for name in ("event", "article", "actor", "topic", "outlet", "feed", "decision")]
    return [
        "/admin/",
        *lists,
        address(article),
        f"/admin/events/event/{event.pk}/change/",
        "/admin/events/event/add/",
        "/admin/events/article/add/",
        f"/admin/events/article/{article.pk}/change/",
        f"/admin/events/actor/{Actor.objects.all()[0].pk}/change/",
        f"/admin/events/feed/{feed.pk}/change/",
        "/admin/events/feed/opml/",
        f"/admin/events/decision/{event.decisions.all()[0].pk}/change/",
    ]


def test_it_opens_every_page_under_the_policy(signed_in: Page, article: Article) -> None:
    for path in pages(article):
        answer = signed_in.goto(path)
        assert answer is not None
        assert answer.status == 200, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(signed_in: Page, article: Article, axe: Callable[[Page], list[str]], scheme: str) -> None:
    signed_in.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    event = Event.objects.published()[0]
    for path in (address(article), "/admin/events/event/add/", f"/admin/events/event/{event.pk}/change/",
                 "/admin/events/article/add/", "/admin/", "/admin/events/article/", "/admin/events/event/"):  # fmt: skip
        signed_in.goto(path)
        assert axe(signed_in) == [], path


def test_it_fits_a_phone(phone: Page, live_server: LiveServer, admin: User, article: Article) -> None:
    sign_in(phone.context, live_server, admin)
    event = Event.objects.published()[0]
    for path in (address(article), "/admin/events/event/add/", f"/admin/events/event/{event.pk}/change/",
                 "/admin/events/article/add/"):  # fmt: skip
        phone.goto(path)
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    phone.goto(address(article))
    phone.get_by_role("button", name="Accept", exact=False).locator("visible=true").nth(0).tap()
    expect(phone.locator(".messagelist")).to_be_visible()
