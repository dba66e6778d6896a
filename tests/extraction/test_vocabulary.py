"""The breadth of the vocabulary: verbs, phrases, nouns and headlines of every type, and words in senses that are no act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from events.extraction import extract
from events.extraction.values import ExtractedEvent

PUBLISHED = date(2021, 12, 24)


def cases() -> list[list[str]]:
    lines = (Path(__file__).parent / "vocabulary_cases.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def fits(expected: str, events: Sequence[ExtractedEvent]) -> bool:
    """Is this what was found: an event of a type and mode, none at all, or none of a type that happened?"""
    if expected == "none":
        return not events
    if expected.startswith("!"):
        return all(event.type != expected[1:] for event in events if event.status in ("occurred", "ongoing"))
    code, _, mode = expected.partition(".")
    return any(event.type == code and (not mode or event.mode == mode) for event in events)


@pytest.mark.parametrize(("sentence", "expected"), cases())
def test_it_knows_the_words_of_news(sentence: str, expected: str) -> None:
    events = extract(sentence, PUBLISHED).events
    assert any(fits(one, events) for one in expected.split("|")), [(e.type, e.mode, e.status) for e in events]
