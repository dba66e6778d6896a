"""The review page of one article, and the decisions taken on it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Article, Decision, Event
from events.review import (
    ReviewError,
    accept,
    accept_above,
    attach,
    declare_different,
    hold,
    is_open,
    nothing_of_interest,
    open_offers,
    proposals_of,
    refuse,
    reject,
    take,
    undo,
    undo_stroke,
    update_stage,
)

from .answers import complain, demand, editor, site_context
from .cards import Card, cards_of, marks_of
from .finding import event_named
from .marking import marked
from .queueing import next_article

SURE = 0.9
WAITING = {Article.Stage.FETCHED, Article.Stage.PARSED, Article.Stage.EXTRACTED}


def review(request: HttpRequest, article_id: int) -> HttpResponse:
    """GET shows the page; POST takes one decision (`do`) and leads back to the next open proposal."""
    article = get_object_or_404(Article.objects.select_related("outlet", "topic", "feed"), pk=article_id)
    demand(request, "view_article", "view_event")
    if request.method == "POST":
        demand(request, "change_event")
        return decide(request, article)
    return page(request, article)


def page(request: HttpRequest, article: Article) -> HttpResponse:
    can_change = request.user.has_perm("events.change_event")
    other = hold(article, editor(request)) if can_change else None
    cards = cards_of(article)
    article.refresh_from_db(fields=["reviewer", "reviewer_until"])
    context = {
        **site_context(request, article.title or _("Article without a title")),
        "article": article,
        "cards": cards,
        "open": [card for card in cards if card.waits],
        "sure": [card for card in cards if card.is_open and sure(card)],
        "text": marked(article.text, marks_of(cards)),
        "waiting": article.stage in WAITING,
        "locked_by": other,
        "last": last_decision(request) if can_change else None,
        "next_article": next_article(request, article),
        "can_change": can_change,
        "now": timezone.now(),
    }
    return render(request, "admin/review/page.html", context)


def sure(card: Card) -> bool:
    return (card.event.confidence or 0) >= SURE and not card.matches


def last_decision(request: HttpRequest) -> Decision | None:
    """What `u` undoes: this editor's latest decision that stands, on whichever article."""
    mine = Decision.objects.filter(by=editor(request), undone_by=None).exclude(action__in=["propose", "create", "undo"])
    return mine.select_related("event").order_by("pk").last()


def decide(request: HttpRequest, article: Article) -> HttpResponse:
    """Takes the decision; leads to the next open proposal, and to the next article where that was the last."""
    action = request.POST.get("do", "")
    try:
        with transaction.atomic():
            on = ACTIONS[action](request, article) if action in ACTIONS else unknown()
            if action != "undo_last":  # it may be of another article
                update_stage(article)
    except ReviewError as error:
        complain(request, error)
        on = request.POST.get("event", "")
    else:
        if action == "undo_last":
            return back_to(on, article)
        if action in LEADING_ON and not is_open(article) and (other := next_article(request, article)):
            return redirect("admin:events_article_review", other.pk)
    return redirect(f"{reverse('admin:events_article_review', args=[article.pk])}{next_anchor(article, on)}")


def back_to(event_id: str, here: Article) -> HttpResponse:
    """The article on whose page an undone decision was taken, with the proposal in view."""
    told = Article.objects.filter(decisions__event=int(event_id), decisions__action="propose").order_by("pk")
    article = told.filter(pk=here.pk).first() or told.first() or here
    update_stage(article)
    return redirect(f"{reverse('admin:events_article_review', args=[article.pk])}{next_anchor(article, event_id)}")


def unknown() -> str:
    raise ReviewError(str(_("That is not a decision. Use one of the buttons of the page.")))


def next_anchor(article: Article, on: str) -> str:
    """The card itself while it is open, else the next open one after it, else the first."""
    events = proposals_of(article)
    here = next((number for number, event in enumerate(events, 1) if str(event.pk) == on), 0)
    offered = {offer.line.event_id for offer in open_offers(article)}
    still_open = [
        number for number, event in enumerate(events, 1) if event.state == Event.State.PROPOSED or event.pk in offered
    ]
    target = next((number for number in still_open if number >= here), still_open[0] if still_open else here)
    return f"#proposal-{target}" if target else ""


