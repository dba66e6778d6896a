"""Stretches of the calendar (day, week, month ...): stepping through them, their TimeML values and their EDTF."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from ..edtf import Edtf

SEASONS = ("SP", "SU", "FA", "WI")
MONTHS_IN = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}
DAYS_IN = {"D": 1, "W": 7, "WE": 7}
# First and last day of the month, first and last month of the year, first and last year of the decade that "early",
# "mid-" and "late" stand for; by thirds, the days rounded to tens. 0: to the end of the month.
PORTIONS_OF_MONTH = {"START": (1, 10), "MID": (11, 20), "END": (21, 0)}
PORTIONS_OF_YEAR = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
PORTIONS_OF_DECADE = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}
PORTIONS_OF_WEEK = {"START": (0, 2), "MID": (1, 3), "END": (3, 6)}


class Period(NamedTuple):
    """`unit`: D, W, WE (weekend), M, Q, S (season), H (half year), Y, E (decade) or C (century); `first`: its first day."""

    unit: str
    first: date

    @classmethod
    def containing(cls, unit: str, day: date) -> Period:
        if unit == "D":
            return cls(unit, day)
        if unit in DAYS_IN:
            monday = day - timedelta(days=day.weekday())
            return cls(unit, monday + timedelta(days=5 if unit == "WE" else 0))
        if unit == "S":
            return cls(unit, _first_of_month(day, -(day.month % 3)))
        months = MONTHS_IN[unit]
        if months > 12:
            years = months // 12
            return cls(unit, date(max(day.year - day.year % years, 1), 1, 1))
        return cls(unit, date(day.year, (day.month - 1) // months * months + 1, 1))

    @classmethod
    def season(cls, code: str, year: int) -> Period:
        """Winter of a year is the one that begins in its December."""
        return cls("S", date(year, 3 + 3 * SEASONS.index(code), 1))

    def shift(self, count: int) -> Period:
        """The period `count` steps later. Raises OverflowError or ValueError past the ends of the calendar."""
        if self.unit in DAYS_IN:
            return Period(self.unit, self.first + timedelta(days=count * DAYS_IN[self.unit]))
        return Period(self.unit, _first_of_month(self.first, count * MONTHS_IN[self.unit]))

    @property
    def last(self) -> date:
        if self.unit in DAYS_IN:
            return self.first + timedelta(days={"D": 0, "W": 6, "WE": 1}[self.unit])
        if self.first.year > 9999 - MONTHS_IN[self.unit] // 12:
            return date.max
        return _first_of_month(self.first, MONTHS_IN[self.unit]) - timedelta(days=1)

    @property
    def value(self) -> str:
        """As TimeML writes it: 1989-11-02, 1989-W44, 1989-W44-WE, 1989-11, 1989-Q4, 1989-FA, 1989-H2, 1989, 198, 19."""
        year, month = self.first.year, self.first.month
        if self.unit in DAYS_IN:
            return self._day_value()
        if self.unit == "M":
            return f"{year:04d}-{month:02d}"
        if self.unit == "Q":
            return f"{year:04d}-Q{month // 3 + 1}"
        if self.unit == "H":
            return f"{year:04d}-H{month // 6 + 1}"
        if self.unit == "S":
            return f"{year:04d}-{SEASONS[month // 3 - 1]}"
        return f"{year:04d}"[: {"Y": 4, "E": 3, "C": 2}[self.unit]]

    def _day_value(self) -> str:
        if self.unit == "D":
            return self.first.isoformat()
        year, week, _ = self.first.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if self.unit == "WE" else "")

    def edtf(self, mod: str | None = None) -> Edtf:
        """Its place on the calendar; `mod` START, MID or END narrows months, years, decades and weeks to that part."""
        return Edtf.parse(self._portion(mod) if mod in PORTIONS_OF_MONTH else self.edtf_text)

    @property
    def edtf_text(self) -> str:
        year, month = self.first.year, self.first.month
        if self.unit in ("W", "WE"):
            return f"[{self.first.isoformat()}..{self.last.isoformat()}]"
        if self.unit == "Q":
            return f"{year:04d}-{33 + month // 3}"
        if self.unit == "H":
            return f"{year:04d}-{40 + month // 6}"
        if self.unit == "S":
            return f"{year:04d}-{20 + month // 3}"
        return self.value + {"E": "X", "C": "XX"}.get(self.unit, "")

    def _portion(self, mod: str | None) -> str:
        year, month, key = self.first.year, self.first.month, mod or ""
        if self.unit == "M":
            first, last = PORTIONS_OF_MONTH[key]
            return f"[{year:04d}-{month:02d}-{first:02d}..{year:04d}-{month:02d}-{last or self.last.day:02d}]"
        if self.unit == "Y":
            first, last = PORTIONS_OF_YEAR[key]
            return f"[{year:04d}-{first:02d}..{year:04d}-{last:02d}]"
        if self.unit == "E":
            first, last = PORTIONS_OF_DECADE[key]
            return f"[{year + first:04d}..{year + last:04d}]"
        if self.unit == "W":
            low, high = (self.first + timedelta(days=days) for days in PORTIONS_OF_WEEK[key])
            return f"[{low.isoformat()}..{high.isoformat()}]"
        return self.edtf_text


def _first_of_month(day: date, months: int) -> date:
    """The first day of the month that lies so many months later. Raises ValueError past the ends of the calendar."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
