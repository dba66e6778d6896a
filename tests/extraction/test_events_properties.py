"""Whatever the words and the day of publication: an answer, the same twice, with evidence that stands in the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction import extract

WHO = ["France", "The Kremlin", "NATO", "President Biden", "Police", "The two leaders", "It", "Nobody", ""]
DID = [
    "pulled its troops out",
    "will hold talks with Japan",
    "denied that a missile was fired",
    "said the port had been shelled",
    "threatened to cut ties",
    "arrested two men hours before the vote",
    "has imposed sanctions since the coup",
    "a meeting planned with Iran was called off",
]
WHEN = [
    "by February",
    "on Friday",
    "in three days",
    "a day earlier",
    "last year",
    "since May",
    "next week",
    "on 29 February",
    "",
]
SENTENCES = st.builds(lambda *parts: " ".join(filter(None, parts)), *map(st.sampled_from, (WHO, DID, WHEN)))
TEXTS = st.lists(SENTENCES, min_size=1, max_size=5).map(lambda found: ". ".join(found) + ".")
EDGES = [date.min, date(1, 1, 6), date(2024, 2, 29), date(2023, 11, 5), date(9999, 12, 28), date.max]


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.sampled_from(EDGES), st.dates()))
def test_it_reads_any_text_of_any_day(text: str, published: date | None) -> None:
    found = extract(text, published)
    assert extract(text, published) == found
    for event in found.events:
        assert event.evidence
        assert all(text[one.start : one.end] == one.text for one in event.evidence)
        if event.edtf is not None and event.edtf.earliest and event.edtf.latest:
            assert event.edtf.earliest <= event.edtf.latest


@pytest.mark.parametrize(
    ("published", "expected"), [(date(2023, 11, 5), "[..2023-02-28]"), (date(2024, 3, 5), "[..2024-02-29]")]
)
def test_it_takes_the_last_february_for_what_was_done_by_then(published: date, expected: str) -> None:
    events = extract("France pulled its 1,500 troops out by February.", published).events
    assert [str(event.edtf) for event in events] == [expected]
