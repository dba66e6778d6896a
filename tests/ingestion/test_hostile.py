"""Every attack that was tried. Whatever comes in, the answer is a clear refusal or plain text; nothing is half-stored.

Network: inside addresses by number, name, odd spelling, mixed answers, rebinding and redirect; other schemes; user names
in addresses; line breaks in headers. Servers: endless and slow answers, bombs, lies about length, type and charset.
Documents: scripts, handlers, direction tricks, NULs, endless lines, deep nesting, a million elements, entity expansion,
outside entities, zips and programs under false names, mail in mail in mail, PDF rubbish. Feeds: all of that in items.
"""

from __future__ import annotations

import gzip
import io
import socket
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from pytest_django import Settings

from events.ingestion import (
    IngestionError,
    Receipt,
    feeds,
    fetch,
    opml,
    read_link,
    read_text,
    read_upload,
    receive,
    receive_link,
)
from events.ingestion.values import Incoming
from events.models import Article, Feed, Outlet

from .conftest import Web
from .test_receive import WORDS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_else_is_stored() -> Iterator[None]:
    """No attack leaves anything harmful behind, whatever else its test looks at."""
    yield
    for article in Article.objects.all():
        for value in (article.text, article.title, article.author, article.url, article.canonical_url):
            assert not set(value) & set("\x00\u202e\u2066\u200b\x1b")
        assert article.url == "" or article.url.startswith(("http://", "https://"))


# Network

INSIDE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://localhost/",
    "http://localhost./",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://192.168.0.1/",
    "http://100.100.100.200/",
    "http://0.0.0.0/",
    "http://224.0.0.1/",
]


@pytest.mark.parametrize("url", INSIDE)
def test_it_does_not_fetch_inside_addresses(url: str) -> None:
    with pytest.raises(
        IngestionError, match=r"not on the public internet|no host called|is not a host|not the address of a web page"
    ):
        read_link(url)


SCHEMES = [
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://example.org/a",
    "gopher://127.0.0.1:25/_HELO",
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<p>x</p>",
    "//example.org/a",
    "http:///a",
    "http://",
    "http://user:secret@example.org/",
    "http://example.org@127.0.0.1/",
    "http://example.org\\@127.0.0.1/",
    "http://example.org/a b",
    "http://example.org/\r\nX-Injected: 1",
    "http://example.org/\u202etxt.exe",
    "http://[::1",
    "http://example.org:99999/",
    "http://" + "a" * 3000,
]


@pytest.mark.parametrize("url", SCHEMES)
def test_it_refuses_what_is_no_plain_web_address(url: str) -> None:
    for take in (read_link, lambda u: receive_link(Incoming(url=u)), lambda u: read_text(WORDS, url=u)):
        with pytest.raises(IngestionError, match="not the address of a web page"):
            take(url)
    assert not Article.objects.exists()


@pytest.mark.parametrize("port", [21, 22, 25, 3306, 5432, 6379, 8080, 11211])
def test_it_does_not_ask_other_ports(port: int) -> None:
    with pytest.raises(IngestionError, match=f"Port {port} of example.org is not asked"):
        read_link(f"http://example.org:{port}/")


def answers(*addresses: str) -> list[tuple[Any, ...]]:
    family = {True: socket.AF_INET6, False: socket.AF_INET}
    return [(family[":" in a], socket.SOCK_STREAM, 6, "", (a, 80)) for a in addresses]


def test_it_refuses_a_host_with_one_foot_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: answers("93.184.216.34", "10.0.0.1"))
    with pytest.raises(IngestionError, match=r"leads to 10\.0\.0\.1"):
        read_link("http://two-faced.example/")


