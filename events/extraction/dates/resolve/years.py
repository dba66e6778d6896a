"""Years, decades and centuries that are named."""

from __future__ import annotations

from datetime import date

from ...edtf import Edtf
from ..context import Context, Resolved
from ..periods import Period
from ..rules import Found
from . import junk
from .common import of_period, portion, span
from .days import whole_year


def year(found: Found, context: Context) -> Resolved | None:
    number, mod = found.number("y"), portion(found)
    if number is None or junk.no_year(found, context):
        return None
    if number < 100:
        whole = whole_year(number, context.anchor(found))
        return of_period(Period("Y", date(whole, 1, 1)), "short-year", context.anchor(found)) if whole else None
    return of_period(Period("Y", date(number, 1, 1)), "year", mod=mod)


def fiscal_year(found: Found, _context: Context) -> Resolved | None:
    """A year of accounts, which begins when its owner says: no place on the calendar is claimed for it."""
    number = found.number("y")
    return Resolved("DATE", f"{number:04d}", "fiscal-year") if number else None


def year_range(found: Found, _context: Context) -> Resolved | None:
    pair = found.value("yr")
    first, last = (pair[0], pair[1]) if isinstance(pair, tuple) else (found.number("y1"), found.number("y"))
    if first is None or last is None or int(first) >= int(last):
        return None
    start, end = Period("Y", date(int(first), 1, 1)), Period("Y", date(int(last), 1, 1))
    return span(start, end, "year-range", None)


def decade(found: Found, context: Context) -> Resolved | None:
    number, mod = found.number("y"), found.code("mod")
    if found.text[:1].isdigit() and found.text[2:3] == "s":  # "in his 30s", "temperatures in the 80s"
        return None
    if number is None:
        return None
    if context.mentions(found, "POSS"):  # "the 1990's", "the mid-80's"
        if number % 10 or not (number >= 1000 or 40 <= number < 100):
            return None
        number += 1900 if number < 100 else 0
    if found.has("n"):  # "the second half of the 1990s"
        second = found.number("n") in (2, -1)
        years = Edtf.parse(f"[{number + 5 * second:04d}..{number + 4 + 5 * second:04d}]")
        return of_period(Period("E", date(number, 1, 1)), "half-decade")._replace(edtf=years)
    if number % 100 == 0 and number < 2000:  # "the 1800s"
        return of_period(Period("C", date(number, 1, 1)), "century", mod=mod)
    return of_period(Period("E", date(number, 1, 1)), "decade", mod=mod)


def century(found: Found, _context: Context) -> Resolved | None:
    number, mod = found.number("n"), found.code("mod")
    if number is None or not 2 <= number <= 99:
        return None
    whole = of_period(Period("C", date((number - 1) * 100, 1, 1)), "century", mod=mod)
    if found.has("h"):  # "the first half of the 20th century"
        first = (number - 1) * 100 + 50 * (found.number("h") in (2, -1))
        return whole._replace(rule="half-century", edtf=Edtf.parse(f"[{first:04d}..{first + 49:04d}]"))
    return whole


RESOLVERS = {
    "year": year, "fiscal_year": fiscal_year, "year_range": year_range, "decade": decade, "century": century,
}  # fmt: skip
