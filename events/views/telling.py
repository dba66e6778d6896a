"""What an event's page tells beyond its fields: how each source dates it, where sources differ, what the log says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.extraction.edtf import Edtf, EdtfError
from events.models import Citation, Decision, Event
from events.models.words import date_words
from events.review import how_dated

# What the public is told of a decision. Names of editors and their reasons stay inside.
PUBLIC_LINES = {
    Decision.Action.PROPOSE: gettext_lazy("proposed from an article"),
    Decision.Action.CREATE: gettext_lazy("entered"),
    Decision.Action.ACCEPT: gettext_lazy("checked and published"),
    Decision.Action.EDIT: gettext_lazy("corrected"),
    Decision.Action.ATTACH: gettext_lazy("a source added"),
    Decision.Action.DETACH: gettext_lazy("a source removed"),
    Decision.Action.MERGE: gettext_lazy("joined with another report of the same event"),
    Decision.Action.SPLIT: gettext_lazy("separated from another event"),
    Decision.Action.SETTLE: gettext_lazy("a difference between sources settled"),
    Decision.Action.UNDO: gettext_lazy("a decision taken back"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """One citation as readers see it. `quotes` are escaped, with the date words marked; `dating` says how its date came."""

    citation: Citation
    quotes: tuple[SafeString, ...]
    dating: str
    differs: str


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    sources: tuple[Source, ...]
    lines: tuple[Line, ...]


def told(event: Event) -> Told:
    """Reads the citations that are loaded with the event, and its log."""
    sources = tuple(_source(citation, event) for citation in event.citations.all())
    decisions = event.decisions.of_values().filter(action__in=PUBLIC_LINES)
    return Told(sources, tuple(Line(d.at, str(PUBLIC_LINES[Decision.Action(d.action)])) for d in decisions))


def _source(citation: Citation, event: Event) -> Source:
    return Source(citation, _quotes(citation), how_dated(citation), _difference(citation, event))


def _quotes(citation: Citation) -> tuple[SafeString, ...]:
    return tuple(_marked(span, citation) for span in citation.evidence)


def _marked(span: dict[str, object], citation: Citation) -> SafeString:
    """The quote with the date words in <mark>, by their offsets where both are known, else where the words stand."""
    text, words = str(span["text"]), citation.date_words
    if not words or not words["text"]:
        return mark_safe(escape(text))  # noqa: S308 - escaped
    start = words["start"] - span["start"] if _has_offsets(span, words) else text.find(words["text"])
    end = start + len(words["text"])
    if start < 0 or text[start:end] != words["text"]:
        return mark_safe(escape(text))  # noqa: S308 - escaped
    parts = escape(text[:start]), escape(text[start:end]), escape(text[end:])
    return mark_safe("{}<mark>{}</mark>{}".format(*parts))  # noqa: S308 - escaped


def _has_offsets(*spans: dict[str, object]) -> bool:
    return all(span.get("start") is not None for span in spans)


def _date_of(citation: Citation) -> Edtf | None:
    try:
        return Edtf.parse(citation.edtf) if citation.edtf else None
    except EdtfError:
        return None


def _difference(citation: Citation, event: Event) -> str:
    """What this source says otherwise than the event shows."""
    parts = []
    date = _date_of(citation)
    if date and event.edtf and str(date) != event.edtf:
        parts.append(_("dates it {date}").format(date=date_words(date)))
    if citation.status and citation.status != event.status and citation.status in Event.Status.values:
        parts.append(_("tells it as {status}").format(status=Event.Status(citation.status).label))
    return ", ".join(parts)
