"""What the log and the citations hold, in words for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from events.extraction.dates.explain import explain
from events.extraction.edtf import Edtf
from events.extraction.values import DateMention
from events.models import Actor, Article, Citation, Event, Participation
from events.models.words import date_words_long, kind_words, language

from .snapshots import SOURCE, Changes

LABELS = {
    "title": _("title"),
    "summary": _("summary"),
    "type": _("type"),
    "mode": _("kind"),
    "status": _("status"),
    "credence": _("credence"),
    "state": _("state"),
    "merged_into": _("merged into"),
    "edtf": _("date"),
    "undated": _("undated"),
    "topics": _("topics"),
    "parties": _("actors"),
    "importance": _("importance"),
    "quantities": _("numbers"),
    "latitude": _("latitude"),
    "longitude": _("longitude"),
    "confidence": _("confidence"),
    "reasons": _("reasons"),
    "place_name": _("place"),
    "place_relation": _("place, as said"),
    "place_precision": _("precision of the place"),
    "place_country": _("country of the place"),
}
SOURCE_LABEL = _("source: {article}")
GONE = _("gone")
CHOICES = {
    "status": Event.Status,
    "credence": Event.Credence,
    "state": Event.State,
    "place_precision": Event.PlacePrecision,
}


def how_dated(citation: Citation) -> str:
    """How this source's date was worked out: "“Thursday night”, counted back from Friday 24 December 2021 ..."; "" if unknown."""
    words = citation.date_words
    if not words:
        return ""
    mention = DateMention(
        start=words["start"] or 0,
        end=words["end"] or 0,
        text=words["text"],
        type="DATE",
        value="",
        rule=citation.rule,
        edtf=Edtf.parse(citation.edtf) if citation.edtf else None,
        anchor=citation.anchor,
    )
    return explain(mention, citation.article.published_on, language())


def changes_in_words(changes: Changes) -> Iterator[tuple[str, str, str]]:
    """(what, before, after) of a line or of a StaleError's diff; "" stands for nothing."""
    actors = dict(Actor.objects.filter(slug__in=slugs(changes)).values_list("slug", "name"))
    for name, (before, after) in changes.items():
        if name.startswith(SOURCE):
            article = Article.objects.filter(pk=int(name.removeprefix(SOURCE))).first()
            yield SOURCE_LABEL.format(article=article or GONE), source_words(before), source_words(after)
        else:
            yield str(LABELS.get(name, name)), value_words(name, before, actors), value_words(name, after, actors)


def slugs(changes: Changes) -> set[str]:
    return {slug for value in changes.get("parties", []) for slug, _ in value or []}


def value_words(name: str, value: Any, actors: dict[str, str]) -> str:
    if value in (None, "", [], False):
        return ""
    if name in CHOICES:
        return str(CHOICES[name](value).label)
    if name == "edtf":
        return date_words_long(Edtf.parse(value))
    if name == "type":
        return kind_words(value)
    if name == "parties":
        return ", ".join(f"{actors.get(slug, slug)} ({Participation.Role(role).label})" for slug, role in value)
    if name in {"topics", "reasons"}:
        return ", ".join(value)
    if name == "quantities":
        return ", ".join(str(quantity.get("text", "")) for quantity in value)
    return "yes" if value is True else str(value).replace("_", " ") if name == "mode" else str(value)


def source_words(value: dict[str, Any] | None) -> str:
    if value is None:
        return ""
    quotes = " … ".join(f"“{span['text']}”" for span in value["evidence"])
    stance = "" if value["stance"] == Citation.Stance.SUPPORTS else "disputes it"
    return ", ".join(part for part in (quotes, stance) if part) or "cited"


def told_values(event: Event) -> dict[str, list[tuple[Any, str, list[Citation]]]]:
    """Where sources differ: {field: [(value, in words, its citations)]} for edtf, status and quantities, more than one value each."""
    told: dict[str, list[tuple[Any, str, list[Citation]]]] = {}
    citations = list(event.citations.select_related("article__outlet"))
    for name in ("edtf", "status", "quantities"):
        values: dict[str, tuple[Any, list[Citation]]] = {}
        for citation in citations:
            value = getattr(citation, name)
            if value:
                values.setdefault(json.dumps(value, sort_keys=True), (value, []))[1].append(citation)
        if len(values) > 1:
            told[name] = [(value, value_words(name, value, {}), cited) for value, cited in values.values()]
    return told
