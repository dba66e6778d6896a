from __future__ import annotations

from contextlib import suppress
from http.server import BaseHTTPRequestHandler

import pytest

from events.ingestion import IngestionError, Receipt, feeds, fetch, opml, read_text, receive
from events.ingestion.parsing.feed import MAX_ITEMS
from events.models import Article, Feed

from ..conftest import Web
from ..test_receive import WORDS


def poll(web: Web, content: bytes, content_type: str = "application/rss+xml") -> tuple[Feed, feeds.Polled]:
    feed = Feed.objects.create(url=web.serve("/feed", content, {"Content-Type": content_type}))
    polled = feeds.poll(feed.pk)
    feed.refresh_from_db()
    return feed, polled


def rss(*items: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{"".join(items)}</channel></rss>'.encode()


GOOD = "<item><title>Good</title><link>https://good.example/a</link></item>"


def test_it_loses_only_the_broken_items_of_a_feed(web: Web) -> None:
    _, polled = poll(
        web,
        rss(
            "<item><link>javascript:alert(1)</link></item>",
            "<item><link>file:///etc/passwd</link></item>",
            "<item><title>No link</title></item>",
            "<item><title>\x01 &bogus;</title><link>https://good.example/b</link><pubDate>never</pubDate></item>",
            f"<item><link>https://{'x' * 3000}.example/</link></item>",
            f"<item><link>https://good.example/c</link><description>{'&lt;div&gt;' * 50_000}</description></item>",
            GOOD,
        ),
    )
    assert set(Article.objects.values_list("url", flat=True)) >= {"https://good.example/a", "https://good.example/b"}
    assert "left out as broken" in polled.words


def test_it_reads_no_feed_that_declares_entities(web: Web) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>'
    feed, polled = poll(web, bomb)
    assert "declares entities" in polled.words
    assert feed.failures == 1


@pytest.mark.parametrize("to", ["file:///etc/passwd", "http://169.254.169.254/", "http://[::1]/feed"])
def test_it_does_not_follow_a_feed_to_the_inside(web: Web, to: str) -> None:
    feed = Feed.objects.create(url=web.redirect("/feed", to))
    feeds.poll(feed.pk)
    feed.refresh_from_db()
    assert feed.last_error
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 1000,
        b"<html><body>No feed</body></html>",
        b"<rss" * 100_000,
        b"/etc/passwd",
        b"http://127.0.0.1/",
    ],
)
def test_it_says_that_there_is_no_feed(web: Web, content: bytes) -> None:
    feed, _ = poll(web, content, "text/html")
    assert "no RSS or Atom feed" in feed.last_error


def test_it_stores_the_inside_link_of_a_feed_only_to_refuse_it(web: Web) -> None:
    poll(web, rss("<item><title>In</title><link>http://169.254.169.254/latest/</link></item>"))
    with pytest.raises(IngestionError, match="not on the public internet"):
        fetch.get(Article.objects.get().url)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no OPML"),
        (b"<html/>", "no OPML"),
        (b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml/>', "document type of its own"),
        (b'<opml><body><outline xmlUrl="file:///etc/passwd"/></body></opml>', "names no feed"),
        (b'<opml><body><outline xmlUrl="javascript:alert(1)"/></body></opml>', "names no feed"),
    ],
)
def test_it_refuses_a_hostile_list_of_feeds(content: bytes, words: str) -> None:
    with pytest.raises(IngestionError, match=words):
        opml.add_feeds(content)
    assert not Feed.objects.exists()


def test_it_answers_a_receipt_for_what_is_fine() -> None:
    assert isinstance(receive(read_text(WORDS)), Receipt)


ENTITIES = [
    '<!ENTITY x SYSTEM "file:///etc/passwd">',
    '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY x "y">',
    '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">',
]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("entities", ENTITIES, ids=["file", "parameter", "bomb"])
def test_it_expands_no_entity_in_any_charset(web: Web, entities: str, charset: str) -> None:
    item = "<item><title>T &x;</title><link>https://good.example/a</link></item>"
    content = f'<?xml version="1.0" encoding="{charset}"?><!DOCTYPE r [{entities}]><rss version="2.0"><channel><title>F &x;</title>{item}</channel></rss>'
    feed, _ = poll(web, content.encode(charset))
    shown = [feed.title, *Article.objects.values_list("title", flat=True)]
    assert not [title for title in shown if "root:" in title or "aaaa" in title]


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-32"])
def test_it_reads_no_list_with_entities_in_any_charset(charset: str) -> None:
    content = f'<?xml version="1.0" encoding="{charset}"?><!DOCTYPE o [{ENTITIES[0]}]><opml><body><outline text="&x;" xmlUrl="https://good.example/f"/></body></opml>'
    with suppress(IngestionError):
        opml.add_feeds(content.encode(charset))
    assert not Feed.objects.filter(title__contains="root:").exists()


TRICKS = "A\x00 &lt;script&gt;alert(1)&lt;/script&gt; \u202etitle\u2066 \u200b\x1b[31m"


def test_it_cleans_what_a_feed_says(web: Web) -> None:
    item = f"<item><title>{TRICKS}</title><author>{TRICKS}</author><link>https://good.example/a</link></item>"
    content = f'<rss version="2.0"><channel><title>{TRICKS}</title><language>{TRICKS}</language>{item}</channel></rss>'
    feed, _ = poll(web, content.encode())
    article = Article.objects.get()
    for shown in (feed.title, article.title, article.author):
        assert not set(shown) & set("\x00\x1b\u202e")
    assert article.language == "en"


def test_it_takes_so_many_items_of_a_feed_and_no_more(web: Web) -> None:
    items = [f"<item><link>https://good.example/{n}</link></item>" for n in range(5_000)]
    poll(web, rss(*items))
    assert Article.objects.count() == MAX_ITEMS


@pytest.mark.parametrize("tag", ['"a\0b"', '"' + "x" * 60_000 + '"', '"é\x80"', '"a\tb"'])
def test_it_survives_validators_that_are_no_text(web: Web, tag: str) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        head = f"HTTP/1.0 200 OK\r\nETag: {tag}\r\nLast-Modified: {tag}\r\nContent-Type: text/xml; x={tag}\r\n\r\n"
        request.wfile.write(head.encode("latin-1") + rss(GOOD))

    feed = Feed.objects.create(url=web.by("/feed", answer))
    for _ in range(2):
        feeds.poll(feed.pk)
    feed.refresh_from_db()
    assert (feed.last_error, Article.objects.count()) == ("", 1)


@pytest.mark.parametrize(
    "deep", ["<x>" * 100_000, "<item>" * 50_000, "<item><title>" + "&lt;b&gt;" * 100_000], ids=["x", "items", "bold"]
)
def test_it_survives_a_feed_that_nests(web: Web, deep: str) -> None:
    poll(web, b'<rss version="2.0"><channel><title>F</title>' + deep.encode())
    Feed.objects.all().delete()
    assert "1 items" in poll(web, rss(GOOD))[1].words
