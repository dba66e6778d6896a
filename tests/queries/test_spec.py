from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from events.extraction.edtf import Edtf
from events.queries import FilterSpec
from tests.sample import Sample


def parse(query: str) -> FilterSpec:
    spec, problems = FilterSpec.parse(QueryDict(query))
    assert problems == ()
    return spec


def problem_of(query: str) -> str:
    _, problems = FilterSpec.parse(QueryDict(query))
    assert len(problems) == 1
    return problems[0].message


@pytest.mark.parametrize(
    "query",
    [
        "",
        "topic=straits",
        "actor=norway&actor=chile&match=all",
        "type=MOBILIZE&type=CONSULT.summit&not_type=STATE",
        "from=2021-12&to=2022-02-24",
        "q=drone+-summit&place=CHL&status=planned&credence=claimed&sources=2&as_of=2022-01-01",
        "event=23456789ab&lanes=actor",
    ],
)
def test_it_spells_a_canonical_address_as_it_read_it(sample: Sample, query: str) -> None:
    assert parse(query).query() == query


@pytest.mark.parametrize("name", ["norway", "Norway", "NOR", "nor", "Oslo", "kingdom of NORWAY"])
def test_it_knows_an_actor_by_any_of_its_names(sample: Sample, name: str) -> None:
    assert parse(f"actor={name}").actor == ("norway",)


@pytest.mark.parametrize("name", ["Cote d’Ivoire", "CÔTE D’IVOIRE", "ivory coast"])
def test_it_reads_names_with_and_without_accents(sample: Sample, name: str) -> None:
    assert parse(f"actor={name}").actor == ("cote-d-ivoire",)


def test_it_reads_dates_in_words(sample: Sample) -> None:
    spec = parse("from=24 December 2021&to=January 2022")
    assert (spec.first, spec.last) == (date(2021, 12, 24), date(2022, 1, 31))


def test_it_reads_since_before_a_date(sample: Sample) -> None:
    assert parse("from=since March 2021").from_ == Edtf.parse("2021-03")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("actor=atlantis", "“atlantis” is not a name of any actor here"),
        ("topic=moon", "“moon” is not a topic here"),
        ("type=PARTY", "“PARTY” is not a type of event"),
        ("type=MOBILIZE.summit", "“MOBILIZE.summit” is not a type"),
        ("from=2021-13", "is not a date that can be read"),
        ("to=soonish", "is not a date that can be read"),
        ("from=2021-02-30", "is not a date that can be read"),
        ("status=done", "“done” is not one of occurred"),
        ("credence=sure", "is not one of stated"),
        ("sources=many", "is not a number of sources"),
        ("sources=0", "is not a number of sources"),
        ("place=Nowhere", "is not a place of any event"),
        ("q=!!!", "has no word to search for"),
        ("q=-drone", "has no word to search for"),
        ("lanes=colour", "is not one of type"),
        ("event=../../etc", "is not the id of an event"),
        ("as_of=2021/..", "has no last day"),
        ("q=" + "x" * 500, "is longer than 200 characters"),
    ],
)
def test_it_says_what_is_wrong_with_a_value(sample: Sample, query: str, said: str) -> None:
    assert said in problem_of(query)


def test_it_keeps_what_it_can_read_beside_what_it_cannot(sample: Sample) -> None:
    spec, problems = FilterSpec.parse(QueryDict("actor=norway&actor=atlantis&from=2021-13"))
    assert spec == FilterSpec(actor=("norway",))
    assert [problem.parameter for problem in problems] == ["actor", "from"]


def test_it_refuses_a_range_that_ends_before_it_begins(sample: Sample) -> None:
    spec, problems = FilterSpec.parse(QueryDict("from=2022-02-01&to=2021-12-01"))
    assert (spec.from_, spec.to) == (None, None)
    assert "ends (2021-12-01) before it begins (2022-02-01)" in problems[0].message


@pytest.mark.parametrize("junk", ["%00", "%FF%FE", "' OR 1=1 --", "<script>", "%E2%80%AE", "\U0001f642" * 50])
@pytest.mark.parametrize(
    "name", ["actor", "topic", "type", "from", "to", "q", "place", "status", "sources", "event", "as_of"]
)
def test_it_takes_any_text_for_any_parameter(sample: Sample, name: str, junk: str) -> None:
    spec, _ = FilterSpec.parse(QueryDict(f"{name}={junk}"))
    assert FilterSpec.parse(QueryDict(spec.query())) == (spec, ())
