"""Running days, plans, spans and merging: what only several sentences show."""

from __future__ import annotations

from datetime import date

import pytest

from events.extraction import extract
from events.extraction.values import ExtractedEvent

PUBLISHED = date(2021, 12, 24)  # a Friday


def events(text: str, kind: str, published: date = PUBLISHED) -> list[ExtractedEvent]:
    return [event for event in extract(text, published).events if event.type == kind]


def days(found: list[ExtractedEvent]) -> list[str]:
    return [str(event.edtf) for event in found]


def test_it_takes_the_day_of_the_saying_for_what_the_speaker_says_next() -> None:
    text = (
        "Chad tested a rocket on Thursday night, Mahamat Déby said on Friday. The president told officials that the test "
        "was a success.\n\nNo other state has confirmed it."
    )
    assert days(events(text, "MOBILIZE")) == ["2021-12-23"]
    assert set(days(events(text, "STATE"))) == {"2021-12-24"}


def test_it_dates_meetings_on_a_journey_by_the_journey() -> None:
    text = (
        "Olaf Scholz will travel to Kenya and Ghana on 27-29 December. In Nairobi, he will meet with President Uhuru "
        "Kenyatta.\n\nScholz will also meet President Nana Akufo-Addo in Accra."
    )
    meetings = [event for event in events(text, "CONSULT") if event.mode != "visit"]
    assert {event.status for event in meetings} == {"planned"}
    assert days(meetings) == ["2021-12-27/2021-12-29"] * 2


def test_it_keeps_meetings_with_different_people_apart() -> None:
    text = (
        "Macron met Olaf Scholz in Berlin on Monday. He met Mario Draghi in Rome on Monday.\n\nHe spoke to nobody else."
    )
    assert len(events(text, "CONSULT")) == 2


def test_it_keeps_demands_for_different_things_apart() -> None:
    text = (
        "On Talks in Sudan\n\nNed Price, Department Spokesperson\nWe urge the army to free the prisoners. "
        "We urge neighbours to reopen the airport.\n\nMore will follow."
    )
    assert len(events(text, "REQUEST")) == 2


def test_it_leaves_background_without_a_day() -> None:
    text = (
        "Togo released two fishermen of Benin on Monday. The two states have quarrelled for years.\n\n"
        "Previously Togo arrested five traders of Benin. A court in Lomé held hearings in March 2015, which Benin refused "
        "to attend."
    )
    assert days(events(text, "RETREAT")) == ["2021-12-20"]
    assert all(event.edtf is None for event in [*events(text, "COERCE"), *events(text, "REJECT")])


def test_it_tells_a_blow_of_years_ago_from_that_of_the_day() -> None:
    text = (
        "A bomb attack killed nine people in Kabul on Monday. One of the dead was born in Lyon, where seven people were "
        "killed in a bomb attack in 1995.\n\nNobody claimed it."
    )
    assert {"2021-12-20", "1995"} <= set(days(events(text, "ASSAULT")))


def test_it_makes_no_attack_of_a_quake() -> None:
    text = (
        "At least 41 people were killed when an earthquake struck western Peru on Thursday, officials said.\n\n"
        "In 2015 a quake killed 900 people in Peru.\n\nChile offered help."
    )
    assert not events(text, "ASSAULT")
    assert events(text, "AGREE")


def test_it_dates_a_statements_act_after_a_coup_up_to_its_publication() -> None:
    text = (
        "On Events in Ghana\n\nNed Price, Department Spokesperson\nThe United States condemns the arrest of ministers on "
        "20 December. Following the October 2020 coup in Ghana, the United States cut aid to its army."
    )
    assert "2020-10/2021-12-24" in days(events(text, "SANCTION"))


def test_it_reads_a_since_clause_with_its_own_act() -> None:
    text = (
        "Since May 2021, when Oman closed the strait, Iran has ignored calls to talk.\n\nOthers wait.\n\nAll is quiet."
    )
    assert "2021-05" in days(events(text, "COERCE"))


def test_it_says_whose_claim_it_is() -> None:
    text = "More than 200 people were arrested in Minsk on Sunday, according to The Guardian.\n\nThe mayor was silent."
    (arrest,) = events(text, "COERCE")
    assert (arrest.claimed_by, arrest.credence) == ("The Guardian", "claimed")


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Rebels entered Goma on Monday. A bomb attack in the city killed ten on Tuesday.", "ASSAULT.bombing", "Goma"),
        ("Ministers came to Geneva on Monday. Talks were held in the city on Tuesday.", "CONSULT.None", "Geneva"),
        ("The capital of Togo is calm. Gunmen attacked a mosque in the capital on Monday.", "ASSAULT.None", "Lome"),
        (
            "Rebels entered Goma on Monday. Gunmen in Lagos attacked a mosque in the city on Tuesday.",
            "ASSAULT.None",
            "Lagos",
        ),
    ],
)
def test_it_knows_which_city_is_meant(text: str, kind: str, place: str) -> None:
    found = [event.place for event in extract(text, PUBLISHED).events if f"{event.type}.{event.mode}" == kind]
    assert place in [one.name for one in found if one is not None], found
