"""Events and actors by what an editor types."""

from __future__ import annotations

import re

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from events.models import Actor, Event
from events.models.text import normalise
from events.models.words import date_words
from events.review import ReviewError

from .answers import demand

SHOWN = 20
ADDRESS = re.compile(r"(?:.*/event/)?([0-9a-z]{10})/?(?:[?#].*)?")


def event_named(text: str) -> Event:
    """The event of that public id or address. Raises ReviewError."""
    found = ADDRESS.fullmatch(text.strip())
    event = Event.objects.filter(public_id=found[1]).first() if found else None
    if event is None:
        raise ReviewError(
            _("No event has the address “{text}”. Paste the address of its page, or its ten-letter id.").format(
                text=text.strip()[:80]
            )
        )
    return event


def actor_named(text: str) -> Actor | None:
    """The actor of that name: the name itself before an alias, whatever its accents and capitals."""
    plain = text.strip()
    exact = Actor.objects.filter(Q(name__iexact=plain) | Q(slug=plain)).first()
    return exact or Actor.objects.filter(names__normalised=normalise(plain)).order_by("pk").first()


def typed(request: HttpRequest) -> str:
    """The one field that htmx sent, whatever the form calls it."""
    return next((str(value) for value in request.GET.values()), "").strip()


def suggest_actors(request: HttpRequest) -> HttpResponse:
    """Options for a datalist: actors with a name that begins with, or holds, what was typed."""
    demand(request, "view_actor")
    words = normalise(typed(request))
    found = Actor.objects.filter(Q(names__normalised__contains=words) | Q(name__icontains=words)).distinct()
    options = [(actor.name, actor.get_kind_display()) for actor in (found if words else found.none())[:SHOWN]]
    return render(request, "admin/fragments/options.html", {"options": options})


def suggest_events(request: HttpRequest) -> HttpResponse:
    """Options for a datalist: open and public events whose title holds what was typed."""
    demand(request, "view_event")
    words = typed(request)
    found = Event.objects.filter(state__in=["published", "proposed"], title__icontains=words).order_by("-updated_at")
    rows = (found if words else found.none())[:SHOWN]
    options = [
        (event.public_id, f"{date_words(event.date) if event.date else _('undated')}: {event.title}") for event in rows
    ]
    return render(request, "admin/fragments/options.html", {"options": options})
