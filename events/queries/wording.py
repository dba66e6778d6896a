"""A filter in words: one sentence, and one chip for every choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.extraction.edtf import Edtf
from events.models import Actor, Event, Topic
from events.models.names import country_words, name_words, place_words
from events.models.words import date_words, kind_words, number_words

from .spec import FilterSpec


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice in words; `query` is the filter without it."""

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Names:
    """What the slugs and codes of a filter are called."""

    actors: dict[str, str]
    topics: dict[str, str]
    places: dict[str, str]

    def place(self, value: str) -> str:
        """A country by its code, or a place by the name that events give it."""
        return self.places.get(value) or place_words(country_words(value))

    @classmethod
    def of(cls, spec: FilterSpec) -> Names:
        acting = Actor.objects.filter(slug__in=spec.actor).values_list("slug", "name") if spec.actor else ()
        topics = dict(Topic.objects.filter(slug__in=spec.topic).values_list("slug", "title")) if spec.topic else {}
        countries = Actor.objects.filter(kind=Actor.Kind.COUNTRY, code__in=spec.place).values_list("code", "name")
        actors = {slug: name_words(name) for slug, name in acting}
        places = {code: name_words(name) for code, name in countries} if spec.place else {}
        return cls(actors, topics, places)


def describe(spec: FilterSpec, count: int) -> str:
    """ "90 events with Russia and NATO, December 2021 to February 2022"."""
    return describe_with(spec, count, Names.of(spec))


def describe_with(spec: FilterSpec, count: int, names: Names) -> str:
    head = ngettext("{count} event", "{count} events", count).format(count=number_words(count))
    return ", ".join([" ".join([head, *_attached(spec, names)]), *_further(spec)])


def _attached(spec: FilterSpec, names: Names) -> list[str]:
    parts = []
    if spec.topic:
        parts.append(_("on {topics}").format(topics=listed(names.topics.get(t, t) for t in spec.topic)))
    if spec.actor:
        actors = listed((names.actors.get(a, a) for a in spec.actor), _("and") if spec.match == "all" else _("or"))
        parts.append(_("with {actors}").format(actors=actors))
    if spec.place:
        parts.append(_("in {places}").format(places=listed(names.place(p) for p in spec.place)))
    return parts


def _further(spec: FilterSpec) -> list[str]:
    parts = [listed(kind_label(kind) for kind in spec.type)] if spec.type else []
    if spec.not_type:
        parts.append(_("without {types}").format(types=listed(kind_label(kind) for kind in spec.not_type)))
    if spec.status:
        parts.append(listed(str(Event.Status(s).label) for s in spec.status))
    if spec.credence:
        parts.append(listed(str(Event.Credence(c).label) for c in spec.credence))
    if spec.q:
        parts.append(_("matching “{text}”").format(text=spec.q))
    if spec.from_ or spec.to:
        parts.append(range_label(spec.from_, spec.to))
    if spec.sources > 1:
        parts.append(sources_label(spec.sources))
    if spec.as_of:
        parts.append(as_of_label(spec))
    return parts


def chips(spec: FilterSpec, names: Names) -> tuple[Chip, ...]:
    found: list[Chip] = []
    labels: dict[str, Callable[[str], str]] = {
        "topic": lambda v: names.topics.get(v, v),
        "actor": lambda v: names.actors.get(v, v),
        "place": names.place,
        "type": kind_label,
        "not_type": lambda v: _("not {type}").format(type=kind_label(v)),
        "status": lambda v: str(Event.Status(v).label),
        "credence": lambda v: str(Event.Credence(v).label),
    }
    for name, label in labels.items():
        values: tuple[str, ...] = getattr(spec, name)
        found += [Chip(label(v), spec.replace(**{name: tuple(o for o in values if o != v)}).query()) for v in values]
    if spec.from_ or spec.to:
        found.append(Chip(range_label(spec.from_, spec.to), spec.replace(from_=None, to=None).query()))
    if spec.q:
        found.append(Chip(_("“{text}”").format(text=spec.q), spec.replace(q="").query()))
    if spec.sources > 1:
        found.append(Chip(sources_label(spec.sources), spec.replace(sources=1).query()))
    if spec.as_of:
        found.append(Chip(as_of_label(spec), spec.replace(as_of=None).query()))
    return tuple(found)


def kind_label(kind: str) -> str:
    type_, _dot, mode = kind.partition(".")
    return kind_words(type_, mode)


def range_label(first: Edtf | None, last: Edtf | None) -> str:
    if first and last:
        if first == last:
            return date_words(first)
        return _("{first} to {last}").format(first=date_words(first), last=date_words(last))
    if first:
        return _("from {first}").format(first=date_words(first))
    return _("until {last}").format(last=date_words(last) if last else "")


def sources_label(least: int) -> str:
    return _("at least {n} independent sources").format(n=least)


def as_of_label(spec: FilterSpec) -> str:
    return _("as published by {day}").format(day=date_words(spec.as_of) if spec.as_of else "")


def listed(items: Iterable[str], joint: str = "") -> str:
    """ "A", "A or B", "A, B or C"."""
    *most, last = list(items)
    joint = joint or _("or")
    return f"{', '.join(most)} {joint} {last}" if most else last
