from __future__ import annotations

from django.contrib import admin

from events.models import Actor, ActorName


class NameInline(admin.TabularInline[ActorName, Actor]):
    model = ActorName
    extra = 1


@admin.register(Actor)
class ActorAdmin(admin.ModelAdmin[Actor]):
    list_display = ["name", "kind", "code", "parent"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["name", "names__name", "code"]
    prepopulated_fields = {"slug": ["name"]}
    raw_id_fields = ["parent"]
    inlines = [NameInline]
