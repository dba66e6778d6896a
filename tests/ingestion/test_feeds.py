"""Feeds: what is taken, when they are asked again, what is said of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from events.ingestion import feeds, opml
from events.models import Article, Feed, Outlet, Topic

from .conftest import Web
from .test_receive import WORDS

pytestmark = pytest.mark.django_db

RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Courier</title><language>en-GB</language>
  <item><title>Talks in &lt;i&gt;Vienna&lt;/i&gt;</title><link>https://courier.example/talks?utm_source=rss</link><dc:creator>Ann Arbor</dc:creator>
    <pubDate>Tue, 16 Nov 2021 23:30:00 -0500</pubDate><description>Short.</description>
    <content:encoded><![CDATA[<p>{WORDS}</p><p>{WORDS.replace("two", "three")}</p>]]></content:encoded></item>
  <item><title>Only a teaser</title><link>/teaser</link><description>They met and then &#8230;</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><entry><title>Border closed</title>
  <link href="https://desk.example/border"/><id>urn:1</id><published>2021-11-16T08:00:00Z</published><updated>2021-12-01T08:00:00Z</updated>
  <summary>Closed.</summary></entry></feed>"""


def feed_of(web: Web, content: str = RSS, **fields: object) -> Feed:
    url = web.serve(
        "/feed",
        content.encode(),
        {"Content-Type": "application/rss+xml", "ETag": '"1"', "Last-Modified": "Tue, 16 Nov 2021 08:00:00 GMT"},
    )
    return Feed.objects.create(url=url, **fields)


def polled(feed: Feed) -> feeds.Polled:
    result = feeds.poll(feed.pk)
    feed.refresh_from_db()
    return result


def test_it_takes_whole_articles_from_the_feed_and_leaves_teasers_to_be_fetched(web: Web) -> None:
    topic = Topic.objects.create(slug="talks", title="Talks")
    feed = feed_of(web, topic=topic)
    assert polled(feed).words == "2 items, 2 new."
    whole, teaser = Article.objects.order_by("pk")
    assert (whole.title, whole.author, whole.stage) == ("Talks in Vienna", "Ann Arbor", Article.Stage.PARSED)
    assert whole.text.startswith(WORDS)
    assert (whole.published_on, whole.published_known_from) == (date(2021, 11, 16), "feed")
    assert whole.canonical_url == "https://courier.example/talks"
    assert (whole.feed, whole.topic, str(whole.outlet)) == (feed, topic, "The Courier")
    assert (teaser.url, teaser.stage, teaser.published_on) == (f"{web.address}/teaser", Article.Stage.LINK, None)


def test_it_reads_atom_and_its_day_of_publication(web: Web) -> None:
    polled(feed_of(web, ATOM))
    article = Article.objects.get()
    assert (article.title, article.url, article.published_on) == (
        "Border closed",
        "https://desk.example/border",
        date(2021, 11, 16),
    )


def test_it_keeps_validators_and_does_not_ask_before_time(web: Web) -> None:
    feed = feed_of(web, interval_minutes=30)
    polled(feed)
    assert (feed.etag, feed.last_modified, feed.title) == ('"1"', "Tue, 16 Nov 2021 08:00:00 GMT", "The Courier")
    assert feed.last_result == "2 items, 2 new."
    assert feed.next_poll_at is not None
    assert timedelta(minutes=29) < feed.next_poll_at - timezone.now() <= timedelta(minutes=30)
    assert not feeds.due().exists()
    web.serve("/feed", b"", {}, status=304)
    assert "Nothing new" in polled(feed).words
    assert web.asked[-1][1]["if-none-match"] == '"1"'


def test_it_takes_nothing_twice(web: Web) -> None:
    feed = feed_of(web)
    polled(feed)
    assert polled(feed).words == "2 items, 0 new."
    assert Article.objects.count() == 2


def test_it_asks_a_failing_feed_less_and_less_often(web: Web) -> None:
    feed = feed_of(web, interval_minutes=60)
    web.serve("/feed", b"", {}, status=500)
    waits = []
    for _ in range(6):
        polled(feed)
        assert feed.next_poll_at is not None
        waits.append(round((feed.next_poll_at - timezone.now()) / timedelta(hours=1)))
    assert waits == [2, 4, 8, 16, 24, 24]
    assert (feed.failures, feed.lease_until) == (6, None)
    assert "answered with an error (500)" in feed.last_error
    web.serve("/feed", RSS.encode(), {"Content-Type": "text/xml"})
    polled(feed)
    assert (feed.failures, feed.last_error) == (0, "")


def test_it_leaves_a_feed_to_the_worker_that_asks_it(web: Web) -> None:
    feed = feed_of(web)
    Feed.objects.filter(pk=feed.pk).update(lease_until=timezone.now() + timedelta(minutes=1))
    assert "Another worker" in polled(feed).words
    assert web.asked == []


def test_it_keeps_the_outlet_that_the_editor_gave(web: Web) -> None:
    outlet = Outlet.objects.create(name="Courier & Sons", domain="courier.example")
    polled(feed_of(web, outlet=outlet))
    assert set(Article.objects.values_list("outlet__name", flat=True)) == {"Courier & Sons"}


def test_it_adds_the_feeds_of_an_opml_list_once() -> None:
    listed = b"""<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="News">
      <outline type="rss" text="One" xmlUrl="https://one.example/feed"/><outline title="Two" xmlUrl="https://two.example/feed"/>
      <outline text="Again" xmlUrl="https://one.example/feed"/></outline></body></opml>"""
    added, known = opml.add_feeds(listed)
    assert ([feed.title for feed in added], known) == (["One", "Two"], 0)
    assert opml.add_feeds(listed) == ([], 2)
