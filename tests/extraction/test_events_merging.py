"""Which reports of a text are of one act: one event, with the words of all of them."""

from __future__ import annotations

from datetime import date

import pytest

from events.extraction import extract

PUBLISHED = date(2021, 12, 24)  # a Friday

ONE = [
    (
        "RETREAT",
        "Togolese troops pulled out of Benin on Monday.\n\nTogolese soldiers left Benin on Monday with their mules.",
    ),
    (
        "REQUEST",
        "On Togo\n\nNed Price, Department Spokesperson\nThe United States encourages Togo and Benin to talk. "
        "The United States urges Togo and Benin to seize this chance.\n\nMore will follow.",
    ),
    (
        "ASSAULT",
        "Rebels bombed a bar in Cotonou on Monday, in which two Togolese sailors were killed.\n\nThe rebels fled."
        "\n\nNobody else spoke.",
    ),
    (
        "PROTEST",
        "Thousands marched in Lusaka on Tuesday.\n\nZambian demonstrators gathered at noon on Tuesday and chanted "
        "songs.\n\nThe police looked on.",
    ),
]
SEVERAL = [
    ("ASSAULT", "A bomb killed nine men in Gao on Monday. A separate attack killed two men on Monday.\n\nIt rained."),
    ("PROTEST", "Zambians marched in Lusaka on Tuesday.\n\nZambians marched in Ndola on Tuesday.\n\nIt rained."),
    (
        "REQUEST",
        "On Togo\n\nNed Price, Department Spokesperson\nWe urge Togo to free two monks. We urge Benin to open a bridge."
        "\n\nMore will follow.",
    ),
]


def count(kind: str, text: str) -> int:
    return sum(event.type == kind for event in extract(text, PUBLISHED).events)


@pytest.mark.parametrize(("kind", "text"), ONE)
def test_it_makes_one_event_of_one_act(kind: str, text: str) -> None:
    assert count(kind, text) == 1


@pytest.mark.parametrize(("kind", "text"), SEVERAL)
def test_it_keeps_several_acts_apart(kind: str, text: str) -> None:
    assert count(kind, text) > 1


PRIVATE = [
    "The neighbours in Lima have refused to sell the goat.\n\nRain fell.\n\nRain fell.",
    "Two shops in Lima bought shares for 3 dollars on Monday.\n\nRain fell.\n\nRain fell.",
]


@pytest.mark.parametrize("text", PRIVATE)
def test_it_leaves_out_what_private_people_do(text: str) -> None:
    assert not extract(text, PUBLISHED).events


def test_it_leaves_out_what_somebody_is_to_do_some_day() -> None:
    text = "Togo's plan is to attack Benin from the sea.\n\nRain fell.\n\nRain fell."
    assert not extract(text, PUBLISHED).events


def test_it_makes_one_statement_of_what_is_said_in_one_paragraph() -> None:
    text = "Emmanuel Macron said on Monday that the road was long. Macron added that winter was near.\n\nRain fell."
    assert count("STATE", text) == 1


def test_it_takes_no_day_of_the_main_verb_for_a_participle() -> None:
    text = "On Monday Peru mocked a speech given by the envoy of Chad.\n\nRain fell.\n\nRain fell."
    assert count("STATE", text) == 0
