"""The public addresses."""

from django.urls import URLPattern, URLResolver, path

from events.api import api
from events.views.embed import embed
from events.views.event import event
from events.views.exports import export
from events.views.pages import about
from events.views.suggest import suggest
from events.views.timeline import timeline
from events.views.topics import topic, topics
from events.views.window import window

urlpatterns: list[URLPattern | URLResolver] = [
    path("", timeline, name="timeline"),
    path("suggest/", suggest, name="suggest"),
    path("window.json", window, name="window"),
    path("events.<slug:format>", export, name="export"),
    path("embed/", embed, name="embed"),
    path("api/", api.urls),
    path("event/<slug:public_id>/", event, name="event"),
    path("topics/", topics, name="topics"),
    path("topic/<slug:slug>/", topic, name="topic"),
    path("about/", about, name="about"),
]
