"""Two reports of one event become one, and one that was two becomes two again."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from events.models import Citation, Decision, Event, Match

from .decisions import Action, State, demand
from .errors import ReviewError
from .log import Deciding, Who, deciding, finish
from .snapshots import set_parties

UNCERTAIN = {Event.Status.PLANNED, Event.Status.OFFERED, Event.Status.HYPOTHETICAL, Event.Status.POSTPONED}
NEWS = {
    Event.Status.OCCURRED,
    Event.Status.ONGOING,
    Event.Status.POSTPONED,
    Event.Status.CANCELLED,
    Event.Status.DID_NOT_HAPPEN,
}


def attach(
    proposal: Event,
    target: Event,
    *,
    by: User | None,
    by_name: str = "",
    reason: str = "",
    version: int | None = None,
) -> Decision:
    """The proposal becomes another source of `target`, which keeps its values, save that a plan learns how it ended."""
    if proposal.state != State.PROPOSED:
        raise ReviewError(f"“{proposal.title}” is {proposal.get_state_display()}: only a proposal can be attached.")
    return fold(proposal, target, Action.ATTACH, Who(by, by_name, reason, version))


def merge(
    event: Event, into: Event, *, by: User | None, by_name: str = "", reason: str = "", version: int | None = None
) -> Decision:
    """`event` goes into `into` with its sources; its address leads there from now on."""
    return fold(event, into, Action.MERGE, Who(by, by_name, reason, version))


def fold(event: Event, into: Event, action: str, who: Who) -> Decision:
    """Both ways of joining. Returns the line of `event`; the one of `into` is its twin, and undone with it."""
    into = final(into)
    if event.pk == into.pk:
        raise ReviewError("An event cannot be joined with itself.")
    with transaction.atomic():
        list(Event.objects.select_for_update().filter(pk__in=[event.pk, into.pk]).order_by("pk"))
        with deciding(into, action, Who(who.by, who.by_name, who.reason), other=event) as receiving:
            demand(receiving.event, State.PROPOSED, State.PUBLISHED, doing="joined with another")
            with deciding(event, action, who, other=into) as leaving:
                demand(leaving.event, State.PROPOSED, State.PUBLISHED, doing="joined with another")
                check_public(leaving.event, receiving.event)
                learn(receiving.event, leaving.event)
                move_citations(leaving.event.citations.all(), receiving.event)
                leaving.event.state = State.MERGED
                leaving.event.merged_into = receiving.event
        settle_matches(event, into)
    event.refresh_from_db()
    into.refresh_from_db()
    return leaving.line


def final(event: Event) -> Event:
    """Where a chain of merged events ends."""
    seen = {event.pk}
    while event.merged_into is not None and event.merged_into.pk not in seen:
        event = event.merged_into
        seen.add(event.pk)
    return event


def check_public(event: Event, into: Event) -> None:
    if event.state == State.PUBLISHED and into.state != State.PUBLISHED:
        raise ReviewError(
            f"“{event.title}” is public and “{into.title}” is not: publish that first, or join the other way."
        )


def learn(event: Event, report: Event) -> None:
    """A plan that was carried out, put off or called off: the later report's status and date now hold."""
    if event.status in UNCERTAIN and report.status in NEWS and event.status != report.status:
        event.status = report.status
        if report.edtf:
            event.edtf, event.undated = report.edtf, False
    if not event.edtf and report.edtf:
        event.edtf, event.undated = report.edtf, False


def move_citations(citations: Iterable[Citation], into: Event) -> None:
    """Sources change their event. An article that tells of both gives its evidence to the citation that is there."""
    for citation in citations:
        there = into.citations.filter(article=citation.article).first()
        if there is None:
            citation.event = into
            citation.save()
            continue
        there.evidence = there.evidence + [span for span in citation.evidence if span not in there.evidence]
        there.save()
        citation.delete()


def settle_matches(event: Event, into: Event) -> None:
    pair = Match.objects.filter(proposal__in=[event, into], candidate__in=[event, into])
    pair.update(verdict=Match.Verdict.SAME)


def split(
    event: Event,
    citations: Iterable[Citation],
    *,
    by: User | None,
    by_name: str = "",
    reason: str = "",
    version: int | None = None,
) -> Event:
    """Some of the event's sources tell of another one: it becomes a proposal of its own. At least one must stay."""
    taken = list(citations)
    who = Who(by, by_name, reason, version)
    with transaction.atomic():
        new = sibling(event, taken)
        twin = Deciding(new, Action.SPLIT, {}, other=event)
        with deciding(event, Action.SPLIT, who, other=new) as held:
            demand(held.event, State.PROPOSED, State.PUBLISHED, doing="split")
            check_share(held.event, taken)
            move_citations(taken, new)
        finish(twin, Who(by, by_name, reason))
    return new


def check_share(event: Event, taken: list[Citation]) -> None:
    own = set(event.citations.values_list("pk", flat=True))
    chosen = {citation.pk for citation in taken}
    if not chosen or not chosen < own:
        raise ReviewError("Choose at least one source to split off, and leave at least one.")


def sibling(event: Event, citations: list[Citation]) -> Event:
    """A proposal like `event`, with the date and status that its first source gives."""
    first = citations[0] if citations else None
    new = Event(state=State.PROPOSED)
    for name in ("title", "summary", "type", "mode", "status", "credence", "edtf", "undated", "importance"):
        setattr(new, name, getattr(event, name))
    for name in ("place_name", "place_relation", "place_precision", "place_country", "latitude", "longitude"):
        setattr(new, name, getattr(event, name))
    if first and first.edtf:
        new.edtf, new.undated = first.edtf, False
    if first and first.status:
        new.status = first.status
    new.save()
    new.topics.set(event.topics.all())
    set_parties(new, [(party.actor, party.role) for party in event.participations.select_related("actor")])
    return new
