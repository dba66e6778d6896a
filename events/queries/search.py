"""Text search by the database's own means: FTS5 on SQLite, text search on PostgreSQL, behind one function."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from events.models.text import normalise

TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
WORD = re.compile(r"\w+")
SQLITE = "SELECT rowid FROM events_search WHERE events_search MATCH %s"
POSTGRESQL = "SELECT event_id FROM events_searchdocument WHERE to_tsvector('english', body) @@ ({terms})"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; `excluded` where they must not."""

    words: tuple[str, ...]
    excluded: bool = False


def terms(text: str) -> tuple[Term, ...]:
    """What a reader asks for: words, "exact phrases" and -excluded ones. Any text is a query; nothing in it is an error."""
    found = []
    for minus, phrase, plain in TERM.findall(text):
        parts = tuple(WORD.findall(normalise(phrase or plain)))
        if parts:
            found.append(Term(parts, bool(minus)))
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The words that a hit holds."""
    return tuple(word for term in terms(text) if not term.excluded for word in term.words)


def search(text: str) -> Q:
    """Events that hold every term of `text` and none of those it excludes."""
    asked = terms(text)
    wanted = [term for term in asked if not term.excluded]
    found = Q(pk__in=_ids(wanted)) if wanted else Q()
    for term in asked:
        if term.excluded:
            found &= ~Q(pk__in=_ids([term]))
    return found


def _ids(wanted: Iterable[Term]) -> RawSQL:
    phrases = [" ".join(term.words) for term in wanted]
    if connection.vendor == "sqlite":
        # words hold letters, digits and _ only, so that no FTS5 operator or quote can come in
        return RawSQL(SQLITE, [" AND ".join(f'"{phrase}"' for phrase in phrases)])  # noqa: S611
    each = " && ".join(["phraseto_tsquery('english', %s)"] * len(phrases))
    return RawSQL(POSTGRESQL.format(terms=each), phrases)  # noqa: S611
