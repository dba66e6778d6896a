"""Taking a decision back: the values before it return, and the log says so in a line of its own."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from events.models import Decision, Event, Match

from .errors import ReviewError
from .log import Who, deciding
from .snapshots import restore

Action = Decision.Action


def undo(decision: Decision, *, by: User | None, by_name: str = "", reason: str = "") -> Decision:
    """Undoes one decision (with its twin, where it joined or split two events). An undone decision can be undone again.

    Raises ReviewError where it is undone already, where later decisions changed the same values, and for an event's
    first line: an event that should not be is rejected or withdrawn.
    """
    who = Who(by, by_name, reason)
    with transaction.atomic():
        twin = twin_of(decision)
        lines = [decision, *([twin] if twin else [])]
        list(Event.objects.select_for_update().filter(pk__in=[line.event_id for line in lines]).order_by("pk"))
        if decision.action == Action.SPLIT:
            return rejoin(decision, twin, who)
        done = [take_back(line, who) for line in lines]
        if twin:
            reopen_matches(decision)
        return done[0]


def undo_stroke(decision: Decision, *, by: User) -> list[Decision]:
    """Undoes a decision and all that were taken at one stroke with it and still stand. Raises ReviewError, and undoes none."""
    same = Decision.objects.filter(batch=decision.batch, undone_by=None) if decision.batch else [decision]
    with transaction.atomic():
        return [undo(line, by=by) for line in same]


def take_back(decision: Decision, who: Who) -> Decision:
    if decision.undone_by.exists():
        raise ReviewError("That decision is undone already.")
    if is_first(decision):
        raise ReviewError("An event's first line cannot be undone: reject or withdraw the event instead.")
    if decision.action == Action.PROPOSE:
        raise ReviewError("An offer is accepted or rejected on the page of its article.")
    with deciding(decision.event, Action.UNDO, who, other=decision.other, undoes=decision) as held:
        if any(held.before.get(name) != after for name, (_, after) in decision.changes.items()):
            raise ReviewError("Later decisions changed the same values: undo those first.")
        restore(held.event, {name: before for name, (before, _) in decision.changes.items()})
    return held.line


def rejoin(decision: Decision, twin: Decision | None, who: Who) -> Decision:
    """Undoes a split from either of its lines: the new event's address leads back to the one that it came from."""
    if twin is None:
        raise ReviewError("The other half of that split is not in the log.")
    whole, new = (twin, decision) if is_first(decision) else (decision, twin)
    line = take_back(whole, who)
    with deciding(new.event, Action.UNDO, who, other=whole.event, undoes=new) as held:
        if any(held.before.get(name) != after for name, (_, after) in new.changes.items()):
            raise ReviewError("The event that was split off has been decided upon since: undo that first.")
        held.event.citations.all().delete()
        held.event.state = Event.State.MERGED
        held.event.merged_into = whole.event
    return line


def is_first(decision: Decision) -> bool:
    """True for the line with which an event began."""
    return bool(decision.changes.get("title", [""])[0] is None)


def twin_of(decision: Decision) -> Decision | None:
    """The line that the same act wrote for the other event: same action, the events swapped, nearest in the log."""
    if decision.other_id is None:
        return None
    swapped = Decision.objects.filter(event=decision.other_id, other=decision.event_id, action=decision.action)
    return min(swapped, key=lambda line: abs(line.pk - decision.pk), default=None)


def reopen_matches(decision: Decision) -> None:
    pair = [decision.event_id, decision.other_id]
    Match.objects.filter(proposal__in=pair, candidate__in=pair).update(verdict=Match.Verdict.OPEN)
