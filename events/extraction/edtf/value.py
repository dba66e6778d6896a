"""The value type that every date in Dateline is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, total_ordering

from . import display, grammar
from .errors import EdtfError
from .grammar import OneOf, Range, Single


@total_ordering
@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as far as it is known. Equal when its text is; ordered by earliest, then latest day, open ends outermost.

    `text` is canonical EDTF and the whole truth; everything else is derived from it by `parse`.
    `earliest`, `latest`: first and last day, None where that end is open or not known. `~` and `?` do not widen them.
    `precision`: time, day, month, season, quarter, third, half, year, decade, century, interval or set.
    `is_span`: True where it lasted from one end to the other; False where it happened at some moment within the bounds.
    """

    text: str
    earliest: date | None = field(compare=False)
    latest: date | None = field(compare=False)
    precision: str = field(compare=False)
    is_span: bool = field(compare=False)
    is_approximate: bool = field(compare=False)
    is_uncertain: bool = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Reads EDTF level 0 and 1 and one-of sets, years 0001 to 9999. Raises EdtfError, fit for an editor to read."""
        return _parsed(text)

    @classmethod
    def from_day(cls, day: date) -> Edtf:
        return cls.parse(date(day.year, day.month, day.day).isoformat())

    @classmethod
    def from_month(cls, year: int, month: int) -> Edtf:
        return cls.parse(f"{year:04d}-{month:02d}")

    @classmethod
    def from_year(cls, year: int) -> Edtf:
        return cls.parse(f"{year:04d}")

    @classmethod
    def between(cls, first: Edtf | date, last: Edtf | date) -> Edtf:
        """The interval from `first` to `last`, which are single dates."""
        return cls.parse(f"{_end(first)}/{_end(last)}")

    def overlaps(self, other: Edtf) -> bool:
        """Whether some day lies within the bounds of both."""
        (low, high), (other_low, other_high) = self._ends(), other._ends()
        return low <= other_high and other_low <= high

    def contains(self, other: Edtf) -> bool:
        """Whether the other's bounds lie wholly within these."""
        (low, high), (other_low, other_high) = self._ends(), other._ends()
        return low <= other_low and other_high <= high

    def display(self, language: str = "en") -> str:
        """In words: "24 February 2022", "early January 2022", "since March 2021". `language`: "en" or "de"."""
        return display.in_words(grammar.parse(self.text), language)

    def display_long(self, language: str = "en") -> str:
        """In words, with what is not known: "November 2021, day not known". `language`: "en" or "de"."""
        return display.in_words_with_unknown(grammar.parse(self.text), language)

    def _ends(self) -> tuple[date, date]:
        return self.earliest or date.min, self.latest or date.max

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Edtf):
            return NotImplemented
        return (*self._ends(), self.text) < (*other._ends(), other.text)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Edtf:
    part = grammar.parse(text)
    canonical = _text(part)
    earliest, latest = _bounds(part)
    return Edtf(
        text=canonical,
        earliest=earliest,
        latest=latest,
        precision=_precision(part),
        is_span=isinstance(part, Range),
        is_approximate="~" in canonical or "%" in canonical,
        is_uncertain="?" in canonical or "%" in canonical,
    )


def _end(value: Edtf | date) -> str:
    if isinstance(value, Edtf):
        if value.precision in ("interval", "set", "time"):
            raise EdtfError(f"“{value}” cannot be the end of an interval.")
        return value.text
    return Edtf.from_day(value).text


def _text(part: Single | Range | OneOf, joint: str = "/") -> str:
    if isinstance(part, Single):
        return part.text
    if isinstance(part, OneOf):
        return f"[{','.join(_text(member, '..') for member in part.members)}]"
    missing = "" if part.unknown or joint == ".." else ".."
    return joint.join(end.text if end else missing for end in (part.first, part.last))


def _bounds(part: Single | Range | OneOf) -> tuple[date | None, date | None]:
    if isinstance(part, Single):
        return part.earliest, part.latest
    if isinstance(part, Range):
        return part.bounds
    ends = [_bounds(member) for member in part.members]
    lows = [low for low, _ in ends if low]
    highs = [high for _, high in ends if high]
    return min(lows) if len(lows) == len(ends) else None, max(highs) if len(highs) == len(ends) else None


def _precision(part: Single | Range | OneOf) -> str:
    if isinstance(part, Single):
        return part.precision
    return "interval" if isinstance(part, Range) else "set"
