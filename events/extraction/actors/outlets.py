"""News outlets: they report, they are not parties to events."""

from __future__ import annotations

from functools import lru_cache

from .tables import rows, split


@lru_cache(maxsize=1)
def outlets() -> dict[str, tuple[str, str]]:
    """Usual name and country code of an outlet, by each of its names."""
    return {
        name: (row["name"], row["code"]) for row in rows("outlets.tsv") for name in (row["name"], *split(row["names"]))
    }
