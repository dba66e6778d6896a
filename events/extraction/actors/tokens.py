"""Words of a text with their offsets, spelt the way the vocabulary is looked up."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_TOKEN = re.compile(r"((?! )(?:[^\W_]+|\n[^\S\n]*\n\s*|[^\w\s]|_))")  # one group, so that a text can be split at it
_PUNCTUATION = {"’": "'", "‘": "'", "ʻ": "'", "–": "-", "‐": "-", "‑": "-", "−": "-"}
_UNDECOMPOSED = str.maketrans("ıłŁøØđĐ", "ilLoOdD")
PARAGRAPH = "\n"


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """`words[i]` is the spelling of `text[starts[i]:ends[i]]` with plain apostrophes; a blank line is one token "\\n".

    `lower` has them in lower case, `titled` with words in capitals as they are in running text ("KABUL" is "Kabul").
    """

    text: str
    words: list[str]
    lower: list[str]
    titled: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The word at `index`, empty outside of the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def same_line(self, index: int) -> bool:
        """Whether token `index` stands on one line with the token before it; at the ends of the text it does not."""
        return 0 < index < len(self.words) and "\n" not in self.text[self.ends[index - 1] : self.starts[index]]

    def glued(self, index: int) -> bool:
        """Whether no space stands between token `index` and the one before it."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def starts_sentence(self, index: int) -> bool:
        """Whether token `index` is the first word of a sentence, a line or a quotation."""
        return index == 0 or self.words[index - 1] in _OPENERS or not self.same_line(index)


_OPENERS = frozenset({".", "!", "?", ":", ";", PARAGRAPH, '"', "“", "”", "(", "-", "—", "'", "•", "*"})


@lru_cache(maxsize=4)
def tokenize(text: str) -> Tokens:
    """Split `text` in one pass. Cached, because actors and places are looked for in the same text."""
    pieces = _TOKEN.split(text)  # what stands between tokens, a token, what stands between ...
    places = list(accumulate(map(len, pieces)))
    words = [word if word.isalnum() else _spelled(word) for word in pieces[1::2]]
    in_running_text = [titled(word) if word.isupper() else word for word in words]  # few words are in capitals
    return Tokens(text, words, [word.lower() for word in words], in_running_text, places[:-1:2], places[1::2])


def _spelled(mark: str) -> str:
    return PARAGRAPH if mark[0] == "\n" else _PUNCTUATION.get(mark, mark)


def titled(word: str) -> str:
    """A word in capitals as it is in running text: "KABUL" is "Kabul", "USA" stays."""
    return word.capitalize() if len(word) > 3 and word.isupper() else word


def plain(word: str) -> str:
    """`word` without accents: "Élysée" is "Elysee"."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.translate(_UNDECOMPOSED))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def phrase_key(phrase: str) -> str:
    """The form under which a phrase of the vocabulary is stored: its words joined by single spaces."""
    if phrase.isalnum():  # one word, as many are
        return _spelled(phrase)
    return " ".join([_PUNCTUATION.get(word, word) for word in _TOKEN.findall(phrase)])
