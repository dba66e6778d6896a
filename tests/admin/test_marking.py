from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from events.admin.marking import Mark, marked

TAGS = re.compile(r'<a class="mark-link"[^>]*>\d+</a>|</?mark[^>]*>')


def test_it_marks_the_words_in_place() -> None:
    html = marked("A rocket flew on Thursday.", [Mark(2, 8, "evidence", 1)])
    assert 'A <a class="mark-link" id="words-1" href="#proposal-1">1</a>' in html
    assert '<mark class="evidence" data-proposals="1">rocket</mark> flew on Thursday.' in html


def test_it_escapes_the_text_and_nothing_else() -> None:
    html = marked("<b>x</b> & <script>alert(1)</script>", [Mark(3, 4, "evidence", 1)])
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&amp;" in html


def test_it_shares_the_pieces_of_overlapping_marks() -> None:
    html = marked("abcdef", [Mark(0, 4, "evidence", 1), Mark(2, 6, "date", 2)])
    assert '<mark class="date evidence" data-proposals="1 2">cd</mark>' in html
    assert html.count("<mark") == 3


def test_it_counts_code_points() -> None:
    html = marked("🚀🚀 flew", [Mark(3, 7, "evidence", 1)])
    assert '<mark class="evidence" data-proposals="1">flew</mark>' in html


def test_it_leaves_out_marks_that_lie_outside() -> None:
    assert marked("short", [Mark(2, 99, "evidence", 1), Mark(-1, 2, "evidence", 2), Mark(3, 3, "date", 3)]) == "short"


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45), st.sampled_from(["evidence", "date"])), max_size=6),
)
def test_it_never_changes_the_words(text: str, spans: list[tuple[int, int, str]]) -> None:
    from html import unescape

    marks = [Mark(start, end, kind, number) for number, (start, end, kind) in enumerate(spans, start=1)]
    assert unescape(TAGS.sub("", marked(text, marks))) == unescape(marked(text, []))
