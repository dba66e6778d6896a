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


def test_it_dates_what_follows_an_older_day_between_then_and_publication() -> None:
    text = (
        "Togo said on Friday that it was studying the report.\n\nOn 3 May 2021, the ferry Lomé went down near Benin.\n\n"
        "Benin accused Ghana after the crew was heard.\n\nGhana said nothing."
    )
    assert days(events(text, "ACCUSE")) == ["2021-05-03/2021-12-24"]


def test_it_takes_the_day_that_opens_the_passage() -> None:
    text = (
        "Togo freed two fishermen on Friday.\n\nFor nine hours on Wednesday night, Ada Kofi danced in the harbour of Lomé. "
        "Police in Togo arrested five people.\n\nNobody was hurt."
    )
    assert days(events(text, "COERCE")) == ["2021-12-22"]


def test_it_gives_what_somebody_has_done_no_day_of_publication() -> None:
    text = (
        "Togo freed two fishermen on Friday.\n\nBenin, however, has accused Ghana of piracy.\n\nA trial began on 3 May 2021."
        "\n\nGhana has accused Benin of lying."
    )
    assert days(events(text, "ACCUSE"))[:1] == ["[..2021-12-24]"]


def test_it_counts_from_the_older_day_that_the_paragraph_names() -> None:
    text = (
        "Police in Togo freed two fishermen on Friday.\n\nThe land has seen marches since 3 November, when a law was changed. "
        "Benin, which lies next to it, called for new talks.\n\nNobody was hurt."
    )
    assert days(events(text, "REQUEST")) == ["2021-11-03/2021-12-24"]
