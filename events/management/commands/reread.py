"""Reads stored articles again with newer versions of the parser and of extraction."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import QuerySet

from events import tasks
from events.models import Article


class Command(BaseCommand):
    help = (
        "Read articles again that an older version has read: the text from the stored page, then the events from the text. "
        "Open proposals take the newer values, new finds become proposals; what is read otherwise of an event that a person "
        "decided upon is offered in the article's review, and changes nothing before a yes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="also what the present version has read")
        parser.add_argument("--topic", metavar="SLUG", help="only articles of this topic")

    def handle(self, *, topic: str | None, **options: Any) -> None:
        articles: QuerySet[Article] = Article.objects.order_by()
        if topic:
            articles = articles.filter(topic__slug=topic)
        pages, texts = tasks.reread(articles, everything=options["all"])
        self.stdout.write(f"{pages} pages and {texts} texts {'in the queue' if tasks.is_queued() else 'read again'}.")
