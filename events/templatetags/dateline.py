"""What templates need to show events."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event
from events.models.names import name_words, place_words
from events.models.words import date_words, date_words_long, number_words
from events.queries.looks import Look, look

register = template.Library()

QUANTITIES = {
    "killed": gettext_lazy("killed"),
    "wounded": gettext_lazy("wounded"),
    "arrested": gettext_lazy("arrested"),
    "troops": gettext_lazy("troops"),
    "protesters": gettext_lazy("protesters"),
    "distance": gettext_lazy("distance"),
}


@register.filter
def looks_like(type_: str) -> Look:
    """The letter, shape and colour name of a type of event."""
    return look(type_)


@register.filter
def marks(event: Event) -> str:
    """CSS classes for how sure and how settled it is."""
    return f"is-{event.status} is-{event.credence}"


@register.filter
def when(event: Event) -> str:
    """The date in words, as exact as it is."""
    date = event.date
    return date_words(date) if date else _("undated")


@register.simple_tag
def content_language() -> str:
    """The language of what editors write, for the lang attribute of titles and summaries."""
    return str(settings.DATELINE_CONTENT_LANGUAGE)


@register.filter
def quantity_words(kind: str) -> str:
    """What was counted or measured: the kinds of the extraction's table of quantities."""
    return str(QUANTITIES.get(kind, kind))


register.filter("number", number_words)
register.filter("named", name_words)
register.filter("place_named", place_words)
register.filter("in_words", date_words)
register.filter("in_words_long", date_words_long)


@register.filter
def strike(event: Event) -> str:
    """The SVG path of the line through a denied event's badge, or the cross through one that was called off; or ""."""
    if event.status in (Event.Status.CANCELLED, Event.Status.DID_NOT_HAPPEN):
        return "M1 1 23 23M1 23 23 1"
    return "M1 23 23 1" if event.credence in (Event.Credence.DENIED, Event.Credence.RETRACTED) else ""
