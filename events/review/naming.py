"""Names that extraction found, and the actors that they stand for."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import slugify

from events.extraction.values import EventActor
from events.models import Actor, ActorName
from events.models.text import normalise

Key = tuple[str, str | None, str]  # kind, code, name


def actors_for(found: Iterable[EventActor]) -> dict[Key, Actor]:
    """The stored actors under their keys, made where there are none yet: few queries for the many of one text."""
    wanted = {key_of(actor): actor for actor in found}
    known = by_codes(wanted.values())
    known |= by_names([actor for key, actor in wanted.items() if key not in known])
    return {key: known.get(key) or actor_for(actor) for key, actor in wanted.items()}


def key_of(found: EventActor) -> Key:
    return found.kind, found.code, found.name


def by_codes(found: Iterable[EventActor]) -> dict[Key, Actor]:
    coded = [actor for actor in found if actor.kind == Actor.Kind.COUNTRY and actor.code]
    stored = Actor.objects.filter(kind=Actor.Kind.COUNTRY, code__in={str(actor.code) for actor in coded})
    by_code = {actor.code: actor for actor in stored}
    return {key_of(actor): by_code[str(actor.code)] for actor in coded if actor.code in by_code}


def by_names(found: Iterable[EventActor]) -> dict[Key, Actor]:
    """By the exact name only; other spellings are looked up one by one."""
    found = list(found)
    stored = Actor.objects.filter(name__in={actor.name for actor in found}).order_by("-pk")
    by_name = {(actor.kind, actor.name): actor for actor in stored}
    return {key_of(actor): by_name[actor.kind, actor.name] for actor in found if (actor.kind, actor.name) in by_name}


def actor_for(found: EventActor) -> Actor:
    """The stored actor of that code or name, made where there is none yet."""
    return by_code(found) or by_name(found) or make(found)


def by_code(found: EventActor) -> Actor | None:
    if found.kind != Actor.Kind.COUNTRY or not found.code:
        return None
    return Actor.objects.filter(kind=Actor.Kind.COUNTRY, code=found.code).first()


def by_name(found: EventActor) -> Actor | None:
    named = Actor.objects.filter(kind=found.kind)
    exact = named.filter(name__iexact=found.name).first()
    return exact or named.filter(names__normalised=normalise(found.name)).order_by("pk").first()


def make(found: EventActor) -> Actor:
    kind = found.kind if found.kind in Actor.Kind.values else Actor.Kind.ORGANIZATION
    actor, is_new = Actor.objects.get_or_create(
        slug=free_slug(found.name), defaults={"name": found.name[:200], "kind": kind, "code": found.code or ""}
    )
    if is_new:
        ActorName.objects.create(actor=actor, name=actor.name, kind=ActorName.Kind.OFFICIAL)
    return actor


def free_slug(name: str) -> str:
    """A short name for addresses that no other actor has. Names without Latin letters get "actor"."""
    stem = slugify(normalise(name))[:70] or "actor"
    slug, number = stem, 2
    while Actor.objects.filter(slug=slug).exists():
        slug, number = f"{stem}-{number}", number + 1
    return slug
