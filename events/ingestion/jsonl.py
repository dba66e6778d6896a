"""Many articles in one file: a JSON object a line, with "text" or "html" or both, and what is known of the article.

A line with a "url" and neither of them is a link, whose page is yet to be fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, BinaryIO

from django.conf import settings

from events.models.addresses import canonical, domain

from . import limits, reader
from .parsing.cleaning import MAX_NAME, MAX_TITLE, language_tag, line
from .readers import article_text, from_page, given_address
from .values import Incoming, IngestionError

DAYS = ("published", "pub_date", "date")  # names under which the day of publication may stand


def read_lines(stream: BinaryIO) -> Iterator[Incoming | IngestionError]:
    """An article or the reason why there is none, for each line that is not blank; never raises for a broken line."""
    for number, row in enumerate(_rows(stream), start=1):
        if row.strip():
            try:
                yield read_line(row)
            except IngestionError as error:
                yield IngestionError(f"line {number}: {error}")


def _rows(stream: BinaryIO) -> Iterator[bytes]:
    """Lines, of which one that is too long is cut just over the limit, whatever its length."""
    limit: int = settings.DATELINE_MAX_UPLOAD_BYTES
    while row := stream.readline(limit + 1):
        rest = row
        while not rest.endswith(b"\n") and (rest := stream.readline(limit + 1)):
            pass
        yield row


def read_line(row: bytes) -> Incoming:
    """Raises IngestionError for what is no JSON object, or one without a readable text."""
    limits.check_size(len(row), "line")
    try:
        fields = json.loads(row)
    except (ValueError, RecursionError) as error:
        raise IngestionError("It is no JSON. Each line must be one JSON object.") from error
    if not isinstance(fields, dict):
        raise IngestionError(
            "It is no JSON object. Each line must be one, such as {“url”: …, “published”: …, “text”: …}."
        )
    return _incoming(fields)


def _incoming(fields: dict[str, Any]) -> Incoming:
    url = given_address(_text(fields, "url"))
    page = _page(fields, url)
    published = next((day for name in DAYS if (day := _day(fields, name))), None)
    return replace(
        page,
        text=article_text(_text(fields, "text")) if _text(fields, "text") else page.text,
        title=line(_text(fields, "title"), MAX_TITLE) or page.title,
        url=url or page.url,
        canonical_url=canonical(url) or page.canonical_url,
        published_on=published or page.published_on,
        known_from="given" if published else page.known_from,
        outlet=line(_text(fields, "outlet"), MAX_NAME) or page.outlet or domain(url),
        outlet_domain=domain(url) or page.outlet_domain,
        author=line(_text(fields, "author"), MAX_NAME) or page.author,
        language=language_tag(_text(fields, "language")) or page.language,
        licence=line(_text(fields, "licence") or _text(fields, "license"), MAX_NAME),
    )


def _page(fields: dict[str, Any], url: str) -> Incoming:
    """What the line's own HTML says; it is read only where the line holds no text, and kept in any case."""
    raw = _text(fields, "html").encode("utf-8", "replace")
    if _text(fields, "text"):
        return Incoming(raw=raw or None, content_type="text/html; charset=utf-8" if raw else "")
    if not raw and url:
        return Incoming()
    if not raw:
        raise IngestionError("It has no “text”, no “html” and no “url”.")
    page = reader.read("html", raw, "text/html; charset=utf-8", url)
    return from_page(page, content=raw, content_type="text/html; charset=utf-8", url=url)


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise IngestionError(f"“{name}” must be a text.")
    return value


def _day(fields: dict[str, Any], name: str) -> date | None:
    """The day of an ISO date or time. Raises IngestionError for anything else: a guess could be wrong."""
    value = _text(fields, name)
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise IngestionError(f"“{name}” is “{line(value, 40)}”; write the day as 2021-12-24.") from error
