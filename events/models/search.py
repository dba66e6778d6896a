from __future__ import annotations

from django.db import models


class SearchDocument(models.Model):
    """What text search reads of an event, normalised. SQLite keeps an FTS5 table beside it, PostgreSQL a GIN index."""

    event = models.OneToOneField("events.Event", models.CASCADE, primary_key=True, related_name="search_document")
    body = models.TextField()

    def __str__(self) -> str:
        return f"Search text of {self.event}"
