"""What a page says of itself: JSON-LD first, then Open Graph and other meta elements, then `<time>` and `<title>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from .cleaning import MAX_NAME, MAX_TITLE, language_tag, line, web_address
from .page import Page

ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|Posting|WebPage)$")
DATES = ("article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued",
         "dcterms.created", "dc.date", "pubdate", "publishdate", "date")  # fmt: skip
TITLES = ("og:title", "twitter:title", "dc.title")
AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl")
ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:$|[T\s])")
MAX_BLOCKS = 30  # JSON-LD blocks that are read
MAX_JSON = 500_000  # characters of one


def read(root: HtmlElement, url: str = "") -> Page:
    """`text` stays empty; every other field is "" where the page says nothing usable."""
    meta, linked = _meta(root), _linked(root)
    return Page(
        text="",
        title=_first(
            MAX_TITLE, linked.get("headline"), *_of(meta, TITLES), _words(root, "//h1"), _words(root, "//title")
        ),
        canonical_url=_canonical(root, meta, url),
        published=_published(root, meta, linked),
        outlet=_first(MAX_NAME, _name(linked.get("publisher")), meta.get("og:site_name"), meta.get("application-name")),
        author=_first(
            MAX_NAME, _name(linked.get("author")), *(a for a in _of(meta, AUTHORS) if not a.startswith("http"))
        ),
        language=_language(root, meta, linked),
    )


def iso_day(text: object) -> str:
    """The day of an ISO date or time as written (the day where the outlet is), "" for what is none or lies ahead."""
    found = ISO_DAY.match(text) if isinstance(text, str) else None
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return ""
    return day.isoformat() if day and 1600 <= day.year <= date.today().year + 1 else ""


def _meta(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iterfind(".//meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if name and element.get("content"):
            found.setdefault(name, element.get("content", ""))
    return found


def _linked(root: HtmlElement) -> dict[str, Any]:
    """The JSON-LD object that describes the article, {} where there is none."""
    objects = [thing for block in _blocks(root) for thing in _objects(block)]
    articles = [o for o in objects if any(ARTICLE_TYPES.search(kind) for kind in _strings(o.get("@type")))]
    return max(articles, key=lambda o: ("datePublished" in o, "headline" in o), default={})


def _blocks(root: HtmlElement) -> Iterator[object]:
    for element in root.xpath('//script[@type="application/ld+json"]')[:MAX_BLOCKS]:
        if len(element.text or "") <= MAX_JSON:
            try:
                yield json.loads(element.text or "", strict=False)
            except (ValueError, RecursionError):
                continue


def _objects(block: object) -> Iterator[dict[str, Any]]:
    things = block if isinstance(block, list) else [block]
    for thing in things:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (o for o in graph if isinstance(o, dict)) if isinstance(graph, list) else ()


def times(root: HtmlElement) -> set[str]:
    """The different days of the article's `<time>` elements."""
    found = root.xpath("//article//time[@datetime] | //header//time[@datetime] | //main//time[@datetime]")
    return {day for time in found if (day := iso_day(time.get("datetime")))}


def _published(root: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str:
    marked = root.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']")
    said = [linked.get("datePublished"), *_of(meta, DATES), *(time.get("datetime") for time in marked)]
    # Several different <time> elements may be of other stories: only one that stands alone is the article's.
    alone = times(root)
    return next((day for text in said if (day := iso_day(text))), alone.pop() if len(alone) == 1 else "")


def _canonical(root: HtmlElement, meta: dict[str, str], url: str) -> str:
    links = [link.get("href") or "" for link in root.xpath('//link[@rel="canonical"]')]
    for address in [*links, meta.get("og:url", "")]:
        try:
            joined = web_address(urljoin(url, address.strip())) if address.strip() else ""
        except ValueError:
            continue
        if joined:
            return joined
    return ""


def _language(root: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str:
    said = (root.get("lang"), linked.get("inLanguage"), meta.get("og:locale"), meta.get("content-language"))
    return next(filter(None, map(language_tag, said)), "")


def _name(thing: object) -> str:
    """The name in a JSON-LD person or organisation, or several of them."""
    if isinstance(thing, list):
        return ", ".join(filter(None, map(_name, thing[:10])))
    value = thing.get("name") if isinstance(thing, dict) else thing
    return value if isinstance(value, str) and not value.startswith("http") else ""


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [v for v in values if isinstance(v, str)]


def _of(meta: dict[str, str], names: tuple[str, ...]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _first(limit: int, *texts: object) -> str:
    return next((found for text in texts if isinstance(text, str) and (found := line(text, limit))), "")


def _words(root: HtmlElement, path: str) -> str:
    found = root.xpath(path)
    return found[0].text_content() if found else ""
