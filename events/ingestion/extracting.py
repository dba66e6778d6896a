"""Extraction of an untrusted text in a process of its own, within a limit of time."""

from __future__ import annotations

import pickle
from datetime import date

from django.conf import settings

from events.extraction.values import Extraction

from .helper import Helper
from .values import IngestionError

_extractor = Helper("events.extraction", settings.BASE_DIR)


class ExtractionFailedError(Exception):
    """A fault of ours: the text of the error in that process, with its trace."""


def extract(text: str, published_on: date | None, title: str = "") -> Extraction:
    """As `events.extraction.extract`. Raises IngestionError where it takes too long, ExtractionFailedError where it trips."""
    seconds = settings.DATELINE_EXTRACT_SECONDS
    content = text.encode("utf-8", "replace")
    answer = _extractor.ask(content, seconds, published=published_on and published_on.isoformat(), title=title)
    if not answer:
        raise IngestionError(
            f"Finding its events took more than {seconds} s or too much memory, and was stopped. "
            "Shorten the text, or add its events by hand."
        )
    found = pickle.loads(answer)  # noqa: S301 (a process of our own)
    if isinstance(found, str):
        raise ExtractionFailedError(found)
    return found  # type: ignore[no-any-return]
