"""A language is data: what its files must keep for the engine to read them."""

from __future__ import annotations

from datetime import date

import pytest

from events.extraction.dates import find_dates
from events.extraction.dates.lexicon import data_file, habits, languages, load, rows
from events.extraction.dates.resolve import RESOLVERS
from events.extraction.dates.rules import rules

LANGUAGES = pytest.mark.parametrize("language", languages())


def test_it_knows_two_languages() -> None:
    assert languages() == ("en", "es")


@LANGUAGES
def test_it_has_a_resolver_for_each_rule(language: str) -> None:
    assert {rule.resolver for rule in rules(language)} <= set(RESOLVERS)


@LANGUAGES
def test_it_has_twelve_months_and_seven_weekdays(language: str) -> None:
    lexicon = load(language)
    values = {
        name: {value for kind, value in lexicon.words.values() if kind == lexicon.symbols[name]}
        for name in ("MONTH", "WEEKDAY")
    }
    assert values == {"MONTH": set(range(1, 13)), "WEEKDAY": set(range(7))}


@LANGUAGES
def test_it_gives_each_word_one_class(language: str) -> None:
    words = [word for cells in rows(data_file(language, "words.tsv")) for word in cells[0].split("|")]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@LANGUAGES
def test_it_knows_the_day_of_each_holiday(language: str) -> None:
    for names, when in rows(data_file(language, "holidays.tsv")):
        for name in names.split("|"):
            mention = find_dates(f"They met on {name}.", date(2022, 7, 1), language)[-1]
            assert mention.edtf is not None, (name, when)
            assert mention.edtf.earliest is not None
            assert mention.edtf.earliest.year in (2021, 2022)


@LANGUAGES
def test_it_has_the_same_habits_to_tell(language: str) -> None:
    keys = ("date_order", "perfect", "ended", "not_soon", "months_that_are_names", "months_that_are_verbs")
    for key in (*keys, "speaking", "holidays_have_capitals"):
        assert key in habits(language)
