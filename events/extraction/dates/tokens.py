"""The tokens of a text, as the grammar sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import Lexicon, Value

# Marks that can only open; what may close: a quotation in double marks, one in single marks.
SURE = ("“", "``")
DOUBLE, SINGLE = ('"', "”", "''"), ("'", "‘", "’")
OPEN, CLOSE = "open", "close"


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one place a token; `kinds` is the string of class characters that rules are matched against."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    kinds: str
    values: list[Value]

    def word(self, index: int) -> str:
        return self.words[index]

    def merge(self, merges: list[tuple[int, int, str, Value]]) -> None:
        """Makes one token of each (first, last excluded, kind, value), which are in order and do not overlap."""
        words, starts, ends, kinds, values = [], [], [], [], []
        place = 0
        for first, last, kind, value in [*merges, (len(self.starts), len(self.starts), "", None)]:
            words += self.words[place:first]
            starts += self.starts[place:first]
            ends += self.ends[place:first]
            kinds.append(self.kinds[place:first] + kind)
            values += self.values[place:first]
            if last > first:
                words.append(self.text[self.starts[first] : self.ends[last - 1]])
                starts.append(self.starts[first])
                ends.append(self.ends[last - 1])
                values.append(value)
            place = last
        self.words, self.starts, self.ends, self.kinds, self.values = words, starts, ends, "".join(kinds), values


def quotations(tokens: Tokens, lexicon: Lexicon) -> dict[int, tuple[int, int]]:
    """By token within it, the first and last token of a quotation; one left open ends with its paragraph."""
    quote, blank = lexicon.symbols["QUOTE"], lexicon.symbols["BREAK"]
    found: dict[int, tuple[int, int]] = {}
    opened, closing = -1, DOUBLE
    for match in re.finditer(f"[{quote}{blank}]", tokens.kinds):  # re keeps what it compiled
        index, kind = match.start(), match.group()
        mark, role = tokens.word(index), tokens.values[index]
        closes = (mark in closing and role != OPEN) or (kind == blank and tokens.word(opened) in SURE)
        if opened >= 0 and closes:
            found |= dict.fromkeys(range(opened + 1, index), (opened, index))
            opened = -1
        elif kind == blank:
            opened = -1
        elif mark in SURE or (opened < 0 and role != CLOSE):
            opened, closing = index, SINGLE if mark in SINGLE else DOUBLE
    if opened >= 0 and tokens.word(opened) in SURE:
        found |= dict.fromkeys(range(opened + 1, len(tokens.kinds)), (opened, len(tokens.kinds)))
    return found
