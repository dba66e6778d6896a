"""Days as whole numbers (0 is 1970-01-01, UTC) and the calendar's own steps between them."""

from __future__ import annotations

from datetime import date

EPOCH = date(1970, 1, 1).toordinal()
FIRST = date.min.toordinal() - EPOCH
LAST = date.max.toordinal() - EPOCH
UNITS = ("day", "week", "month", "quarter", "year", "decade", "century")
TYPICAL_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3652, "century": 36524}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def number(day: date) -> int:
    return day.toordinal() - EPOCH


def day_of(day_number: int) -> date:
    """The date; numbers beyond the calendar (years 1 to 9999) are held at its ends."""
    return date.fromordinal(min(max(day_number, FIRST), LAST) + EPOCH)


def unit_for(days: int, pixels: float, least: float) -> str:
    """The finest unit whose steps are at least `least` pixels wide when `days` days take `pixels`."""
    per_day = pixels / max(days, 1)
    return next((unit for unit in UNITS if TYPICAL_DAYS[unit] * per_day >= least), UNITS[-1])


def edges(first: int, last: int, unit: str) -> list[int]:
    """Where the steps that cover `first` to `last` begin, and one past the end: step i is edges[i] to edges[i+1]-1."""
    found = [_start(first, unit, 0)]
    while found[-1] <= last:
        found.append(_start(found[-1], unit, 1))
    return found


def _start(day_number: int, unit: str, steps: int) -> int:
    """The first day of the step that holds the day, `steps` later."""
    if unit == "day":
        return day_number + steps
    if unit == "week":  # Monday, ISO 8601; day 0 was a Thursday
        return day_number - (day_number + 3) % 7 + 7 * steps
    day, size = day_of(day_number), MONTHS[unit]
    month = (day.year * 12 + day.month - 1) // size * size + size * steps
    if month < 12:
        return FIRST
    if month >= 120_000:
        return LAST + 1
    return number(date(month // 12, month % 12 + 1, 1))
