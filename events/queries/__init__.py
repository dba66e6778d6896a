"""The read side: filters, selections, counts, search."""

from .facets import facets
from .problems import Problem
from .search import search
from .selection import select
from .spec import FilterSpec
from .wording import describe

__all__ = ["FilterSpec", "Problem", "describe", "facets", "search", "select"]
