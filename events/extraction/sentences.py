"""Where sentences begin and end: a line break always ends one, a full stop only where it is no abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator

# a mark, closing quotes and brackets, then space and something that can begin a sentence
STOP = re.compile(r"[.!?…]+[\"'”’)\]»]*(?=[ \t\u00a0]+[\"'“‘(\[«—-]*[A-Z0-9À-ÞЀ-Я])")
BEFORE_LAST_WORD = re.compile(r".*[\s\"'“‘(\[]", re.DOTALL)
INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]")
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "lt",
        "maj",
        "sgt",
        "capt",
        "cpt",
        "adm",
        "brig",
        "cmdr",
        "rep",
        "sen",
        "gov",
        "pres",
        "rev",
        "hon",
        "st",
        "sr",
        "jr",
        "messrs",
        "mt",
        "ft",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "no",
        "vs",
        "inc",
        "ltd",
        "corp",
        "co",
        "dept",
        "est",
        "approx",
        "art",
        "fig",
        "vol",
        "pp",
        "ch",
        "sec",
        "u.n",
        "u.k",
        "e.u",
        "u.s.s.r",
        "d.c",
        "i.e",
        "e.g",
        "cf",
        "al",
        "op",
        "ed",
        "eds",
        "amb",
        "supt",
        "insp",
        "det",
        "atty",
        "asst",
        "min",
        "sec",
        "lt.-gen",
    ]
)
# initials that often end a sentence: they do so before a word that opens one
ENDING_INITIALS = frozenset(["u.s", "u.n", "u.k", "e.u", "a.m", "p.m", "d.c"])
OPENERS = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "But",
        "And",
        "This",
        "That",
        "These",
        "Those",
        "His",
        "Her",
        "Its",
        "Their",
        "After",
        "Before",
        "Since",
        "When",
        "While",
        "As",
        "For",
        "From",
        "However",
        "Meanwhile",
        "Also",
        "There",
        "According",
        "Earlier",
        "Last",
        "Some",
        "Many",
    ]
)
WORD = re.compile(r"[A-Za-z]+")
LONGEST = 1500  # characters of a sentence
LOOK_BACK = 40  # characters; no abbreviation is longer


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, without the space around it; in order, linear in the length of the text."""
    position = 0
    for line in text.splitlines(keepends=True):
        yield from spans_in_line(text, position, position + len(line))
        position += len(line)


def spans_in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in STOP.finditer(text, start, end):
        if ends_sentence(text, stop, begin):
            yield from trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from trimmed(text, begin, end)


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Without the space around it; what is longer than any sentence is cut at a space, so that time stays linear."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield from trimmed(text, start, cut)
        start = cut
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        first = start + piece.index(inner)
        yield first, first + len(inner)


def ends_sentence(text: str, stop: re.Match[str], begin: int) -> bool:
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    first = max(begin, stop.start() - LOOK_BACK)
    before = BEFORE_LAST_WORD.match(text, first, stop.start())
    word = text[before.end() if before else first : stop.start()].lower()
    following = WORD.search(text, stop.end(), stop.end() + LOOK_BACK)
    next_word = following.group() if following else ""
    if word in ENDING_INITIALS:
        return next_word in OPENERS
    if INITIALS.fullmatch(word):  # an initial: "J. Smith"
        return word == "i" or (len(word) > 1 and next_word in OPENERS)
    return word not in ABBREVIATIONS
