"""Dates, kinds of events and numbers in the reader's language: extraction, which knows no Django, is told which one."""

from __future__ import annotations

from datetime import date

from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.translation import get_language

from events.extraction import taxonomy
from events.extraction.edtf import Edtf


def language() -> str:
    """The active language without its region: "en" for "en-gb"."""
    return (get_language() or "en").partition("-")[0]


def date_words(value: Edtf | date) -> str:
    """ "24 February 2022" or "24. Februar 2022"."""
    return (value if isinstance(value, Edtf) else Edtf.from_day(value)).display(language())


def date_words_long(value: Edtf) -> str:
    """With what is not known: "November 2021, day not known"."""
    return value.display_long(language())


def kind_words(type_: str, mode: str = "") -> str:
    """The label of a type, or of its mode where one is given."""
    return taxonomy.label(type_, mode, language())


kind_words_later = lazy(kind_words, str)  # for what outlives one answer


def number_words(number: int) -> str:
    """ "1,234" or "1.234"."""
    return number_format(number, force_grouping=True)
