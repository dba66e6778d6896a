"""Acts told far behind the lead, without a day of their own."""

from __future__ import annotations

from datetime import date

from events.extraction import extract

PUBLISHED = date(2021, 12, 24)  # a Friday
LEAD = (
    "Soldiers of Togo shelled a village in Benin on Tuesday.\n\nThe border was quiet in the evening, villagers said."
    "\n\nMarkets were open.\n\nSchools were empty.\n\n"
)


def days(text: str, kind: str) -> list[str]:
    return [str(event.edtf) for event in extract(text, PUBLISHED).events if event.type == kind]


def test_it_places_what_the_past_tense_tells_between_the_last_day_told_and_publication() -> None:
    assert days(LEAD + "Two captains of Benin's army were arrested in a barn.", "COERCE") == ["2021-12-21/2021-12-24"]


def test_it_reads_that_at_the_head_of_a_sentence_as_a_pronoun() -> None:
    assert days(LEAD + "That triggered protests in Cotonou.", "PROTEST") == ["2021-12-21/2021-12-24"]


def test_it_gives_no_such_day_behind_something_of_long_ago() -> None:
    told = "In May 2014 Benin closed its border with Togo. Two captains of Benin's army were arrested."
    assert "2021-12-21/2021-12-24" not in days(LEAD + told, "COERCE")


def test_it_places_what_had_happened_on_the_running_day_or_before() -> None:
    told = "Warships of Ghana had blockaded the port of Lomé."
    assert days(f"Soldiers of Togo shelled a village in Benin on Tuesday.\n\n{told}", "COERCE") == ["[..2021-12-21]"]
    assert days(LEAD + told, "COERCE") == []
