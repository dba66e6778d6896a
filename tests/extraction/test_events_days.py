"""Days that an act takes from the story around it: who goes on speaking, what lies back."""

from __future__ import annotations

from datetime import date

from events.extraction import extract
from events.extraction.values import ExtractedEvent

PUBLISHED = date(2021, 12, 24)  # a Friday


def events(text: str, kind: str, published: date = PUBLISHED) -> list[ExtractedEvent]:
    return [event for event in extract(text, published).events if event.type == kind]


def days(found: list[ExtractedEvent]) -> list[str]:
    return [str(event.edtf) for event in found]


def test_it_knows_who_goes_on_speaking_on_the_day_of_the_news() -> None:
    text = (
        "Norway said on Friday it would not leave the council. Foreign ministry spokesman Odd Lie said talks were going on."
        "\n\nOn 14 December the council held a meeting with Iceland on fish.\n\nSpokesman Odd Lie urged all sides to wait."
    )
    assert "2021-12-24" in days(events(text, "REQUEST"))
