"""What holds for any text and any day: never an exception, honest offsets, sound bounds, the same answer twice."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from events.extraction.dates import explain, find_dates
from events.extraction.dates.lexicon import load
from events.extraction.edtf import Edtf, EdtfError

WORDS = re.findall(
    r"\S+|\n+",
    "the a last next this past early late mid of on in since by until from to between and ago earlier later before week month "
    "year day days weeks months years quarter weekend Monday Thursday Friday Sat. Sun night morning evening May March Jan. "
    "November Dec. 1 2 3 12 31 12th 21-23 1999 2021 2021-11-12 11/12/2021 1990s '80s 10:35 a.m. pm noon GMT today yesterday "
    "tomorrow tonight overnight first third second half fall spring fiscal every daily each few several two twenty five "
    "hundred century decade Easter Christmas Eve now soon recently current said will was , . - – ( ) ' \" “ ” : $ % \n \n\n",
)
RELATIVE = re.findall(
    r"\S+",
    "the a last next this past early late of on in since by until two three days weeks month year week ago earlier later "
    "weekend Monday Friday night morning today yesterday tomorrow tonight overnight March November said will was , .",
)
LEXICON = load("en")
KNOWN = [
    *LEXICON.words,
    *(f"{word}." for word in LEXICON.abbreviations),
    *(" ".join(phrase[0]) for phrases in LEXICON.phrases.values() for phrase in phrases),
]
SCRAPS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(KNOWN + WORDS), max_size=14).map(" ".join),
)
TEXTS = st.one_of(
    SCRAPS, st.text(max_size=200), st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5))).map("".join)
)
DAYS = st.one_of(st.none(), st.dates())
LANGUAGES = st.sampled_from(["en", "es"])


@given(TEXTS, DAYS, LANGUAGES)
def test_it_never_fails_and_never_invents_words(text: str, day: date | None, language: str) -> None:
    end = 0
    for mention in find_dates(text, day, language):
        assert mention.start >= end
        assert mention.text == text[mention.start : mention.end] != ""
        assert mention.text == mention.text.strip()
        assert mention.type in ("DATE", "TIME", "DURATION", "SET")
        assert mention.value
        assert mention.rule
        end = mention.end


@given(TEXTS, DAYS)
def test_it_has_sound_bounds_and_words_for_them(text: str, day: date | None) -> None:
    for mention in find_dates(text, day):
        assert explain(mention, day)
        if mention.edtf is None:
            continue
        assert mention.type in ("DATE", "TIME")
        low, high = mention.edtf.earliest, mention.edtf.latest
        assert low is None or high is None or low <= high
        assert Edtf.parse(str(mention.edtf)) == mention.edtf
        assert mention.edtf.display()
        assert mention.edtf.display_long()


@given(TEXTS, DAYS)
def test_it_gives_the_same_answer_twice(text: str, day: date | None) -> None:
    assert find_dates(text, day) == find_dates(text, day)


@given(SCRAPS, DAYS)
def test_an_unrelated_sentence_changes_no_other_date(text: str, day: date | None) -> None:
    alone = find_dates(text, day)
    followed = find_dates(text + "\n\nThe river was calm.", day)
    assert followed == alone


@given(st.lists(st.sampled_from(RELATIVE), max_size=30).map(" ".join))
def test_without_a_publication_date_nothing_relative_has_a_place(text: str) -> None:
    assert [mention.edtf for mention in find_dates(text, None) if mention.edtf] == []


@given(st.text(alphabet="0123456789-/.~?%X[],T:Z ", max_size=30))
def test_edtf_reads_or_refuses_and_never_breaks(text: str) -> None:
    try:
        value = Edtf.parse(text)
    except EdtfError:
        return
    assert Edtf.parse(str(value)) == value
    assert value.contains(value)
    assert value.overlaps(value)


@given(st.dates(), st.dates())
def test_edtf_intervals_hold_their_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    interval = Edtf.between(first, last)
    assert (interval.earliest, interval.latest) == (first, last)
    assert interval.contains(Edtf.from_day(one))
    assert Edtf.from_day(first) <= Edtf.from_day(last)
