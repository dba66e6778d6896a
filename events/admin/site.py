"""The admin's name, as every page of it shows."""

from django.apps import apps
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .labels import translate_names

admin.site.site_header = "Dateline"
admin.site.site_title = "Dateline"
admin.site.index_title = _("Editors’ desk")

translate_names(apps.get_app_config("events"))
