from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Match(models.Model):
    """Perhaps the same event: a proposal beside a stored event or another proposal. `score` is 0 to 1, `reasons` words."""

    class Verdict(models.TextChoices):
        OPEN = "open", _("open")
        SAME = "same", _("the same")
        DIFFERENT = "different", _("different")

    proposal = models.ForeignKey("events.Event", models.CASCADE, related_name="matches")
    candidate = models.ForeignKey("events.Event", models.CASCADE, related_name="+")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.OPEN)

    class Meta:
        ordering = ["-score"]
        constraints = [models.UniqueConstraint(fields=["proposal", "candidate"], name="match_once")]

    def __str__(self) -> str:
        return f"{self.proposal} ~ {self.candidate} ({self.score:.2f})"
