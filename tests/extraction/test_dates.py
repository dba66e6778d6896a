"""Expressions and what they come to: a table of cases of our own, one line each."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest

from events.extraction.dates import DateMention, LanguageError, explain, find_dates
from events.extraction.edtf import Edtf

CASES = Path(__file__).parent
NOTHING = "-"


def read_cases(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def published(cell: str) -> date | None:
    return None if cell == NOTHING else date.fromisoformat(cell)


def only(text: str, expression: str, mentions: tuple[DateMention, ...]) -> DateMention:
    found = [mention for mention in mentions if mention.text == expression]
    assert found, f"{expression!r} not among {[mention.text for mention in mentions]} of {text!r}"
    return found[0]


def check(case: list[str], language: str) -> None:
    day, sentence, expression, *wanted = case
    mentions = find_dates(sentence, published(day), language)
    if expression == NOTHING:
        assert mentions == ()
        return
    mention = only(sentence, expression, mentions)
    assert [mention.type, mention.value, str(mention.edtf or NOTHING)] == wanted
    assert sentence[mention.start : mention.end] == expression


@pytest.mark.parametrize("case", read_cases("dates_cases.tsv"), ids=lambda case: f"{case[1]} [{case[2]}]")
def test_it_resolves_english(case: list[str]) -> None:
    check(case, "en")


@pytest.mark.parametrize("case", read_cases("dates_cases_es.tsv"), ids=lambda case: f"{case[1]} [{case[2]}]")
def test_it_resolves_spanish(case: list[str]) -> None:
    check(case, "es")


def test_it_has_a_table_worth_the_name() -> None:
    assert len(read_cases("dates_cases.tsv")) >= 300


def test_it_says_which_anchor_and_rule_were_used() -> None:
    friday = date(2021, 12, 24)
    mention = only("", "Thursday night", find_dates("They fired it Thursday night.", friday))
    assert (mention.anchor, mention.rule) == (friday, "weekday-past")
    whole = only("", "3 May 2020", find_dates("They fired it on 3 May 2020.", friday))
    assert whole.anchor is None


def test_it_explains_itself_in_plain_words() -> None:
    friday = date(2021, 12, 24)
    mention = only("", "Thursday night", find_dates("They fired it Thursday night.", friday))
    words = explain(mention, friday)
    assert words == "“Thursday night”, counted back from Friday 24 December 2021, the day of publication"
    assert explain(find_dates("on 3 May 2020", friday)[0], friday) == "“3 May 2020”, as written"
    assert "no place on the calendar" in explain(find_dates("It recently fell.", friday)[0], friday)


def test_it_keeps_a_month_a_month() -> None:
    mention = find_dates("The base opened in November 2021.", None)[0]
    assert mention.edtf is not None
    assert (mention.edtf.precision, mention.edtf.display_long()) == ("month", "November 2021, day not known")


def test_it_keeps_the_modifier_of_early_january() -> None:
    mention = find_dates("Talks start in early January 2022.", None)[0]
    assert (mention.value, mention.mod) == ("2022-01", "START")
    assert mention.edtf == Edtf.parse("[2022-01-01..2022-01-10]")


def test_it_refuses_a_language_that_it_has_no_data_for() -> None:
    with pytest.raises(LanguageError, match="choose one of en"):
        find_dates("jeudi", None, "../../etc")


def test_it_gives_every_mention_in_order_and_without_overlap() -> None:
    text = "On Monday, 3 May 2021, at 5 p.m., two days after the 1 May rally, they met again; on 4 May they left."
    mentions = find_dates(text, date(2021, 5, 7))
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))
    assert len(mentions) >= 4
