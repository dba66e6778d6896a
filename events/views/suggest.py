"""Options for the fields that take a name: every name counts, with or without accents, old or new."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events.models import Actor, ActorName, Event
from events.models.names import collection_names_like, name_words
from events.models.places import place_key
from events.models.text import normalise

MOST = 12

Option = tuple[str, str]  # what the field takes, and the name by which it was found


def suggest(request: HttpRequest) -> HttpResponse:
    """For the actor field, or with `place` for the place field; each actor and place once."""
    found = _places(_asked(request, "place")) if "place" in request.GET else _actors(_asked(request, "actor"))
    once: dict[str, str] = {}
    for value, name in found:
        once.setdefault(value, name)
    return render(request, "timeline/_suggestions.html", {"options": list(once.items())[:MOST]})


def _asked(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "")[:200].replace("\x00", "")


def _actors(text: str) -> Iterator[Option]:
    asked = normalise(text)
    translated = Actor.objects.filter(name__in=collection_names_like(text)).annotate(n=Count("participations"))
    for found in translated.order_by("-n", "name")[:MOST]:
        yield name_words(found.name), found.name
    names = ActorName.objects.filter(normalised__startswith=asked) if asked else ActorName.objects.none()
    rows = names.annotate(n=Count("actor__participations")).select_related("actor").order_by("-n", "normalised")
    for row in rows[: 4 * MOST]:
        yield name_words(row.actor.name), row.name


def _places(text: str) -> Iterator[Option]:
    """Countries and what events name, the busiest first."""
    asked = place_key(text)
    if not asked:
        return
    countries = ActorName.objects.filter(normalised__startswith=normalise(text), actor__kind=Actor.Kind.COUNTRY)
    named = countries.exclude(Q(kind=ActorName.Kind.METONYM) | Q(actor__code="")).order_by("normalised")
    for row in named.select_related("actor")[: MOST // 2]:
        yield name_words(row.actor.name), row.name
    translated = collection_names_like(text)
    for country in Actor.objects.filter(kind=Actor.Kind.COUNTRY, name__in=translated).exclude(code="")[: MOST // 2]:
        yield name_words(country.name), country.name
    there = Event.objects.published().filter(place_names__contains=f"\n{asked}").order_by()
    busiest = there.values_list("place_name", "place_names").annotate(n=Count("pk")).order_by("-n", "place_name")
    for name, keys, _number in busiest[:MOST]:
        yield name_words(name), next(key for key in keys.split("\n") if key.startswith(asked)).title()
