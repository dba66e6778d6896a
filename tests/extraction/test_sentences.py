"""Where sentences end."""

from __future__ import annotations

import pytest

from events.extraction.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("Mr. Smith met Dr. Jones. They spoke.", ["Mr. Smith met Dr. Jones.", "They spoke."]),
        ("The U.S. army left. It was late.", ["The U.S. army left.", "It was late."]),
        ("He left the U.S. The army stayed.", ["He left the U.S.", "The army stayed."]),
        ("A headline without a stop\nThe text begins.", ["A headline without a stop", "The text begins."]),
        ('"We go." He went.', ['"We go."', "He went."]),
        ("Prices rose 3.5 percent. Then they fell.", ["Prices rose 3.5 percent.", "Then they fell."]),
        ("On Nov. 18 he left. She stayed.", ["On Nov. 18 he left.", "She stayed."]),
        ("J. Smith spoke. Why? Nobody knows!", ["J. Smith spoke.", "Why?", "Nobody knows!"]),
        ("", []),
        ("   \n \n", []),
    ],
)
def test_it_splits_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_it_cuts_what_is_longer_than_any_sentence() -> None:
    text = "Iran attacked Iraq and " * 500
    pieces = split(text)
    assert max(map(len, pieces)) <= 1500
    assert " ".join(pieces) == text.strip()
