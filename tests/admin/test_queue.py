"""From article to article, as an editor with a full queue goes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.extraction import extract
from events.models import Article, Event, Feed, Topic
from events.review import hold, propose

from .conftest import signed_in_as

LIST = "/admin/events/article/"


@pytest.fixture
def queue(db: None) -> list[Article]:
    """Four articles that came in one after the other, two proposals each; the third is of a topic and a feed."""
    feed = Feed.objects.create(url="https://gazette.example/feed", title="Gazette")
    topic = Topic.objects.create(slug="ports", title="Ports")
    articles = []
    for number, town in enumerate(["Bergen", "Tromsø", "Narvik", "Bodø"]):
        of = {"feed": feed, "topic": topic} if town == "Narvik" else {}
        text = f"Norway opened a port in {town} on Thursday. On Friday, Chile condemned the opening in {town}."
        article = Article.objects.create(
            title=f"A port in {town}",
            text=text,
            published_on=date(2021, 12, 24 + number),
            published_known_from="given",
            stage=Article.Stage.MATCHED,
            **of,
        )
        found = extract(text, article.published_on, article.title)
        assert len(propose(article, found, by_name="extractor")) >= 2
        articles.append(article)
    return articles


def page(article: Article) -> str:
    return reverse("admin:events_article_review", args=[article.pk])


def act(desk: Client, article: Article, do: str, **sent: object) -> str:
    """Where the decision leads to."""
    return str(desk.post(page(article), {"do": do, **sent})["Location"])


def open_of(article: Article) -> list[Event]:
    return list(Event.objects.proposed().filter(citations__article=article))


def next_of(desk: Client, article: Article) -> Article | None:
    found: Article | None = desk.get(page(article)).context["next_article"]
    return found


def test_it_goes_on_to_the_next_article_by_the_one_key_that_closes_this_one(desk: Client, queue: list[Article]) -> None:
    assert act(desk, queue[0], "nothing") == page(queue[1])
    assert open_of(queue[0]) == []


def test_it_goes_on_after_the_last_decision_on_an_article(desk: Client, queue: list[Article]) -> None:
    events = open_of(queue[0])
    led = [act(desk, queue[0], "reject", event=event.pk, version=event.version) for event in events]
    assert [place.split("#")[0] for place in led] == [page(queue[0])] * (len(events) - 1) + [page(queue[1])]


def test_it_undoes_at_one_key_what_was_done_at_one_key(desk: Client, queue: list[Article]) -> None:
    before = open_of(queue[0])
    act(desk, queue[0], "nothing")
    last = desk.get(page(queue[1])).context["last"]
    assert act(desk, queue[1], "undo_last", decision=last.pk).split("#")[0] == page(queue[0])
    assert open_of(queue[0]) == before
    assert set(Article.objects.values_list("stage", flat=True)) == {Article.Stage.MATCHED}
    assert desk.get(page(queue[0])).context["last"] is None


def test_it_undoes_nobody_else_s_decision(desk: Client, queue: list[Article], admin: User) -> None:
    act(signed_in_as(admin), queue[0], "nothing")
    assert desk.get(page(queue[1])).context["last"] is None
    line = Event.objects.filter(state="rejected")[0].decisions.last()
    assert line is not None
    act(desk, queue[1], "undo_last", decision=line.pk)
    assert open_of(queue[0]) == []


def test_it_undoes_one_of_many_by_its_card(desk: Client, queue: list[Article]) -> None:
    first, *_ = open_of(queue[0])
    act(desk, queue[0], "nothing")
    line = first.decisions.last()
    assert line is not None
    act(desk, queue[0], "undo", event=first.pk, decision=line.pk)
    assert open_of(queue[0]) == [first]


def test_it_comes_by_every_article_when_none_is_decided(desk: Client, queue: list[Article]) -> None:
    seen = [queue[0]]
    for _ in queue:
        article = next_of(desk, seen[-1])
        assert article is not None
        seen.append(article)
    assert seen == [*queue, queue[0]]


def test_it_leaves_out_what_somebody_else_has_open(desk: Client, queue: list[Article], admin: User) -> None:
    hold(queue[1], admin)
    assert next_of(desk, queue[0]) == queue[2]
    Article.objects.update(reviewer_until=timezone.now() - timedelta(minutes=1))
    assert next_of(desk, queue[0]) == queue[1]


@pytest.mark.parametrize(
    ("choice", "order"),
    [
        ("", [0, 1, 2, 3]),
        ("o=-6", [3, 2, 1, 0]),  # by the day of publication, the latest first
        ("topic__id__exact={topic}", [2]),
        ("feed__id__exact={feed}", [2]),
        ("published_on__gte=2021-12-25&published_on__lt=2021-12-27", [1, 2]),
        ("q=Bod", [3]),
        ("stage__exact=matched&p=2", [0, 1, 2, 3]),
        ("best=high", [1]),
    ],
)
def test_it_follows_the_list_as_it_was_filtered_and_sorted(
    desk: Client, queue: list[Article], choice: str, order: list[int]
) -> None:
    Event.objects.update(confidence=0.6)
    Event.objects.filter(citations__article=queue[1]).update(confidence=0.95)
    asked = choice.format(topic=Topic.objects.get().pk, feed=Feed.objects.get().pk)
    assert desk.get(f"{LIST}?{asked}", follow=True).status_code == 200
    waiting = [queue[number] for number in order]
    for article, following in zip(waiting, [*waiting[1:], None], strict=True):
        if following:
            assert act(desk, article, "nothing") == page(following)
    if len(order) < len(queue):  # the choice is worked off: on with the rest
        assert act(desk, waiting[-1], "nothing") in {page(article) for article in queue if article not in waiting}


def test_it_survives_a_list_that_was_asked_for_in_a_broken_way(desk: Client, queue: list[Article]) -> None:
    session = desk.session
    session["review_queue"] = "topic__id__exact=x&o=99&nonsense__lookup=1"
    session.save()
    assert next_of(desk, queue[0]) == queue[1]
