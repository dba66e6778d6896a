"""Titles say who does what to whom, in grammatical English."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from events.extraction import extract

PUBLISHED = date(2021, 12, 24)


def cases() -> list[list[str]]:
    lines = (Path(__file__).parent / "titles_cases.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("sentence", "title"), cases())
def test_it_names_the_act(sentence: str, title: str) -> None:
    assert title in [event.title for event in extract(sentence, PUBLISHED).events]
