from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.models import Decision
from events.review import changes_in_words


@admin.register(Decision)
class DecisionAdmin(admin.ModelAdmin[Decision]):
    """The log, to read. A decision is undone on the page of its event."""

    list_display = ["at", "action", "event", "by_name", "reason"]
    list_filter = ["action", "at"]
    list_select_related = ["event"]
    search_fields = ["event__title", "by_name", "reason"]
    fields = ["at", "action", "event", "other", "article", "by_name", "reason", "in_words", "undoes"]
    readonly_fields = ["at", "action", "event", "other", "article", "by_name", "reason", "in_words", "undoes"]

    @admin.display(description=_("what changed"))
    def in_words(self, decision: Decision) -> SafeString:
        rows = list(changes_in_words(decision.changes))
        return format_html_join(
            "", "<p><strong>{}</strong>: {} → {}</p>", ((w, b or "—", a or "—") for w, b, a in rows)
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
