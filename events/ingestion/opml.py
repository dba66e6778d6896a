"""Feeds by the list that a feed reader exports."""

from __future__ import annotations

from events.models import Feed, Topic

from . import limits, reader
from .values import IngestionError


def add_feeds(content: bytes, *, topic: Topic | None = None) -> tuple[list[Feed], int]:
    """The feeds that are new, and how many were here already. Raises IngestionError where the list cannot be read or is empty."""
    limits.check_size(len(content))
    listed = reader.result("opml", content)["feeds"]
    if not listed:
        raise IngestionError("The list names no feed with an address that begins with https:// or http://.")
    once: dict[str, dict[str, str]] = {}
    for entry in listed:
        once.setdefault(entry["url"], entry)
    added = []
    for entry in once.values():
        feed, is_new = Feed.objects.get_or_create(
            url=entry["url"], defaults={"title": entry["title"][:300], "topic": topic}
        )
        added += [feed] if is_new else []
    return added, len(once) - len(added)
