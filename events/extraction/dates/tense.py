"""What the words of a sentence tell of its tense (cues.tsv)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from .lexicon import data_file, habits, rows
from .tokens import Tokens

STOP = "stop"
ENDS = ("STOP", "BREAK")  # classes of what can end a sentence
DATED = ("WEEKDAY", "MONTH", "DAYREF", "SMALL", "YEAR", "HOLIDAY", "NEXT", "THIS")
NO_NAME = 5  # letters; a longer word of the table that begins a sentence is a cue in spite of its capital
PLANNED_SINCE = 3  # tokens before "due" in which "was" makes it a plan of the past


class Marks:
    """Words that tell something: `tell` gives the mark of a token, "" for nothing.

    The stretch last found empty is jumped over, so that a text of dates alone takes no longer than any other.
    """

    def __init__(self, tell: Callable[[int], str]) -> None:
        self.tell = tell
        self.empty = (0, 0)  # first token, last token excluded

    def nearest(self, places: range) -> str | None:
        """The first mark in the order of `places`, whose step is 1 or -1; None where a sentence ends before it."""
        index, step, stop = places.start, places.step, places.stop
        low, high = self.empty
        mark = ""
        while (stop - index) * step > 0:
            if low <= index < high:
                index = high if step > 0 else low - 1
                continue
            if mark := self.tell(index):
                break
            index += step
        self._remember(*((places.start, index) if step > 0 else (index + 1, places.start + 1)))
        return mark if mark and mark != STOP else None

    def _remember(self, low: int, high: int) -> None:
        if low < high:
            joined = low <= self.empty[1] and high >= self.empty[0]
            self.empty = (min(low, self.empty[0]), max(high, self.empty[1])) if joined else (low, high)


class Cues:
    """The cue words of a text, by token. `nearest` finds any of them, `nearest_frame` only a perfect or a future."""

    def __init__(self, tokens: Tokens, classes: list[str], language: str) -> None:
        self.tokens = tokens
        self.classes = classes
        self.language = language
        self.told: dict[int, str | None] = {}
        self.nearest = Marks(self._mark).nearest
        self.nearest_speech = Marks(self._mark_of_speech).nearest
        self.nearest_frame = Marks(self._mark_of_frame).nearest

    def at(self, index: int) -> str | None:
        """The tense that the word at a token tells, None for most words."""
        if index not in self.told:
            self.told[index] = self._read(index)
        return self.told[index]

    def ends_sentence(self, index: int) -> bool:
        """A full stop, but not that of an initial or a short abbreviation; a blank line."""
        name = self.classes[index]
        if name not in ENDS:
            return False
        if name == "BREAK":
            return True
        before = self.tokens.word(index - 1) if index else ""
        return not (len(before) < 3 and before[:1].isupper())

    def _mark(self, index: int) -> str:
        if self.classes[index] in ENDS and self.ends_sentence(index):
            return STOP
        return self.at(index) or ""

    def _mark_of_frame(self, index: int) -> str:
        if self.classes[index] in ENDS and self.ends_sentence(index):
            return STOP
        if self._is_perfect(index):
            return "past"
        return "future" if self.at(index) == "future" else ""

    def _mark_of_speech(self, index: int) -> str:
        if self.ends_sentence(index):
            return STOP
        return "speech" if self.tokens.word(index).lower() in habits(self.language)["speaking"] else ""

    def _read(self, index: int) -> str | None:
        word = self.tokens.words[index]
        if word.isdigit():
            return None
        following = self.tokens.word(index + 1) if index + 1 < len(self.tokens.starts) else ""
        words = cue_words(self.language)[0]
        tense = words.get(f"{word} {following}") or cue(word, self.language)
        if word.istitle() and (index == 0 or self.ends_sentence(index - 1)):
            tense = words.get(f"{word.lower()} {following}") or tense  # "Ahead of"
            if len(word) > NO_NAME:
                tense = words.get(word.lower())  # "Starting Friday": too long for a name like May or Will
        if tense == "planned":  # "had been due to expire Friday" is told of what did not come to pass
            since = range(max(index - PLANNED_SINCE, 0), index)
            return "past" if any(self._is_perfect(place) for place in since) else "future"
        if tense == "dated":
            return "future" if self._date_follows(index) else None
        if tense == "past" and self._is_passive_ahead(index):
            return None
        if tense == "reported" and index and self.at(index - 1) == "future":  # "will announce"
            return "future"
        return None if tense == "none" else tense

    def _date_follows(self, index: int) -> bool:
        """ "Starting Friday", "effective on June 1"; but not "an effective raid on Friday"."""
        following = self.classes[index + 1 : index + 3]
        return any(
            name in DATED for name in (following[1:] if following[:1] in (["ON"], ["FROM"], ["IN"]) else following[:1])
        )

    def _is_passive_ahead(self, index: int) -> bool:
        """ "will be released": the words before it tell, not the participle. "Could not be reached" is of the past."""
        before = f"{self.tokens.word(index - 2)} {self.tokens.word(index - 1)}" if index > 1 else ""
        return before.lower() in habits(self.language)["passive_ahead"]

    def _is_perfect(self, index: int) -> bool:
        return self.tokens.word(index).lower() in habits(self.language)["perfect"]


@cache
def cue_words(language: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Words and word endings that tell a tense."""
    words: dict[str, str] = {}
    endings: list[tuple[str, str]] = []
    for cells in rows(data_file(language, "cues.tsv")):
        for word in cells[0].split("|"):
            if word.startswith("-"):
                endings.append((word[1:], cells[1]))
            else:
                words[word] = cells[1]
    return words, tuple(endings)


@lru_cache(maxsize=4096)
def cue(word: str, language: str) -> str | None:
    words, endings = cue_words(language)
    if word != word.lower():  # "May", "Will Smith", "CAN", "United"
        return None
    if word in words:
        return words[word]
    return next((tense for ending, tense in endings if len(word) > len(ending) + 1 and word.endswith(ending)), None)
