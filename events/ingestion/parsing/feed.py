"""RSS and Atom. feedparser gets bytes only: given a text it would take it for an address or a file name."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

import feedparser

from . import markup
from .cleaning import MAX_NAME, MAX_TITLE, language_tag, line, web_address
from .page import UnreadableError

MAX_ITEMS = 500  # of one answer; the rest come with the next
ZONE = re.compile(r"\d\s*([+-])(\d\d):?(\d\d)\s*$")
FULL_CONTENT = 250  # characters from which an item's content (which is meant to be whole) is taken for the article
FULL_SUMMARY = 2_000  # the same for its description, which is mostly a teaser
TEASER = re.compile(r"(?:…|\.\.\.|\[…\]|(?:read|see|continue) (?:more|reading|on)\W*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """`text` is the item's own content where that is a whole article, else ""; `published` an ISO day or ""."""

    url: str
    title: str
    text: str
    published: str
    author: str


@dataclass(frozen=True, slots=True)
class FeedPage:
    title: str
    language: str
    items: tuple[Item, ...]
    broken: int  # items that were left out, as they could not be read


def read(content: bytes, content_type: str = "", url: str = "") -> FeedPage:
    """Raises UnreadableError where it is no feed, or declares entities of its own (a known way to blow up readers)."""
    if re.search(rb"<!ENTITY", content[:100_000], re.IGNORECASE):
        raise UnreadableError("The feed declares entities of its own; that is not read, for safety.")
    parsed = feedparser.parse(content, response_headers={"content-type": content_type} if content_type else None,
                              resolve_relative_uris=False, sanitize_html=False)  # fmt: skip
    if not parsed.get("version") or not (parsed.entries or parsed.feed.get("title") or parsed.feed.get("link")):
        raise UnreadableError(
            "There is no RSS or Atom feed at this address. Look for the feed's own address on the site."
        )
    items, broken = [], 0
    for entry in parsed.entries[:MAX_ITEMS]:
        item = _item(entry, url)
        if item is None:
            broken += 1
        else:
            items.append(item)
    title = line(_words(parsed.feed.get("title", "")), MAX_NAME)
    return FeedPage(title, language_tag(parsed.feed.get("language")), tuple(items), broken)


def _item(entry: Any, base: str) -> Item | None:
    """None for an item that is broken: no usable address, or something in it that cannot be read."""
    try:
        address = web_address(urljoin(base, str(entry.get("link", "")).strip()))
        if not address:
            return None
        contents = [markup.fragment_text(part.get("value", "")) for part in entry.get("content", [])]
        text = _full_text(max(contents, key=len, default=""), markup.fragment_text(entry.get("summary", "")))
        return Item(
            url=address,
            title=line(_words(entry.get("title", "")), MAX_TITLE),
            text=text,
            published=_day(entry),
            author=line(_words(entry.get("author", "")), MAX_NAME),
        )
    except (UnreadableError, ValueError, TypeError, AttributeError, OverflowError):
        return None


def _full_text(content: str, summary: str) -> str:
    """The whole article, "" where the feed holds only its beginning."""
    text = content if len(content) >= FULL_CONTENT else summary if len(summary) >= FULL_SUMMARY else ""
    return "" if TEASER.search(text[-40:]) else text


def _day(entry: Any) -> str:
    """The day in the zone that the feed writes in; the update day only where there is no other."""
    for name in ("published", "updated"):
        written, moment = str(entry.get(name, "")), entry.get(f"{name}_parsed")
        if moment:
            utc = datetime.fromtimestamp(calendar.timegm(moment), UTC)
            return (utc + _offset(written)).date().isoformat()
    return ""


def _offset(written: str) -> timedelta:
    """The zone at the end of a written time ("-0500", "+02:00"); none for UTC and for names."""
    found = ZONE.search(written)
    if not found:
        return timedelta(0)
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return (ahead if found[1] == "+" else -ahead) if ahead < timedelta(hours=15) else timedelta(0)


def _words(text: object) -> str:
    return markup.fragment_text(text) if isinstance(text, str) else ""
