"""The way from article to article: the queue as the editor last filtered and sorted its list, without what others have open."""

from __future__ import annotations

from copy import copy
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, SEARCH_VAR
from django.core.exceptions import SuspiciousOperation
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from events.models import Article

from .answers import editor

KEPT = "review_queue"
NEITHER = (
    "p",
    "all",
    "e",
    "stage__exact",
)  # pages and messages of the list; every article of the queue waits for review
LOOKED_AT = 5_000  # articles of the queue, at most


def remember(request: HttpRequest) -> None:
    """Keeps how the list is filtered and sorted, for the way from article to article."""
    query = request.GET.copy()
    for name in NEITHER:
        query.pop(name, None)
    request.session[KEPT] = query.urlencode()


def next_article(request: HttpRequest, article: Article) -> Article | None:
    """The one after it in the queue, the first one after the last; None where no other waits."""
    keys = list(queue(request, article).values_list("pk", flat=True)[:LOOKED_AT])
    at = keys.index(article.pk) if article.pk in keys else -1
    others = [*keys[at + 1 :], *keys[:at]] if at >= 0 else keys
    return Article.objects.filter(pk=others[0]).first() if others else None


def queue(request: HttpRequest, article: Article) -> QuerySet[Article]:
    """The articles that wait, and `article` among them in its place whether it still waits or not."""
    held = Q(reviewer__isnull=False, reviewer_until__gte=timezone.now()) & ~Q(reviewer=editor(request))
    listed = filtered(request)
    waiting = listed.filter(Q(stage=Article.Stage.MATCHED) & ~held | Q(pk=article.pk))
    if waiting.exclude(pk=article.pk).exists() or not request.session.get(KEPT):
        return waiting
    request.session[KEPT] = ""  # nothing is left of that choice: on with the others
    return queue(request, article)


def filtered(request: HttpRequest) -> QuerySet[Article]:
    """The list of articles as the editor last saw it; oldest first where they did not choose another order."""
    query = QueryDict(request.session.get(KEPT, ""))
    oldest_first = Article.objects.order_by("created_at", "pk")
    if not query:
        return oldest_first
    asked = copy(request)
    asked.GET = cast(Any, query)
    try:
        listed: QuerySet[Article] = admin.site.get_model_admin(Article).get_changelist_instance(asked).queryset
    except (IncorrectLookupParameters, SuspiciousOperation):
        return oldest_first
    return listed if ORDER_VAR in query or SEARCH_VAR in query else listed.order_by("created_at", "pk")
