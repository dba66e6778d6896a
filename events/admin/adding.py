"""“Add article”: text, file or link in; then what was read of it, to correct; then extraction and the review page."""

from __future__ import annotations

import base64
import secrets
from dataclasses import replace
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from events.ingestion import Incoming, IngestionError, read_link, read_text, read_upload, receive
from events.models import Article, Outlet, Topic
from events.models.text import text_hash
from events.tasks import start

from .answers import demand, editor, site_context

PENDING = "pending_article"
DRAINED = 200_000_000  # bytes of a refused request that are read, so that the browser gets to see the answer


class AddForm(forms.Form):
    """One of three ways in."""

    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 12}), required=False, strip=False, label=_("Text of the article")
    )
    file = forms.FileField(
        required=False,
        label=_("or a file"),
        help_text=_("plain text, a saved web page, a message (.eml) or a PDF"),
        widget=forms.FileInput(attrs={"accept": ".txt,.html,.htm,.eml,.pdf,.md"}),
    )
    link = forms.CharField(
        required=False,
        label=_("or its link"),
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
        help_text=_("With a pasted text, the link says where it stands; alone, the page is fetched."),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.all(), required=False, help_text=_("given to every event proposed from it"), label=_("Topic")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        text, file, link = (given.get(name) for name in ("text", "file", "link"))
        if "file" in self.errors:
            return given
        if not (text and str(text).strip()) and not file and not link:
            raise forms.ValidationError(_("There is nothing to read yet: paste a text, choose a file or give a link."))
        if text and str(text).strip() and file:
            raise forms.ValidationError(
                _("Paste a text or choose a file, not both: it would be unclear which to read.")
            )
        return given


class ConfirmForm(forms.Form):
    """What was read, to correct before extraction."""

    token = forms.CharField(widget=forms.HiddenInput)
    title = forms.CharField(max_length=500, widget=forms.TextInput(attrs={"size": 80}), label=_("Title"))
    published_on = forms.DateField(
        label=_("Published on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _(
                "Give the day of publication: “Thursday” or “last month” are counted from it. It is never guessed."
            )
        },
    )
    outlet = forms.CharField(
        max_length=200, required=False, widget=forms.TextInput(attrs={"list": "outlets"}), label=_("Outlet")
    )
    url = forms.CharField(max_length=2000, required=False, label=_("Link"), widget=forms.URLInput(attrs={"size": 80}))
    author = forms.CharField(max_length=300, required=False, label=_("Author"))
    language = forms.CharField(max_length=35, required=False, label=_("Language"))
    topic = forms.ModelChoiceField(Topic.objects.all(), required=False, label=_("Topic"))
    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 18}),
        strip=False,
        label=_("Text as it was read"),
        help_text=_("Take out what does not belong to the article: menus, other stories."),
    )


@csrf_exempt  # checked below, once it is known that the request is small enough to be read
def add_article(request: HttpRequest) -> HttpResponseBase:
    demand(request, "add_article")
    try:
        request.POST  # noqa: B018 (reads the request)
    except RequestDataTooBig:
        return too_big(request)
    return csrf_protect(handle)(request)


def too_big(request: HttpRequest) -> HttpResponse:
    drain(request)
    form = AddForm(data={})
    form.errors["text"] = form.error_class(
        [
            str(
                _(
                    "That is more text than one article can be. Paste one article at a time, or use “manage.py ingest” for many."
                )
            )
        ]
    )
    return add_page(request, form, status=413)


def drain(request: HttpRequest) -> None:
    left = DRAINED
    while left > 0 and (chunk := request.read(65_536)):
        left -= len(chunk)


