"""The plain decisions about one event: create, accept, reject, edit, withdraw, settle."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from events.models import Decision, Event

from .drafts import PLAIN_FIELDS, EventDraft
from .errors import ReviewError
from .log import Deciding, Who, check, deciding, finish
from .snapshots import set_parties
from .sources import set_sources

State = Event.State
Action = Decision.Action


def create(
    draft: EventDraft,
    *,
    by: User | None = None,
    by_name: str = "",
    publish: bool = False,
    import_key: str | None = None,
    reason: str = "",
) -> Event:
    """A new event, made by hand or by an import. An event with that `import_key` is handed back as it is."""
    with transaction.atomic():
        existing = Event.objects.filter(import_key=import_key).first() if import_key else None
        if existing is not None:
            return existing
        event = Event(state=State.PUBLISHED if publish else State.PROPOSED, import_key=import_key)
        held = Deciding(event, Action.CREATE, {})
        apply(event, draft)
        finish(held, Who(by, by_name, reason))
        return event


def apply(event: Event, draft: EventDraft) -> None:
    """Gives the event all values of the draft. A new event is stored on the way, as its sources need its key."""
    for name in PLAIN_FIELDS:
        value = getattr(draft, name)
        setattr(event, name, value.strip() if isinstance(value, str) else value)
    check(event)
    event.save()
    event.topics.set(draft.topics)
    set_parties(event, list(draft.parties))
    set_sources(event, draft.sources)


def accept(
    event: Event,
    *,
    by: User | None,
    by_name: str = "",
    reason: str = "",
    version: int | None = None,
    batch: str = "",
) -> Decision:
    """A person's yes: from now on the public sees it."""
    with deciding(event, Action.ACCEPT, Who(by, by_name, reason, version, batch)) as held:
        demand(held.event, State.PROPOSED, State.REJECTED, doing="published")
        held.event.state = State.PUBLISHED
    return held.line


def reject(
    event: Event,
    *,
    by: User | None,
    by_name: str = "",
    reason: str = "",
    version: int | None = None,
    batch: str = "",
) -> Decision:
    with deciding(event, Action.REJECT, Who(by, by_name, reason, version, batch)) as held:
        demand(held.event, State.PROPOSED, doing="rejected")
        held.event.state = State.REJECTED
    return held.line


def withdraw(event: Event, *, by: User | None, by_name: str = "", reason: str, version: int | None = None) -> Decision:
    """Takes a published event back. Its address then says so: `published_at` keeps that it was public."""
    demand_reason(reason)
    with deciding(event, Action.WITHDRAW, Who(by, by_name, reason, version)) as held:
        demand(held.event, State.PUBLISHED, doing="withdrawn")
        held.event.state = State.REJECTED
    return held.line


def edit(
    event: Event, draft: EventDraft, *, by: User | None, version: int | None, reason: str = "", by_name: str = ""
) -> Decision:
    """Gives the event the draft's values; its sources become exactly the draft's. A published event asks for a reason."""
    with deciding(event, Action.EDIT, Who(by, by_name, reason, version)) as held:
        demand(held.event, State.PROPOSED, State.PUBLISHED, State.REJECTED, doing="edited")
        if held.event.state == State.PUBLISHED:
            demand_reason(reason)
        apply(held.event, draft)
    return held.line


def settle(
    event: Event, field: str, value: object, *, by: User | None, reason: str, version: int | None = None
) -> Decision:
    """Prefers one of the values that the sources give for `field` (edtf, status or quantities), and says why."""
    demand_reason(reason)
    with deciding(event, Action.SETTLE, Who(by, reason=reason, version=version)) as held:
        demand(held.event, State.PROPOSED, State.PUBLISHED, doing="settled")
        told = [getattr(citation, field) for citation in held.event.citations.all() if getattr(citation, field)]
        if field not in {"edtf", "status", "quantities"} or value not in told:
            raise ReviewError("No source of this event gives that value: choose one that is told.")
        setattr(held.event, field, value)
        if field == "edtf":
            held.event.undated = False
    return held.line


def demand(event: Event, *states: str, doing: str) -> None:
    if event.state not in states:
        raise ReviewError(f"“{event.title}” is {event.get_state_display()} and cannot be {doing}.")


def demand_reason(reason: str) -> None:
    if not reason.strip():
        raise ReviewError("Say why: the reason is kept in the log.")
