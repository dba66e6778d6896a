"""Asks the feeds that are due and takes up lost work: once, for cron, or every so often."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from events import tasks
from events.ingestion import feeds
from events.models import Feed


class Command(BaseCommand):
    help = "Ask the feeds that are due, and take up articles that a dead worker left behind."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="ask all active feeds now, due or not")
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on for ever, with this pause")

    def handle(self, *, every: int | None, **options: Any) -> None:
        while True:
            self.poll(ask_all=options["all"])
            if not every:
                return
            time.sleep(every)

    def poll(self, *, ask_all: bool) -> None:
        asked = Feed.objects.filter(active=True) if ask_all else feeds.due()
        for feed in asked:
            result = tasks.poll_feed.enqueue(feed.pk)
            words = "in the queue" if tasks.is_queued() else result.return_value
            self.stdout.write(f"{feed}: {words}")
        tasks.sweep.enqueue()
