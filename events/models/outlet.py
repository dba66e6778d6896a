from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower


class Outlet(models.Model):
    """A publisher."""

    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=253, blank=True, help_text="such as example.org, without www")
    country = models.CharField("country (ISO 3166-1 alpha-3)", max_length=3, blank=True)
    language = models.CharField("language (BCP 47)", max_length=35, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="outlet_name_unique")]

    def __str__(self) -> str:
        return self.name
