from __future__ import annotations

import gzip
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler

import pytest
from pytest_django import Settings

from events.ingestion import IngestionError, fetch, read_link, receive, robots

from ..conftest import Web
from ..test_receive import WORDS


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


@pytest.mark.parametrize("packing", ["gzip, gzip", "gzip;q=1", "deflate, gzip"])
def test_it_unpacks_once_only(web: Web, packing: str) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        head = f"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {packing}\r\n\r\n"
        request.wfile.write(head.encode() + gzip.compress(gzip.compress(WORDS.encode(), mtime=0), mtime=0))

    with pytest.raises(IngestionError, match="not asked for"):
        read_link(web.by("/a", answer))


def test_it_stops_a_bomb_of_many_parts(web: Web, settings: Settings) -> None:
    settings.DATELINE_FETCH_MAX_BYTES = 100_000
    parts = gzip.compress(b"0" * 90_000, mtime=0) * 500
    url = web.serve("/a", parts, {"Content-Type": "text/html", "Content-Encoding": "gzip"})
    assert len(fetch.get(url).content) <= 100_000


@pytest.mark.parametrize("status", [100, 204, 205, 206, 304, 418, 999])
def test_it_takes_no_page_from_an_answer_without_one(web: Web, status: int) -> None:
    with pytest.raises(IngestionError):
        read_link(web.serve("/a", b"", {"Content-Type": "text/html"}, status=status))


@pytest.mark.parametrize(
    "to", [b"\x00", b"/\xff\xfe", b"/" + b"a" * 60_000, b"//", b"http://[", b"?" + b"%0d%0aX: y", b"\\\\inside\\share"]
)
def test_it_survives_a_redirect_to_nowhere(web: Web, to: bytes) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 302 Found\r\nLocation: " + to + b"\r\n\r\n")

    with pytest.raises(IngestionError):
        fetch.get(web.by("/a", answer))


def test_it_stores_a_content_type_that_is_no_text(web: Web) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        head = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; \x00\x80=" + b"x" * 5_000 + b"\r\n\r\n"
        request.wfile.write(head + f"<p>{WORDS}</p>".encode())

    assert receive(read_link(web.by("/a", answer))).article.snapshot.content_type.startswith("text/html")


@pytest.mark.parametrize("text", ["Disallow: " + "*" * 400_000, "User-agent: *\nDisallow: /" + "*a" * 100_000, "\0" * 400_000, "Crawl-delay: 1e999", "User-agent: *\nCrawl-delay: 99999\nAllow: /"])  # fmt: skip
def test_it_survives_a_robots_file_that_is_made_to_choke(web: Web, text: str) -> None:
    rules = robots.parse(text)
    assert rules.delay <= robots.MAX_DELAY
    assert rules.allows("/" + "a" * 1_000) in {True, False}
    web.serve("/robots.txt", text.encode(), {"Content-Type": "text/plain"})
    if not rules.delay:
        with suppress(IngestionError):
            fetch.get(web.html("/a", WORDS))
