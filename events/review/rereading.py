"""What a newer version reads otherwise of an event that was decided upon: offered to the editor, taken over by a yes only.

An offer is a line of the log that changes nothing yet: action "proposed", `OFFERED` for its reason, and as its `changes`
what would change. It is open until a person refuses it (by a line that undoes it) or decides upon the same values, and
until a still newer reading takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from events.extraction.values import ExtractedEvent
from events.models import Article, Citation, Decision, Event
from events.models.decision import OFFERED

from .anchoring import anchor_again
from .errors import ReviewError
from .finds import citation_values, fill
from .log import Who, deciding
from .naming import actors_for, key_of
from .snapshots import SOURCE, Changes, Snapshot, restore, snapshot, snapshot_of

Action = Decision.Action
State = Event.State

PLACE = ("place_name", "place_relation", "place_precision", "place_country", "latitude", "longitude")
GROUPS = (
    ("edtf", "undated"),
    ("type", "mode"),
    ("status", "credence"),
    PLACE,
    ("parties",),
)  # offered whole or not at all
CARRIED = "title"  # goes along with the rest, never offered by itself


@dataclass(frozen=True)
class Offer:
    """`changes` is {field: [as it is, as read anew]} of all that is still open."""

    line: Decision
    changes: Changes


def values_read(lines: Iterable[Decision]) -> Snapshot:
    """What an article's readings, oldest first, make of one event: the later ones correct the first."""
    values: Snapshot = {}
    for line in lines:
        values |= {name: after for name, (_, after) in line.changes.items()}
    return values


def readings(article: Article) -> QuerySet[Decision]:
    """The lines by which programs told what they read in the article, without those that a newer reading has replaced."""
    replaced = Decision.objects.filter(article=article, action=Action.UNDO, by=None, undoes__isnull=False)
    lines = Decision.objects.filter(article=article, action=Action.PROPOSE)
    lines |= Decision.objects.filter(article=article, action=Action.EDIT, by=None)
    return lines.exclude(pk__in=replaced.values("undoes")).select_related("event").order_by("pk")


def offer(event: Event, article: Article, found: ExtractedEvent, lines: list[Decision], who: Who) -> None:
    """Logs what the find says otherwise than the event as it stands and than the article's readings before (`lines`).

    Does nothing for an event that was merged or does not cite the article any more. The caller holds the transaction.
    """
    now, source = snapshot(event), f"{SOURCE}{article.pk}"
    if event.state not in {State.PUBLISHED, State.REJECTED} or source not in now:
        return
    read = snapshot_found(found, article, who)
    if not any(differ(read, values_read(lines), group) for group in GROUPS):
        return
    replaced = [line for line in lines if line.reason == OFFERED and not is_answered(line) and open_changes(line)]
    for line in replaced:
        close(line, Action.UNDO, Who(None, who.name, "read otherwise by a newer version"))
    last = values_read(line for line in lines if line not in replaced)
    new = [name for group in GROUPS if differ(read, now, group) and differ(read, last, group) for name in group]
    if not new:
        return
    changes: Changes = {name: [now[name], read[name]] for name in new if differ(read, now, (name,))}
    if now[CARRIED] == last[CARRIED] != read[CARRIED]:
        changes[CARRIED] = [now[CARRIED], read[CARRIED]]
    if event.state == State.REJECTED:
        changes["state"] = [State.REJECTED, State.PUBLISHED]
    judged = {name: now[source][name] for name in ("stance", "checked")}
    changes[source] = [now[source], read[source] | judged]
    Decision.objects.create(
        event=event,
        article=article,
        action=Action.PROPOSE,
        changes=changes,
        reason=OFFERED,
        by=who.by,
        by_name=who.name,
    )


def snapshot_found(found: ExtractedEvent, article: Article, who: Who) -> Snapshot:
    """The event as a proposal would have it."""
    event = Event()
    fill(event, found)
    actors = actors_for(found.actors)
    parties = dict.fromkeys((actors[key_of(actor)].slug, actor.role) for actor in found.actors)
    return snapshot_of(event, [], parties, [Citation(article=article, **citation_values(found, who.name))])


def differ(one: Snapshot, other: Snapshot, names: Iterable[str]) -> bool:
    return any(unordered(one.get(name)) != unordered(other.get(name)) for name in names)


def unordered(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def open_offers(article: Article) -> list[Offer]:
    """What waits for an editor's yes or no, oldest first."""
    standing = Decision.objects.filter(undoes=OuterRef("pk"), undone_by=None)
    lines = Decision.objects.filter(~Exists(standing), article=article, action=Action.PROPOSE, reason=OFFERED)
    offers = [Offer(line, open_changes(line)) for line in lines.select_related("event").order_by("pk")]
    return [offer for offer in offers if offer.changes]


def open_changes(line: Decision) -> Changes:
    """{field: [as it is, as read anew]}, without what a person has decided upon since; {} where nothing is left to decide."""
    now = snapshot(line.event)
    later = line.event.decisions.filter(pk__gt=line.pk, undone_by=None).exclude(by=None).exclude(action=Action.UNDO)
    decided = {name for changes in later.values_list("changes", flat=True) for name in changes}
    asked = [name for group in GROUPS if not decided.intersection(group) for name in group if name in line.changes]
    offered = {name: after for name, (_, after) in line.changes.items()}
    if not differ(offered, now, asked) or not (line.event.state == State.PUBLISHED or is_taken_up(line, now)):
        return {}
    along = [
        name for name in offered if (name not in decided and name in {CARRIED, "state"}) or name.startswith(SOURCE)
    ]
    return {name: [now.get(name), offered[name]] for name in [*asked, *along] if now.get(name) != offered[name]}


def is_taken_up(line: Decision, now: Snapshot) -> bool:
    """Whether the offer is to publish an event that was rejected, and still is."""
    return "state" in line.changes and now["state"] == State.REJECTED


def take(line: Decision, *, by: User, version: int | None = None) -> Decision:
    """The event takes the values of the offer; one that was rejected is published with them. Raises ReviewError, StaleError."""
    action = Action.ACCEPT if "state" in demand_open(line) else Action.EDIT
    with deciding(line.event, action, Who(by, reason=OFFERED, version=version), article=line.article) as held:
        line.event = held.event
        restore(held.event, {name: after for name, (_, after) in demand_open(line).items()})
        if line.article:
            anchor_again(line.article)  # the text may have been read again since
    return held.line


def refuse(line: Decision, *, by: User, reason: str = "", batch: str = "") -> Decision:
    """The event stays as it is, and the same is not offered again. Undone like any decision. Raises ReviewError."""
    with transaction.atomic():
        line.event = Event.objects.select_for_update().get(pk=line.event_id)
        demand_open(line)
        return close(line, Action.REJECT, Who(by, reason=reason or f"stays as it is, not as {OFFERED}", batch=batch))


def is_answered(line: Decision) -> bool:
    return Decision.objects.filter(undoes=line, undone_by=None).exists()


def demand_open(line: Decision) -> Changes:
    if is_answered(line) or not (changes := open_changes(line)):
        raise ReviewError("What was read anew of that event is decided already.")
    return changes


def close(line: Decision, action: str, who: Who) -> Decision:
    """The event itself stays as it was, so its version does not go up."""
    return Decision.objects.create(
        event=line.event,
        article=line.article,
        action=action,
        undoes=line,
        reason=who.reason,
        by=who.by,
        by_name=who.name,
        batch=who.batch,
    )
