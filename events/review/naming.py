"""Names that extraction found, and the actors that they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.text import slugify

from events.extraction.values import EventActor
from events.models import Actor, ActorName
from events.models.text import normalise

Key = tuple[str, str | None, str]  # kind, code, name
Wanted = dict[Key, EventActor]


def actors_for(found: Iterable[EventActor]) -> dict[Key, Actor]:
    """The stored actors under their keys, made where there are none yet: few queries for the many of one text."""
    wanted = {key_of(actor): actor for actor in found}
    known: dict[Key, Actor] = {}
    for look in (by_codes, by_names, by_other_names, make):
        if left := {key: actor for key, actor in wanted.items() if key not in known}:
            known |= look(left)
    return known


def key_of(found: EventActor) -> Key:
    return found.kind, found.code, found.name


def by_codes(wanted: Wanted) -> dict[Key, Actor]:
    codes = {code for kind, code, _ in wanted if kind == Actor.Kind.COUNTRY and code}
    stored = Actor.objects.filter(kind=Actor.Kind.COUNTRY, code__in=codes) if codes else []
    by_code = {actor.code: actor for actor in stored}
    return {key: by_code[key[1]] for key in wanted if key[0] == Actor.Kind.COUNTRY and key[1] in by_code}


def by_names(wanted: Wanted) -> dict[Key, Actor]:
    """By the name itself, whatever its capitals; the one spelt alike first, then the oldest."""
    names = {name for _, _, name in wanted}
    alike = Q(name__in=names) | Q(lower__in={name.lower() for name in names})  # SQLite lowers ASCII letters only
    stored = Actor.objects.annotate(lower=Lower("name")).filter(alike).order_by("-pk")
    by_name = {(actor.kind, actor.name.lower()): actor for actor in stored}
    by_name |= {(actor.kind, actor.name): actor for actor in stored}
    found = {key: by_name.get((key[0], key[2])) or by_name.get((key[0], key[2].lower())) for key in wanted}
    return {key: actor for key, actor in found.items() if actor}


def by_other_names(wanted: Wanted) -> dict[Key, Actor]:
    plain = {normalise(name) for _, _, name in wanted}
    names = ActorName.objects.filter(normalised__in=plain).select_related("actor").order_by("-actor_id")
    by_name = {(name.actor.kind, name.normalised): name.actor for name in names}
    found = {key: by_name.get((key[0], normalise(key[2]))) for key in wanted}
    return {key: actor for key, actor in found.items() if actor}


def make(wanted: Wanted) -> dict[Key, Actor]:
    """New actors. One that another worker makes at this very moment is taken from there."""
    once = {identity(key): actor for key, actor in reversed(wanted.items())}
    slugs = dict(zip(once, free_slugs([actor.name for actor in once.values()]), strict=True))
    new = [
        Actor(slug=slugs[one], name=actor.name[:200], kind=kind_of(actor), code=actor.code or "")
        for one, actor in sorted(once.items())  # in one order, so that two workers do not wait for each other
    ]
    Actor.objects.bulk_create(new, ignore_conflicts=True)
    stored = {actor.slug: actor for actor in Actor.objects.filter(slug__in=slugs.values())}
    official = [
        ActorName(actor=actor, name=actor.name, normalised=normalise(actor.name), kind=ActorName.Kind.OFFICIAL)
        for actor in stored.values()
    ]
    ActorName.objects.bulk_create(official, ignore_conflicts=True)
    made = {key: stored[slug] for key in wanted if (slug := slugs[identity(key)]) in stored}
    # A country that another worker has just made under another name of it.
    return made | by_codes({key: actor for key, actor in wanted.items() if key not in made})


def identity(key: Key) -> tuple[str, str]:
    """Keys that would find one another once they are stored share it."""
    kind, code, name = key
    return kind, code if kind == Actor.Kind.COUNTRY and code else normalise(name)


def kind_of(found: EventActor) -> str:
    return found.kind if found.kind in Actor.Kind.values else Actor.Kind.ORGANIZATION


def free_slugs(names: list[str]) -> Iterator[str]:
    """For each a short name for addresses that no other actor has. Names without Latin letters get "actor"."""
    stems = [slugify(normalise(name))[:70] or "actor" for name in names]
    taken = set(Actor.objects.filter(slug__in=stems).values_list("slug", flat=True))
    for stem in stems:
        if stem in taken:
            taken |= set(Actor.objects.filter(slug__startswith=f"{stem}-").values_list("slug", flat=True))
        slug = next(slug for n in count(1) if (slug := stem if n == 1 else f"{stem}-{n}") not in taken)
        taken.add(slug)
        yield slug
