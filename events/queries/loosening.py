"""When nothing is found: which choice to give up, and what that would bring back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .index import index
from .spec import FilterSpec
from .wording import Names, chips


@dataclass(frozen=True, slots=True)
class Loosening:
    """Without the choice `label` there are `count` events; `query` shows them."""

    label: str
    count: int
    query: str


WITHOUT: tuple[dict[str, Any], ...] = (
    {"q": ""},
    {"from_": None, "to": None},
    {"sources": 1},
    {"as_of": None},
    *({name: ()} for name in ("topic", "actor", "place", "type", "not_type", "status", "credence")),
)


def loosenings(spec: FilterSpec, names: Names) -> tuple[Loosening, ...]:
    """Each kind of choice whose giving up alone brings events back, the most first."""
    found = []
    for without in WITHOUT:
        looser = spec.replace(**without)
        if looser == spec:
            continue
        if count := len(index().matching(looser)):
            kept = {chip.label for chip in chips(looser, names)}
            given_up = [chip.label for chip in chips(spec, names) if chip.label not in kept]
            found.append(Loosening(", ".join(given_up), count, looser.query()))
    return tuple(sorted(found, key=lambda one: -one.count))
