"""Events: what happened, when (as exactly as the sources say), where, and whether the public sees it."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.extraction import taxonomy
from events.extraction.edtf import Edtf, EdtfError

from .words import kind_words

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # no letters that are read for one another


def new_public_id() -> str:
    """Ten characters out of thirty: 49 bits, drawn at random, so that none is ever handed out again."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


class EventQuerySet(models.QuerySet["Event"]):
    def published(self) -> EventQuerySet:
        return self.filter(state=Event.State.PUBLISHED)

    def proposed(self) -> EventQuerySet:
        return self.filter(state=Event.State.PROPOSED)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise models.ProtectedError("Events are rejected or merged, never deleted: their addresses stay.", set(self))


class Event(models.Model):
    """Written by events.review only. `edtf` is the truth about its date; what is derived from it is set on save."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        PUBLISHED = "published", _("published")
        REJECTED = "rejected", _("rejected")
        MERGED = "merged", _("merged into another")

    class Status(models.TextChoices):
        OCCURRED = "occurred", _("occurred")
        ONGOING = "ongoing", _("ongoing")
        PLANNED = "planned", _("planned")
        OFFERED = "offered", _("offered")
        HYPOTHETICAL = "hypothetical", _("hypothetical")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")
        DID_NOT_HAPPEN = "did_not_happen", _("did not happen")

    class Credence(models.TextChoices):
        STATED = "stated", _("stated as fact")
        CLAIMED = "claimed", _("claimed by one side")
        CONFIRMED = "confirmed", _("confirmed")
        DISPUTED = "disputed", _("disputed")
        DENIED = "denied", _("denied")
        RETRACTED = "retracted", _("retracted")

    class PlacePrecision(models.TextChoices):
        SITE = "site", _("site")
        SETTLEMENT = "settlement", _("town or city")
        PROVINCE = "province", _("province")
        COUNTRY = "country", _("country")
        SEA = "sea", _("sea")

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    import_key = models.CharField(max_length=200, null=True, blank=True, unique=True, editable=False)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    type = models.CharField(max_length=20)
    mode = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.OCCURRED)
    credence = models.CharField(max_length=20, choices=Credence, default=Credence.STATED)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )

    edtf = models.CharField("date (EDTF)", max_length=200, blank=True)
    undated = models.BooleanField(default=False, help_text="no source says when: said openly, never guessed")
    earliest = models.DateField(null=True, editable=False)
    latest = models.DateField(null=True, editable=False)
    precision = models.CharField(max_length=20, blank=True, editable=False)
    is_span = models.BooleanField(default=False, editable=False)
    is_approximate = models.BooleanField(default=False, editable=False)
    is_uncertain = models.BooleanField(default=False, editable=False)

    place_name = models.CharField("place", max_length=200, blank=True)
    place_names = models.TextField(blank=True, editable=False, help_text="all its names, as place_keys gives them")
    place_relation = models.CharField(max_length=80, blank=True, help_text='as said: "off the coast of", "near"')
    place_precision = models.CharField(max_length=12, choices=PlacePrecision, blank=True)
    place_country = models.CharField("place: country (ISO 3166-1 alpha-3)", max_length=3, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    quantities = models.JSONField(default=list, blank=True, help_text="numbers worth keeping, as extraction gives them")
    importance = models.SmallIntegerField(default=0, help_text="an editor's mark: above 0 keeps its label longer")
    confidence = models.FloatField(null=True, blank=True, editable=False, help_text="0 to 1, of a machine's proposal")
    reasons = models.JSONField(default=list, blank=True, editable=False)
    topics = models.ManyToManyField("events.Topic", blank=True, related_name="events")
    actors: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "events.Actor", through="events.Participation", related_name="events"
    )

    sources = models.PositiveIntegerField(default=0, editable=False, help_text="independent sources in support")
    known_on = models.DateField(null=True, editable=False, help_text="first day on which a source of it was published")
    version = models.PositiveIntegerField(default=1, editable=False, help_text="goes up with every decision")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["earliest", "latest", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(earliest__lte=F("latest")),
                name="event_bounds_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(undated=True) | ~Q(edtf=""),
                name="event_published_is_dated_or_undated",
            ),
            models.CheckConstraint(condition=Q(undated=False) | Q(edtf=""), name="event_undated_has_no_date"),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="event_merged_says_into_which",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="event_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, latitude__gte=-90, latitude__lte=90)
                & Q(longitude__isnull=False, longitude__gte=-180, longitude__lte=180),
                name="event_coordinates_on_earth",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "earliest", "latest"], name="event_by_date"),
            models.Index(fields=["state", "type", "mode", "earliest"], name="event_by_type"),
            models.Index(fields=["state", "latest"], name="event_by_end"),
            models.Index(fields=["state", "sources"], name="event_by_sources"),
            models.Index(fields=["state", "place_country"], name="event_by_country"),
            models.Index(fields=["state", "updated_at"], name="event_by_update"),
        ]

    @property
    def date(self) -> Edtf | None:
        return Edtf.parse(self.edtf) if self.edtf else None

    @property
    def type_label(self) -> str:
        return kind_words(self.type)

    @property
    def mode_label(self) -> str:
        return kind_words(self.type, self.mode)

    def clean(self) -> None:
        if (self.type, self.mode) not in taxonomy.kinds():
            raise ValidationError({"mode" if self.mode else "type": _("This type and mode are not in the taxonomy.")})
        try:
            self.derive_date()
        except EdtfError as error:
            raise ValidationError({"edtf": str(error)}) from error

    def derive_date(self) -> None:
        """Sets all that follows from `edtf`. Raises EdtfError where it cannot be read."""
        date = self.date
        self.edtf = str(date) if date else ""
        self.earliest = date.earliest if date else None
        self.latest = date.latest if date else None
        self.precision = date.precision if date else ""
        self.is_span = bool(date and date.is_span)
        self.is_approximate = bool(date and date.is_approximate)
        self.is_uncertain = bool(date and date.is_uncertain)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive_date()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise models.ProtectedError("Events are rejected or merged, never deleted: their addresses stay.", {self})

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.public_id])

    def __str__(self) -> str:
        return self.title


class Participation(models.Model):
    """An actor's part in an event."""

    class Role(models.TextChoices):
        ACTOR = "actor", _("actor")
        RECIPIENT = "recipient", _("recipient")
        PARTICIPANT = "participant", _("participant")
        HOST = "host", _("host")
        MEDIATOR = "mediator", _("mediator")
        SPEAKER = "speaker", _("speaker")
        CLAIMANT = "claimant", _("claimant")
        VICTIM = "victim", _("victim")

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations")
    actor = models.ForeignKey("events.Actor", models.PROTECT, related_name="participations")
    role = models.CharField(max_length=12, choices=Role, default=Role.ACTOR)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "actor", "role"], name="participation_once")]
        indexes = [models.Index(fields=["actor", "event"], name="participation_by_actor")]

    def __str__(self) -> str:
        return f"{self.actor} ({self.get_role_display()})"