def handle(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return add_page(request, AddForm(initial={"topic": request.GET.get("topic"), "link": request.GET.get("link")}))
    return confirm(request) if "token" in request.POST else read(request)


def read(request: HttpRequest) -> HttpResponse:
    form = AddForm(request.POST, request.FILES)
    if not form.is_valid():
        return add_page(request, form, status=422)
    try:
        incoming = incoming_of(form.cleaned_data)
    except IngestionError as error:
        form.add_error(None, str(error))
        return add_page(request, form, status=422)
    known = stored(incoming)
    if known is not None:
        return lead_to(request, known)
    token = keep(request, incoming)
    topic = form.cleaned_data["topic"]
    initial = {name: getattr(incoming, name) for name in ConfirmForm.base_fields if hasattr(incoming, name)}
    return confirm_page(request, ConfirmForm(initial={**initial, "token": token, "topic": topic}), incoming.known_from)


def incoming_of(given: dict[str, Any]) -> Incoming:
    """Raises IngestionError."""
    if given["text"] and given["text"].strip():
        return read_text(given["text"], url=given["link"])
    if given["file"]:
        file = cast("UploadedFile[bytes]", given["file"])
        return read_upload(file.name or "file", file.read())
    return read_link(given["link"])


def stored(incoming: Incoming) -> Article | None:
    """The article that is here already with this text, or under this address with a text."""
    found = Article.objects.filter(text_hash=text_hash(incoming.text)).first()
    if found is None and incoming.canonical_url:
        found = Article.objects.filter(canonical_url=incoming.canonical_url).exclude(text="").first()
    return found


def lead_to(request: HttpRequest, article: Article) -> HttpResponse:
    messages.warning(request, _("This article is here already: “{article}”. This is its page.").format(article=article))
    return redirect("admin:events_article_review", article.pk)


def keep(request: HttpRequest, incoming: Incoming) -> str:
    """What the form cannot carry waits in the session, one article at a time."""
    token = secrets.token_urlsafe(12)
    request.session[PENDING] = {
        "token": token,
        "canonical_url": incoming.canonical_url,
        "outlet_domain": incoming.outlet_domain,
        "licence": incoming.licence,
        "content_type": incoming.content_type,
        "parser": incoming.parser,
        "text_hash": text_hash(incoming.text),
        "published_on": incoming.published_on.isoformat() if incoming.published_on else "",
        "known_from": incoming.known_from,
        "raw": base64.b64encode(incoming.raw).decode() if incoming.raw is not None else None,
    }
    return token


def confirm(request: HttpRequest) -> HttpResponse:
    form = ConfirmForm(request.POST)
    kept = request.session.get(PENDING, {})
    kept = kept if kept.get("token") == request.POST.get("token") else {}
    if not form.is_valid():
        return confirm_page(request, form, kept.get("known_from", "unknown"), status=422)
    try:
        receipt = receive(corrected(form.cleaned_data, kept), by=editor(request), topic=form.cleaned_data["topic"])
    except IngestionError as error:
        form.add_error(None, str(error))
        return confirm_page(request, form, kept.get("known_from", "unknown"), status=422)
    request.session.pop(PENDING, None)
    if not receipt.is_new:
        return lead_to(request, receipt.article)
    if receipt.article.root_id:
        messages.info(request, receipt.because)
    start([receipt.article.pk])
    return redirect("admin:events_article_review", receipt.article.pk)


def corrected(given: dict[str, Any], kept: dict[str, Any]) -> Incoming:
    """What the person confirmed. A date that they left as it was read keeps saying where it was read. Raises IngestionError."""
    names = ("title", "published_on", "outlet", "url", "author", "language")
    incoming = read_text(given["text"], licence=kept.get("licence", ""), **{name: given[name] for name in names})
    as_read = given["published_on"].isoformat() == kept.get("published_on")
    raw = kept.get("raw")
    return replace(
        incoming,
        known_from=kept["known_from"] if as_read else "given",
        canonical_url=kept.get("canonical_url") or incoming.canonical_url,
        outlet_domain=kept.get("outlet_domain") or incoming.outlet_domain,
        raw=base64.b64decode(raw) if raw else None,
        content_type=kept.get("content_type", ""),
        parser=kept["parser"] if text_hash(incoming.text) == kept.get("text_hash") else "",
    )


def add_page(request: HttpRequest, form: AddForm, status: int = 200) -> HttpResponse:
    context = {**site_context(request, _("Add article")), "form": form}
    return render(request, "admin/articles/add.html", context, status=status)


def confirm_page(request: HttpRequest, form: ConfirmForm, known_from: str, status: int = 200) -> HttpResponse:
    context = {
        **site_context(request, _("Is this right?")),
        "form": form,
        "known_from": Article.KnownFrom(known_from).label if known_from in Article.KnownFrom.values else "",
        "dated": known_from != Article.KnownFrom.UNKNOWN,
        "outlets": Outlet.objects.values_list("name", flat=True)[:500],
    }
    return render(request, "admin/articles/confirm.html", context, status=status)
