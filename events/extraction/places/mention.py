"""Where a text names a place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text; prepositions stay outside of the span.

    `precision` is site, settlement, province, country or sea. `code` is the ISO 3166-1 alpha-3 code of the country that
    it lies in, None for seas and where states dispute it. `lat` and `lon` are degrees, None for countries. `relation`
    keeps words that put the event beside the place, not in it ("off the coast of", "30 km north of"): then the
    coordinates are the place's own, and no pin for the event.
    """

    start: int
    end: int
    text: str
    name: str
    precision: str
    code: str | None = None
    lat: float | None = None
    lon: float | None = None
    relation: str | None = None
