"""The filter's parameters as the documentation page shows them. FilterSpec reads them, here as everywhere."""

from __future__ import annotations

from typing import Any


def _parameter(name: str, description: str, *, many: bool = False, example: str = "") -> dict[str, Any]:
    text: dict[str, Any] = {"type": "string"}
    return {
        "in": "query",
        "name": name,
        "description": description,
        "required": False,
        "schema": {"type": "array", "items": text} if many else text,
        **({"example": [example] if many else example} if example else {}),
    }


FILTER = [
    _parameter("topic", "a topic's id; more than one: any of them", many=True),
    _parameter("actor", "an actor's id, country code or any of its names; more than one: any, or see match", many=True),
    _parameter("match", "any or all: with any of the actors, or with every one"),
    _parameter("type", "MOBILIZE, or with its mode MOBILIZE.missile_test", many=True),
    _parameter("not_type", "the same, left out", many=True),
    _parameter("from", "first day of the range: EDTF or a day; events match by overlap"),
    _parameter("to", "last day of the range"),
    _parameter("q", 'text search: words, "exact phrases", -excluded words'),
    _parameter("place", "a country (ISO 3166-1 alpha-3) or the name of a place", many=True),
    _parameter(
        "status", "occurred, ongoing, planned, offered, hypothetical, postponed, cancelled, did_not_happen", many=True
    ),
    _parameter("credence", "stated, claimed, confirmed, disputed, denied, retracted", many=True),
    _parameter("sources", "at least so many independent sources"),
    _parameter("as_of", "only what had been published by that day"),
]
PAGING = [
    _parameter("page", "number of the page, from 1"),
    _parameter("per_page", "events on a page, 1 to 200; 50 unless said otherwise"),
]
