"""One act in one sentence: the table of phenomena, and what only shows in a longer text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from events.extraction import extract
from events.extraction.values import ExtractedEvent

PUBLISHED = date(2021, 12, 24)
COLUMNS = 6


def cases() -> list[list[str]]:
    files = sorted(Path(__file__).parent.glob("events_cases*.tsv"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    found = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [case + [""] * (COLUMNS - len(case)) for case in found]


def fits(event: ExtractedEvent, kind: str, status: str, edtf: str, codes: str) -> bool:
    code, _, mode = kind.partition(".")
    taking_part = {actor.code for actor in event.actors}
    return (
        event.type == code
        and (not mode or event.mode == mode)
        and (not status or event.status == status)
        and (not edtf or str(event.edtf) in edtf.split(","))
        and set(codes.split(",") if codes else ()) <= taking_part
    )


@pytest.mark.parametrize(("phenomenon", "sentence", "kind", "status", "edtf", "codes"), cases())
def test_it_reads_one_sentence(phenomenon: str, sentence: str, kind: str, status: str, edtf: str, codes: str) -> None:
    events = extract(sentence, PUBLISHED).events
    shown = [(e.type, e.mode, e.status, str(e.edtf), [(a.name, a.code, a.role) for a in e.actors]) for e in events]
    if kind == "none":
        assert not events, shown
    elif kind.startswith("!"):
        happened = [event for event in events if event.status in ("occurred", "ongoing")]
        assert all(event.type != kind[1:] for event in happened), shown
    else:
        assert any(fits(event, kind, status, edtf, codes) for event in events), (phenomenon, shown)
