"""The EDTF value: what it reads, what it refuses, its bounds, order and words."""

from __future__ import annotations

import pickle
from datetime import date

import edtf as oracle
import pytest

from events.extraction.edtf import Edtf, EdtfError

OPEN = None


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2022-02-24", "2022-02-24", "2022-02-24", "day"),
        ("2022-02-24T05:30:00Z", "2022-02-24", "2022-02-24", "time"),
        ("2022-02-24T05:30:00+02:00", "2022-02-24", "2022-02-24", "time"),
        ("2022-02", "2022-02-01", "2022-02-28", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2022-02-XX", "2022-02-01", "2022-02-28", "month"),
        ("2022", "2022-01-01", "2022-12-31", "year"),
        ("2022-XX", "2022-01-01", "2022-12-31", "year"),
        ("2022-XX-XX", "2022-01-01", "2022-12-31", "year"),
        ("0001", "0001-01-01", "0001-12-31", "year"),
        ("9999-12-31", "9999-12-31", "9999-12-31", "day"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("20XX", "2000-01-01", "2099-12-31", "century"),
        ("00XX", "0001-01-01", "0099-12-31", "century"),
        ("2021-21", "2021-03-01", "2021-05-31", "season"),
        ("2021-22", "2021-06-01", "2021-08-31", "season"),
        ("2021-23", "2021-09-01", "2021-11-30", "season"),
        ("2021-24", "2021-12-01", "2022-02-28", "season"),
        ("2021-33", "2021-01-01", "2021-03-31", "quarter"),
        ("2021-36", "2021-10-01", "2021-12-31", "quarter"),
        ("2021-38", "2021-05-01", "2021-08-31", "third"),
        ("2021-40", "2021-01-01", "2021-06-30", "half"),
        ("2021-41", "2021-07-01", "2021-12-31", "half"),
        ("2022-02-24~", "2022-02-24", "2022-02-24", "day"),
        ("2022-01-10/2022-01-13", "2022-01-10", "2022-01-13", "interval"),
        ("2021-12/2022", "2021-12-01", "2022-12-31", "interval"),
        ("2021-03/..", "2021-03-01", OPEN, "interval"),
        ("../2021-03", OPEN, "2021-03-31", "interval"),
        ("2021-03/", "2021-03-01", OPEN, "interval"),
        ("/2021-03", OPEN, "2021-03-31", "interval"),
        ("[2022-01-01..2022-01-10]", "2022-01-01", "2022-01-10", "set"),
        ("[2021-12-01,2021-12-03]", "2021-12-01", "2021-12-03", "set"),
        ("[..2021-12-03]", OPEN, "2021-12-03", "set"),
        ("[2021-12-03..]", "2021-12-03", OPEN, "set"),
        ("[2019, 2021-05..2021-06]", "2019-01-01", "2021-06-30", "set"),
    ],
)
def test_it_derives_bounds_and_precision(text: str, earliest: str | None, latest: str | None, precision: str) -> None:
    value = Edtf.parse(text)
    assert value.earliest == (day(earliest) if earliest else None)
    assert value.latest == (day(latest) if latest else None)
    assert value.precision == precision


