"""An event as JSON values, so that the log can say what changed and every decision can be taken back.

A snapshot is flat: the plain fields, "state", "merged_into" (public id), "topics" (slugs), "parties" ([slug, role] pairs)
and one "source:<article id>" per citation, so that decisions about different sources do not stand in each other's way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from events.models import Actor, Citation, Event, Participation, Topic

from .drafts import PLAIN_FIELDS

CITATION_FIELDS = (
    "evidence",
    "date_words",
    "anchor",
    "rule",
    "edtf",
    "status",
    "quantities",
    "claimed_by",
    "via",
    "stance",
    "produced_by",
    "confidence",
    "checked",
)
SOURCE = "source:"
EVENT_FIELDS = (*PLAIN_FIELDS, "state", "quantities", "confidence", "reasons")

Snapshot = dict[str, Any]
Changes = dict[str, list[Any]]


def snapshot(event: Event) -> Snapshot:
    parties = event.participations.values_list("actor__slug", "role")
    return snapshot_of(event, event.topics.values_list("slug", flat=True), parties, event.citations.all())


def snapshot_of(
    event: Event, topics: Iterable[str], parties: Iterable[tuple[str, str]], citations: Iterable[Citation]
) -> Snapshot:
    """As `snapshot`, of an event whose topics (slugs), parties (slug, role) and citations are at hand."""
    values: Snapshot = {name: getattr(event, name) for name in EVENT_FIELDS}
    values["merged_into"] = event.merged_into.public_id if event.merged_into else None
    values["topics"] = sorted(topics)
    values["parties"] = [list(pair) for pair in parties]
    for citation in citations:
        values[f"{SOURCE}{citation.article_id}"] = {name: getattr(citation, name) for name in CITATION_FIELDS}
    return plain(values)


def plain(values: Snapshot) -> Snapshot:
    """As the database will hand it back: dates as text, tuples as lists."""
    loaded: Snapshot = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
    return loaded


def changes(before: Snapshot, after: Snapshot) -> Changes:
    """{field: [before, after]} for what differs; None where there was, or is, nothing."""
    fields = dict.fromkeys((*before, *after))
    return {name: [before.get(name), after.get(name)] for name in fields if before.get(name) != after.get(name)}


def restore(event: Event, values: Snapshot) -> None:
    """Gives the named fields the given values. The caller saves the event itself."""
    for name, value in values.items():
        if name.startswith(SOURCE):
            restore_citation(event, int(name.removeprefix(SOURCE)), value)
        elif name == "topics":
            event.topics.set(Topic.objects.filter(slug__in=value or []))
        elif name == "parties":
            restore_parties(event, value or [])
        elif name == "merged_into":
            event.merged_into = Event.objects.get(public_id=value) if value else None
        else:
            setattr(event, name, value)


def restore_citation(event: Event, article_id: int, value: dict[str, Any] | None) -> None:
    if value is None:
        event.citations.filter(article_id=article_id).delete()
    else:
        Citation.objects.update_or_create(event=event, article_id=article_id, defaults=value)


def restore_parties(event: Event, pairs: list[list[str]]) -> None:
    actors = {actor.slug: actor for actor in Actor.objects.filter(slug__in=[slug for slug, _ in pairs])}
    set_parties(event, [(actors[slug], role) for slug, role in pairs])


def set_parties(event: Event, parties: list[tuple[Actor, str]]) -> None:
    event.participations.all().delete()
    Participation.objects.bulk_create(
        Participation(event=event, actor=actor, role=role) for actor, role in dict.fromkeys(parties)
    )
