from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone


class Topic(models.Model):
    """A named timeline."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["title"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Who reads its events is told that they changed."""
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            self.events.update(updated_at=timezone.now())

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])