@pytest.mark.parametrize(
    "text", ["2022-02-24", "2022-02", "2022", "201X", "20XX", "2021-21", "2021-23", "2022-02-24?", "2022-01-10/2022-01-13",
             "2021-12/2022", "2022-02-XX", "2022-XX"]
)  # fmt: skip
def test_it_agrees_with_the_edtf_library(text: str) -> None:
    theirs, ours = oracle.parse_edtf(text), Edtf.parse(text)
    lower, upper = theirs.lower_strict(), theirs.upper_strict()
    assert (ours.earliest, ours.latest) == (date(*lower[:3]), date(*upper[:3]))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        (" 2022-02-24 ", "2022-02-24"),
        ("201x", "201X"),
        ("2004-06?~", "2004-06%"),
        ("2004-06~?", "2004-06%"),
        ("[2021-12-03, 2021-12-01]", "[2021-12-01,2021-12-03]"),
        ("2021-03 / 2021-05", "2021-03/2021-05"),
    ],
)
def test_it_writes_one_spelling(text: str, canonical: str) -> None:
    assert str(Edtf.parse(text)) == canonical
    assert Edtf.parse(text) == Edtf.parse(canonical)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "24 Feb 2022", "2022-2-4", "2022-13", "2022-00", "2021-02-29", "2022-02-24-01", "22-02-24", "0000", "201X-05",
     "2022-XX-04", "2021-24-01", "9999-24", "2022-02-24T25:00:00Z", "2022-02-24T05:30", "2022-01-13/2022-01-10", "/", "../..",
     "2022-01-10T05:30:00Z/2022", "[]", "[2022", "[2022,]", "[2022..2021]", "{2021,2022}", "٢٠٢٢", "2022~~", "2" * 9999]
)  # fmt: skip
def test_it_refuses_with_a_message_that_shows_what_is_right(text: str) -> None:
    with pytest.raises(EdtfError, match="Examples: 2022-02-24") as refusal:
        Edtf.parse(text)
    assert len(str(refusal.value)) < 400
    assert isinstance(refusal.value, ValueError)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-02-24", "24 February 2022"),
        ("2022-02-24~", "about 24 February 2022"),
        ("2022-02-24?", "possibly 24 February 2022"),
        ("2022-02-24%", "possibly about 24 February 2022"),
        ("2022-02-24T05:30:00Z", "24 February 2022, 05:30 UTC"),
        ("2021-11", "November 2021"),
        ("2021", "2021"),
        ("199X", "1990s"),
        ("19XX", "20th century"),
        ("20XX", "21st century"),
        ("2021-21", "spring 2021"),
        ("2021-24", "winter 2021–22"),
        ("2021-29", "spring 2021"),
        ("2021-35", "third quarter of 2021"),
        ("2021-40", "first half of 2021"),
        ("2022-01-10/2022-01-13", "10–13 January 2022"),
        ("2022-01-10/2022-02-03", "10 January – 3 February 2022"),
        ("2021-12-28/2022-01-03", "28 December 2021 – 3 January 2022"),
        ("2021-03/2021-05", "March–May 2021"),
        ("2021-12/2022-01", "December 2021 – January 2022"),
        ("2019/2021", "2019–2021"),
        ("2021-03/..", "since March 2021"),
        ("../2021-03", "until March 2021"),
        ("2021-03/", "from March 2021, end not known"),
        ("/2021-03", "until March 2021, start not known"),
        ("[2022-01-01..2022-01-10]", "early January 2022"),
        ("[2022-01-11..2022-01-20]", "mid-January 2022"),
        ("[2022-01-21..2022-01-31]", "late January 2022"),
        ("[2022-02-21..2022-02-28]", "late February 2022"),
        ("[2021-01..2021-04]", "early 2021"),
        ("[2021-09..2021-12]", "late 2021"),
        ("[2021-12-13..2021-12-19]", "week of 13 December 2021"),
        ("[2021-12-01,2021-12-03]", "1 December 2021 or 3 December 2021"),
        ("[..2021-12-03]", "3 December 2021 or earlier"),
        ("[2021-12-03..]", "3 December 2021 or later"),
        ("[2021-03-02..2021-03-09]", "between 2 and 9 March 2021"),
        ("[2021-03-28..2021-04-02]", "between 28 March and 2 April 2021"),
    ],
)
def test_it_is_shown_in_words(text: str, words: str) -> None:
    assert Edtf.parse(text).display() == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-11", "November 2021, day not known"),
        ("2021", "2021, month not known"),
        ("199X", "1990s, year not known"),
        ("2022-02-24", "24 February 2022"),
        ("[2022-01-01..2022-01-10]", "early January 2022, exact day not known"),
        ("2022-01-10/2022-01-13", "10–13 January 2022"),
    ],
)
def test_it_says_what_is_not_known(text: str, words: str) -> None:
    assert Edtf.parse(text).display_long() == words


def test_it_tells_a_stretch_from_a_moment_within_one() -> None:
    assert Edtf.parse("2022-01-10/2022-01-13").is_span
    assert not Edtf.parse("[2022-01-10..2022-01-13]").is_span
    assert not Edtf.parse("2022-01").is_span


def test_it_knows_its_qualifiers() -> None:
    qualifiers = {
        text: (Edtf.parse(text).is_approximate, Edtf.parse(text).is_uncertain)
        for text in ("2022", "2022~", "2022?", "2022%")
    }
    assert qualifiers == {"2022": (False, False), "2022~": (True, False), "2022?": (False, True), "2022%": (True, True)}


@pytest.mark.parametrize(
    ("first", "second", "overlap", "contained"),
    [
        ("2022-01", "2022-01-10", True, True),
        ("2022-01-10", "2022-01", True, False),
        ("2022-01", "2022-02-01", False, False),
        ("2021-03/..", "2030", True, True),
        ("2021-03/..", "2021-02", False, False),
        ("../2021-03", "0001", True, True),
        ("2021", "2020-12/2021-02", True, False),
    ],
)
def test_it_overlaps_and_contains(first: str, second: str, overlap: bool, contained: bool) -> None:
    one, other = Edtf.parse(first), Edtf.parse(second)
    assert (one.overlaps(other), other.overlaps(one), one.contains(other)) == (overlap, overlap, contained)


def test_it_is_ordered_by_bounds_with_open_ends_outermost() -> None:
    texts = ["2022/..", "2022", "2022-01", "../2022", "2022-01-01", "2021-12-31", "[..2020]"]
    assert [str(value) for value in sorted(map(Edtf.parse, texts))] == [
        "[..2020]", "../2022", "2021-12-31", "2022-01-01", "2022-01", "2022", "2022/..",
    ]  # fmt: skip


def test_it_is_made_from_days_months_and_years() -> None:
    assert str(Edtf.from_day(day("2022-02-24"))) == "2022-02-24"
    assert str(Edtf.from_month(2022, 2)) == "2022-02"
    assert str(Edtf.from_year(45)) == "0045"
    assert str(Edtf.between(day("2022-01-10"), Edtf.from_month(2022, 2))) == "2022-01-10/2022-02"


@pytest.mark.parametrize("text", ["2021/2022", "[2021,2022]", "2022-02-24T05:30:00Z"])
def test_it_makes_no_interval_out_of_one(text: str) -> None:
    with pytest.raises(EdtfError):
        Edtf.between(Edtf.parse(text), Edtf.from_year(2023))


def test_it_is_a_value() -> None:
    value = Edtf.parse("2022-02")
    assert {value: 1}[Edtf.parse("2022-02")] == 1
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - what was pickled a moment before
    with pytest.raises(AttributeError):
        value.text = "2023"  # type: ignore[misc]
