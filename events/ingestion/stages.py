"""The first steps of an article's way: a link is fetched, what was fetched is read."""

from __future__ import annotations

import zlib

from events.models import Article, Snapshot

from . import fetch, storing, work
from .readers import read_page


def fetch_link(article: Article) -> None:
    """Raises IngestionError."""
    fetched = fetch.get(article.url)  # outside of any transaction
    with work.finishing(article, work.Stage.FETCHED):
        storing.keep(article, fetched.content, fetched.content_type)
        Article.objects.filter(pk=article.pk).update(url=fetched.url)


def read_fetched(article: Article) -> None:
    """Raises IngestionError."""
    snapshot = Snapshot.objects.get(article=article)
    incoming = read_page(zlib.decompress(snapshot.content), snapshot.content_type, article.url)
    storing.fill(article, incoming)
