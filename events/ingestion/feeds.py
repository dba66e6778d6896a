"""Feeds: asked when due, with validators and back-off; each item comes in by itself, so that a broken one is alone in that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from events.models import Feed
from events.models.addresses import canonical, domain

from . import fetch, reader
from .storing import receive, receive_link
from .values import Incoming, IngestionError, Receipt

MAX_WAIT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Polled:
    """`new` are the keys of the articles that came in; `words` is the result for people."""

    new: tuple[int, ...]
    words: str


def due(now: datetime | None = None) -> QuerySet[Feed]:
    now = now or timezone.now()
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    return Feed.objects.filter(free, Q(next_poll_at__isnull=True) | Q(next_poll_at__lte=now), active=True)


def poll(feed_id: int) -> Polled:
    """Asks the feed now, due or not. What went wrong is kept on the feed, in words; nothing is raised for it."""
    now = timezone.now()
    lease = now + timedelta(seconds=settings.DATELINE_LEASE_SECONDS)
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    if not Feed.objects.filter(free, pk=feed_id).update(lease_until=lease):
        return Polled((), "Another worker is asking this feed now.")
    feed = Feed.objects.select_related("outlet", "topic").get(pk=feed_id)
    try:
        polled = _take(feed, fetch.get(feed.url, etag=feed.etag, last_modified=feed.last_modified))
    except IngestionError as error:
        _note_failure(feed, str(error))
        return Polled((), str(error))
    _note_success(feed, polled.words)
    return polled


def _take(feed: Feed, fetched: fetch.Fetched) -> Polled:
    if fetched.is_unchanged:
        return Polled((), "Nothing new (the server says so).")
    page = reader.result("feed", fetched.content, fetched.content_type, fetched.url)
    feed.title = feed.title or page["title"][:300]
    new, broken = [], page["broken"]
    for item in page["items"]:
        try:
            receipt = _take_item(feed, item, page)
        except (IngestionError, ValueError):
            broken += 1
            continue
        if receipt.is_new:
            new.append(receipt.article.pk)
    feed.etag, feed.last_modified = fetched.etag, fetched.last_modified
    lost = f", {broken} left out as broken" if broken else ""
    return Polled(tuple(new), f"{len(page['items']) + page['broken']} items, {len(new)} new{lost}.")


def _take_item(feed: Feed, item: dict[str, Any], page: dict[str, Any]) -> Receipt:
    said = Incoming(
        text=item["text"],
        title=item["title"],
        url=item["url"],
        canonical_url=canonical(item["url"]),
        published_on=date.fromisoformat(item["published"]) if item["published"] else None,
        known_from="feed" if item["published"] else "unknown",
        outlet=feed.outlet.name if feed.outlet else page["title"],
        outlet_domain=feed.outlet.domain if feed.outlet else domain(item["url"]),
        author=item["author"],
        language=page["language"],
    )
    if said.text:
        return receive(said, feed=feed, topic=feed.topic)
    return receive_link(said, feed=feed, topic=feed.topic)


def _note_success(feed: Feed, words: str) -> None:
    now = timezone.now()
    feed.last_result, feed.last_error, feed.failures = words, "", 0
    feed.next_poll_at = now + timedelta(minutes=feed.interval_minutes)
    _note(feed, now)


def _note_failure(feed: Feed, words: str) -> None:
    """Asked half as often after each failure in a row, once a day at least."""
    now = timezone.now()
    feed.last_error, feed.failures = words, min(feed.failures + 1, 1000)
    wait = timedelta(minutes=feed.interval_minutes) * 2 ** min(feed.failures, 12)
    feed.next_poll_at = now + min(wait, MAX_WAIT)
    _note(feed, now)


def _note(feed: Feed, now: datetime) -> None:
    feed.last_polled_at, feed.lease_until = now, None
    feed.save(
        update_fields=["title", "etag", "last_modified", "last_result", "last_error", "failures", "next_poll_at", "last_polled_at",
                       "lease_until"]
    )  # fmt: skip
