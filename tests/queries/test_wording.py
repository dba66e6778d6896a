from __future__ import annotations

import pytest
from django.http import QueryDict

from events.queries import FilterSpec, describe
from events.queries.highlight import highlight
from tests.sample import Sample


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "1,234 events"),
        (
            "actor=norway&actor=chile&match=all&from=2021-12&to=2022-02",
            "1,234 events with Norway and Chile, December 2021 to February 2022",
        ),
        ("actor=norway&actor=chile", "1,234 events with Norway or Chile"),
        ("topic=straits&sources=2", "1,234 events on The straits, at least 2 independent sources"),
        ("type=MOBILIZE&not_type=STATE", "1,234 events, Military move, without Statement"),
        ("place=CHL&status=planned&credence=claimed", "1,234 events in Chile, planned, claimed by one side"),
        ("q=drone&from=2022", "1,234 events, matching “drone”, from 2022"),
        ("to=2022-02-24", "1,234 events, until 24 February 2022"),
        ("from=2022&to=2022", "1,234 events, 2022"),
        ("as_of=2022-01-03", "1,234 events, as published by 3 January 2022"),
    ],
)
def test_it_says_the_filter_in_one_sentence(sample: Sample, query: str, sentence: str) -> None:
    spec, problems = FilterSpec.parse(QueryDict(query))
    assert problems == ()
    assert describe(spec, 1234) == sentence


def test_it_counts_one_event_as_one(db: None) -> None:
    assert describe(FilterSpec(), 1) == "1 event"


def test_it_marks_the_searched_words_and_escapes_the_rest() -> None:
    assert highlight("Tests & <b>testing</b>", ("test",)) == (
        "<mark>Tests</mark> &amp; &lt;b&gt;<mark>testing</mark>&lt;/b&gt;"
    )


def test_it_marks_words_across_accents() -> None:
    assert highlight("Côte", ("cote",)) == "<mark>Côte</mark>"
