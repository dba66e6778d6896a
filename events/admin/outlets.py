from __future__ import annotations

from django.contrib import admin

from events.models import Outlet


@admin.register(Outlet)
class OutletAdmin(admin.ModelAdmin[Outlet]):
    list_display = ["name", "domain", "country", "language"]
    search_fields = ["name", "domain"]
