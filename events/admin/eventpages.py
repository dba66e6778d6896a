"""The pages on which one event is written, and decided upon after it is public."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.extraction.edtf import Edtf, EdtfError
from events.models import Decision, Event
from events.models.words import date_words_long
from events.review import (
    ReviewError,
    StaleError,
    accept,
    changes_in_words,
    create,
    edit,
    merge,
    open_matches,
    reject,
    settle,
    split,
    told_values,
    undo,
    withdraw,
)

from .answers import complain, demand, editor, safe_next, site_context
from .eventforms import EventFormSet
from .finding import event_named

WITHOUT_DATE = _("Give a date, or tick “undated”.")


def add(request: HttpRequest) -> HttpResponse:
    demand(request, "add_event")
    forms = EventFormSet(request.POST or None)
    if request.method != "POST":
        return form_page(request, forms)
    if not forms.is_valid(publish="_publish" in request.POST):
        return form_page(request, forms, status=422)
    try:
        event = create(
            forms.draft(),
            by=editor(request),
            publish="_publish" in request.POST,
            reason=forms.fields.cleaned_data["reason"],
        )
    except ReviewError as error:
        forms.fields.add_error(None, str(error))
        return form_page(request, forms, status=422)
    said = _("Published: {title}") if event.state == "published" else _("Saved as a proposal: {title}")
    messages.success(request, said.format(title=event.title))
    return redirect("admin:events_event_change", event.pk)


def change(request: HttpRequest, event_id: str) -> HttpResponse:
    event = get_object_or_404(Event, pk=event_id if event_id.isdigit() else 0)
    demand(request, "view_event")
    if request.method != "POST":
        return form_page(request, EventFormSet(event=event))
    demand(request, "change_event")
    forms = EventFormSet(request.POST, event)
    if not forms.is_valid(publish="_publish" in request.POST or event.state == Event.State.PUBLISHED):
        return form_page(request, forms, status=422)
    return save(request, event, forms)


def save(request: HttpRequest, event: Event, forms: EventFormSet) -> HttpResponse:
    given = forms.fields.cleaned_data
    try:
        with transaction.atomic():
            edit(event, forms.draft(), by=editor(request), version=given["version"], reason=given["reason"])
            if "_publish" in request.POST:
                accept(event, by=editor(request), reason=given["reason"])
    except StaleError as error:
        return stale_page(request, event, error)
    except ReviewError as error:
        forms.fields.add_error(None, str(error))
        return form_page(request, forms, status=422)
    messages.success(request, _("Saved: {title}").format(title=event.title))
    return redirect(safe_next(request, reverse("admin:events_event_change", args=[event.pk])))


def stale_page(request: HttpRequest, event: Event, error: StaleError) -> HttpResponse:
    """The editor's own values stay in the form; saving again is saving over what is shown to have changed."""
    data = request.POST.copy()
    data["version"] = str(error.version)
    forms = EventFormSet(data, event)
    forms.is_valid()
    forms.fields.add_error(None, str(error))
    return form_page(request, forms, status=409, stale=list(changes_in_words(error.diff)))


def form_page(
    request: HttpRequest, forms: EventFormSet, status: int = 200, stale: list[tuple[str, str, str]] | None = None
) -> HttpResponse:
    event = forms.event
    context = {
        **site_context(request, event.title if event else _("Add event")),
        "forms": forms,
        "event": event,
        "stale": stale,
        "preview": preview_of(str(forms.fields["edtf"].value() or ""), bool(forms.fields["undated"].value())),
        "next": request.POST.get("next") or request.GET.get("next") or "",
        "can_change": request.user.has_perm("events.change_event"),
        **(about(event) if event else {}),
    }
    return render(request, "admin/events/form.html", context, status=status)


def about(event: Event) -> dict[str, object]:
    lines = event.decisions.select_related("other").prefetch_related("undone_by").order_by("-pk")[:50]
    return {
        "log": [(line, list(changes_in_words(line.changes)), can_undo(line)) for line in lines],
        "told": told_values(event),
        "citations": list(event.citations.select_related("article__outlet")),
        "matches": open_matches(event),
    }


