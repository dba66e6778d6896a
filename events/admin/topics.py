from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.models import Topic


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin[Topic]):
    list_display = ["title", "slug", "published"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        public = Count("events", filter=Q(events__state="published"))
        return super().get_queryset(request).annotate(published=public)

    @admin.display(description=_("published events"), ordering="published")
    def published(self, topic: Topic) -> int:
        return int(topic.published)  # type: ignore[attr-defined]
