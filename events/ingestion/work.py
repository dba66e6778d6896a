"""Whose turn an article is: due (`retry_at`), leased to one worker (`lease_until`), tried so often (`attempts`).

A lease is its own token: a worker that was thought dead and comes back finds another lease and writes nothing. The
number of attempts is counted before the work, so that an article that kills its worker is set aside in the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import OperationalError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from events.models import Article

from .values import IngestionError

Stage = Article.Stage
WORKABLE = (Stage.LINK, Stage.FETCHED, Stage.PARSED, Stage.EXTRACTED)
MAX_ATTEMPTS = 5  # of one stage
BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3))


class LeaseLostError(Exception):
    """Another worker has the article now: what was done is thrown away."""


def due(now: datetime | None = None) -> QuerySet[Article]:
    """Articles that wait for a worker, the longest waiting first; one that is leased is not due before its lease ends."""
    now = now or timezone.now()
    return Article.objects.filter(free(now), stage__in=WORKABLE, retry_at__lte=now).order_by("retry_at", "pk")


def unfinished() -> QuerySet[Article]:
    """Articles that are due or in somebody's hands."""
    return Article.objects.filter(stage__in=WORKABLE, retry_at__lte=timezone.now()).order_by()


def claim(article_id: int) -> Article | None:
    """The article, leased to the caller; None where it is not due or somebody else has it."""
    now = timezone.now()
    lease = new_lease(now)
    if not due(now).filter(pk=article_id).order_by().update(lease_until=lease, attempts=F("attempts") + 1):
        return None
    article = Article.objects.select_related("topic", "outlet", "feed").filter(pk=article_id, lease_until=lease).first()
    if article is None:
        return None
    if article.attempts > MAX_ATTEMPTS:
        set_aside(article, article.last_error or f"The worker died {MAX_ATTEMPTS} times while it read this article.")
        return None
    return article


def new_lease(now: datetime) -> datetime:
    return now + timedelta(seconds=settings.DATELINE_LEASE_SECONDS)


@contextmanager
def finishing(article: Article, stage: Stage, **also: Any) -> Iterator[None]:
    """A transaction that moves the leased article to `stage`, all or nothing, with other fields. Raises LeaseLostError.

    Where there is a next step, the worker keeps the article, with a new lease.
    """
    with transaction.atomic():
        check_lease(article)
        yield
        values = passed_on(stage) | also
        Article.objects.filter(pk=article.pk).update(**values)
    for name, value in values.items():
        setattr(article, name, value)


def passed_on(stage: Stage) -> dict[str, Any]:
    """The fields of a leased article that has reached `stage`."""
    now = timezone.now()
    reached = {"stage": stage, "last_error": ""}
    if stage not in WORKABLE:
        return {**reached, "attempts": 0, "lease_until": None, "retry_at": None}
    return {**reached, "attempts": 1, "lease_until": new_lease(now), "retry_at": now}


def check_lease(article: Article) -> None:
    """Locks the row until the transaction ends. Raises LeaseLostError."""
    held = Article.objects.select_for_update().filter(pk=article.pk, lease_until=article.lease_until)
    if not held.values_list("pk", flat=True):
        raise LeaseLostError


def fail(article: Article, error: Exception) -> None:
    """Back to the queue for later, or set aside where a later try cannot help."""
    words = str(error) if isinstance(error, IngestionError) else f"{type(error).__name__}: {error}"
    hopeless = isinstance(error, IngestionError) and not error.retry
    if hopeless or article.attempts >= MAX_ATTEMPTS:
        set_aside(article, words)
        return
    # The database's own trouble (two workers that wait for each other) is over as soon as one of them lets go.
    at_once = isinstance(error, OperationalError)
    wait = timedelta(0) if at_once else BACK_OFF[min(article.attempts, len(BACK_OFF)) - 1]
    _held(article).update(last_error=words, lease_until=None, retry_at=timezone.now() + wait)


def release(article: Article) -> None:
    """Gives the article back untouched, where the worker is asked to stop."""
    _held(article).update(lease_until=None, attempts=F("attempts") - 1)


def set_aside(article: Article, words: str) -> None:
    _held(article).update(stage=Stage.SET_ASIDE, last_error=words, lease_until=None, retry_at=None)


def restart(articles: QuerySet[Article]) -> list[int]:
    """Puts articles back to the last stage that they have the means for, due now: to try again, or to extract again with a
    newer version (which adds proposals and never touches a decision). Returns their keys."""
    keys = list(articles.filter(free(), root__isnull=True).values_list("pk", flat=True))
    keys += list(articles.filter(free(), root__isnull=False).exclude(text="").values_list("pk", flat=True))
    for some in batched(keys):
        chosen = Article.objects.filter(pk__in=some)
        for part, stage in (
            (chosen.exclude(text=""), Stage.PARSED),
            (chosen.filter(text="", snapshot__isnull=False), Stage.FETCHED),
            (chosen.filter(text="", snapshot__isnull=True).exclude(url=""), Stage.LINK),
        ):
            put_back(list(part.values_list("pk", flat=True)), stage)
    return keys


def put_back(keys: list[int], stage: Stage) -> None:
    """Makes the articles due now, at `stage`."""
    for some in batched(keys):
        Article.objects.filter(pk__in=some).update(
            stage=stage, attempts=0, last_error="", retry_at=timezone.now(), lease_until=None
        )


def batched(keys: list[int], size: int = 10_000) -> Iterator[list[int]]:
    """A database takes only so many values at once."""
    return (keys[first : first + size] for first in range(0, len(keys), size))


def free(now: datetime | None = None) -> Q:
    """Articles that no worker has."""
    return Q(lease_until__isnull=True) | Q(lease_until__lt=now or timezone.now())


def _held(article: Article) -> QuerySet[Article]:
    return Article.objects.filter(pk=article.pk, lease_until=article.lease_until)
