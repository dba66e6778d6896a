"""Takes in many articles at once. Run again, it goes on where it stopped and changes nothing that is done."""

from __future__ import annotations

import logging
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet

from events import tasks
from events.ingestion import Incoming, IngestionError, bulk, receive, receive_link, work
from events.models import Article, Topic

BAR = 30  # characters


class Command(BaseCommand):
    help = (
        "Take in articles: files (text, HTML, mail, PDF), directories of them, JSON lines, web addresses. "
        "Run again, it goes on where it stopped. Nothing is published."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("source", nargs="+", help="a file, a directory, an address, or - for JSON lines on standard input")
        add("--jsonl", action="store_true", help="read the files as JSON lines, whatever they are called")
        add("--topic", metavar="SLUG", help="the topic that the proposals are given")
        add("--publish", choices=["never"], default="never", help="proposals wait for an editor; there is no other way")
        add("--wait", action="store_true", help="with a work queue: stay until the workers are done")

    def handle(self, *, source: list[str], topic: str | None, wait: bool, **options: Any) -> None:
        try:
            bulk.check(source)
        except IngestionError as error:
            raise CommandError(str(error)) from error
        logging.getLogger("django_tasks").setLevel(logging.WARNING)  # two lines for each article would bury the bar
        chosen, expected = topic_called(topic), bulk.total(source, as_jsonl=options["jsonl"])
        counts = {"new": 0, "known": 0, "broken": 0}
        keys: set[int] = set()
        for name, entry in bulk.entries(source, as_jsonl=options["jsonl"]):
            keys |= self.take(name, entry, chosen, counts)
            self.show(sum(counts.values()), expected, f"{counts['new']:,} new")
        if wait and tasks.is_queued():
            self.wait_for(keys)
        self.wipe()
        self.stdout.write(summary(counts, keys))
        if counts["broken"]:
            raise CommandError(f"{counts['broken']} could not be read; see above.")

    def take(
        self, name: str, entry: Incoming | IngestionError, topic: Topic | None, counts: dict[str, int]
    ) -> set[int]:
        """Stores one entry and starts its work. Returns the article's key, nothing for a broken one."""
        try:
            if isinstance(entry, IngestionError):
                raise entry
            receipt = receive(entry, topic=topic) if entry.text else receive_link(entry, topic=topic)
        except IngestionError as error:
            counts["broken"] += 1
            self.wipe()
            self.stderr.write(f"{name}: {error}")
            return set()
        counts["new" if receipt.is_new else "known"] += 1
        if receipt.is_new or not tasks.is_queued():  # what an earlier run left undone, the workers' sweep takes up
            tasks.start([receipt.article.pk])
        return {receipt.article.pk}

    def wait_for(self, keys: set[int]) -> None:
        while left := count(keys, work.unfinished()):
            self.show(len(keys) - left, len(keys), "done by the workers")
            time.sleep(0.5)

    def show(self, done: int, expected: int | None, words: str) -> None:
        """The progress bar, on a terminal only."""
        if not sys.stderr.isatty():
            return
        filled = min(BAR, BAR * done // expected) if expected else 0
        bar = f"[{'#' * filled}{'.' * (BAR - filled)}] {done:,} of {expected:,}" if expected else f"{done:,}"
        self.stderr.write(f"\r\033[K{bar}, {words}", ending="")
        self.stderr.flush()

    def wipe(self) -> None:
        if sys.stderr.isatty():
            self.stderr.write("\r\033[K", ending="")


def topic_called(slug: str | None) -> Topic | None:
    if slug is None:
        return None
    topic = Topic.objects.filter(slug=slug).first()
    if topic is None:
        known = ", ".join(Topic.objects.values_list("slug", flat=True)) or "none yet; add one in the admin"
        raise CommandError(f"There is no topic called {slug}. There are: {known}.")
    return topic


def summary(counts: dict[str, int], keys: set[int]) -> str:
    aside = count(keys, Article.objects.filter(stage=Article.Stage.SET_ASIDE))
    later = count(keys, Article.objects.exclude(last_error="").filter(retry_at__isnull=False))
    copies = count(keys, Article.objects.filter(root__isnull=False))
    return (
        f"{counts['new']} new, {counts['known']} here already, {counts['broken']} broken; {copies} near copies, "
        f"{aside} set aside, {later} to be tried again, {count(keys, work.unfinished())} in the queue."
    )


def count(keys: set[int], articles: QuerySet[Article]) -> int:
    """How many of these keys are among the articles; in Python, as a database takes only so many parameters."""
    return len(keys.intersection(articles.values_list("pk", flat=True)))
