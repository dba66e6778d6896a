"""The first steps of an article's way: a link is fetched, what was fetched is read."""

from __future__ import annotations

import zlib

from events.models import Article, Snapshot

from . import fetch, rereading, storing, work
from .readers import read_page
from .values import IngestionError


def fetch_link(article: Article) -> None:
    """Raises IngestionError."""
    fetched = fetch.get(article.url)  # outside of any transaction
    with work.finishing(article, work.Stage.FETCHED):
        storing.keep(article, fetched.content, fetched.content_type)
        Article.objects.filter(pk=article.pk).update(url=fetched.url)


def read_fetched(article: Article) -> None:
    """Raises IngestionError."""
    snapshot = Snapshot.objects.get(article=article)
    page = zlib.decompress(snapshot.content), snapshot.content_type, article.url
    if not article.text:
        storing.fill(article, read_page(*page))
        return
    try:
        rereading.renew(article, read_page(*page))
    except IngestionError:  # an older version could read it
        rereading.renew(article, None)
