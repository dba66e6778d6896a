"""Streaming writers of a selection of events, one file per format."""

from __future__ import annotations

from dataclasses import dataclass

from . import atom, calendar, geojson, json, table
from .collection import Collection, Writer


@dataclass(frozen=True, slots=True)
class Format:
    label: str
    content_type: str
    write: Writer


FORMATS = {
    "csv": Format("CSV", "text/csv; charset=utf-8", table.write),
    "json": Format("JSON", "application/json", json.write),
    "geojson": Format("GeoJSON", "application/geo+json", geojson.write),
    "ics": Format("iCalendar", "text/calendar; charset=utf-8", calendar.write),
    "atom": Format("Atom", "application/atom+xml; charset=utf-8", atom.write),
}

__all__ = ["FORMATS", "Collection", "Format"]
