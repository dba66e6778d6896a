from __future__ import annotations

import json
from collections.abc import Iterator

from .collection import Collection, record


def write(collection: Collection) -> Iterator[str]:
    """{"title", "url", "filter", "count", "events": [...]}, one event a line."""
    head = {
        "title": collection.title,
        "url": collection.address,
        "filter": collection.spec.query(),
        "count": collection.count(),
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "events": ['
    before = "\n"
    for found in collection.events():
        yield before + json.dumps(record(found, collection.url(found.event)), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"
