"""What follows from an event's citations and words: kept on the event so that readers' filters need no joins."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from events.extraction import taxonomy
from events.extraction.places.names import names_of
from events.models import Article, Citation, Event, SearchDocument
from events.models.places import place_keys
from events.models.text import normalise


def refresh(event: Event) -> None:
    """Sets `sources`, `known_on`, the place's names and the search text. The caller saves the event."""
    citations = list(event.citations.select_related("article__root").order_by("pk"))
    count_sources(event, citations)
    event.place_names = place_names(event)
    names = event.participations.values_list("actor__name", "actor__names__name")
    body = search_body(event, [name for pair in names for name in pair], citations)
    SearchDocument.objects.bulk_create(
        [SearchDocument(event=event, body=body)],
        update_conflicts=True,
        unique_fields=["event"],
        update_fields=["body"],
    )


def count_sources(event: Event, citations: Iterable[Citation]) -> None:
    support = [citation.article for citation in citations if citation.stance == Citation.Stance.SUPPORTS]
    event.sources = len({independent_key(article) for article in support})
    event.known_on = min((article.published_on for article in support if article.published_on), default=None)


def place_names(event: Event) -> str:
    """So that who looks for Kiev finds Kyiv."""
    name = event.place_name
    return place_keys((name, *names_of(name, event.place_country))) if name else ""


def refresh_for(article: Article) -> None:
    """After an article was found to copy another, or got its date: the events that cite it count anew."""
    for event in Event.objects.filter(citations__article=article):
        refresh(event)
        values = {"sources": event.sources, "known_on": event.known_on, "updated_at": timezone.now()}
        Event.objects.filter(pk=event.pk).update(**values)


def independent_key(article: Article) -> tuple[str, int]:
    """Sources with one key count once: copies of one text, and all that one outlet wrote."""
    root = article.root or article
    return ("outlet", root.outlet_id) if root.outlet_id else ("article", root.pk)


def search_body(event: Event, names: Iterable[str | None], citations: Iterable[Citation]) -> str:
    """`names` are all names of the parties."""
    parts = [
        event.title,
        event.summary,
        *names,
        event.place_relation,
        event.place_name,
        *(span["text"] for citation in citations for span in citation.evidence),
        *type_labels(event),
    ]
    return "\n".join(dict.fromkeys(normalise(part) for part in parts if part))


def type_labels(event: Event) -> tuple[str, ...]:
    kinds = taxonomy.kinds()
    return tuple(kinds[key].label for key in {(event.type, ""), (event.type, event.mode)} if key in kinds)
