"""Articles as they came in, and how far each has got on its way to proposals."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .text import text_hash


class Article(models.Model):
    """One text by one outlet. A link that nobody has read here yet is an article without text."""

    class KnownFrom(models.TextChoices):
        GIVEN = "given", _("given by a person")
        FEED = "feed", _("from the feed")
        PAGE = "page", _("from the page")
        UNKNOWN = "unknown", _("unknown")

    class Stage(models.TextChoices):
        LINK = "link", _("link only")
        FETCHED = "fetched", _("fetched")
        PARSED = "parsed", _("text read, waiting")
        EXTRACTED = "extracted", _("events found")
        MATCHED = "matched", _("ready for review")
        REVIEWED = "reviewed", _("reviewed")
        SET_ASIDE = "set_aside", _("set aside after an error")

    url = models.URLField(max_length=2000, blank=True)
    canonical_url = models.CharField(max_length=2000, blank=True, help_text="the address that names the text once")
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=300, blank=True)
    outlet = models.ForeignKey("events.Outlet", models.PROTECT, null=True, blank=True, related_name="articles")
    published_on = models.DateField(null=True, blank=True, help_text="the day of publication; never guessed")
    published_known_from = models.CharField(max_length=10, choices=KnownFrom, default=KnownFrom.UNKNOWN)
    language = models.CharField(max_length=35, default="en", blank=True)
    text = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64, blank=True, editable=False)
    archive_url = models.URLField(max_length=2000, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    root = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies", help_text="the text that this one copies"
    )
    feed = models.ForeignKey("events.Feed", models.SET_NULL, null=True, blank=True, related_name="articles")
    topic = models.ForeignKey(
        "events.Topic", models.SET_NULL, null=True, blank=True, help_text="given to the events proposed from it"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.LINK)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True, help_text="a worker has it until then")
    retry_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    extractor = models.CharField(max_length=80, blank=True, help_text="name and version that read it last")

    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    reviewer_until = models.DateTimeField(null=True, blank=True, help_text="a soft lock: who looks at it, until when")

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint("text_hash", condition=~Q(text_hash=""), name="article_text_once"),
            models.UniqueConstraint("canonical_url", condition=~Q(canonical_url=""), name="article_url_once"),
            models.CheckConstraint(
                condition=Q(published_on__isnull=False) | Q(published_known_from="unknown"),
                name="article_undated_is_unknown",
            ),
        ]
        indexes = [
            models.Index(fields=["stage", "retry_at"], name="article_stage"),
            models.Index(fields=["published_on"], name="article_published"),
        ]

    def save(self, *args: object, **kwargs: object) -> None:
        self.text_hash = text_hash(self.text) if self.text.strip() else ""
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return self.title or self.url or f"Article {self.pk}"


class Snapshot(models.Model):
    """The page as it was fetched, compressed, so that a newer version can read it again."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="snapshot")
    content = models.BinaryField(help_text="zlib-compressed bytes")
    content_type = models.CharField(max_length=200)
    retrieved_at = models.DateTimeField()
    parser = models.CharField(
        max_length=80,
        blank=True,
        help_text="version that read the article's text from it; empty where a person gave the text",
    )

    def __str__(self) -> str:
        return f"Snapshot of {self.article}"


class ArticleSketch(models.Model):
    """One band of an article's word-shingle sketch: articles that share a band may be copies of one text."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="sketch")
    band = models.PositiveSmallIntegerField()
    value = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "band"], name="sketch_band_once")]
        indexes = [models.Index(fields=["value"], name="sketch_value")]

    def __str__(self) -> str:
        return f"Band {self.band} of {self.article}"
