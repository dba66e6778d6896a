"""What the admin calls models and their fields, in the reader's language.

Django names a field after its attribute; a translated name in the model would be a migration for every word. So the names are
given here, once all models are there, and a name that is missing stays English.
"""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

MODELS = {
    "actor": (_("actor"), _("actors")),
    "actor name": (_("name"), _("names")),
    "article": (_("article"), _("articles")),
    "citation": (_("citation"), _("citations")),
    "decision": (_("decision"), _("decisions")),
    "event": (_("event"), _("events")),
    "feed": (_("feed"), _("feeds")),
    "match": (_("match"), _("matches")),
    "outlet": (_("outlet"), _("outlets")),
    "topic": (_("topic"), _("topics")),
}
FIELDS = {
    "action": _("action"),
    "actor": _("actor"),
    "archive url": _("archived copy"),
    "article": _("article"),
    "at": _("at"),
    "attempts": _("attempts"),
    "author": _("author"),
    "by name": _("by"),
    "code": _("code"),
    "confidence": _("confidence"),
    "country": _("country"),
    "country (ISO 3166-1 alpha-3)": _("country (ISO 3166-1 alpha-3)"),
    "credence": _("credence"),
    "description": _("description"),
    "domain": _("domain"),
    "event": _("event"),
    "extractor": _("extractor"),
    "feed": _("feed"),
    "active": _("active"),
    "interval minutes": _("minutes between two visits"),
    "kind": _("kind"),
    "language": _("language"),
    "language (BCP 47)": _("language (BCP 47)"),
    "last error": _("last error"),
    "last result": _("last result"),
    "licence": _("licence"),
    "name": _("name"),
    "last polled at": _("last asked at"),
    "next poll at": _("next asked at"),
    "other": _("other"),
    "outlet": _("outlet"),
    "parent": _("belongs to"),
    "place": _("place"),
    "published known from": _("day known from"),
    "published on": _("published on"),
    "reason": _("reason"),
    "reviewer": _("reviewed by"),
    "root": _("copy of"),
    "slug": _("name in addresses"),
    "sources": _("sources"),
    "stage": _("stage"),
    "state": _("state"),
    "status": _("status"),
    "text": _("text"),
    "title": _("title"),
    "topic": _("topic"),
    "type": _("type"),
    "undoes": _("undoes"),
    "url": _("link"),
    "valid from": _("valid from"),
    "valid to": _("valid to"),
}


def translate_names(app: AppConfig) -> None:
    """Gives models and fields of the app their names; what migrations compare stays untouched."""
    for model in app.get_models():
        options = model._meta
        if str(options.verbose_name) in MODELS:
            options.verbose_name, options.verbose_name_plural = MODELS[str(options.verbose_name)]
        for field in options.local_fields:
            field.verbose_name = FIELDS.get(str(field.verbose_name), field.verbose_name)