def test_it_looks_a_name_up_once_so_that_it_cannot_be_rebound(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    connected: list[str] = []

    def look_up(host: str, *_a: object, **_k: object) -> list[tuple[Any, ...]]:
        asked.append(host)
        return answers("93.184.216.34" if len(asked) == 1 else "127.0.0.1")

    def connect(address: tuple[str, int], **_k: object) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(IngestionError, match="refuses the connection"):
        read_link("http://rebound.example/")
    assert (asked, connected) == (["rebound.example"], ["93.184.216.34"])


@pytest.mark.parametrize(
    "to",
    [
        "http://169.254.169.254/",
        "http://[::1]/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//127.0.0.1:22/",
        "http://localhost/",
    ],
)
def test_it_vets_every_redirect(web: Web, to: str) -> None:
    with pytest.raises(IngestionError, match=r"not on the public internet|not the address of a web page|is not asked"):
        read_link(web.redirect("/a", to))


def test_it_vets_a_redirected_robots_file(web: Web) -> None:
    web.redirect("/robots.txt", "http://169.254.169.254/latest/")
    with pytest.raises(IngestionError, match="not on the public internet"):
        read_link(web.html("/a", WORDS))


def test_it_does_not_lend_a_named_host_to_another_port(web: Web) -> None:
    with pytest.raises(IngestionError, match="is not asked"):
        read_link(web.redirect("/a", "http://127.0.0.1:1/"))


# Servers


def test_it_stops_a_page_that_unpacks_without_end(web: Web, settings: Settings) -> None:
    settings.DATELINE_FETCH_MAX_BYTES = 100_000
    bomb = gzip.compress(b"0" * 50_000_000)
    url = web.serve("/a", bomb, {"Content-Type": "text/html", "Content-Encoding": "gzip"})
    with pytest.raises(IngestionError, match=r"bigger than 0\.1 MB"):
        read_link(url)


def test_it_stops_a_page_that_never_ends(web: Web, settings: Settings) -> None:
    settings.DATELINE_FETCH_MAX_BYTES = 100_000

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
        with suppress(OSError):
            while True:
                request.wfile.write(b"words " * 1000)

    with pytest.raises(IngestionError, match=r"bigger than 0\.1 MB"):
        read_link(web.by("/a", endless))


@pytest.mark.parametrize(
    "beginning", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>"]
)
def test_it_hangs_up_on_a_server_that_drips(web: Web, settings: Settings, beginning: bytes) -> None:
    settings.DATELINE_FETCH_SECONDS = 1

    def drip(request: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            request.wfile.write(beginning)
            for _ in range(100):
                request.wfile.write(b"X")
                time.sleep(0.1)

    with pytest.raises(IngestionError, match="did not answer within 1 s"):
        read_link(web.by("/a", drip))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff" * 100,
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 1000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nnogzp",
    ],
)
def test_it_says_that_an_answer_is_no_proper_one(web: Web, raw: bytes) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(raw)

    url = web.by("/a", answer)
    with pytest.raises(IngestionError, match=r"broke off or sent no proper answer|answered with an error"):
        fetch.get(url)


def test_it_refuses_a_packing_that_it_did_not_ask_for(web: Web) -> None:
    with pytest.raises(IngestionError, match="not asked for"):
        read_link(web.html("/a", WORDS, **{"Content-Encoding": "br"}))


@pytest.mark.parametrize(
    ("said", "content", "words"),
    [
        ("image/png", b"\x89PNG\r\n", "the server sent “image/png”"),
        ("application/zip", b"PK\x03\x04", "the server sent “application/zip”"),
        ("text/html", b"PK\x03\x04rest", "a zip archive"),
        ("text/html", b"\x7fELF" + bytes(100), "a program"),
        ("text/html", b"", "is empty"),
        ("application/pdf", b"<p>no pdf</p>", "no PDF"),
        ("text/html; charset=utf-8", bytes(range(256)) * 20, "binary"),
    ],
)
def test_it_refuses_content_that_lies_about_its_type(web: Web, said: str, content: bytes, words: str) -> None:
    with pytest.raises(IngestionError, match=words):
        read_link(web.serve("/a", content, {"Content-Type": said}))


@pytest.mark.parametrize(
    "charset", ["zip", "hex", "rot13", "punycode", "idna", "unicode_escape", "undefined", "utf-7", "no-such", "utf-16"]
)
def test_it_reads_a_page_whose_charset_is_a_lie(web: Web, charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>Zoë went to Łódź.</p></body></html>'
    incoming = read_link(web.serve("/a", page.encode(), {"Content-Type": f"text/html; charset={charset}"}))
    assert "Zoë went to Łódź." in incoming.text


# Documents


def test_it_keeps_no_markup_of_a_hostile_page() -> None:
    page = f"""<html><head><title>Fine</title><base href="javascript:x"><script>alert(1)</script></head><body onload="alert(2)">
      <article><p onclick="alert(3)">{WORDS}</p><p><a href="javascript:alert(4)">Go on</a> <img src=x onerror=alert(5)></p>
      <svg><script>alert(6)</script></svg><style>p{{}}</style><iframe src="file:///etc/passwd">alert(7)</iframe>
      <template><p>alert(8)</p></template><!-- alert(9) --></article></body></html>"""
    article = receive(read_upload("a.html", page.encode())).article
    assert WORDS in article.text
    assert "alert" not in article.text
    assert "<" not in article.text


def test_it_keeps_tags_of_a_pasted_text_as_the_plain_characters_that_they_are() -> None:
    article = receive(read_text(WORDS + " <script>alert(1)</script>")).article
    assert article.text.endswith("<script>alert(1)</script>")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://u:p@x.example/", "http://[", "\x00"],
)
def test_it_drops_a_canonical_address_that_is_none(address: str) -> None:
    page = f'<html><head><link rel="canonical" href="{address}"></head><body><p>{WORDS}</p></body></html>'
    assert read_upload("a.html", page.encode()).canonical_url == ""


