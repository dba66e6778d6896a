"""Who takes part in an act, and in which role: one text, the parties of the event of one type."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from events.extraction import extract

PUBLISHED = date(2025, 6, 5)  # a Thursday


def cases() -> list[list[str]]:
    lines = (Path(__file__).parent / "parties_cases.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("phenomenon", "text", "kind", "expected"), cases())
def test_it_names_the_parties(phenomenon: str, text: str, kind: str, expected: str) -> None:
    events = extract(text.replace("¶", "\n\n"), PUBLISHED).events
    found = [
        ", ".join(f"{actor.role}:{actor.name} {actor.code or '-'}" for actor in event.actors)
        for event in events
        if f"{event.type}.{event.mode}".startswith(kind)
    ]

    assert expected in found, (phenomenon, [(event.type, event.mode, event.title) for event in events])
