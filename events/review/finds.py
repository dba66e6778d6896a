"""What extraction found, as the fields of an event and of its citation."""

from __future__ import annotations

from typing import Any

from events.extraction import taxonomy
from events.extraction.values import ExtractedEvent
from events.models import Event

TITLE_LENGTH = 200


def fill(event: Event, found: ExtractedEvent) -> None:
    event.title = title_of(found)
    event.type, event.mode = found.type, mode_of(found)
    event.status, event.credence = found.status, found.credence
    event.edtf = str(found.edtf) if found.edtf else ""
    event.undated = found.edtf is None
    event.confidence = found.confidence
    event.reasons = list(found.reasons)
    event.quantities = [quantity.to_json() for quantity in found.quantities]
    place = found.place
    event.place_name = place.name[:200] if place else ""
    event.place_relation = (place.relation or "")[:80] if place else ""
    event.place_precision = place.precision if place else ""
    event.place_country = (place.code or "") if place else ""
    event.latitude, event.longitude = (place.lat, place.lon) if place else (None, None)


def citation_values(found: ExtractedEvent, produced_by: str) -> dict[str, Any]:
    return {
        "evidence": [span.to_json() for span in found.evidence],
        "date_words": found.date.span.to_json() if found.date else None,
        "anchor": found.date.anchor if found.date else None,
        "rule": found.date.rule[:80] if found.date else "",
        "edtf": str(found.edtf) if found.edtf else "",
        "status": found.status,
        "quantities": [quantity.to_json() for quantity in found.quantities],
        "claimed_by": (found.claimed_by or "")[:200],
        "via": (found.via or "")[:200],
        "produced_by": produced_by[:80],
        "confidence": found.confidence,
    }


def mode_of(found: ExtractedEvent) -> str:
    """The mode, "" where the taxonomy has none of that name for the type."""
    return found.mode if found.mode and (found.type, found.mode) in taxonomy.kinds() else ""


def title_of(found: ExtractedEvent) -> str:
    if len(found.title) <= TITLE_LENGTH:
        return found.title
    return found.title[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] + "…"
