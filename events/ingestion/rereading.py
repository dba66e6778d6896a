"""The page of an article that has a text already, read again by a newer version. What a person gave stays."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet

from events.models import Article, Snapshot
from events.models.text import text_hash

from . import duplicates, storing, work
from .parsing.page import PARSER
from .values import Incoming


def outdated() -> Q:
    """Articles whose text another version of the parser has read; never those whose text a person gave or corrected."""
    return Q(snapshot__isnull=False) & ~Q(snapshot__parser="") & ~Q(snapshot__parser=PARSER)


def begin(articles: QuerySet[Article]) -> list[int]:
    """Puts those back to be read whose text came from a stored page as it is. Returns their keys."""
    readable = articles.filter(work.free()).exclude(text="").exclude(snapshot=None).exclude(snapshot__parser="")
    keys = list(readable.values_list("pk", flat=True))
    work.put_back(keys, work.Stage.FETCHED)
    return keys


def renew(article: Article, incoming: Incoming | None) -> None:
    """Gives the leased article the newer text; None where the newer version cannot read the page: it keeps its text.

    A text that another article has is not taken over, as each is stored once. Raises LeaseLostError.
    """
    values = work.passed_on(work.Stage.PARSED)
    sketch = duplicates.bands(duplicates.shingles(incoming.text)) if incoming else []
    with transaction.atomic():
        storing.one_at_a_time()
        work.check_lease(article)
        if incoming and not Article.objects.exclude(pk=article.pk).filter(text_hash=text_hash(incoming.text)).exists():
            values |= {"text": incoming.text, "text_hash": text_hash(incoming.text)}
            duplicates.store(article, sketch)
        page = Article.KnownFrom.PAGE
        if incoming and incoming.published_on and incoming.known_from == page == article.published_known_from:
            values["published_on"] = incoming.published_on
        Article.objects.filter(pk=article.pk).update(**values)
        Snapshot.objects.filter(article=article).update(parser=PARSER)
    for name, value in values.items():
        setattr(article, name, value)