def can_undo(line: Decision) -> bool:
    return not line.undone_by.all() and line.action not in {"create", "propose"}


def preview(request: HttpRequest) -> HttpResponse:
    """What readers will see of the date that is being typed."""
    demand(request, "view_event")
    words, problem = preview_of(request.GET.get("edtf", ""), "undated" in request.GET)
    return render(request, "admin/fragments/date_preview.html", {"preview": (words, problem)})


def preview_of(text: str, undated: bool) -> tuple[str, str]:
    """(what readers will see, what is wrong): one of the two is ""."""
    if undated:
        return ("", str(_("Clear the date or the tick."))) if text.strip() else (str(_("Undated")), "")
    try:
        return (date_words_long(Edtf.parse(text.strip())), "") if text.strip() else ("", str(WITHOUT_DATE))
    except EdtfError as error:
        return "", str(error)


def decide(request: HttpRequest, event_id: int) -> HttpResponse:
    """POST: one decision about an event, from the buttons beside its form."""
    event = get_object_or_404(Event, pk=event_id)
    demand(request, "change_event")
    on = event
    try:
        action = DECISIONS.get(request.POST.get("do", ""))
        if action is None:
            raise ReviewError(str(_("That is not a decision. Use one of the buttons of the page.")))
        on = action(request, event)
        messages.success(request, _("Done: {title} is {state}.").format(title=on.title, state=on.get_state_display()))
    except ReviewError as error:
        complain(request, error)
    return redirect(safe_next(request, reverse("admin:events_event_change", args=[on.pk])))


def seen(request: HttpRequest) -> int | None:
    version = request.POST.get("version", "")
    return int(version) if version.isdigit() else None


def why(request: HttpRequest) -> str:
    return request.POST.get("reason", "")


def do_accept(request: HttpRequest, event: Event) -> Event:
    accept(event, by=editor(request), reason=why(request), version=seen(request))
    return event


def do_reject(request: HttpRequest, event: Event) -> Event:
    reject(event, by=editor(request), reason=why(request), version=seen(request))
    return event


def do_withdraw(request: HttpRequest, event: Event) -> Event:
    withdraw(event, by=editor(request), reason=why(request), version=seen(request))
    return event


def do_merge(request: HttpRequest, event: Event) -> Event:
    into = event_named(request.POST.get("target", ""))
    merge(event, into, by=editor(request), reason=why(request), version=seen(request))
    return into


def do_split(request: HttpRequest, event: Event) -> Event:
    keys = [key for key in request.POST.getlist("citation") if key.isdigit()]
    chosen = event.citations.filter(pk__in=keys)
    return split(event, chosen, by=editor(request), reason=why(request), version=seen(request))


def do_settle(request: HttpRequest, event: Event) -> Event:
    """`value` is "field:number" of what `told_values` listed."""
    field, _colon, number = request.POST.get("value", "").partition(":")
    values = told_values(event).get(field, [])
    if not number.isdigit() or int(number) >= len(values):
        raise ReviewError(str(_("Choose one of the values that the sources give.")))
    settle(event, field, values[int(number)][0], by=editor(request), reason=why(request), version=seen(request))
    return event


def do_undo(request: HttpRequest, event: Event) -> Event:
    key = request.POST.get("decision", "")
    line = event.decisions.filter(pk=key if key.isdigit() else 0).first()
    if line is None:
        raise ReviewError(str(_("That line is not in the log of this event.")))
    undo(line, by=editor(request), reason=why(request))
    event.refresh_from_db()
    return event


DECISIONS: dict[str, Callable[[HttpRequest, Event], Event]] = {
    "accept": do_accept,
    "reject": do_reject,
    "withdraw": do_withdraw,
    "merge": do_merge,
    "split": do_split,
    "settle": do_settle,
    "undo": do_undo,
}
