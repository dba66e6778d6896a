"""What a person (or an import) wants an event to be: plain values, checked by the service that takes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events.models import Actor, Article, Event, Topic


@dataclass(frozen=True)
class SourceDraft:
    """One source: an article that is stored already, or a link with what is known of it.

    `quote` holds the words that support the event, "" where none were taken. `stance` is supports or disputes.
    """

    url: str = ""
    title: str = ""
    outlet: str = ""
    published_on: date | None = None
    quote: str = ""
    checked: bool = False
    archive_url: str = ""
    article: Article | None = None
    stance: str = "supports"


@dataclass(frozen=True)
class EventDraft:
    """Everything about an event that an editor may set. `edtf` is "" for an undated event or one without a date yet."""

    title: str
    type: str
    mode: str = ""
    summary: str = ""
    status: str = "occurred"
    credence: str = "stated"
    edtf: str = ""
    undated: bool = False
    place_name: str = ""
    place_relation: str = ""
    place_precision: str = ""
    place_country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    importance: int = 0
    topics: tuple[Topic, ...] = ()
    parties: tuple[tuple[Actor, str], ...] = ()
    sources: tuple[SourceDraft, ...] = ()


PLAIN_FIELDS = (
    "title",
    "summary",
    "type",
    "mode",
    "status",
    "credence",
    "edtf",
    "undated",
    "place_name",
    "place_relation",
    "place_precision",
    "place_country",
    "latitude",
    "longitude",
    "importance",
)


def draft_of(event: Event) -> EventDraft:
    """The event as it stands, ready to be changed and handed to `edit`."""
    return EventDraft(
        **{name: getattr(event, name) for name in PLAIN_FIELDS},
        topics=tuple(event.topics.all()),
        parties=tuple((party.actor, party.role) for party in event.participations.select_related("actor")),
        sources=tuple(
            SourceDraft(
                url=citation.article.url,
                title=citation.article.title,
                outlet=citation.article.outlet.name if citation.article.outlet else "",
                published_on=citation.article.published_on,
                quote=citation.quote,
                checked=citation.checked,
                archive_url=citation.article.archive_url,
                article=citation.article,
                stance=citation.stance,
            )
            for citation in event.citations.select_related("article__outlet")
        ),
    )
