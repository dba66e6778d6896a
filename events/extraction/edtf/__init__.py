"""Dates that say how much is known: EDTF text as an immutable value with bounds, order and words.

Source: the Extended Date/Time Format of the Library of Congress (ISO 8601-2:2019), levels 0 and 1, with level 2's
quarters, halves and one-of sets, which news needs.
"""

from .errors import EdtfError
from .value import Edtf

__all__ = ["Edtf", "EdtfError"]
