"""The article's text with evidence and date words marked in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points `start` to `end` (exclusive) of the text; `kind` is evidence or date; `number` is the proposal's."""

    start: int
    end: int
    kind: str
    number: int


def marked(text: str, marks: Iterable[Mark]) -> SafeString:
    """The text, escaped, cut at every edge of a mark: overlapping marks share their pieces. Offsets outside are ignored."""
    waiting = sorted((mark for mark in marks if 0 <= mark.start < mark.end <= len(text)), key=start_of, reverse=True)
    edges = sorted({0, len(text), *(mark.start for mark in waiting), *(mark.end for mark in waiting)})
    begun: set[int] = set()
    over: list[Mark] = []
    pieces = []
    for start, end in pairwise(edges):
        over = [mark for mark in over if mark.end > start]
        while waiting and waiting[-1].start == start:
            over.append(waiting.pop())
        pieces.append((piece(text[start:end], over, begun),))
    return format_html_join("", "{}", pieces)


def start_of(mark: Mark) -> int:
    return mark.start


def piece(words: str, over: list[Mark], begun: set[int]) -> SafeString:
    """One stretch. The first of each proposal's evidence carries the address that its card links to."""
    if not over:
        return format_html("{}", words)
    numbers = sorted({mark.number for mark in over})
    kinds = " ".join(sorted({mark.kind for mark in over}))
    new = [number for number in numbers if number not in begun]
    begun.update(new)
    anchors = format_html_join(
        "", '<a class="mark-link" id="words-{0}" href="#proposal-{0}">{0}</a>', ((n,) for n in new)
    )
    data = " ".join(str(number) for number in numbers)
    return format_html('{}<mark class="{}" data-proposals="{}">{}</mark>', anchors, kinds, data, words)
