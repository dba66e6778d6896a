from __future__ import annotations

from django.db import models


class Feed(models.Model):
    """An RSS or Atom address, what the server said last, and when to ask again."""

    url = models.URLField(max_length=2000, unique=True)
    title = models.CharField(max_length=300, blank=True)
    outlet = models.ForeignKey("events.Outlet", models.PROTECT, null=True, blank=True, related_name="feeds")
    topic = models.ForeignKey("events.Topic", models.SET_NULL, null=True, blank=True)
    active = models.BooleanField(default=True)
    interval_minutes = models.PositiveIntegerField(default=60)
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    last_polled_at = models.DateTimeField(null=True, editable=False)
    next_poll_at = models.DateTimeField(null=True, editable=False)
    last_result = models.TextField(blank=True, editable=False, help_text="in words")
    last_error = models.TextField(blank=True, editable=False)
    failures = models.PositiveSmallIntegerField(default=0, editable=False, help_text="in a row")
    lease_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["title", "url"]

    def __str__(self) -> str:
        return self.title or self.url
