"""How many events each further choice would show, given the other choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from events.extraction import taxonomy
from events.models import Actor, Event, Topic
from events.models.names import country_words, name_words
from events.models.words import kind_words

from .index import Index, index
from .spec import FilterSpec

LONGEST_LIST = 16  # actors and places: the busiest; the others are found by typing
SOURCE_STEPS = (2, 3, 5)


@dataclass(frozen=True, slots=True)
class Choice:
    """`count`: what this choice shows. `query`: the filter with it taken, or given up where it is `selected`."""

    value: str
    label: str
    count: int
    selected: bool
    query: str
    modes: tuple[Choice, ...] = ()
    exclude: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    choices: tuple[Choice, ...]

    @property
    def selected(self) -> int:
        return sum(choice.selected + sum(mode.selected for mode in choice.modes) for choice in self.choices)


def facets(spec: FilterSpec) -> tuple[Facet, ...]:
    """Counts for every kind of choice. Within one kind a count disregards that kind's own choices: they widen each other."""
    held = index()
    return (
        Facet("type", _types(held, spec)),
        Facet("actor", _actors(held, spec)),
        Facet("topic", _topics(held, spec)),
        Facet("place", _places(held, spec)),
        Facet("status", _marks(held, spec, "status", _labels(Event.Status))),
        Facet("credence", _marks(held, spec, "credence", _labels(Event.Credence))),
        Facet("sources", _sources(held, spec)),
    )


def toggled(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(v for v in values if v != value) if value in values else (*values, value)


def _choice(spec: FilterSpec, name: str, value: str, label: str, count: int) -> Choice:
    values: tuple[str, ...] = getattr(spec, name)
    return Choice(value, label, count, value in values, spec.replace(**{name: toggled(values, value)}).query())


def _counts(held: Index, spec: FilterSpec, name: str, **without: Any) -> dict[Any, int]:
    """How many events of the filter, `without` some of its choices, have each value of a field."""
    rows = held.matching(spec.replace(**without))
    counts = ((value, rows.intersection_cardinality(found)) for value, found in held.sets[name].items())
    return {value: count for value, count in counts if count}


def _types(held: Index, spec: FilterSpec) -> tuple[Choice, ...]:
    counts = _counts(held, spec, "type", type=(), not_type=())
    return tuple(choice for type_ in taxonomy.types() if (choice := _type(spec, type_, counts)))


def _type(spec: FilterSpec, type_: str, counts: dict[str, int]) -> Choice | None:
    """A type with, once it or one of its modes is chosen, its modes: choosing a mode narrows the type to it."""
    own = tuple(kind for kind in spec.type if kind.partition(".")[0] == type_)
    count = counts.get(type_, 0)
    if not count and not own and type_ not in spec.not_type:
        return None
    rest = tuple(kind for kind in spec.type if kind not in own)
    modes = tuple(
        _mode(spec, f"{type_}.{kind.mode}", kind_words(type_, kind.mode), counts.get(f"{type_}.{kind.mode}", 0))
        for kind in (taxonomy.modes(type_) if own else ())
    )
    return Choice(
        type_,
        kind_words(type_),
        count,
        type_ in own,
        spec.replace(type=rest if own else (*rest, type_)).query(),
        tuple(mode for mode in modes if mode.count or mode.selected),
        spec.replace(type=rest, not_type=toggled(spec.not_type, type_)).query(),
    )


def _mode(spec: FilterSpec, value: str, label: str, count: int) -> Choice:
    without_type = tuple(kind for kind in spec.type if kind != value.partition(".")[0])
    query = spec.replace(type=toggled(without_type, value)).query()
    return Choice(value, label, count, value in spec.type, query)


def _actors(held: Index, spec: FilterSpec) -> tuple[Choice, ...]:
    """An actor's events are its own and those of who belongs to it; with `match` "all", every further one narrows."""
    counts = _counts(held, spec, "actor", **({} if spec.match == "all" else {"actor": ()}))
    shown = _busiest(counts, spec.actor)
    names = dict(Actor.objects.filter(slug__in=shown).values_list("slug", "name"))
    return tuple(
        _choice(spec, "actor", slug, name_words(names[slug]), counts.get(slug, 0)) for slug in shown if slug in names
    )


def _topics(held: Index, spec: FilterSpec) -> tuple[Choice, ...]:
    counts = _counts(held, spec, "topic", topic=())
    rows = [(slug, title, counts.get(slug, 0)) for slug, title in Topic.objects.values_list("slug", "title")]
    return tuple(_choice(spec, "topic", *row) for row in rows if row[2] or row[0] in spec.topic)


def _places(held: Index, spec: FilterSpec) -> tuple[Choice, ...]:
    counts = _counts(held, spec, "place", place=())
    shown = _busiest(counts, spec.place)
    named = [place for place in spec.place if place not in counts]
    counts |= {place: len(held.matching(spec.replace(place=(place,)))) for place in named}
    countries = Actor.objects.filter(kind=Actor.Kind.COUNTRY, code__in=shown)
    names = dict(countries.values_list("code", "name"))
    return tuple(
        _choice(
            spec, "place", place, name_words(names[place]) if place in names else country_words(place), counts[place]
        )
        for place in shown
    )


def _busiest(counts: dict[str, int], chosen: tuple[str, ...]) -> list[str]:
    """The busiest values, and the chosen ones among the less busy."""
    busiest = sorted(counts, key=lambda value: (-counts[value], value))[:LONGEST_LIST]
    return busiest + [value for value in chosen if value not in busiest]


def _labels(choices: type[TextChoices]) -> dict[str, str]:
    return {str(choice.value): str(choice.label) for choice in choices}


def _marks(held: Index, spec: FilterSpec, name: str, labels: dict[str, str]) -> tuple[Choice, ...]:
    counts = _counts(held, spec, name, **{name: ()})
    chosen = getattr(spec, name)
    return tuple(
        _choice(spec, name, value, label, counts.get(value, 0))
        for value, label in labels.items()
        if counts.get(value) or value in chosen
    )


def _sources(held: Index, spec: FilterSpec) -> tuple[Choice, ...]:
    counts = _counts(held, spec, "sources", sources=1)
    steps = sorted({*SOURCE_STEPS, *([spec.sources] if spec.sources > 1 else [])})
    return tuple(
        Choice(
            str(least),
            str(least),
            sum(n for sources, n in counts.items() if sources >= least),
            spec.sources == least,
            spec.replace(sources=1 if spec.sources == least else least).query(),
        )
        for least in steps
    )
