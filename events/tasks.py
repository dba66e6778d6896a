"""Work that may take a while: an article's way to proposals, a feed's round, and the sweep that takes up what was lost.

With the immediate backend all of it runs where it is enqueued; with the database backend any number of `db_worker`
processes share it. Our own rows, not the queue, say what is to be done: the queue may lose or double a task.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from copy import copy
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from events.extraction import EXTRACTOR_NAME, EXTRACTOR_VERSION
from events.ingestion import IngestionError, feeds, rereading, stages, work
from events.ingestion.extracting import extract
from events.models import Article, Decision, Event
from events.review import match_all, propose, update_stage

log = logging.getLogger(__name__)

EXTRACTOR = f"{EXTRACTOR_NAME} {EXTRACTOR_VERSION}"
MAX_PROPOSALS = 1_000  # of one article
MAX_SWEPT = 1_000  # articles put back into the queue by one sweep


@task()
def process_article(article_id: int) -> str:
    """Takes the article as far as it goes; does nothing where it is not due. Returns the stage that it has reached."""
    article = work.claim(article_id)
    while article is not None and article.lease_until is not None:
        before = copy(article)  # as it is stored while a step is under way
        try:
            STEPS[work.Stage(article.stage)](article)
        except work.LeaseLostError:
            log.warning("article %s was taken over by another worker", article_id)
            break
        except Exception as error:  # whatever one article does, the next one must have its turn
            known = isinstance(error, IngestionError)
            log.log(logging.INFO if known else logging.ERROR, "article %s: %s", article_id, error, exc_info=not known)
            work.fail(before, error)
            article = work.claim(article_id)
        except BaseException:  # the process is asked to stop: the next one need not wait for the lease to end
            work.release(before)
            raise
    if article is not None and article.stage not in work.WORKABLE:
        return article.stage
    return Article.objects.values_list("stage", flat=True).get(pk=article_id)


@task()
def poll_feed(feed_id: int) -> str:
    """Asks the feed now and starts what is new. Returns the result in words."""
    polled = feeds.poll(feed_id)
    start(polled.new)
    return polled.words


@task()
def sweep() -> str:
    """Puts back into the queue what a dead worker left behind or what is due again, and asks the feeds that are due."""
    schedule_sweep()
    waiting = _waiting(process_article.module_path)
    lost = [key for key in work.due().values_list("pk", flat=True)[: MAX_SWEPT + len(waiting)] if key not in waiting]
    for key in lost[:MAX_SWEPT]:
        process_article.enqueue(key)
    asked = _waiting(poll_feed.module_path)
    due_feeds = [key for key in feeds.due().values_list("pk", flat=True) if key not in asked]
    for key in due_feeds:
        poll_feed.enqueue(key)
    _close_dead_tasks()
    return f"{len(lost[:MAX_SWEPT])} articles, {len(due_feeds)} feeds"


def start(article_ids: Iterable[int]) -> None:
    """Enqueues articles that are due. What is not started, because the caller dies, the next sweep finds."""
    for key in article_ids:
        process_article.enqueue(key)
    schedule_sweep()


def restart(article_ids: Iterable[int]) -> int:
    """Tries articles again that were set aside, or extracts again those that were read. Returns how many."""
    keys = work.restart(Article.objects.filter(pk__in=list(article_ids)))
    start(keys)
    return len(keys)


def reread(articles: QuerySet[Article], *, everything: bool = False) -> tuple[int, int]:
    """Reads articles again with newer versions: how many pages, and how many texts for their events alone."""
    old_pages = articles if everything else articles.filter(rereading.outdated())
    pages = rereading.begin(old_pages)
    old_texts = articles.exclude(stage=work.Stage.FETCHED).exclude(text="").exclude(extractor="")
    texts = work.restart(old_texts if everything else old_texts.exclude(extractor=EXTRACTOR))
    start([*pages, *texts])
    return len(pages), len(texts)


def is_queued() -> bool:
    """Whether workers do the work, rather than the process that asks for it."""
    return process_article.get_backend().supports_defer


def schedule_sweep() -> None:
    """Sees to it that one sweep waits in the queue, which then keeps itself going."""
    seconds = settings.DATELINE_SWEEP_SECONDS
    if seconds <= 0 or not is_queued():
        return
    if not DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=sweep.module_path).exists():
        sweep.using(run_after=timezone.now() + timedelta(seconds=seconds)).enqueue()


def _extract(article: Article) -> None:
    if article.published_on is None:
        raise IngestionError("The day of publication is not known. Give it on the article's page, then try again.")
    article.extractor = EXTRACTOR  # proposals say what made them
    extraction = extract(article.text, article.published_on, article.title)  # outside of any transaction
    if len(extraction.events) > MAX_PROPOSALS:
        raise IngestionError(
            f"{len(extraction.events):,} events were found in it, more than anybody can review at once. Split the text."
        )
    with work.finishing(article, work.Stage.EXTRACTED, extractor=EXTRACTOR):
        propose(article, extraction, topic=article.topic)


def _match(article: Article) -> None:
    proposals = list(Event.objects.proposed().filter(citations__article=article).distinct())
    match_all(proposals)
    with work.finishing(article, work.Stage.MATCHED):
        pass
    if not proposals and Decision.objects.filter(article=article).exists():  # read again, and all is decided already
        update_stage(article)


STEPS = {
    work.Stage.LINK: stages.fetch_link,
    work.Stage.FETCHED: stages.read_fetched,
    work.Stage.PARSED: _extract,
    work.Stage.EXTRACTED: _match,
}


def _waiting(task_path: str) -> set[int]:
    """The keys that wait in the queue for this task."""
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=task_path)
    return {arguments["args"][0] for arguments in rows.values_list("args_kwargs", flat=True)}


def _close_dead_tasks() -> None:
    """The queue's rows of workers that were killed stay "running" for ever: they are marked as failed."""
    long_ago = timezone.now() - timedelta(seconds=5 * settings.DATELINE_LEASE_SECONDS)
    dead = DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lt=long_ago, task_path__startswith=f"{__name__}."
    )
    for row in dead:
        row.set_failed(TimeoutError("The worker died."))
