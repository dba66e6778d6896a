"""Holidays that follow the moon: their days, read from a table (data/moon.tsv)."""

from __future__ import annotations

from datetime import date
from functools import cache

from .lexicon import DATA, rows


def moon_days(name: str, year: int) -> tuple[date, ...]:
    """The days of a year on which the holiday of this column begins; none outside the table."""
    return _table().get((name, year), ())


@cache
def _table() -> dict[tuple[str, int], tuple[date, ...]]:
    header, *years = rows(DATA / "moon.tsv")
    return {
        (name, int(cells[0])): tuple(_day(int(cells[0]), text) for text in cell.split() if text != "-")
        for cells in years
        for name, cell in zip(header[1:], cells[1:], strict=True)
    }


def _day(year: int, text: str) -> date:
    month, day = text.split("-")
    return date(year, int(month), int(day))
