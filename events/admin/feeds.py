from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from events.ingestion import IngestionError
from events.ingestion.opml import add_feeds
from events.models import Feed, Topic
from events.tasks import is_queued, poll_feed

from .answers import PLAIN_ADDRESSES, demand, site_context


class ListForm(forms.Form):
    file = forms.FileField(label=_("OPML file"), widget=forms.FileInput(attrs={"accept": ".opml,.xml"}))
    topic = forms.ModelChoiceField(
        Topic.objects.all(), required=False, help_text=_("given to the feeds that are new"), label=_("Topic")
    )


@admin.register(Feed)
class FeedAdmin(admin.ModelAdmin[Feed]):
    list_display = ["__str__", "topic", "active", "last_polled_at", "next_poll_at", "last_result", "last_error"]
    list_filter = ["active", "topic"]
    list_select_related = ["topic"]
    search_fields = ["title", "url"]
    actions = ["try_now"]
    fields = ["url", "title", "outlet", "topic", "active", "interval_minutes", "last_polled_at", "next_poll_at",
              "last_result", "last_error", "failures"]  # fmt: skip
    readonly_fields = ["last_polled_at", "next_poll_at", "last_result", "last_error", "failures"]
    formfield_overrides = PLAIN_ADDRESSES
    change_form_template = "admin/feeds/change.html"
    change_list_template = "admin/feeds/list.html"

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("opml/", wrap(self.upload_list), name="events_feed_opml"),
            path("<int:feed_id>/poll/", wrap(self.poll), name="events_feed_poll"),
        ]
        return own + super().get_urls()

    @admin.action(description=_("Try now"), permissions=["change"])
    def try_now(self, request: HttpRequest, feeds: QuerySet[Feed]) -> None:
        for feed in feeds:
            ask(request, feed)

    def poll(self, request: HttpRequest, feed_id: int) -> HttpResponseBase:
        demand(request, "change_feed")
        if request.method == "POST":
            ask(request, Feed.objects.get(pk=feed_id))
        return redirect("admin:events_feed_change", feed_id)

    def upload_list(self, request: HttpRequest) -> HttpResponse:
        demand(request, "add_feed")
        form = ListForm(request.POST or None, request.FILES or None)
        if form.is_valid():
            try:
                added, known = add_feeds(form.cleaned_data["file"].read(), topic=form.cleaned_data["topic"])
            except IngestionError as error:
                form.add_error("file", str(error))
            else:
                messages.success(
                    request, _("{added} feeds added, {known} were here already.").format(added=len(added), known=known)
                )
                return redirect("admin:events_feed_changelist")
        status = 422 if form.errors else 200
        context = {**site_context(request, _("Add feeds from a list")), "form": form}
        return render(request, "admin/feeds/opml.html", context, status=status)


def ask(request: HttpRequest, feed: Feed) -> None:
    poll_feed.enqueue(feed.pk)
    if is_queued():
        messages.success(request, _("{feed}: asked for; the result will show here.").format(feed=feed))
        return
    feed.refresh_from_db()
    if feed.last_error:
        messages.error(request, f"{feed}: {feed.last_error}")
    else:
        messages.success(request, f"{feed}: {feed.last_result}")
