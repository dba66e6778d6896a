"""New proposals, all of an article at once: as many queries for one as for fifty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from events.extraction.values import ExtractedEvent
from events.models import Actor, ActorName, Article, Citation, Decision, Event, Participation, SearchDocument, Topic

from .derived import count_sources, search_body
from .finds import citation_values, fill
from .log import Who, check
from .naming import actors_for, key_of
from .snapshots import changes, snapshot_of


@dataclass(frozen=True)
class Proposed:
    """An event with its only citation and its parties (actor, role)."""

    event: Event
    citation: Citation
    parties: tuple[tuple[Actor, str], ...]


def add(article: Article, finds: Sequence[ExtractedEvent], topic: Topic | None, who: Who) -> list[Event]:
    """Stores the finds as proposals, each with its line in the log. The caller holds the transaction. Raises ReviewError."""
    actors = actors_for(actor for found in finds for actor in found.actors)
    proposed = []
    for found in finds:
        parties = dict.fromkeys((actors[key_of(actor)], actor.role) for actor in found.actors)
        event = Event(state=Event.State.PROPOSED)
        fill(event, found)
        check(event)
        citation = Citation(event=event, article=article, **citation_values(found, who.name))
        count_sources(event, [citation])
        proposed.append(Proposed(event, citation, tuple(parties)))
    store(proposed, topic)
    log(proposed, article, topic, who)
    return [one.event for one in proposed]


def store(proposed: Iterable[Proposed], topic: Topic | None) -> None:
    events = Event.objects.bulk_create([one.event for one in proposed])
    Participation.objects.bulk_create(
        Participation(event=one.event, actor=actor, role=role) for one in proposed for actor, role in one.parties
    )
    Citation.objects.bulk_create([one.citation for one in proposed])
    if topic:
        of_topic = Event.topics.through
        of_topic.objects.bulk_create(of_topic(event_id=event.pk, topic_id=topic.pk) for event in events)
    names = all_names(actor for one in proposed for actor, _ in one.parties)
    SearchDocument.objects.bulk_create(
        SearchDocument(
            event=one.event,
            body=search_body(one.event, [name for actor, _ in one.parties for name in names[actor.pk]], [one.citation]),
        )
        for one in proposed
    )


def all_names(actors: Iterable[Actor]) -> dict[int, list[str]]:
    """{key of the actor: its name and its other names}."""
    names = {actor.pk: [actor.name] for actor in actors}
    for key, name in ActorName.objects.filter(actor__in=names).values_list("actor", "name"):
        names[key].append(name)
    return names


def log(proposed: Iterable[Proposed], article: Article, topic: Topic | None, who: Who) -> None:
    topics = [topic.slug] if topic else []
    Decision.objects.bulk_create(
        Decision(
            event=one.event,
            action=Decision.Action.PROPOSE,
            article=article,
            changes=changes(
                {}, snapshot_of(one.event, topics, [(actor.slug, role) for actor, role in one.parties], [one.citation])
            ),
            reason=who.reason,
            by=who.by,
            by_name=who.name,
        )
        for one in proposed
    )
