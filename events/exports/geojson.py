from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from events.models import Event

from .collection import Collection, record
from .details import Detailed


def write(collection: Collection) -> Iterator[str]:
    """An RFC 7946 FeatureCollection. An event whose place is not known, or is a whole country, has no point."""
    yield '{"type": "FeatureCollection", "features": ['
    before = "\n"
    for found in collection.events():
        yield before + json.dumps(_feature(found, collection.url(found.event)), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def _feature(found: Detailed, url: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": found.event.public_id,
        "geometry": _point(found.event),
        "properties": record(found, url),
    }


def _point(event: Event) -> dict[str, Any] | None:
    if event.latitude is None or event.place_precision == Event.PlacePrecision.COUNTRY:
        return None
    return {"type": "Point", "coordinates": [event.longitude, event.latitude]}
