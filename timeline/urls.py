from django.contrib import admin
from django.urls import include, path

from .health import health, robots
from .language import choose_language

urlpatterns = [
    path("admin/", admin.site.urls),
    path("health/", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path("language/", choose_language, name="choose_language"),
    path("", include("events.urls")),
]
