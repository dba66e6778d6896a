"""From matched words to a value: one function for each name that stands before a colon in rules.txt.

Each takes what was found and its context, and returns None where the words are no time expression after all.
"""

from __future__ import annotations

from collections.abc import Callable

from ..context import Context, Resolved
from ..rules import Found
from . import anaphoric, clock, days, durations, holidays, months, parts, relative, weekdays, years

Resolver = Callable[[Found, Context], Resolved | None]

RESOLVERS: dict[str, Resolver] = {
    name: function
    for module in (anaphoric, clock, days, durations, holidays, months, parts, relative, weekdays, years)
    for name, function in module.RESOLVERS.items()
}
