"""Documents of every kind become plain text with what they say of themselves."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from events.ingestion import IngestionError, jsonl, read_upload
from events.ingestion.parsing.charsets import decode

from .test_receive import WORDS


def page(head: str = "", body: str = f"<p>{WORDS}</p>") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-11-16T23:30:00-05:00"}</script>', "2021-11-16"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["ReportageNewsArticle"], "datePublished": "2021-11-16"}]}</script>', "2021-11-16"),
        ('<meta property="article:published_time" content="2021-11-16T08:00:00Z">', "2021-11-16"),
        ('<meta name="DC.date.issued" content="2021-11-16">', "2021-11-16"),
        ('<meta itemprop="datePublished" content="2021-11-16">', "2021-11-16"),
        ('<meta property="article:published_time" content="2021-11-16"><meta property="article:modified_time" content="2022-01-05">', "2021-11-16"),
        ('<meta property="article:published_time" content="2021-11">', ""),
        ("", ""),
    ],
)  # fmt: skip
def test_it_takes_the_day_that_the_page_states(head: str, published: str) -> None:
    incoming = read_upload("a.html", page(head))
    assert (incoming.published_on.isoformat() if incoming.published_on else "") == published
    assert incoming.known_from == ("page" if published else "unknown")


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<article><time datetime="2021-11-16T08:00Z">16 Nov</time>{}</article>', "2021-11-16"),
        ('<article><time datetime="2021-11-16">a</time><time datetime="2021-12-01">b</time>{}</article>', ""),
        ('<article><time itemprop="datePublished" datetime="2021-11-16">a</time><time datetime="2021-12-01">b</time>{}</article>', "2021-11-16"),
    ],
)  # fmt: skip
def test_it_takes_a_time_element_only_where_it_is_clear(body: str, published: str) -> None:
    incoming = read_upload("a.html", page("", body.format(f"<p>{WORDS}</p>")))
    assert (incoming.published_on.isoformat() if incoming.published_on else "") == published


def test_it_takes_title_outlet_author_and_language_by_trust() -> None:
    linked = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers meet &amp; part",
      "author": [{"@type": "Person", "name": "Ann Arbor"}, {"name": "Bo Beep"}], "publisher": {"name": "The Courier"}}</script>"""
    incoming = read_upload(
        "a.html",
        page(
            f'<title>x</title><meta property="og:title" content="y"><meta property="og:locale" content="en_GB">{linked}'
        ),
    )
    assert incoming.author == "Ann Arbor, Bo Beep"
    assert incoming.outlet == "The Courier"
    assert incoming.language == "en-GB"
    assert incoming.title.startswith("Ministers meet")


def test_it_leaves_navigation_and_side_stories_out() -> None:
    story = "".join(f"<p>{WORDS} Part {n}.</p>" for n in range(6))
    side = "<aside><h3>More</h3><ul><li><a href='/1'>Other news of the day</a></li></ul></aside>"
    incoming = read_upload(
        "a.html",
        page("", f"<nav><a href='/'>Front page</a></nav><article>{story}</article>{side}<footer>Imprint</footer>"),
    )
    assert "Part 5." in incoming.text
    assert not {"Front page", "Other news of the day", "Imprint"} & set(incoming.text.splitlines())


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        ("Zoë".encode(), ""),
        ("\ufeffZoë".encode(), "text/plain; charset=latin-1"),
        ("Zoë".encode("latin-1"), "text/plain; charset=ISO-8859-1"),
        ("Zoë".encode("latin-1"), ""),
        ("Zoë".encode("latin-1"), "text/plain; charset=utf-8"),
        ("Zoë".encode("utf-16"), ""),
        ("Zoë".encode("utf-16-be"), "text/plain; charset=utf-16be"),
        (b"<meta charset=windows-1252>Zo\xeb", ""),
    ],
)
def test_it_gets_the_characters_right(content: bytes, content_type: str) -> None:
    assert decode(content, content_type).endswith("Zoë")


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("windows-1251", "Москва"),
        ("koi8-r", "Москва"),
        ("gb2312", "北京"),
        ("shift_jis", "東京"),
        ("euc-kr", "서울"),
        ("windows-1256", "بغداد"),
    ],
)
def test_it_reads_declared_charsets(charset: str, words: str) -> None:
    content = f'<html><head><meta charset="{charset}"></head><body><p>{words}</p></body></html>'.encode(charset)
    assert read_upload("a.html", content).text == words


def test_it_reads_a_mail() -> None:
    mail = (
        'From: "The Courier" <desk@courier.example>\r\nSubject: =?utf-8?q?Talks_in_Krak=C3=B3w?=\r\n'
        "Date: Tue, 16 Nov 2021 23:30:00 -0500\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n"
        "--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThey met in Krak=C3=B3w.\r\n"
        "--x\r\nContent-Type: text/html\r\n\r\n<p>Other</p>\r\n--x--\r\n"
    )
    incoming = read_upload("a.eml", mail.encode())
    assert (incoming.title, incoming.text, incoming.author) == ("Talks in Kraków", "They met in Kraków.", "The Courier")
    assert (incoming.published_on, incoming.known_from) == (date(2021, 11, 16), "page")


def pdf(*rows: str) -> bytes:
    """A PDF of one page with these lines, written by hand."""
    drawn = " ".join(f"({row}) Tj T*" for row in rows)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {drawn} ET"
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/MediaBox[0 0 612 792]>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    written, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(written))
        written += f"{number} 0 obj{body}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF"
    return (written + end).encode()


def test_it_joins_the_lines_of_a_pdf_to_sentences() -> None:
    incoming = read_upload(
        "a.pdf",
        pdf(
            "The ministers met in the capital on Tuesday and agreed to con-",
            "tinue their talks in the spring.",
            "Nothing else was said of it all.",
        ),
    )
    assert incoming.text.startswith(
        "The ministers met in the capital on Tuesday and agreed to continue their talks in the spring."
    )
    assert incoming.published_on is None


def test_it_reads_json_lines_and_tells_of_broken_ones() -> None:
    lines = BytesIO(
        b'{"url": "https://one.example/a", "title": "A", "published": "2021-11-16T22:14:56+00:00", "text": "They met.", "outlet": "One"}\n'
        b"\n"
        b"no json\n"
        b"[1]\n"
        b'{"text": ""}\n'
        b'{"text": 5}\n'
        b'{"text": "They met.", "published": "last week"}\n'
        b'{"text": "They met.", "url": "javascript:x"}\n'
        b'{"url": "https://one.example/b", "title": "B"}\n'
        b'{"html": "<html><head><title>T</title></head><body><p>They parted.</p></body></html>"}\n'
    )
    found = list(jsonl.read_lines(lines))
    first, *broken, link, last = found
    assert not isinstance(first, IngestionError)
    assert (first.title, first.text, first.outlet, first.outlet_domain) == ("A", "They met.", "One", "one.example")
    assert (first.published_on, first.known_from) == (date(2021, 11, 16), "given")
    assert [str(e).split(":")[0] for e in broken] == ["line 3", "line 4", "line 5", "line 6", "line 7", "line 8"]
    assert all(isinstance(e, IngestionError) for e in broken)
    assert not isinstance(link, IngestionError)
    assert (link.url, link.title, link.text) == ("https://one.example/b", "B", "")
    assert not isinstance(last, IngestionError)
    assert (last.title, last.text) == ("T", "They parted.")
