from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from .collection import Collection, record
from .details import Detailed

COLUMNS = [
    "id",
    "date",
    "earliest",
    "latest",
    "date_in_words",
    "title",
    "summary",
    "type",
    "mode",
    "status",
    "credence",
    "actors",
    "place",
    "country",
    "latitude",
    "longitude",
    "topics",
    "independent_sources",
    "links",
    "url",
]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(collection: Collection) -> Iterator[str]:
    """RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8."""
    yield "\ufeff" + _line(COLUMNS)
    for found in collection.events():
        yield _line(_row(found, collection.url(found.event)))


def _row(found: Detailed, url: str) -> list[Any]:
    values = record(found, url)
    date, place = values["date"], values["place"] or {}
    texts = [
        values["id"],
        date["edtf"] or "",
        date["earliest"] or "",
        date["latest"] or "",
        date["display"],
        values["title"],
        values["summary"],
        values["type"],
        values["mode"] or "",
        values["status"],
        values["credence"],
        "; ".join(f"{actor['name']} ({actor['role']})" for actor in values["actors"]),
        place.get("name") or "",
        place.get("country") or "",
    ]
    links = " ".join(citation["url"] or "" for citation in values["citations"])
    rest = ["; ".join(values["topics"]), values["independent_sources"], links, url]
    return [*map(harmless, texts), place.get("latitude"), place.get("longitude"), *rest]


def harmless(text: str) -> str:
    """Text that a spreadsheet would run as a formula, with an apostrophe before it (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _line(values: list[Any]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(values)
    return buffer.getvalue()
