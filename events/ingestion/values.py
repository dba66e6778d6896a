"""What comes in, before it is stored, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.models import Article


class IngestionError(Exception):
    """A message for people: what was wrong, why, and what to do. `retry` says whether a later try may succeed."""

    def __init__(self, message: str, *, retry: bool = False) -> None:
        super().__init__(message)
        self.retry = retry


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One article as it was read: plain, cleaned text. `known_from` says how `published_on` is known (given, feed, page,
    unknown); `raw` is what it was read from, kept so that a newer version can read it again; `parser` is the version that read
    the text from it, "" where a person gave or corrected the text."""

    text: str = ""
    title: str = ""
    url: str = ""
    canonical_url: str = ""
    published_on: date | None = None
    known_from: str = "unknown"
    outlet: str = ""
    outlet_domain: str = ""
    author: str = ""
    language: str = ""
    licence: str = ""
    raw: bytes | None = None
    content_type: str = ""
    parser: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The stored article. `is_new` is False where it (or the text that it copies) was here already; `because` says so in words."""

    article: Article
    is_new: bool
    because: str
