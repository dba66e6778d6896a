"""What was read from a document."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

VERSION = 1  # goes up with every change of what text is read from a page
PARSER = f"{VERSION}, trafilatura {version('trafilatura')}"


class UnreadableError(Exception):
    """A message for people: why the document cannot be read."""


@dataclass(frozen=True, slots=True)
class Page:
    """Cleaned plain text and what the document says of itself; `published` is an ISO day, "" where it does not say."""

    text: str
    title: str = ""
    canonical_url: str = ""
    published: str = ""
    outlet: str = ""
    author: str = ""
    language: str = ""
