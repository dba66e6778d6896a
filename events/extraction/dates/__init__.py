"""Finds every date, time, duration and set in a text, and says where on the calendar it lies, as far as the words say.

A grammar over word classes (data/LANGUAGE/rules.txt, words.tsv) finds expressions; resolvers turn them into TimeML values
and EDTF dates, each with the anchor day it was counted from and the name of the rule that did it.
"""

from __future__ import annotations

from ..values import DateMention
from .explain import explain
from .finder import find_dates
from .lexicon import LanguageError

__all__ = ["DateMention", "LanguageError", "explain", "find_dates"]
