"""Where the events of a filter happened, for the small map."""

from __future__ import annotations

from typing import Any

from django.db.models import Count

from events.models.names import place_words

from .selection import select
from .spec import FilterSpec

MOST = 300


def places(spec: FilterSpec) -> list[dict[str, Any]]:
    """The places of the filter's events with their number, the busiest first; at most MOST of them."""
    fields = ("place_name", "place_country", "place_precision", "latitude", "longitude")
    found = select(spec).exclude(place_name="", place_country="").values(*fields).annotate(count=Count("pk"))
    return [
        {
            "name": place["place_name"],
            "label": place_words(place["place_name"]),
            "country": place["place_country"],
            "precision": place["place_precision"],
            "lat": place["latitude"],
            "lon": place["longitude"],
            "count": place["count"],
        }
        for place in found.order_by("-count", *fields)[:MOST]
    ]
