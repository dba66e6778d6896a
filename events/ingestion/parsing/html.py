"""A web page: its text by trafilatura; title, day, outlet, author and language from what the page says of itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import trafilatura
from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.settings import use_config

from . import markup, metadata
from .charsets import decode
from .cleaning import plain
from .page import Page, UnreadableError

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SHORT = 500  # characters under which trafilatura takes any words of the page, out of order


def read(content: bytes, content_type: str = "", url: str = "") -> Page:
    """Raises UnreadableError where the page holds no readable text or passes the limits."""
    source = decode(content, content_type)
    tree = markup.tree(source)
    said = metadata.read(tree, url)
    published = said.published or ("" if metadata.times(tree) else _date(source))
    text = _article_text(markup.tree(source), url)
    if len(text) < SHORT:
        text = markup.text_of(_main(markup.tree(source))) or text
    if not text:
        raise UnreadableError(
            "The page has no readable text. Perhaps it needs a sign-in or JavaScript: paste the text instead."
        )
    return Page(
        text=text,
        title=said.title,
        canonical_url=said.canonical_url,
        published=published,
        outlet=said.outlet,
        author=said.author,
        language=said.language,
    )


def _article_text(root: HtmlElement, url: str) -> str:
    document: Any = trafilatura.bare_extraction(
        root,
        url=url or None,
        include_comments=False,
        include_tables=False,
        with_metadata=False,
        config=use_config(),
    )
    return plain(document.text or "") if document is not None else ""


def _main(root: HtmlElement) -> HtmlElement:
    parts = root.xpath("//article") or root.xpath("//main")
    return parts[0] if len(parts) == 1 else root


def _date(source: str) -> str:
    """The day that htmldate finds in the markup, where the page spells out that very day: it completes "2021-02" by itself."""
    # Given a tree, never a string: a string that looks like an address would be fetched.
    found = find_date(markup.tree(source), extensive_search=False, original_date=True)
    if not found:
        return ""
    day, words = date.fromisoformat(found), " ".join(source.lower().split())
    return found if any(spelling in words for spelling in _spellings(day)) else ""


def _spellings(day: date) -> set[str]:
    month, short = MONTHS[day.month - 1], MONTHS[day.month - 1][:3]
    number = f"{day.year}-{day.month:02}-{day.day:02}"
    spelled = {number, number.replace("-", "/"), number.replace("-", "."), number.replace("-", "")}
    for name in (month, short, f"{short}."):
        spelled |= {f"{name} {day.day}, {day.year}", f"{day.day} {name} {day.year}", f"{name} {day.day:02}, {day.year}"}
    if day.day > 12:  # else the day and the month could be meant the other way round
        spelled |= {
            f"{a}{sep}{b}{sep}{day.year}"
            for sep in "./-"
            for a, b in ((f"{day.day}", f"{day.month:02}"), (f"{day.month:02}", f"{day.day}"))
        }
    return spelled