def test_it_removes_direction_tricks_and_invisible_characters() -> None:
    hidden = "The \u202egnihton\u202c min\u200bister\u2066 said\x00 \x1b[31mred\x07\ufeff \U000e0041and\u00ad so on."
    article = receive(read_text(hidden, title="A \u202etitle\x00")).article
    assert article.text == "The gnihton minister said [31mred and so on."
    assert article.title == "A title"


def test_it_reads_or_refuses_a_line_without_end() -> None:
    with pytest.raises(IngestionError, match="too big"):
        read_text("x" * 10_000_000)
    with pytest.raises(IngestionError, match="characters"):
        read_upload("a.txt", b"x " * 2_000_000)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + WORDS,
        "<p>" + "<b>" * 5_000 + WORDS,
        "<p>x</p>" * 200_000,
        "<" * 1_000_000,
        "<a " + "b=c " * 500_000 + ">",
        "<!--" * 300_000,
        "&" * 1_000_000,
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><p>&b;</p>' + "&b;" * 100_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>Words.</p>",
        "<table>" + "<tr><td>" * 20_000,
    ],
    ids=["deep", "bold", "many", "brackets", "attributes", "comments", "ampersands", "entities", "json", "tables"],
)
def test_it_survives_a_page_that_is_made_to_choke(page: str) -> None:
    with suppress(IngestionError):
        read_upload("a.html", page.encode())
    assert WORDS in read_upload("a.html", f"<p>{WORDS}</p>".encode()).text


def test_it_kills_a_reading_that_takes_too_long(settings: Settings) -> None:
    settings.DATELINE_PARSE_SECONDS = 0.05
    with pytest.raises(IngestionError, match="was stopped"):
        read_upload("a.html", b"<table>" + b"<tr><td>word" * 20_000)
    settings.DATELINE_PARSE_SECONDS = 20
    assert WORDS in read_upload("a.html", f"<p>{WORDS}</p>".encode()).text


def test_it_reads_no_file_of_the_server_through_an_entity() -> None:
    page = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>See &x; here.</p></body></html>'
    for name in ("a.html", "a.xhtml"):
        assert "root:" not in read_upload(name, page.encode()).text


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "0" * 10_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", zipped(), "zip archive"),
        ("a.html", gzip.compress(b"0" * 1_000_000, mtime=0), "gzip archive"),
        ("a.txt", bytes(range(256)) * 50, "binary"),
        ("a.txt", b"\x7fELF\x02\x01", "a program"),
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n ", "is empty"),
        ("a.exe", b"MZ", "cannot be read"),
        ("a", b"words", "cannot be read"),
        ("../../etc/passwd", b"words", "cannot be read"),
        ("a.pdf", b"not a pdf", "no PDF"),
        ("a.pdf", b"%PDF-1.7\n" + b"\xff" * 10_000, "damaged"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n<</Length 999999999999>>stream\n", "damaged"),
        ("a.eml", b"Subject: x\r\n\r\n", "no text"),
        ("a.eml", b"Content-Type: image/png\r\n\r\nxxxx", "no text"),
        ("a.html", b"<html></html>", "no readable text"),
        ("\u202etxt.exe", b"MZ", "cannot be read"),
    ],
)
def test_it_refuses_files_that_are_not_what_they_say(name: str, content: bytes, words: str) -> None:
    with pytest.raises(IngestionError, match=words):
        read_upload(name, content)


def test_it_survives_mail_in_mail_in_mail() -> None:
    nested = b"Content-Type: message/rfc822\r\n\r\n" * 20_000 + b"Subject: deep\r\n\r\nWords."
    with suppress(IngestionError):
        read_upload("a.eml", nested)
    parts = (
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
        + b"--x\r\nContent-Type: text/plain\r\n\r\na\r\n" * 50_000
    )
    with suppress(IngestionError):
        read_upload("b.eml", parts)
    assert read_upload("c.eml", b"Subject: fine\r\n\r\nPlain words.").text == "Plain words."


def test_it_cuts_a_title_and_names_that_are_too_long() -> None:
    page = f"""<html lang="{"x" * 500}"><head><title>{"t" * 5000}</title><meta name="author" content="{"a " * 5000}">
      <meta property="og:site_name" content="{"s" * 5000}"></head><body><p>{WORDS}</p></body></html>"""
    article = receive(read_upload("a.html", page.encode())).article
    assert len(article.title) <= 500
    assert len(article.author) <= 300
    assert len(Outlet.objects.get().name) <= 200


@pytest.mark.parametrize(
    "day", ["9999-99-99", "0000-00-00", "2999-01-01", "yesterday", "2021-02-30T00:00", "1e9", "<b>2021</b>"]
)
def test_it_takes_no_day_that_is_none(day: str) -> None:
    page = (
        f'<html><head><meta property="article:published_time" content="{day}"></head><body><p>{WORDS}</p></body></html>'
    )
    incoming = read_upload("a.html", page.encode())
    assert incoming.published_on is None
    assert incoming.known_from == "unknown"


# Feeds


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
