from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Citation(models.Model):
    """Where an event is told: the article, the very words, and what that article says of its date and numbers.

    `evidence` is a list of {"start", "end", "text"}, the best first; `date_words` is one such span or None. Offsets count
    code points of the article's text; a link that was never read here has none. `edtf` and `quantities` are this source's
    own values: where sources differ, the event shows the preferred one and the others stay here.
    """

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("supports")
        DISPUTES = "disputes", _("disputes")

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="citations")
    article = models.ForeignKey("events.Article", models.PROTECT, related_name="citations")
    evidence = models.JSONField(default=list, blank=True)
    date_words = models.JSONField(null=True, blank=True)
    anchor = models.DateField(null=True, blank=True, help_text="the day from which the date words were counted")
    rule = models.CharField(max_length=80, blank=True)
    edtf = models.CharField("date (EDTF) in this source", max_length=200, blank=True)
    status = models.CharField(max_length=20, blank=True)
    quantities = models.JSONField(default=list, blank=True)
    claimed_by = models.CharField(max_length=200, blank=True)
    via = models.CharField(max_length=200, blank=True, help_text="the outlet that this one quotes")
    stance = models.CharField(max_length=10, choices=Stance, default=Stance.SUPPORTS)
    produced_by = models.CharField(max_length=80, default="person", help_text="person, or extractor name and version")
    confidence = models.FloatField(null=True, blank=True)
    checked = models.BooleanField(default=False, help_text="a person read the fact on that page")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "article"], name="citation_source_once")]

    def __str__(self) -> str:
        return f"{self.event} in {self.article}"

    @property
    def quote(self) -> str:
        """The best words, "" where none were taken."""
        return str(self.evidence[0]["text"]) if self.evidence else ""
