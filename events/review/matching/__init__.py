"""Same event? A proposal beside stored events and other proposals: found by indexes, scored, with reasons in words."""

from .finding import find_matches, match_all
from .scoring import HIGH, MIDDLE, compare

__all__ = ["HIGH", "MIDDLE", "compare", "find_matches", "match_all"]
