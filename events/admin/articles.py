from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.models import Article
from events.tasks import reread, restart

from .adding import add_article
from .answers import PLAIN_ADDRESSES, demand, editor
from .events import BANDS
from .queueing import remember
from .reviewing import review


class HolderFilter(admin.SimpleListFilter):
    """Who has the article open for review just now."""

    title = _("who reviews it")
    parameter_name = "held"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("me", str(_("I do"))), ("others", str(_("somebody else does"))), ("nobody", str(_("nobody does")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        held = Q(reviewer__isnull=False, reviewer_until__gte=timezone.now())
        mine = Q(reviewer=editor(request))
        chosen = {"me": held & mine, "others": held & ~mine, "nobody": ~held}.get(str(self.value()))
        return queryset if chosen is None else queryset.filter(chosen)


class BestFilter(admin.SimpleListFilter):
    """The surest proposal of the article that is still open."""

    title = _("surest proposal")
    parameter_name = "best"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, str(words)) for name, (words, _low, _high) in BANDS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() not in BANDS:
            return queryset
        _words, low, high = BANDS[str(self.value())]
        return queryset.filter(Q(("best__gte", low), ("best__lt", high)))


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin[Article]):
    """The queue: what came in, how far it is, and how much of it waits for a decision."""

    list_display = ["heading", "waiting", "surest", "stage", "outlet", "published_on", "feed", "holder", "trouble"]
    list_display_links = None  # the heading leads to the review page; a link around it would be a second one
    list_filter = [
        "stage",
        HolderFilter,
        "topic",
        "feed",
        BestFilter,
        "published_on",
    ]  # outlets are hundreds: search finds them
    list_select_related = ["outlet", "feed", "reviewer"]
    list_per_page = 50
    search_fields = ["title", "url", "outlet__name"]
    date_hierarchy = "published_on"
    actions = ["retry", "read_page_again"]
    fields = [
        ("title",),
        ("published_on", "published_known_from"),
        ("outlet", "author"),
        "url",
        "archive_url",
        ("language", "licence"),
        "topic",
        "root",
        "text",
        ("stage", "attempts"),
        "last_error",
        "extractor",
    ]
    readonly_fields = ["published_known_from", "root", "text", "stage", "attempts", "last_error", "extractor"]
    formfield_overrides = PLAIN_ADDRESSES
    change_form_template = "admin/articles/change.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        waiting = Count("citations", filter=Q(citations__event__state="proposed"), distinct=True)
        best = Max("citations__event__confidence", filter=Q(citations__event__state="proposed"))
        return super().get_queryset(request).annotate(waiting=waiting, best=best)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.method == "GET":
            remember(request)
        return super().changelist_view(request, extra_context)

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("add/", wrap(add_article), name="events_article_add"),
            path("<int:article_id>/review/", wrap(review), name="events_article_review"),
            path("<int:article_id>/retry/", wrap(self.retry_one), name="events_article_retry"),
        ]
        return own + super().get_urls()

    @admin.display(description=_("article"), ordering="title")
    def heading(self, article: Article) -> SafeString:
        address = reverse("admin:events_article_review", args=[article.pk])
        return format_html('<a href="{}">{}</a>', address, article)

    @admin.display(description=_("waiting"), ordering="waiting")
    def waiting(self, article: Article) -> int:
        return int(article.waiting)  # type: ignore[attr-defined]

    @admin.display(description=_("surest"), ordering="best")
    def surest(self, article: Article) -> str:
        best = article.best  # type: ignore[attr-defined]
        return "" if best is None else f"{best:.0%}"

    @admin.display(description=_("reviewed by"))
    def holder(self, article: Article) -> str:
        is_held = article.reviewer_until is not None and article.reviewer_until >= timezone.now()
        return str(article.reviewer) if article.reviewer and is_held else ""

    @admin.display(description=_("last error"))
    def trouble(self, article: Article) -> str:
        return article.last_error[:120]

    @admin.action(description=_("Try again"), permissions=["change"])
    def retry(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        count = restart(articles.order_by().values_list("pk", flat=True))
        messages.success(request, _("{count} taken up again.").format(count=count))

    @admin.action(description=_("Read again from the stored page"), permissions=["change"])
    def read_page_again(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        pages, texts = reread(Article.objects.filter(pk__in=articles.order_by().values("pk")), everything=True)
        messages.success(
            request,
            _("{pages} pages and {texts} texts without a page taken up again.").format(pages=pages, texts=texts),
        )

    def retry_one(self, request: HttpRequest, article_id: int) -> HttpResponseBase:
        demand(request, "change_article")
        if request.method == "POST":
            restart([article_id])
        return redirect("admin:events_article_review", article_id)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """A date that a person gives is known from that person."""
        if "published_on" in form.changed_data:
            obj.published_known_from = Article.KnownFrom.GIVEN if obj.published_on else Article.KnownFrom.UNKNOWN
        super().save_model(request, obj, form, change)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        if "_retry" in request.POST:
            restart([obj.pk])
            return redirect("admin:events_article_review", obj.pk)
        return super().response_change(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False
