"""Words before a date that make it one end of a stretch: "since March", "by Friday"."""

from __future__ import annotations

from ..edtf import Edtf
from .context import Context, Resolved
from .rules import Found

SINGLE = ("day", "month", "season", "quarter", "half", "year", "decade")


def framed(found: Found, resolved: Resolved, context: Context) -> Resolved:
    """ "since March" lasts from March to publication; "by Friday" is Friday or earlier. The TimeML value stays."""
    if resolved.edtf is None or context.after_is(found, "POSS"):  # "since Friday's attack" dates the attack
        return resolved
    if context.before_is(found, "SINCE"):
        return resolved._replace(edtf=_since(resolved.edtf, context), rule=f"since-{resolved.rule}")
    if context.before_is(found, "BY") and resolved.edtf.latest:
        return resolved._replace(edtf=_by(resolved.edtf, context), rule=f"by-{resolved.rule}", mod="ON_OR_BEFORE")
    return resolved


def _since(start: Edtf, context: Context) -> Edtf:
    if start.earliest is None or start.is_span:
        return start
    first = start.text if start.precision in SINGLE else _first_of(start)
    last = context.published
    return Edtf.parse(f"{first}/{last.isoformat() if last and last >= start.earliest else '..'}")


def _first_of(start: Edtf) -> str:
    """An interval cannot begin with a set: early June becomes about June, a week its first day, about."""
    low, high = start.earliest, start.latest
    if low and high and (low.year, low.month) == (high.year, high.month) and (high - low).days > 6:
        return f"{low:%Y-%m}~"
    return f"{low.isoformat()}~" if low else ".."


def _by(end: Edtf, context: Context) -> Edtf:
    """Some moment up to the end of it; from publication on, if it lies ahead."""
    last, published = end.latest, context.published
    if last is None:
        return end
    low = published.isoformat() if published and published < last else ""
    return Edtf.parse(f"[{low}..{last.isoformat()}]")
