"""From a filter to the published events that meet it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from events.models import Event, Participation

from .place_names import place_named
from .search import search
from .spec import FilterSpec


def select(spec: FilterSpec) -> QuerySet[Event]:
    """Published events that meet the filter, unordered. A date meets a range where their bounds overlap."""
    events: QuerySet[Event] = Event.objects.published().order_by()
    for condition in (_topics(spec), _kinds(spec), _places(spec), _range(spec), _marks(spec), _known(spec)):
        if condition:
            events = events.filter(condition)
    events = _with_actors(events, spec)
    return events.filter(search(spec.q)) if spec.q else events


def _topics(spec: FilterSpec) -> Q:
    if not spec.topic:
        return Q()
    through = Event.topics.through
    return Q(pk__in=through.objects.filter(topic__slug__in=spec.topic).values("event"))


def _kinds(spec: FilterSpec) -> Q:
    wanted, unwanted = _any_kind(spec.type), _any_kind(spec.not_type)
    return wanted & ~unwanted if unwanted else wanted


def _any_kind(kinds: tuple[str, ...]) -> Q:
    either = Q()
    for kind in kinds:
        type_, _, mode = kind.partition(".")
        either |= Q(type=type_, mode=mode) if mode else Q(type=type_)
    return either


def _places(spec: FilterSpec) -> Q:
    either = Q()
    for place in spec.place:
        is_code = len(place) == 3 and place.isupper()
        either |= Q(place_country=place) if is_code else place_named(place)
    return either


def _range(spec: FilterSpec) -> Q:
    """Open ends reach for ever; an undated event lies in no range."""
    within = Q(undated=False) if spec.from_ or spec.to else Q()
    if spec.last:
        within &= Q(earliest__lte=spec.last) | Q(earliest__isnull=True)
    if spec.first:
        within &= Q(latest__gte=spec.first) | Q(latest__isnull=True)
    return within


def _marks(spec: FilterSpec) -> Q:
    marks = Q()
    if spec.status:
        marks &= Q(status__in=spec.status)
    if spec.credence:
        marks &= Q(credence__in=spec.credence)
    if spec.sources > 1:
        marks &= Q(sources__gte=spec.sources)
    return marks


def _known(spec: FilterSpec) -> Q:
    return Q(known_on__lte=spec.as_of) if spec.as_of else Q()


def _with_actors(events: QuerySet[Event], spec: FilterSpec) -> QuerySet[Event]:
    """With any of the actors, or every one. Who belongs to an actor (a country's president) acts for it."""
    if not spec.actor:
        return events
    groups = [(slug,) for slug in spec.actor] if spec.match == "all" else [spec.actor]
    for slugs in groups:
        parts = Participation.objects.filter(Q(actor__slug__in=slugs) | Q(actor__parent__slug__in=slugs))
        events = events.filter(pk__in=parts.values("event"))
    return events
