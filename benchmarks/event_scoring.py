"""How predicted events are matched with annotated ones: type accepted, bounds overlap, same line or a shared actor."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Bounds = tuple[str, str]  # ISO days; open ends are the first and last day there is
FIRST, LAST = "0001-01-01", "9999-12-31"


@dataclass(frozen=True)
class Judged:
    """An event, annotated or predicted, as far as the matching looks at it."""

    title: str
    types: frozenset[str]
    tier: str
    status: str
    edtf: str | None
    bounds: Bounds | None
    actors: tuple[tuple[str, str | None], ...]  # (normalised name, country code)
    lines: frozenset[int]
    words: str


@dataclass
class Document:
    name: str
    golds: list[Judged]
    founds: list[Judged]
    pairs: dict[int, int]  # index of the annotated event -> index of the predicted one


def normalised(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = re.sub(r"[^\w ]", " ", plain.lower().replace(".", "").replace("'s", "")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def line_numbers(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(n for a, b in spans for n in range(text.count("\n", 0, a), text.count("\n", 0, b) + 1))


def limits(earliest: str | None, latest: str | None) -> Bounds | None:
    return (earliest or FIRST, latest or LAST) if earliest or latest else None


def read_gold(path: Path, text: str) -> list[Judged]:
    return [annotated(event, text) for event in json.loads(path.read_text(encoding="utf-8"))["events"]]


def annotated(event: dict[str, Any], text: str) -> Judged:
    spans = [match.span() for words in event["evidence"] for match in re.finditer(re.escape(words), text)]
    return Judged(
        event["title"],
        frozenset({event["type"], *event["accept_types"]}),
        event["tier"],
        event["status"],
        event["date"],
        limits(event["earliest"], event["latest"]),
        tuple((normalised(actor["name"]), actor["country"]) for actor in event["actors"]),
        line_numbers(text, spans),
        " | ".join(event["evidence"][:2]),
    )


def predicted(event: dict[str, Any], text: str) -> Judged:
    spans = [(span["start"], span["end"]) for span in event["evidence"]]
    return Judged(
        event["title"],
        frozenset({event["type"]}),
        "",
        event["status"],
        event["edtf"],
        limits(event["earliest"], event["latest"]),
        tuple((normalised(actor["name"]), actor["code"]) for actor in event["actors"]),
        line_numbers(text, spans),
        " | ".join(span["text"] for span in event["evidence"][:2]),
    )


def same_actor(first: tuple[str, str | None], second: tuple[str, str | None]) -> bool:
    if first[1] and first[1] == second[1]:
        return True
    short, long = sorted((first[0], second[0]), key=len)
    initials = "".join(word[0] for word in long.split() if word not in ("of", "the", "and", "for"))
    return bool(short) and (short == long or long.endswith(" " + short) or (len(short) > 1 and short == initials))


def share_actor(gold: Judged, found: Judged) -> bool:
    return any(same_actor(a, b) for a in gold.actors for b in found.actors)


def overlap(first: Bounds | None, second: Bounds | None) -> bool:
    if first is None or second is None:
        return first is second
    return first[0] <= second[1] and second[0] <= first[1]


def fits(gold: Judged, found: Judged) -> bool:
    near = bool(gold.lines & found.lines) or share_actor(gold, found)
    return found.types <= gold.types and overlap(gold.bounds, found.bounds) and near


def exact(gold: Judged, found: Judged) -> bool:
    return gold.edtf == found.edtf or (gold.bounds is not None and gold.bounds == found.bounds)


def quality(gold: Judged, found: Judged) -> float:
    same_line = bool(gold.lines & found.lines)
    return 3 * same_line + 2 * exact(gold, found) + actor_f1(gold, found) + 0.5 * (gold.tier == "core")


def match(golds: list[Judged], founds: list[Judged]) -> dict[int, int]:
    """As many pairs as possible, each event in one at most; better pairs are tried first (augmenting paths)."""
    options = {
        i: sorted((j for j, found in enumerate(founds) if fits(gold, found)), key=lambda j: -quality(gold, founds[j]))
        for i, gold in enumerate(golds)
    }
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in options[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in sorted(options, key=lambda i: -max((quality(golds[i], founds[j]) for j in options[i]), default=0.0)):
        place(i, set())
    return {i: j for j, i in owner.items()}


def actor_f1(gold: Judged, found: Judged) -> float:
    """Over actors grouped by country: a leader stands for the country."""
    golds, founds = grouped(gold), grouped(found)
    if not golds and not founds:
        return 1.0
    right = sum(any(same_actor(a, b) for a in group for other in golds for b in other) for group in founds)
    met = sum(any(same_actor(a, b) for a in group for other in founds for b in other) for group in golds)
    precision, recall = right / max(1, len(founds)), met / max(1, len(golds))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def grouped(event: Judged) -> list[list[tuple[str, str | None]]]:
    groups: dict[str, list[tuple[str, str | None]]] = {}
    for actor in event.actors:
        groups.setdefault(actor[1] or actor[0], []).append(actor)
    return list(groups.values())
