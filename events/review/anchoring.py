"""Words that were cited from an article's text, found again after a newer version has read the text differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from events.models import Article, Citation

Span = dict[str, Any]  # {"start", "end", "text"}; offsets are None where the text has not got these words


def anchored(span: Span, text: str) -> Span:
    """The span where the text has its words now: the place nearest to the old one; without offsets where it has them not."""
    start, end, words = span["start"], span["end"], span["text"]
    if start is None or text[start:end] == words:
        return span
    start = min(places(words, text), key=lambda place: abs(place - span["start"]), default=None)
    return {**span, "start": start, "end": None if start is None else start + len(words)}


def places(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def anchor_again(article: Article) -> None:
    """Sets the offsets of all that is cited from the article; the words themselves stay. The caller holds the transaction."""
    for citation in Citation.objects.filter(article=article):
        evidence = [anchored(span, article.text) for span in citation.evidence]
        words = citation.date_words and anchored(citation.date_words, article.text)
        if (evidence, words) != (citation.evidence, citation.date_words):
            citation.evidence, citation.date_words = evidence, words
            citation.save(update_fields=["evidence", "date_words"])
