"""Marks a search's words where a reader sees them."""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from events.models.text import normalise

WORD = re.compile(r"\w+")
ENDINGS = re.compile(r"(?<=\w{3})(?:ings?|ed|es|s|ly|e)$")


def stem(word: str) -> str:
    """A rough stem, good enough to mark "tests" for "testing"; what is found is the database's to say."""
    return ENDINGS.sub("", normalise(word))


def highlight(text: str, words: tuple[str, ...]) -> SafeString:
    """The text, escaped, with each word of the search in <mark>."""
    wanted = {stem(word) for word in words}
    parts, at = [], 0
    for match in WORD.finditer(text):
        if stem(match.group()) in wanted:
            parts += [escape(text[at : match.start()]), "<mark>", escape(match.group()), "</mark>"]
            at = match.end()
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308 - every piece is escaped


def holds(text: str, words: tuple[str, ...]) -> bool:
    wanted = {stem(word) for word in words}
    return any(stem(word) in wanted for word in WORD.findall(text))
