"""Whose statement it is: headings and bylines of states and bodies, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from events.extraction import extract

PUBLISHED = date(2022, 7, 22)


@pytest.mark.parametrize(
    ("heading", "doers"),
    [
        ("Statement by the High Representative on behalf of the European Union on arrests", {"European Union"}),
        ("Statement by NATO Foreign Ministers on Kosovo", {"NATO"}),
        ("Joint statement by the governments of France and Poland on Georgia", {"France", "Poland"}),
        ("Security Council Press Statement on Attack in Mali", {"UN Security Council"}),
        ("On Events in Mali\n\nNed Price, Department Spokesperson", {"United States"}),
    ],
)
def test_it_knows_who_says_we(heading: str, doers: set[str]) -> None:
    events = extract(f"{heading}\n\nWe condemn the raid on a clinic.\n", PUBLISHED).events
    condemned = [event for event in events if event.mode == "condemn"]
    assert [{actor.name for actor in event.actors if actor.role == "actor"} for event in condemned] == [doers]
    assert [str(event.edtf) for event in condemned] == ["2022-07-22"]


def test_it_takes_no_report_on_a_statement_for_one() -> None:
    text = "Kenya calls a joint statement of its neighbours unfair\n\nKenya condemns the raid. It recalled its envoy on Monday.\n"
    (recall,) = [event for event in extract(text, PUBLISHED).events if event.type == "SANCTION"]
    assert str(recall.edtf) == "2022-07-18"
    assert all("publication" not in reason for event in extract(text, PUBLISHED).events for reason in event.reasons)
