"""The picture without scripts: how many events lie in each step of the calendar, each step a link to itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext_lazy

from events.extraction.edtf import Edtf
from events.models.words import date_words

from . import days
from .spec import FilterSpec
from .window import extent, selected

WIDTH = 1000  # of the picture, in its own units
UNITS = {
    "day": gettext_lazy("day"),
    "week": gettext_lazy("week"),
    "month": gettext_lazy("month"),
    "quarter": gettext_lazy("quarter"),
    "year": gettext_lazy("year"),
    "decade": gettext_lazy("decade"),
    "century": gettext_lazy("century"),
}
LEAST_BAR = 14  # a step is never narrower


@dataclass(frozen=True, slots=True)
class Bar:
    """One step: `count` events overlap it, which is what `query` shows. `height` is in hundredths of the highest."""

    label: str
    count: int
    height: int
    query: str

    @property
    def top(self) -> int:
        return 100 - self.height


@dataclass(frozen=True, slots=True)
class Density:
    unit: str
    bars: tuple[Bar, ...]

    @property
    def unit_words(self) -> str:
        return str(UNITS[self.unit])

    @property
    def highest(self) -> int:
        return max((bar.count for bar in self.bars), default=0)

    @property
    def first_label(self) -> str:
        return self.bars[0].label

    @property
    def last_label(self) -> str:
        return self.bars[-1].label


def density(spec: FilterSpec) -> Density | None:
    """None where no event of the filter has a date."""
    whole = selected(spec).whole
    known = extent(whole)
    if not known:
        return None
    low, high = known
    first = days.number(spec.first) if spec.first else low
    last = days.number(spec.last) if spec.last else max(high, first)
    if not whole.overlapping(first, last):
        return None
    unit = days.unit_for(last - first + 1, WIDTH, LEAST_BAR)
    edges = days.edges(first, last, unit)
    low_end, high_end = first if spec.first else edges[0], last if spec.last else edges[-1] - 1
    steps = [(max(low, low_end), min(high - 1, high_end)) for low, high in pairwise(edges)]
    counts = [whole.overlapping(low, high) for low, high in steps]
    highest = max(counts)
    bars = tuple(_bar(spec, low, high, n, _height(n, highest)) for (low, high), n in zip(steps, counts, strict=True))
    return Density(unit, bars)


def _height(count: int, highest: int) -> int:
    """A single event beside thousands is still seen."""
    return max(3, round(100 * count / highest)) if count else 0


def _bar(spec: FilterSpec, low: int, high: int, count: int, height: int) -> Bar:
    first, last = stretch(days.day_of(low), days.day_of(high))
    whole = first if first == last else Edtf.between(first, last)
    return Bar(date_words(whole), count, height, spec.replace(from_=first, to=last, event="").query())


def stretch(first: date, last: date) -> tuple[Edtf, Edtf]:
    """The two ends of a stretch of days, as years or months where it holds whole ones."""
    for length in (len("2021"), len("2021-12")):
        ends = Edtf.parse(first.isoformat()[:length]), Edtf.parse(last.isoformat()[:length])
        if ends[0].earliest == first and ends[1].latest == last:
            return ends
    return Edtf.from_day(first), Edtf.from_day(last)
