"""Dates, explanations and kinds of events in German."""

from __future__ import annotations

from datetime import date

import pytest

from events.extraction import taxonomy
from events.extraction.dates import find_dates
from events.extraction.dates.explain import explain
from events.extraction.edtf import Edtf
from events.extraction.edtf.display import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-02-24", "24. Februar 2022"),
        ("2022-02-24~", "etwa 24. Februar 2022"),
        ("2022-02-24T05:30:00Z", "24. Februar 2022, 05:30 UTC"),
        ("2022-01-10/2022-01-13", "10.–13. Januar 2022"),
        ("2022-01-10/2022-02-03", "10. Januar – 3. Februar 2022"),
        ("[2022-01-01..2022-01-10]", "Anfang Januar 2022, genauer Tag nicht bekannt"),
        ("[2022-03-03..2022-03-09]", "zwischen 3. und 9. März 2022, genauer Tag nicht bekannt"),
        ("2021-11", "November 2021, Tag nicht bekannt"),
        ("2021-33", "1. Quartal 2021, Monat nicht bekannt"),
        ("2021-24", "Winter 2021–22, Monat nicht bekannt"),
        ("199X", "1990er-Jahre, Jahr nicht bekannt"),
        ("19XX", "20. Jahrhundert, Jahr nicht bekannt"),
        ("2021-12-01/..", "seit 1. Dezember 2021"),
        ("/2021", "bis 2021, Beginn nicht bekannt"),
    ],
)
def test_it_tells_dates(text: str, expected: str) -> None:
    assert Edtf.parse(text).display_long("de") == expected


def test_it_has_a_word_for_everything_that_english_has_one_for() -> None:
    english, german = words("en"), words("de")
    assert english.keys() == german.keys()
    for key in ("unknown", "parts", "qualifiers"):
        assert english[key].keys() == german[key].keys()
    for key in ("months", "seasons", "ordinals", "portion_of_month", "portion_of_year"):
        assert len(english[key]) == len(german[key])


def test_it_says_how_a_date_was_worked_out() -> None:
    friday = date(2021, 12, 24)
    mention = find_dates("They fired it Thursday night.", friday)[0]
    told = explain(mention, friday, "de")
    assert told == "„Thursday night“, zurückgerechnet von Freitag, dem 24. Dezember 2021, dem Tag der Veröffentlichung"


def test_it_names_every_kind_of_event() -> None:
    for type_, mode in taxonomy.kinds():
        assert taxonomy.label(type_, mode, "de").strip()
    assert taxonomy.label("MOBILIZE", "missile_test", "de") == "Raketentest"
