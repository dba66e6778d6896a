"""Reads untrusted documents in a process of its own, within limits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from .helper import Helper
from .parsing.page import Page, UnreadableError
from .values import IngestionError

_reader = Helper("parsing", Path(__file__).parent)


def read(kind: str, content: bytes, content_type: str = "", url: str = "") -> Page:
    """The document's text and what it says of itself. Raises IngestionError with why it cannot be read."""
    return Page(**result(kind, content, content_type, url))


def result(kind: str, content: bytes, content_type: str = "", url: str = "") -> dict[str, Any]:
    seconds = settings.DATELINE_PARSE_SECONDS
    answer = _reader.ask(content, seconds, kind=kind, content_type=content_type, url=url)
    if not answer:
        raise IngestionError(
            f"Reading it took more than {seconds} s or too much memory, and was stopped. "
            "Paste the text of the article instead."
        )
    read = json.loads(answer)
    if "error" in read:
        raise IngestionError(read["error"])
    return dict(read["result"])


__all__ = ["UnreadableError", "read", "result"]
