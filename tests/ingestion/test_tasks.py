"""An article's way from link to proposals, and what becomes of it when something fails."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.utils import timezone

from events import tasks
from events.extraction.values import Extraction
from events.ingestion import Incoming, read_text, receive, receive_link, work
from events.models import Article, Decision, Event, Feed, Topic
from events.review import accept, reject

from .conftest import Web

pytestmark = pytest.mark.django_db

STORY = (
    "The foreign ministers of Poland and Lithuania met in Vilnius on Tuesday. On Monday, Lithuania signed an agreement with Estonia "
    "on the joint purchase of air defence systems, the ministry said. Poland will send forty engineers to the border next week."
)
DAY = date(2021, 11, 18)


def take(text: str = STORY, day: date | None = DAY, topic: Topic | None = None) -> Article:
    return receive(read_text(text, published_on=day, title="Neighbours meet"), topic=topic).article


def page(text: str = STORY, day: str = "2021-11-18") -> str:
    return f'<html><head><meta property="article:published_time" content="{day}"></head><body><article><p>{text}</p></article></body></html>'


def test_it_takes_a_text_to_proposals_that_wait_for_an_editor() -> None:
    topic = Topic.objects.create(slug="baltic", title="Baltic")
    article = take(topic=topic)
    tasks.start([article.pk])
    article.refresh_from_db()
    assert article.stage == Article.Stage.MATCHED
    assert (article.retry_at, article.lease_until, article.attempts) == (None, None, 0)
    assert article.extractor.startswith("dateline-rules")
    events = Event.objects.filter(citations__article=article)
    assert events.count() >= 2
    assert set(events.values_list("state", flat=True)) == {Event.State.PROPOSED}
    assert all(event.topics.get() == topic for event in events)


def test_it_takes_a_link_all_the_way(web: Web) -> None:
    article = receive_link(Incoming(url=web.html("/a", page()))).article
    assert article.stage == Article.Stage.LINK
    assert tasks.process_article.enqueue(article.pk).return_value == "matched"
    article.refresh_from_db()
    assert STORY in article.text
    assert (article.published_on, article.published_known_from) == (DAY, "page")
    assert article.snapshot.content_type.startswith("text/html")
    assert Event.objects.filter(citations__article=article).exists()


def test_it_does_nothing_the_second_time() -> None:
    article = take()
    tasks.start([article.pk])
    before = Decision.objects.count()
    tasks.start([article.pk])
    assert Decision.objects.count() == before


def test_it_extracts_again_without_doubling() -> None:
    article = take()
    tasks.start([article.pk])
    before = Event.objects.count()
    assert tasks.restart([article.pk]) == 1
    assert Event.objects.count() == before
    article.refresh_from_db()
    assert article.stage == Article.Stage.MATCHED


def test_it_extracts_again_without_overwriting_a_decision() -> None:
    """The day of publication is corrected, so that a new reading dates everything anew."""
    article, editor = take(), User.objects.create_user("flavia")
    tasks.start([article.pk])
    accepted, rejected, *left = Event.objects.order_by("pk")
    accept(accepted, by=editor)
    reject(rejected, by=editor)
    before = {event.pk: (event.edtf, event.state) for event in Event.objects.all()}
    Article.objects.filter(pk=article.pk).update(published_on=DAY + timedelta(days=7))
    tasks.restart([article.pk])
    after = {event.pk: (event.edtf, event.state) for event in Event.objects.all()}
    assert after.keys() == before.keys()
    for event in (accepted, rejected):
        assert after[event.pk] == (before[event.pk][0], {accepted.pk: "published", rejected.pk: "rejected"}[event.pk])
    assert left
    for event in left:
        assert after[event.pk][0] != before[event.pk][0]
        assert [line.action for line in event.decisions.all()] == ["propose", "edit"]


def test_it_never_copies_a_day_that_is_not_known() -> None:
    article = take(day=None)
    tasks.start([article.pk])
    article.refresh_from_db()
    assert article.stage == Article.Stage.SET_ASIDE
    assert "day of publication is not known" in article.last_error
    assert not Event.objects.exists()
    Article.objects.filter(pk=article.pk).update(published_on=DAY, published_known_from="given")
    tasks.restart([article.pk])
    article.refresh_from_db()
    assert (article.stage, article.last_error) == (Article.Stage.MATCHED, "")


def test_it_tries_again_later_when_a_server_is_busy(web: Web) -> None:
    url = web.serve("/a", b"", {}, status=503)
    article = receive_link(Incoming(url=url)).article
    tasks.start([article.pk])
    article.refresh_from_db()
    assert (article.stage, article.attempts, article.lease_until) == (Article.Stage.LINK, 1, None)
    assert "answered with an error (503)" in article.last_error
    assert article.retry_at is not None
    assert article.retry_at > timezone.now()
    tasks.start([article.pk])
    assert web.paths() == ["/a"]  # not before its time
    web.html("/a", page())
    Article.objects.filter(pk=article.pk).update(retry_at=timezone.now())
    tasks.sweep.enqueue()
    article.refresh_from_db()
    assert (article.stage, article.last_error) == (Article.Stage.MATCHED, "")


def test_it_waits_longer_after_each_failure_and_gives_up_in_the_end(web: Web) -> None:
    article = receive_link(Incoming(url=web.serve("/a", b"", {}, status=500))).article
    waits = []
    for _ in range(work.MAX_ATTEMPTS):
        Article.objects.filter(pk=article.pk).update(retry_at=timezone.now())
        tasks.start([article.pk])
        article.refresh_from_db()
        waits.append(article.retry_at - timezone.now() if article.retry_at else None)
    *later, last = waits
    assert last is None
    assert article.stage == Article.Stage.SET_ASIDE
    assert [wait for wait in later if wait] == sorted(wait for wait in later if wait)


def test_it_sets_a_page_aside_that_can_never_be_read(web: Web) -> None:
    article = receive_link(Incoming(url=web.address + "/gone")).article
    tasks.start([article.pk])
    article.refresh_from_db()
    assert article.stage == Article.Stage.SET_ASIDE
    assert "no such page (404)" in article.last_error
    web.html("/gone", page())
    assert tasks.restart([article.pk]) == 1
    article.refresh_from_db()
    assert article.stage == Article.Stage.MATCHED


def test_it_lets_one_article_fail_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(text: str, published_on: date | None, title: str = "") -> Extraction:
        if "poison" in text:
            raise ZeroDivisionError("a bug")
        return Extraction()

    monkeypatch.setattr(tasks, "extract", trip)
    poison, fine = take("A text with poison in it."), take("A text with nothing in it.")
    tasks.start([poison.pk, fine.pk])
    poison.refresh_from_db()
    fine.refresh_from_db()
    assert fine.stage == Article.Stage.MATCHED
    assert (poison.stage, poison.last_error) == (Article.Stage.PARSED, "ZeroDivisionError: a bug")


def test_it_tries_again_at_once_when_two_workers_got_in_each_others_way(monkeypatch: pytest.MonkeyPatch) -> None:
    trouble = [OperationalError("deadlock detected")]

    def trip(text: str, published_on: date | None, title: str = "") -> Extraction:
        if trouble:
            raise trouble.pop()
        return Extraction()

    monkeypatch.setattr(tasks, "extract", trip)
    article = take()
    tasks.start([article.pk])
    article.refresh_from_db()
    assert (article.stage, article.attempts, article.last_error) == (Article.Stage.MATCHED, 0, "")


def test_it_gives_an_article_back_when_it_is_asked_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(text: str, published_on: date | None, title: str = "") -> Extraction:
        raise KeyboardInterrupt

    article = take()
    with monkeypatch.context() as patched:
        patched.setattr(tasks, "extract", stop)
        with pytest.raises(KeyboardInterrupt):
            tasks.start([article.pk])
    article.refresh_from_db()
    assert (article.stage, article.attempts, article.lease_until) == (Article.Stage.PARSED, 0, None)
    tasks.start([article.pk])
    article.refresh_from_db()
    assert article.stage == Article.Stage.MATCHED


def test_it_leaves_an_article_to_the_worker_that_has_it() -> None:
    article = take()
    assert work.claim(article.pk) is not None
    assert work.claim(article.pk) is None
    tasks.start([article.pk])
    article.refresh_from_db()
    assert article.stage == Article.Stage.PARSED


def test_it_takes_up_what_a_dead_worker_had() -> None:
    article = take()
    work.claim(article.pk)
    Article.objects.filter(pk=article.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    tasks.sweep.enqueue()
    article.refresh_from_db()
    assert article.stage == Article.Stage.MATCHED


def test_it_lets_a_worker_that_was_thought_dead_write_nothing() -> None:
    article = take()
    late = work.claim(article.pk)
    assert late is not None
    Article.objects.filter(pk=article.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    tasks.sweep.enqueue()
    with pytest.raises(work.LeaseLostError), work.finishing(late, Article.Stage.EXTRACTED):
        pass
    work.fail(late, ValueError("too late"))
    article.refresh_from_db()
    assert (article.stage, article.last_error) == (Article.Stage.MATCHED, "")


def test_it_sets_aside_what_kills_its_worker() -> None:
    article = take()
    for _ in range(work.MAX_ATTEMPTS):
        assert work.claim(article.pk) is not None
        Article.objects.filter(pk=article.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    tasks.sweep.enqueue()
    article.refresh_from_db()
    assert article.stage == Article.Stage.SET_ASIDE
    assert "worker died" in article.last_error


def test_it_makes_a_fetched_link_a_copy_where_the_text_is_here_already(web: Web) -> None:
    first = take()
    article = receive_link(Incoming(url=web.html("/a", page()))).article
    tasks.start([article.pk])
    article.refresh_from_db()
    assert (article.root, article.text, article.stage, article.retry_at) == (first, "", Article.Stage.LINK, None)
    assert not Event.objects.filter(citations__article=article).exists()


def test_it_does_not_touch_links_that_nobody_asked_to_fetch(web: Web) -> None:
    Article.objects.create(url=web.html("/a", page()), canonical_url="https://x.example/a")
    tasks.sweep.enqueue()
    assert web.asked == []


def test_it_asks_due_feeds_and_starts_what_is_new(web: Web) -> None:
    web.html("/one", page())
    item = f"<item><title>One</title><link>{web.address}/one</link></item>"
    url = web.serve(
        "/feed",
        f"<rss version='2.0'><channel><title>F</title>{item}</channel></rss>".encode(),
        {"Content-Type": "text/xml"},
    )
    Feed.objects.create(url=url)
    tasks.sweep.enqueue()
    assert Article.objects.get().stage == Article.Stage.MATCHED
    tasks.sweep.enqueue()
    assert web.paths() == ["/feed", "/one"]
