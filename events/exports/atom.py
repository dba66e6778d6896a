from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Event
from events.models.words import date_words_long
from events.queries import select

from .collection import Collection

NEWEST = 100


def write(collection: Collection) -> Iterator[str]:
    """RFC 4287: the hundred events that were published here last, newest first."""
    newest = select(collection.spec).order_by(F("published_at").desc(nulls_last=True), "-pk")[:NEWEST]
    events = list(newest)
    updated = max((event.updated_at for event in events), default=timezone.now())
    feed = f"{collection.site}/events.atom"
    feed += f"?{collection.spec.query()}" if collection.spec.query() else ""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"<title>{_safe('Dateline: ' + collection.title)}</title>\n<id>{escape(feed)}</id>\n"
    yield f'<link rel="self" href={quoteattr(feed)}/>\n<link href={quoteattr(collection.address)}/>\n'
    yield f"<updated>{updated.isoformat()}</updated>\n<author><name>Dateline</name></author>\n"
    for event in events:
        yield _entry(event, collection.url(event))
    yield "</feed>\n"


def _entry(event: Event, url: str) -> str:
    when = date_words_long(event.date) if event.date else _("undated")
    published = event.published_at or event.created_at
    return (
        f"<entry><title>{_safe(event.title)}</title><id>{escape(url)}</id><link href={quoteattr(url)}/>"
        f"<published>{published.isoformat()}</published><updated>{event.updated_at.isoformat()}</updated>"
        f"<category term={quoteattr(event.type)} label={quoteattr(event.type_label)}/>"
        f"<summary>{_safe(f'{when}. {event.summary}')}</summary></entry>\n"
    )


def _safe(text: str) -> str:
    """Escaped, without the control characters that XML forbids."""
    return escape("".join(c for c in text if c >= " " or c in "\t\n"))