def proposal(request: HttpRequest, article: Article) -> tuple[Event, int | None]:
    """The event that the form is about, and the version that the editor saw."""
    key, version = request.POST.get("event", ""), request.POST.get("version", "")
    told = Event.objects.filter(decisions__article=article, decisions__action="propose", pk=key if key.isdigit() else 0)
    event = told.distinct().first()
    if event is None:
        raise ReviewError(str(_("That proposal does not belong to this article.")))
    return event, int(version) if version.isdigit() else None


def do_accept(request: HttpRequest, article: Article) -> str:
    event, version = proposal(request, article)
    accept(event, by=editor(request), version=version)
    messages.success(request, _("Published: {title}").format(title=event.title))
    return str(event.pk)


def do_reject(request: HttpRequest, article: Article) -> str:
    event, version = proposal(request, article)
    reject(event, by=editor(request), reason=request.POST.get("reason", ""), version=version)
    messages.success(request, _("Rejected: {title}").format(title=event.title))
    return str(event.pk)


def do_take(request: HttpRequest, article: Article) -> str:
    event, version = proposal(request, article)
    take(offered(request, article), by=editor(request), version=version)
    messages.success(request, _("Changed as read anew: {title}").format(title=event.title))
    return str(event.pk)


def do_refuse(request: HttpRequest, article: Article) -> str:
    event, _version = proposal(request, article)
    refuse(offered(request, article), by=editor(request))
    messages.success(request, _("Stays as it is: {title}").format(title=event.title))
    return str(event.pk)


def offered(request: HttpRequest, article: Article) -> Decision:
    """The offer that the form showed: a newer one, which the editor has not seen, is not it."""
    key = request.POST.get("offer", "")
    line = next((offer.line for offer in open_offers(article) if str(offer.line.pk) == key), None)
    if line is None:
        raise ReviewError(str(_("What was read anew of that event is decided already.")))
    return line


def do_attach(request: HttpRequest, article: Article) -> str:
    event, version = proposal(request, article)
    target = event_named(request.POST.get("target", ""))
    attach(event, target, by=editor(request), version=version)
    messages.success(request, _("Added as another source of: {title}").format(title=target.title))
    return str(event.pk)


def do_different(request: HttpRequest, article: Article) -> str:
    event, _version = proposal(request, article)
    declare_different(event, event_named(request.POST.get("target", "")))
    return str(event.pk)


def do_undo(request: HttpRequest, article: Article) -> str:
    key = request.POST.get("decision", "")
    line = Decision.objects.filter(pk=key if key.isdigit() else 0).first()
    if line is None:
        raise ReviewError(str(_("There is nothing to undo.")))
    undo(line, by=editor(request))
    messages.success(
        request, _("Undone: {action}, {title}").format(action=line.get_action_display(), title=line.event.title)
    )
    return str(line.event_id)


def do_undo_last(request: HttpRequest, article: Article) -> str:
    key = request.POST.get("decision", "")
    line = Decision.objects.filter(pk=key if key.isdigit() else 0, by=editor(request)).first()
    if line is None:
        raise ReviewError(str(_("There is nothing to undo.")))
    lines = undo_stroke(line, by=editor(request))
    action, title = line.get_action_display(), line.event.title
    if len(lines) > 1:
        title = _("{n} at one stroke").format(n=len(lines))
    messages.success(request, _("Undone: {action}, {title}").format(action=action, title=title))
    return str(line.event_id)


def do_accept_sure(request: HttpRequest, article: Article) -> str:
    lines = accept_above(article, SURE, by=editor(request))
    messages.success(
        request,
        _("Published {count} with a confidence of {sure} % or more.").format(count=len(lines), sure=round(SURE * 100)),
    )
    return ""


def do_nothing(request: HttpRequest, article: Article) -> str:
    lines = nothing_of_interest(article, by=editor(request))
    messages.success(
        request, _("Nothing of interest: {count} proposals rejected, the article is done.").format(count=len(lines))
    )
    return ""


ACTIONS: dict[str, Callable[[HttpRequest, Article], str]] = {
    "accept": do_accept,
    "reject": do_reject,
    "take": do_take,
    "refuse": do_refuse,
    "attach": do_attach,
    "different": do_different,
    "undo": do_undo,
    "undo_last": do_undo_last,
    "accept_sure": do_accept_sure,
    "nothing": do_nothing,
}
LEADING_ON = {"accept", "reject", "take", "refuse", "attach", "accept_sure", "nothing"}
