from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from events.extraction import taxonomy
from events.models import Decision, Event, Feed
from events.models.words import date_words, kind_words
from events.review import ReviewError, accept, new_batch, reject

from . import eventpages
from .answers import complain, editor
from .finding import suggest_actors, suggest_events

BANDS = {
    "high": (_("0.9 and more"), 0.9, 1.01),
    "middle": (_("0.5 to 0.9"), 0.5, 0.9),
    "low": (_("below 0.5"), -1.0, 0.5),
}


class TypeFilter(admin.SimpleListFilter):
    title = _("type")
    parameter_name = "type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(type_, kind_words(type_)) for type_ in taxonomy.types()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        return queryset.filter(type=self.value()) if self.value() else queryset


class ConfidenceFilter(admin.SimpleListFilter):
    title = _("confidence")
    parameter_name = "confidence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, str(words)) for name, (words, _low, _high) in BANDS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        if self.value() not in BANDS:
            return queryset
        _words, low, high = BANDS[str(self.value())]
        return queryset.filter(confidence__gte=low, confidence__lt=high)


class FeedFilter(admin.SimpleListFilter):
    title = _("feed")
    parameter_name = "feed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(feed.pk), str(feed)) for feed in Feed.objects.all()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        value = self.value() or ""
        return queryset.filter(citations__article__feed=int(value)).distinct() if value.isdigit() else queryset


@admin.register(Event)
class EventAdmin(admin.ModelAdmin[Event]):
    list_display = ["title", "when", "kind", "state", "status", "sources", "confidence", "updated_at"]
    list_filter = ["state", "topics", TypeFilter, ConfidenceFilter, FeedFilter, "status", "credence", "earliest"]
    search_fields = ["title", "public_id"]
    actions = ["accept_all", "reject_all"]
    ordering = ["-updated_at", "-pk"]
    list_per_page = 50

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("preview/", wrap(eventpages.preview), name="events_event_preview"),
            path("actors/", wrap(suggest_actors), name="events_event_actors"),
            path("events/", wrap(suggest_events), name="events_event_events"),
            path("<int:event_id>/decide/", wrap(eventpages.decide), name="events_event_decide"),
        ]
        return own + super().get_urls()

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return eventpages.add(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return eventpages.change(request, object_id)

    @admin.display(description=_("date"), ordering="earliest")
    def when(self, event: Event) -> str:
        return date_words(event.date) if event.date else str(_("undated"))

    @admin.display(description=_("kind"), ordering="type")
    def kind(self, event: Event) -> str:
        return event.mode_label

    @admin.action(description=_("Accept: publish the chosen proposals"), permissions=["change"])
    def accept_all(self, request: HttpRequest, events: QuerySet[Event]) -> None:
        in_bulk(request, events, accept, str(_("{count} published.")))

    @admin.action(description=_("Reject the chosen proposals"), permissions=["change"])
    def reject_all(self, request: HttpRequest, events: QuerySet[Event]) -> None:
        in_bulk(request, events, reject, str(_("{count} rejected.")))

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False


def in_bulk(request: HttpRequest, events: QuerySet[Event], decide: Callable[..., Decision], done: str) -> None:
    """One decision each; what cannot be decided is named, and the others are decided all the same."""
    count, batch = 0, new_batch()
    for event in events:
        try:
            decide(
                event, by=editor(request), reason="one of several decided at once", version=event.version, batch=batch
            )
            count += 1
        except ReviewError as error:
            complain(request, error, event)
    messages.success(request, done.format(count=count))
