from __future__ import annotations

from django.db.models import Q

from events.models.places import place_key


def place_named(text: str) -> Q:
    """Events at a place that has the text in any of its names; none for a text without a word."""
    key = place_key(text)
    return Q(place_names__contains=key) if key else Q(pk__in=())
