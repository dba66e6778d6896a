"""Text in, dated events out. Pure Python: the standard library and dateutil only; no Django, no network, no state."""

from __future__ import annotations

from datetime import date

from .values import Extraction

EXTRACTOR_NAME = "dateline-rules"
EXTRACTOR_VERSION = "1"


def extract(text: str, published_on: date | None, title: str = "") -> Extraction:
    """The dates and dated events of one article. Same input, same output, always.

    `published_on` is the day that relative dates are counted from; with None only absolute dates resolve. `title` is
    the headline: where the text begins with it, that line is no sentence of the story. Nothing is cited from a title that
    is not in the text.
    """
    from .document import read_document  # late, so that importing the value types costs nothing
    from .events import find_events

    document = read_document(text, published_on, title)
    return Extraction(document.dates, tuple(find_events(document)))
