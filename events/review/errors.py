"""What review refuses, in words for the person at the screen."""

from __future__ import annotations

from typing import Any


class ReviewError(ValueError):
    """Says what cannot be done and what to do instead."""


class StaleError(ReviewError):
    """Somebody else decided in the meantime. `diff` is {field: [as you saw it, as it is now]} in JSON values."""

    def __init__(self, version: int, diff: dict[str, list[Any]], by: str) -> None:
        self.version = version
        self.diff = diff
        self.by = by
        super().__init__(
            f"{by} changed this event while you had it open. Compare what changed, then save again if yours still holds."
        )
