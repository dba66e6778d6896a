from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from events.models import Article, Decision, Feed, Outlet, Topic
from events.review import hold

from .conftest import TEXT, signed_in_as

LISTS = ["event", "article", "actor", "topic", "outlet", "feed", "decision"]


@pytest.mark.parametrize("name", LISTS)
def test_it_lists_everything_that_is_stored(desk: Client, article: Article, name: str) -> None:
    Feed.objects.create(url="https://gazette.example/feed", title="Gazette")
    Topic.objects.create(slug="north", title="The north")
    Outlet.objects.create(name="The Gazette")
    answer = desk.get(f"/admin/events/{name}/")
    assert answer.status_code == 200
    assert answer.context["cl"].result_count > 0


def test_it_makes_the_group_of_editors(db: None) -> None:
    codes = set(Group.objects.get(name="Editors").permissions.values_list("codename", flat=True))
    assert {"add_article", "change_event", "view_decision"} <= codes
    assert not {code for code in codes if code.startswith("delete_")} - {"delete_actorname"}
    assert "change_decision" not in codes


def test_it_keeps_the_log_read_only_even_for_the_chief(admin: User, article: Article) -> None:
    chief = signed_in_as(admin)
    line = Decision.objects.all()[0]
    assert chief.get(f"/admin/events/decision/{line.pk}/change/").status_code == 200
    assert chief.post(f"/admin/events/decision/{line.pk}/change/", {"reason": "x"}).status_code == 403
    assert chief.post(f"/admin/events/decision/{line.pk}/delete/", {"post": "yes"}).status_code == 403
    assert chief.get("/admin/events/decision/add/").status_code == 403


def test_it_adds_feeds_from_a_list(desk: Client) -> None:
    opml = b"""<?xml version="1.0"?><opml version="2.0"><body>
        <outline text="Gazette" type="rss" xmlUrl="https://gazette.example/feed"/></body></opml>"""
    answer = desk.post("/admin/events/feed/opml/", {"file": SimpleUploadedFile("feeds.opml", opml)}, follow=True)
    assert "1 feeds added" in answer.content.decode()
    assert Feed.objects.get().title == "Gazette"


def test_it_refuses_a_list_that_is_none(desk: Client) -> None:
    answer = desk.post("/admin/events/feed/opml/", {"file": SimpleUploadedFile("feeds.opml", b"not a list")})
    assert answer.status_code == 422
    assert not Feed.objects.exists()


def test_it_tries_a_feed_now_and_shows_the_result(desk: Client) -> None:
    feed = Feed.objects.create(url="https://no-such-host.invalid/feed", title="Gazette")
    answer = desk.post(f"/admin/events/feed/{feed.pk}/poll/", follow=True)
    assert "no-such-host.invalid" in answer.content.decode()
    feed.refresh_from_db()
    assert feed.last_error


def test_it_takes_up_again_what_was_set_aside(desk: Client) -> None:
    article = Article.objects.create(
        title="Launch", text=TEXT, stage="set_aside", last_error="The day of publication is not known."
    )
    assert "day of publication" in desk.get("/admin/events/article/?stage__exact=set_aside").content.decode()
    Article.objects.update(published_on=date(2021, 12, 24), published_known_from="given")
    desk.post(f"/admin/events/article/{article.pk}/retry/")
    article.refresh_from_db()
    assert article.stage == Article.Stage.MATCHED


def test_it_corrects_an_article_s_date_and_reads_it_again(desk: Client) -> None:
    article = Article.objects.create(title="Launch", text=TEXT, stage="set_aside")
    sent = {"title": "Launch", "published_on": "2021-12-24", "language": "en", "_retry": "1"}
    desk.post(f"/admin/events/article/{article.pk}/change/", sent)
    article.refresh_from_db()
    assert (article.published_known_from, article.stage) == ("given", Article.Stage.MATCHED)


def test_it_finds_the_articles_that_somebody_holds(desk: Client, editor: User, article: Article) -> None:
    other = Article.objects.create(url="https://gazette.example/2", title="A quiet day")
    hold(article, editor)
    hold(other, User.objects.create_user("rupert"))

    def shown(held: str) -> set[str]:
        page = desk.get("/admin/events/article/", {"held": held}).content.decode()
        return {title for title in (article.title, other.title) if title in page}

    assert (shown("me"), shown("others"), shown("nobody")) == ({article.title}, {other.title}, set())
    Article.objects.filter(pk=article.pk).update(reviewer_until=timezone.now() - timedelta(minutes=1))
    assert (shown("me"), shown("nobody")) == (set(), {article.title})
