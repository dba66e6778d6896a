from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from pytest_django import Settings

from events.ingestion import IngestionError, read_text, read_upload, receive
from events.ingestion.extracting import extract
from events.ingestion.jsonl import read_line
from events.models import Outlet

from ..test_receive import WORDS


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


TRICKS = "A\x00 \u202etitle\u2066\u200b \x1b[31m\ud800 <b>x</b>"


def test_it_cleans_every_field_of_a_json_line() -> None:
    fields = {"text": WORDS + TRICKS, "published": "2021-12-24", "url": "https://good.example/a"}
    fields |= dict.fromkeys(("title", "author", "outlet", "language", "licence"), TRICKS)
    line = read_line(json.dumps(fields).encode())
    article = receive(line).article
    assert (article.title, article.licence) == ("A title [31m <b>x</b>",) * 2
    assert article.language == "en"
    assert article.outlet is not None
    assert article.outlet.name == article.title


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"text": ' * 50_000,
        b'{"text": 1e999999}',
        b'{"text": "x", "text": ["y"]}',
        b'{"text": "words", "published": "' + b"9" * 5_000 + b'"}',
        b'{"text": "words", "published": "2021-12-24", "url": "javascript:alert(1)"}',
        b'{"url": "file:///etc/passwd"}',
        b'"\\ud800"',
        b"NaN",
        b"\xff\xfe{}",
        b'{"html": "' + b"<div>" * 100_000 + b'"}',
    ],
)
def test_it_refuses_a_json_line_that_is_none(line: bytes) -> None:
    with pytest.raises(IngestionError):
        read_line(line)


def test_it_refuses_a_number_that_is_endless_to_read() -> None:
    with pytest.raises(IngestionError):
        read_line(b'{"text": ' + b"9" * 1_000_000 + b"}")


@pytest.mark.parametrize("name", ["Subject", "From"])
def test_it_cleans_what_a_mail_header_decodes_to(name: str) -> None:
    hidden = base64.b64encode(TRICKS.replace("\ud800", "").encode()).decode()
    mail = f"{name}: =?utf-8?b?{hidden}?=\r\nDate: Fri, 99 Foo 99999 99:99:99 +9999\r\n\r\n{WORDS}"
    article = receive(read_upload("a.eml", mail.encode())).article
    assert "title" in f"{article.title} {article.author}"
    assert article.published_on is None


@pytest.mark.parametrize("charset", ["zip", "hex", "idna", "undefined", "no-such", "utf-7", "\x00"])
def test_it_reads_a_mail_whose_charset_is_a_lie(charset: str) -> None:
    mail = f"Subject: x\r\nContent-Type: text/plain; charset={charset}\r\n\r\n{WORDS}"
    assert WORDS in read_upload("a.eml", mail.encode()).text


def test_it_takes_no_script_of_a_mail_in_html() -> None:
    body = base64.b64encode(f"<p onclick=alert(1)>{WORDS}</p><script>alert(2)</script>".encode())
    mail = b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body
    text = read_upload("a.eml", mail).text
    assert WORDS in text
    assert "alert" not in text


def pdf(stream: bytes, packing: bytes = b"/FlateDecode") -> bytes:
    """One page with this content."""
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>endobj\n"
    )
    said = b"4 0 obj<</Length " + str(len(stream)).encode() + b"/Filter" + packing + b">>stream\n"
    return head + said + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"


CHOKING: dict[str, Callable[[], bytes]] = {
    "bomb": lambda: pdf(zlib.compress(b" " * 200_000_000)),
    "bomb in a bomb": lambda: pdf(zlib.compress(zlib.compress(b" " * 200_000_000)), b"[/FlateDecode/FlateDecode]"),
    "operators": lambda: pdf(zlib.compress(b"q " * 2_000_000)),
    "circle": lambda: (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>"
    ),
    "nested": lambda: b"%PDF-1.4\n1 0 obj" + b"[" * 50_000 + b"endobj\ntrailer<</Root 1 0 R>>",
}


@pytest.mark.parametrize("name", CHOKING)
def test_it_survives_a_pdf_that_is_made_to_choke(name: str) -> None:
    with pytest.raises(IngestionError):
        read_upload("a.pdf", CHOKING[name]())
    assert WORDS in read_upload("a.html", f"<p>{WORDS}</p>".encode()).text


@pytest.mark.parametrize(
    "piece",
    [
        "January ",
        "1 ",
        "“",
        '"',
        "(",
        "A.",
        "President ",
        "of the ",
        "on on ",
        "2021-",
        "\n\n",
        "said that ",
        "Mr. ",
        "e\u0301",
        "and, ",
    ],
)
def test_it_finds_the_end_of_a_text_of_one_piece(piece: str) -> None:
    text = "Norway signed a treaty on Monday. " + piece * (100_000 // len(piece))
    with suppress(IngestionError):
        extract(text, date(2021, 12, 24))
