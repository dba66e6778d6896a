"""The editorial log: who decided what, when and why. Lines are only ever added."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

OFFERED = "read anew"  # the reason of a "proposed" line that only offers other values for an event decided upon


class DecisionQuerySet(models.QuerySet["Decision"]):
    def of_values(self) -> DecisionQuerySet:
        """Without offers and the answers to them, neither of which changes the event."""
        return self.exclude(action="propose", reason=OFFERED).exclude(undoes__action="propose")

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("The decision log is append-only.")

    def delete(self) -> NoReturn:
        raise TypeError("The decision log is append-only.")


class Decision(models.Model):
    """`changes` is {field: [before, after]} in JSON values; `undoes` names the line that this one takes back."""

    class Action(models.TextChoices):
        PROPOSE = "propose", _("proposed")
        CREATE = "create", _("created by hand")
        ACCEPT = "accept", _("published")
        EDIT = "edit", _("edited")
        REJECT = "reject", _("rejected")
        ATTACH = "attach", _("source added")
        DETACH = "detach", _("source removed")
        MERGE = "merge", _("merged")
        SPLIT = "split", _("split off")
        WITHDRAW = "withdraw", _("taken back from the public")
        UNDO = "undo", _("undone")
        SETTLE = "settle", _("contradiction settled")

    event = models.ForeignKey("events.Event", models.PROTECT, related_name="decisions")
    other = models.ForeignKey("events.Event", models.PROTECT, null=True, blank=True, related_name="+")
    article = models.ForeignKey("events.Article", models.PROTECT, null=True, blank=True, related_name="decisions")
    action = models.CharField(max_length=10, choices=Action)
    changes = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_name = models.CharField(max_length=150, help_text="who, in words: a user name, or the program and its version")
    at = models.DateTimeField(auto_now_add=True)
    batch = models.CharField(max_length=10, blank=True, help_text="what was decided at one stroke shares it")
    undoes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="undone_by")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["at"], name="decision_at"),
            models.Index(fields=["batch"], condition=~models.Q(batch=""), name="decision_batch"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("The decision log is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The decision log is append-only.")

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.event}"
