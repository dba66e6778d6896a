"""The editors' side: Django's admin, with the review page and the event form in it."""

from . import actors, articles, decisions, events, feeds, outlets, site, topics  # noqa: F401 (each registers itself)
