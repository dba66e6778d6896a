"""What holds for any input at all."""

from __future__ import annotations

import ast
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from events.ingestion import duplicates, robots
from events.ingestion.parsing import cleaning, markup
from events.ingestion.parsing.charsets import decode
from events.ingestion.parsing.page import UnreadableError
from events.models.addresses import canonical, domain

INGESTION = Path(duplicates.__file__).parent
NETWORK = {"socket", "ssl", "urllib3", "http", "ftplib", "smtplib", "asyncio"}


@given(st.text())
def test_it_cleans_once_and_for_all(text: str) -> None:
    cleaned = cleaning.plain(text)
    assert cleaning.plain(cleaned) == cleaned
    assert not cleaning.HARMFUL.search(cleaned)
    assert "\n\n\n" not in cleaned


@given(st.text(), st.integers(2, 80))
def test_it_makes_one_line_of_any_text(text: str, limit: int) -> None:
    found = cleaning.line(text, limit)
    assert len(found) <= limit
    assert "\n" not in found


@given(
    st.one_of(st.text(), st.builds("http{}".format, st.text()), st.builds("https://{}/{}".format, st.text(), st.text()))
)
def test_it_names_any_address_once(url: str) -> None:
    name = canonical(url)
    assert canonical(name) == name
    assert name == "" or name.startswith("https://")
    assert "www." not in domain(url)[:4]


@given(st.binary(), st.sampled_from(["", "text/html", "text/html; charset=utf-16", "x; charset=zip", "x; charset=gbk"]))
def test_it_makes_text_of_any_bytes(content: bytes, content_type: str) -> None:
    assert isinstance(decode(content, content_type), str)


@given(st.text(alphabet="<>/abp\"'=!-&; \x00\ud800", max_size=300))
def test_it_reads_any_markup_or_says_why_not(fragment: str) -> None:
    try:
        found = markup.fragment_text(fragment)
    except UnreadableError:
        return
    assert not cleaning.HARMFUL.search(found)


@given(st.text(), st.text())
def test_it_reads_any_robots_file(text: str, path: str) -> None:
    assert robots.parse(text).allows(path) in {True, False}


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "1", "two"]), max_size=300))
def test_it_sketches_any_text_the_same_way_twice(words: list[str]) -> None:
    text = " ".join(words)
    one, other = (duplicates.bands(duplicates.shingles(t)) for t in (text, f"  {text.upper()} "))
    assert one == other
    assert all(-(2**63) <= band < 2**63 for band in one)


def test_it_opens_connections_in_one_place_only() -> None:
    """`fetch` asks, `connection` connects; no other file of ingestion knows how."""
    found = set()
    for path in INGESTION.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom) and not node.level
                else []
            )
            if any(name.split(".")[0] in NETWORK or name == "urllib.request" for name in names):
                found.add(path.name)
    assert found == {"fetch.py", "connection.py"}
