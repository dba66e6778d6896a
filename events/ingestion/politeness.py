"""How often a server is asked, and what it asks of robots: remembered in the database, so that all workers share it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from events.models import Host

ROBOTS_AGE = timedelta(hours=1)


def robots_text(origin: str, ask: Callable[[], str]) -> str:
    """The site's robots.txt, by `ask` where nobody has asked for it within the hour."""
    known = hosts(origin).filter(robots_until__gt=timezone.now()).values_list("robots", flat=True).first()
    if known is not None:
        return known
    text = ask().replace("\0", "")  # PostgreSQL stores no NUL
    until = timezone.now() + ROBOTS_AGE
    Host.objects.update_or_create(origin=origin[:300], defaults={"robots": text, "robots_until": until})
    return text


def wait(origin: str, delay: float) -> float:
    """Waits for this process's turn at the server; returns the seconds that it took."""
    if delay <= 0:
        return 0.0
    seconds = take_turn(origin, delay)
    time.sleep(seconds)
    return seconds


def take_turn(origin: str, delay: float) -> float:
    """Seconds until the turn that is now ours; the next one's comes `delay` seconds later."""
    with transaction.atomic():
        Host.objects.bulk_create([Host(origin=origin[:300])], ignore_conflicts=True)
        host = hosts(origin).select_for_update().get()
        now = timezone.now()
        turn = max(now, host.next_at or now)
        hosts(origin).update(next_at=turn + timedelta(seconds=delay))
    return (turn - now).total_seconds()


def hosts(origin: str) -> QuerySet[Host]:
    return Host.objects.filter(origin=origin[:300])
