from __future__ import annotations

import pytest
from django.http import QueryDict

from events.models import Actor
from events.queries import FilterSpec, select
from events.review import EventDraft, create
from tests.sample import Sample


def names(sample: Sample, query: str) -> set[str]:
    """The sample's short names of the events that a filter shows."""
    spec, problems = FilterSpec.parse(QueryDict(query))
    assert problems == ()
    found = set(select(spec).values_list("pk", flat=True))
    return {name for name, event in sample.events.items() if event.pk in found}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("from=2021-11-30&to=2021-11-30", {"month", "open"}),
        ("from=2022-01-10&to=2022-01-10", {"span", "early", "open"}),
        ("from=2022-01-11&to=2022-01-15", {"span", "open"}),
        ("from=2030", {"open"}),
        ("to=2021-02-28", set()),
        ("type=CONSULT", {"month", "planned", "cancelled"}),
        ("type=CONSULT.multilateral", {"month"}),
        ("type=CONSULT&type=STATE.claim", {"month", "planned", "cancelled", "claimed"}),
        ("not_type=COOPERATE", {"month", "planned", "cancelled", "claimed"}),
        ("status=planned&status=cancelled", {"planned", "cancelled"}),
        ("credence=denied", {"denied"}),
        ("actor=cote-d-ivoire", {"month"}),
        ("actor=norway&actor=chile&match=all", {"day", "planned"}),
        ("sources=2", {"day"}),
        ("place=CHL", {"day"}),
        ("place=cape", {"day"}),
        ("as_of=2021-12-23", set()),
        (
            "q=frigates",
            {"day", "early"} | {"span", "open", "planned", "claimed", "denied", "undated", "cancelled", "month"},
        ),
        ("q=drone", {"claimed"}),
        ("q=drones", {"claimed"}),
        ("q=ivory", {"month"}),
        ('q="calls off"', {"cancelled"}),
        ("q=summit -plan", {"cancelled"}),
    ],
)
def test_it_selects_what_meets_the_filter(sample: Sample, query: str, expected: set[str]) -> None:
    assert names(sample, query) == expected


def test_it_leaves_undated_events_out_of_every_range_and_nowhere_else(sample: Sample) -> None:
    assert "undated" in names(sample, "")
    assert "undated" not in names(sample, "from=0001&to=9999")


def test_either_actor_widens(sample: Sample) -> None:
    both = names(sample, "actor=norway&actor=chile&match=all")
    either = names(sample, "actor=norway&actor=chile")
    assert both < names(sample, "actor=norway") < either


def test_it_counts_those_who_act_for_an_actor(sample: Sample) -> None:
    norway = sample.actors["norway"]
    minister = Actor.objects.create(slug="a-minister", name="A. Minister", kind="person", parent=norway)
    draft = EventDraft(
        title="A minister travels", type="CONSULT", mode="visit", edtf="2022-01-02", parties=((minister, "actor"),)
    )
    event = create(draft, by_name="Test", publish=True)
    assert event in select(FilterSpec(actor=("norway",)))


def test_it_never_selects_what_is_not_published(sample: Sample) -> None:
    draft = EventDraft(title="Only proposed", type="STATE", edtf="2022-01-02")
    event = create(draft, by_name="Test")
    assert event not in select(FilterSpec())


@pytest.mark.parametrize(
    "text", ['"', '""', "a OR", "NEAR(a b)", "body:x", "*", "a*", "(", "-", '-"', "AND NOT", "{x}", "a^b", "';--"]
)
def test_no_search_text_is_an_error(sample: Sample, text: str) -> None:
    assert select(FilterSpec(q=text)).count() >= 0


@pytest.mark.parametrize("text", ["Kyiv", "kiev", "KIEV", "Kie"])
def test_it_finds_a_place_by_every_name_it_has(sample: Sample, text: str) -> None:
    place = EventDraft(title="Talks", type="CONSULT", edtf="2022", place_name="Kyiv", place_country="UKR")
    talks = create(place, by_name="Test", publish=True)
    spec, problems = FilterSpec.parse(QueryDict(f"place={text}"))
    assert problems == ()
    assert list(select(spec)) == [talks]
