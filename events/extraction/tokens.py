"""A sentence as its words: offsets, lower case, and which actor's, place's or date's mention each word belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, compress
from typing import NamedTuple, Protocol, TypeVar

WORD = re.compile(  # one group, so that a sentence can be split at its words; at a space nothing needs to be tried
    r"((?! )(?:[A-Za-z]++(?=[\s,;])"  # a plain word, as most are, before the others are tried
    r"|``|''"  # quotation marks of older wire copy
    r"|\d[\d,.]*\d|\d"  # a number
    r"|['’]s\b"  # the possessive
    r"|\w+n['’]t\b"  # didn't
    r"|[^\W\d_](?:\.[^\W\d_])+\.?"  # U.S.
    r"|\w+(?:[-–]\w+)*(?:['’](?!s\b)\w+)*"
    r"|--+|[^\w\s]))"
)
OPEN_QUOTES, CLOSE_QUOTES, PLAIN_QUOTE = frozenset(["“", "«", "``"]), frozenset(["”", "»", "''"]), '"'
QUOTE_MARKS = OPEN_QUOTES | CLOSE_QUOTES | {PLAIN_QUOTE}


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)


class Aside(NamedTuple):
    """Tokens of "..., the minister said on Friday": the first, the verb of speech, the last."""

    first: int
    verb: int
    last: int


@dataclass(slots=True)
class Sentence:
    """Parallel lists, one entry per token. `quoted` tells which tokens stand inside quotation marks."""

    start: int
    end: int
    index: int  # of the sentence in the text
    paragraph: int
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    quoted: list[bool]
    vocabulary: frozenset[str]  # the words of `lows`, each once
    actor_at: list[int] = field(default_factory=list)  # index into the actors of the sentence, -1 for none
    place_at: list[int] = field(default_factory=list)
    date_at: list[int] = field(default_factory=list)
    verbish: list[bool] = field(default_factory=list)  # tokens that can be a clause's finite verb or auxiliary
    bodies: frozenset[int] = frozenset()  # which of `actor_at` are international organisations
    people: frozenset[int] = frozenset()  # those of the actors who are persons or offices
    names: frozenset[int] = frozenset()  # which of `actor_at` are names, not adjectives or common nouns
    clause: list[int] = field(default_factory=list)  # number of the clause that each token stands in
    reduced: set[int] = field(default_factory=set)  # participles without auxiliary that belong to the noun before them
    asides: list[Aside] = field(default_factory=list)  # speech told beside what is said

    def __len__(self) -> int:
        return len(self.words)

    def low(self, index: int) -> str:
        """The word in lower case, "" beyond either end."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def text(self, source: str, first: int, last: int) -> str:
        """The words from token `first` to token `last`, both included, as they stand in the source."""
        return source[self.starts[first] : self.ends[last]]


def read_sentence(text: str, start: int, end: int, index: int, paragraph: int, in_quote: bool) -> tuple[Sentence, bool]:
    """The sentence at `start:end`, and whether a quotation is still open after it."""
    words, starts, ends = cut(text, start, end)
    lows = [word.lower() for word in words]
    if text.find("’", start, end) >= 0:
        lows = [low.replace("’", "'") for low in lows]
    vocabulary = frozenset(lows)
    quoted = [in_quote] * len(words)
    if words and not QUOTE_MARKS.isdisjoint(vocabulary):
        quoted = read_quotes(words, starts, ends, in_quote)
        in_quote = quoted[-1]
    return Sentence(start, end, index, paragraph, words, lows, starts, ends, quoted, vocabulary), in_quote


def cut(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The words and marks of a sentence, where each starts and ends; without full stops that only shorten a word."""
    pieces = WORD.split(text[start:end])  # what stands between words, a word, what stands between ...
    places = list(accumulate(map(len, pieces), initial=start))
    words, starts, ends = pieces[1::2], places[1:-1:2], places[2::2]
    if "." in words[:-1]:
        kept = [word != "." or not shortens(text, at, end) for word, at in zip(words, starts, strict=True)]
        words, starts, ends = list(compress(words, kept)), list(compress(starts, kept)), list(compress(ends, kept))
    return words, starts, ends


def shortens(text: str, stop: int, end: int) -> bool:
    """A full stop inside the sentence that goes on with a number or a small letter ("Aug. 7", "Sen. told"): no end."""
    if stop + 2 >= end:
        return False
    after = text[stop + 2]
    return text[stop + 1] == " " and text[stop - 1].isalpha() and (after.isdigit() or after.islower())


def read_quotes(words: list[str], starts: list[int], ends: list[int], in_quote: bool) -> list[bool]:
    """For each word whether it stands in quotation marks; a doubled mark, as in CSV files, counts once."""
    quoted = []
    for number, word in enumerate(words):
        if word in OPEN_QUOTES:
            in_quote = True
        elif word in CLOSE_QUOTES:
            in_quote = False
        elif word == PLAIN_QUOTE and not (
            number and words[number - 1] == PLAIN_QUOTE and ends[number - 1] == starts[number]
        ):
            in_quote = not in_quote
        quoted.append(in_quote)
    return quoted


def cover(sentence: Sentence, mentions: list[P]) -> list[int]:
    """For each token the index of the mention that covers it, -1 for none; mentions are sorted and lie in the sentence."""
    covered = [-1] * len(sentence)
    token = 0
    for number, mention in enumerate(mentions):
        first = bisect_right(sentence.ends, mention.start, token)
        token = bisect_left(sentence.starts, mention.end, first)
        covered[first:token] = [number] * (token - first)
    return covered


def by_sentence(mentions: Iterable[P], spans: list[tuple[int, int]]) -> list[list[P]]:
    """The mentions (sorted) of each sentence span (sorted)."""
    groups: list[list[P]] = [[] for _ in spans]
    current = 0
    for mention in mentions:
        while current < len(spans) and spans[current][1] <= mention.start:
            current += 1
        if current == len(spans):
            break
        if mention.start >= spans[current][0] and mention.end <= spans[current][1]:
            groups[current].append(mention)
    return groups
