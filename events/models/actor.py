"""Who acts: countries, organisations, persons, armed groups, and every name they go by."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .text import normalise


class Actor(models.Model):
    class Kind(models.TextChoices):
        COUNTRY = "country", _("country")
        ORGANIZATION = "organization", _("organisation")
        PERSON = "person", _("person")
        ARMED_GROUP = "armed_group", _("armed group")

    slug = models.SlugField(max_length=80, unique=True, help_text="its name in addresses; never changes")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=15, choices=Kind)
    code = models.CharField("country (ISO 3166-1 alpha-3)", max_length=3, blank=True)
    wikidata = models.CharField(max_length=20, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["code"], name="actor_code")]
        constraints = [
            models.UniqueConstraint("code", condition=Q(kind="country") & ~Q(code=""), name="actor_country_once"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Who reads events under this name, or under that of whom it belongs to, is told that they changed."""
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            its_own = Q(actors=self) | Q(actors__parent=self)
            self.events.model.objects.filter(its_own).update(updated_at=timezone.now())

    def __str__(self) -> str:
        return self.name


class ActorName(models.Model):
    """A name, with the time in which it holds. `normalised` is what a search compares."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official")
        ALIAS = "alias", _("alias")
        METONYM = "metonym", _("metonym")

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    normalised = models.CharField(max_length=200, editable=False)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ALIAS)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["actor", "name"], name="actor_name_once")]
        indexes = [models.Index(fields=["normalised"], name="actor_name_normalised")]

    def save(self, *args: object, **kwargs: object) -> None:
        self.normalised = normalise(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return self.name
