"""Press statements: who speaks, for whom an act is, which courtesies are none. One table of texts and their events."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from events.extraction import extract

PUBLISHED = date(2022, 7, 22)  # a Friday
COLUMNS = 6


def cases() -> list[list[str]]:
    lines = (Path(__file__).parent / "statements_cases.tsv").read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [case + [""] * (COLUMNS - len(case)) for case in found]


@pytest.mark.parametrize(("phenomenon", "byline", "body", "kind", "edtf", "title"), cases())
def test_it_reads_a_statement(phenomenon: str, byline: str, body: str, kind: str, edtf: str, title: str) -> None:
    events = extract(f"On Events\n\n{byline}\n{body.replace('¶', chr(10))}\n", PUBLISHED).events
    shown = [(e.type, e.mode, e.status, str(e.edtf), e.title) for e in events]
    if kind.startswith("!"):
        assert all(f"{e.type}.{e.mode}".startswith(kind[1:]) is False for e in events), (phenomenon, shown)
    elif kind.isdigit():
        assert len(events) == int(kind), (phenomenon, shown)
    else:
        assert any(
            f"{e.type}.{e.mode}".startswith(kind)
            and (not edtf or str(e.edtf) == edtf)
            and (not title or e.title == title)
            for e in events
        ), (phenomenon, shown)
