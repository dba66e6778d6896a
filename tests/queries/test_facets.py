"""What a count promises, the link keeps: each number is compared with what its own address shows."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from events.models import Actor
from events.queries import FilterSpec, facets, select
from events.queries.density import density
from events.queries.facets import Choice
from events.queries.loosening import loosenings
from events.queries.wording import Names
from events.review import EventDraft, create
from tests.sample import Sample

FILTERS = [
    "",
    "actor=norway",
    "type=CONSULT",
    "type=CONSULT.multilateral",
    "from=2021-11&to=2022-01",
    "q=summit",
    "status=planned",
]


def shown(query: str) -> int:
    spec, problems = FilterSpec.parse(QueryDict(query))
    assert problems == ()
    return select(spec).count()


def parse(query: str) -> FilterSpec:
    return FilterSpec.parse(QueryDict(query))[0]


@pytest.mark.parametrize("query", FILTERS)
def test_a_choice_counts_what_choosing_it_alone_shows(sample: Sample, query: str) -> None:
    spec = parse(query)
    for facet in facets(spec):
        for choice in facet.choices:
            value = int(choice.value) if facet.name == "sources" else (choice.value,)
            assert choice.count == shown(spec.replace(**{facet.name: value}).query()), (facet.name, choice.value)


@pytest.mark.parametrize("query", FILTERS)
def test_a_bar_counts_what_its_link_shows(sample: Sample, query: str) -> None:
    picture = density(parse(query))
    assert picture is not None
    assert any(bar.count for bar in picture.bars)
    for bar in picture.bars:
        assert bar.count == shown(bar.query)


def test_a_collection_without_dates_has_no_picture(db: None) -> None:
    create(EventDraft(title="Some time", type="STATE", undated=True), by_name="Test", publish=True)
    assert density(FilterSpec()) is None


def test_those_who_act_for_an_actor_count_once(sample: Sample) -> None:
    norway = sample.actors["norway"]
    king = Actor.objects.create(slug="a-king", name="A King", kind="person", parent=norway)
    before = choice(FilterSpec(), "actor", "norway").count
    parties = ((king, "actor"), (norway, "participant"))
    create(EventDraft(title="A king speaks", type="STATE", edtf="2022", parties=parties), by_name="Test", publish=True)
    assert choice(FilterSpec(), "actor", "norway").count == before + 1 == shown("actor=norway")


def test_a_chosen_type_opens_its_modes_and_choosing_one_narrows(sample: Sample) -> None:
    assert choice(FilterSpec(), "type", "CONSULT").modes == ()
    opened = choice(FilterSpec(type=("CONSULT",)), "type", "CONSULT")
    mode = next(mode for mode in opened.modes if mode.value == "CONSULT.multilateral")
    assert parse(mode.query).type == ("CONSULT.multilateral",)
    assert mode.count == shown(mode.query) == 1


def test_choosing_again_gives_a_choice_up(sample: Sample) -> None:
    assert choice(FilterSpec(status=("planned",)), "status", "planned").query == ""


def test_leaving_a_type_out_is_one_link(sample: Sample) -> None:
    assert choice(FilterSpec(), "type", "STATE").exclude == "not_type=STATE"


def test_nothing_found_says_what_to_give_up(sample: Sample) -> None:
    spec = parse("actor=cote-d-ivoire&status=planned")
    assert select(spec).count() == 0
    found = loosenings(spec, Names.of(spec))
    assert {one.label for one in found} == {"planned", "Côte d’Ivoire"}
    for one in found:
        assert one.count == shown(one.query) > 0


def choice(spec: FilterSpec, name: str, value: str) -> Choice:
    facet = next(facet for facet in facets(spec) if facet.name == name)
    return next(choice for choice in facet.choices if choice.value == value)
