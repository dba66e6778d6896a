"""One decision, one line, one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from events.models import Article, Decision, Event

from .derived import refresh
from .errors import ReviewError, StaleError
from .snapshots import Changes, Snapshot, changes, snapshot


@dataclass(frozen=True)
class Who:
    """Who decides and why. `version` is the event's version that they saw, None where it does not matter; what is decided at
    one stroke shares a `batch`."""

    by: User | None = None
    by_name: str = ""
    reason: str = ""
    version: int | None = None
    batch: str = ""

    @property
    def name(self) -> str:
        name = self.by_name or (self.by.get_username() if self.by else "")
        if not name:
            raise ReviewError("A decision needs a name: say who, or which program, makes it.")
        return name


@dataclass
class Deciding:
    """An event held for one decision: change `event`, and the line is written when the block ends."""

    event: Event
    action: str
    before: Snapshot
    other: Event | None = None
    article: Article | None = None
    undoes: Decision | None = None
    line: Decision = field(init=False)


@contextmanager
def deciding(event: Event, action: str, who: Who, **about: Any) -> Iterator[Deciding]:
    """Locks the event, checks that it is the version that `who` saw, and writes the line.

    `about` may name `other`, `article` and `undoes` of the line. The caller's `event` is brought up to date at the end.
    Raises StaleError, and ReviewError where the event would break a rule.
    """
    with transaction.atomic():
        locked = Event.objects.select_for_update().get(pk=event.pk)
        check_version(locked, who.version)
        held = Deciding(locked, action, snapshot(locked), **about)
        yield held
        locked.version += 1
        finish(held, who)
    event.refresh_from_db()


def finish(held: Deciding, who: Who) -> None:
    """Checks, saves and logs an event that has its key already."""
    event = held.event
    check(event)
    if event.state == Event.State.PUBLISHED and event.published_at is None:
        event.published_at = timezone.now()
    refresh(event)
    event.save()
    held.line = Decision.objects.create(
        event=event,
        action=held.action,
        other=held.other,
        article=held.article,
        undoes=held.undoes,
        changes=changes(held.before, snapshot(event)),
        reason=who.reason,
        by=who.by,
        by_name=who.name,
        batch=who.batch,
    )


def check(event: Event) -> None:
    """Raises ReviewError with every fault in words."""
    try:
        event.clean()
        event.clean_fields(exclude=["state", "merged_into", "place_country"])
    except ValidationError as error:
        raise ReviewError(" ".join(in_words(error))) from error
    if not on_earth(event):
        raise ReviewError("Give both latitude (-90 to 90) and longitude (-180 to 180), or neither.")
    if event.undated and event.edtf:
        raise ReviewError("An event is either dated or undated: clear the date or the tick.")
    if event.state == Event.State.PUBLISHED and not (event.edtf or event.undated):
        raise ReviewError("Before it is published, give its date or tick “undated”.")


def on_earth(event: Event) -> bool:
    latitude, longitude = event.latitude, event.longitude
    if latitude is None or longitude is None:
        return latitude is longitude
    return abs(latitude) <= 90 and abs(longitude) <= 180


def in_words(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    labels = {f.name: str(getattr(f, "verbose_name", f.name)) for f in Event._meta.get_fields()}
    return [f"{labels.get(name, name)}: {text}" for name, texts in error.message_dict.items() for text in texts]


def check_version(event: Event, seen: int | None) -> None:
    if seen is None or seen == event.version:
        return
    diff, by = changes_since(event, seen)
    raise StaleError(event.version, diff, by)


def changes_since(event: Event, version: int) -> tuple[Changes, str]:
    """What changed after `version`, as [then, now], and who changed it last. An event's nth line of values made its nth version."""
    lines = list(event.decisions.of_values().order_by("pk")[max(version, 0) :])
    diff: Changes = {}
    for line in lines:
        for name, (before, after) in line.changes.items():
            diff[name] = [diff[name][0] if name in diff else before, after]
    return {name: pair for name, pair in diff.items() if pair[0] != pair[1]}, lines[-1].by_name if lines else "Somebody"
