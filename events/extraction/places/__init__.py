"""Places in news text, from an offline gazetteer (see data/README.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .mention import PlaceMention

if TYPE_CHECKING:
    from ..actors.mention import ActorMention


def find_places(text: str, actors: tuple[ActorMention, ...] | None = None) -> tuple[PlaceMention, ...]:
    """All places that the text names, sorted, not overlapping. Linear in the length of the text.

    A capital that stands for its government, and a country that acts, are left to `find_actors`; `actors` is what that
    has found, where the caller has asked already.
    """
    from .finder import find  # the finder asks `actors`, which offers this function too

    return find(text, actors)


__all__ = ["PlaceMention", "find_places"]
