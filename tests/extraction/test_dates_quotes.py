"""Quoted words count from the day on which they were spoken, wherever the story tells it."""

from __future__ import annotations

from datetime import date

import pytest

from events.extraction.dates import find_dates
from events.extraction.dates.lexicon import load
from events.extraction.dates.tokenizer import tokenize
from events.extraction.dates.tokens import quotations

FRIDAY = date(2023, 6, 16)


def values(text: str) -> dict[str, str]:
    return {mention.text: mention.value for mention in find_dates(text, FRIDAY)}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("“We will strike tomorrow,” the union said Wednesday.", "tomorrow", "2023-06-15"),
        ("The union said on Wednesday: “We will strike tomorrow.”", "tomorrow", "2023-06-15"),
        ("``We leave tomorrow,'' he said Wednesday.", "tomorrow", "2023-06-15"),
        ("'We leave tomorrow,' he said on Wednesday.", "tomorrow", "2023-06-15"),
        ("‘We leave tomorrow,’ he said on Wednesday.", "tomorrow", "2023-06-15"),
        ("“They came yesterday,” she said. “And they leave today,” she added on Wednesday.", "today", "2023-06-14"),
        ("Speaking on June 5, he said: “I was in Kyiv yesterday.”", "yesterday", "2023-06-04"),
        ("“Two days ago I was free,” he wrote on June 5.", "Two days ago", "2023-06-03"),
        ('He told parliament on 5 June 2021 that he would quit "next month".', "next month", "2021-07"),
        ('The firm, founded on June 5, 1990, said: "We open tomorrow."', "tomorrow", "2023-06-17"),
        ('The aide tweeted on Tuesday: "We were shelled overnight."', "overnight", "2023-06-12TNI"),
    ],
)
def test_it_counts_from_the_day_that_the_sentence_names(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "A court on Thursday jailed the editor.\n\nIn an interview on Monday, the editor had been defiant. "
            '"I will be free tomorrow," he said.',
            "tomorrow",
            "2023-06-13",
        ),
        (
            "A court jailed the editor on Thursday.\n\nThe minister spoke to reporters on Tuesday. He was calm. "
            '"We will sign tomorrow," he said.',
            "tomorrow",
            "2023-06-14",
        ),
        (
            "He was asked on June 5 about the raid. “It happened last night,” he replied.",
            "last night",
            "2023-06-04TNI",
        ),
        (
            'A court jailed the editor on Thursday.\n\n"We will appeal tomorrow," his lawyer said.',
            "tomorrow",
            "2023-06-16",
        ),
        (
            'A court jailed the editor on Thursday.\n\n"We will appeal today," his lawyer said on Friday.',
            "today",
            "2023-06-16",
        ),
    ],
)
def test_it_counts_from_the_day_that_another_sentence_names(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


def quoted(text: str) -> set[str]:
    lexicon = load("en")
    tokens = tokenize(text, lexicon)
    return {tokens.word(place) for place in quotations(tokens, lexicon)}


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "go now" and left', {"go", "now"}),
        ("He said ‘Go now’ and left", {"Go", "now"}),
        ("The boys' tents didn't hold in the '90s, don't ask", set()),
        ("The 'Wolf' fled. \"Stop him\" they cried", {"Wolf", "Stop", "him"}),
        ("“They came\n\nat dawn", {"They", "came"}),
        ('A 6" pipe\n\nwas laid', set()),
    ],
)
def test_it_knows_what_stands_in_quotation_marks(text: str, inside: set[str]) -> None:
    assert quoted(text) == inside
