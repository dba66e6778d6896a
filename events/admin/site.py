"""The admin's name, as every page of it shows."""

from django.contrib import admin

admin.site.site_header = "Dateline"
admin.site.site_title = "Dateline"
admin.site.index_title = "Editors’ desk"
