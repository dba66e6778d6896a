from __future__ import annotations

from django.db import models


class Host(models.Model):
    """What all workers together must know of a server that is asked: its robots.txt, and when it may be asked next."""

    origin = models.CharField(max_length=300, unique=True, help_text="scheme, host and port")
    robots = models.TextField(
        null=True, help_text="its robots.txt; empty where it has none, null where it was not asked"
    )
    robots_until = models.DateTimeField(null=True, help_text="after which robots.txt is asked for again")
    next_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.origin
