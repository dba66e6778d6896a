"""Dates that are typed in German words."""

from __future__ import annotations

import pytest
from django.test import Client

from events.queries.reading import Unreadable, day_range, start
from events.queries.typed import in_english


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("letzten Herbst", "last autumn"),
        ("seit vorigem Monat", "since last month"),
        ("Vor zwölf Tagen", "twelve days ago"),
        ("diese Woche", "this week"),
        ("vorgestern", "the day before yesterday"),
        ("Mitte Juni 2019", "mid-June 2019"),
        ("next spring", "next spring"),
        ("Nowak", "nowak"),
    ],
)
def test_words_are_put_into_english(typed: str, english: str) -> None:
    assert in_english(typed) == english


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("3. Oktober 1990", "1990-10-03"),
        ("9. Jänner 2020", "2020-01-09"),
        ("Dezember 2018", "2018-12"),
        ("im Frühling 2017", "2017-21"),
        ("8.11.2016", "2016-11-08"),
        ("2. Quartal 2015", "2015-34"),
        ("Anfang März 2014", "[2014-03-01..2014-03-10]"),
    ],
)
def test_german_dates_are_read(typed: str, edtf: str) -> None:
    assert str(day_range(typed)) == edtf


@pytest.mark.parametrize("typed", ["demnächst", "45. Brumaire", "99.99.2020"])
def test_what_is_no_date_is_still_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        start(typed)


def test_the_filter_field_understands_it(client: Client, db: None) -> None:
    html = client.get("/?from=seit+1.+M%C3%A4rz+2021", headers={"accept-language": "de"}).content.decode()
    assert "ab 1. März 2021" in html
