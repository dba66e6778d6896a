from __future__ import annotations

from django.db.models import Count, Max, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from events.models import Event, Topic
from events.queries import FilterSpec

from .timeline import page


def topics(request: HttpRequest) -> HttpResponse:
    public = Q(events__state=Event.State.PUBLISHED)
    found = Topic.objects.annotate(
        n=Count("events", filter=public),
        first=Min("events__earliest", filter=public),
        last=Max("events__latest", filter=public),
    )
    return render(request, "topics.html", {"topics": found.filter(n__gt=0), "nav": "topics"})


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """What a topic holds, at an address that stays. Its links lead to the timeline with the topic chosen."""
    found = get_object_or_404(Topic, slug=slug)
    context = page(request, FilterSpec(topic=(found.slug,)), ())
    return render(request, "topic.html", context | {"nav": "topics"})
