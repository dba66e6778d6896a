"""Articles under review: who looks at one, and when it is done."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone

from events.models import Article, Decision, Event, Match

from .decisions import accept, reject
from .errors import ReviewError
from .folding import final
from .rereading import open_offers, refuse

HOLD = timedelta(minutes=10)


def new_batch() -> str:
    """For decisions that are taken at one stroke and undone at one."""
    return secrets.token_hex(5)


def hold(article: Article, user: User) -> User | None:
    """Marks the article as looked at by `user`; hands back who else has it open, None where nobody has. It locks nobody out."""
    now = timezone.now()
    free = Q(reviewer=None) | Q(reviewer=user) | Q(reviewer_until=None) | Q(reviewer_until__lt=now)
    mine = Article.objects.filter(free, pk=article.pk).update(reviewer=user, reviewer_until=now + HOLD)
    if mine:
        return None
    return User.objects.filter(pk__in=Article.objects.filter(pk=article.pk).values("reviewer")).first()


def proposals_of(article: Article) -> list[Event]:
    """Every event that was proposed from the article, in the order of its text; those joined with others included."""
    lines = Decision.objects.filter(article=article, action=Decision.Action.PROPOSE).order_by("pk")
    offsets: dict[int, int] = {}
    for key, changes in lines.values_list("event", "changes"):
        offsets.setdefault(key, first_offset(changes.get(f"source:{article.pk}")))
    found = Event.objects.select_related("merged_into").filter(pk__in=lines.values("event"))
    return sorted(found, key=lambda event: (offsets[event.pk], event.pk))


def first_offset(source: list[dict[str, Any]] | None) -> int:
    """Where the first words lie that a logged proposal was made from."""
    return source[1]["evidence"][0]["start"] or 0 if source and source[1]["evidence"] else 0


def open_proposals(article: Article) -> QuerySet[Event]:
    return Event.objects.proposed().filter(citations__article=article, decisions__action="propose").distinct()


def accept_above(article: Article, confidence: float, *, by: User) -> list[Decision]:
    """Publishes the article's open proposals of at least that confidence. Those that perhaps are told already stay open."""
    sure = list(open_proposals(article).filter(confidence__gte=confidence))
    told, batch = open_matches_of(sure), new_batch()
    return [
        accept(event, by=by, reason=f"one of those above {confidence:g}, accepted at once", batch=batch)
        for event in sure
        if not told[event.pk]
    ]


def nothing_of_interest(article: Article, *, by: User) -> list[Decision]:
    """Rejects all that is open, changes that were read anew included, and closes the article."""
    batch, reason = new_batch(), "nothing of interest in the article"
    lines = [reject(event, by=by, reason=reason, batch=batch) for event in open_proposals(article)]
    lines += [refuse(offer.line, by=by, reason=reason, batch=batch) for offer in open_offers(article)]
    Article.objects.filter(pk=article.pk, stage=Article.Stage.MATCHED).update(stage=Article.Stage.REVIEWED)
    return lines


def is_open(article: Article) -> bool:
    """Whether anything of it waits for a decision."""
    return open_proposals(article).exists() or bool(open_offers(article))


def update_stage(article: Article) -> None:
    """An article of which nothing is open is reviewed; an undone decision puts it back into the queue."""
    waits = is_open(article)
    stage, other = (Article.Stage.MATCHED, Article.Stage.REVIEWED)[:: 1 if waits else -1]
    release = {} if waits else {"reviewer": None, "reviewer_until": None}
    Article.objects.filter(pk=article.pk, stage=other).update(stage=stage, **release)


def open_matches(event: Event) -> list[Match]:
    """What the event perhaps is, best first: each candidate where its chain of mergers ends, itself never."""
    return open_matches_of([event])[event.pk]


def open_matches_of(events: Sequence[Event]) -> dict[int, list[Match]]:
    """{key of an event: as `open_matches`}, by one query."""
    seen = {event.pk: {event.pk} for event in events}
    matches: dict[int, list[Match]] = {event.pk: [] for event in events}
    among = Match.objects.filter(proposal__in=seen, verdict=Match.Verdict.OPEN)
    for match in among.select_related("candidate__merged_into"):
        match.candidate = final(match.candidate)
        alive = match.candidate.state in {Event.State.PROPOSED, Event.State.PUBLISHED}
        if alive and match.candidate.pk not in seen[match.proposal_id]:
            seen[match.proposal_id].add(match.candidate.pk)
            matches[match.proposal_id].append(match)
    return matches


def declare_different(event: Event, candidate: Event) -> None:
    """An editor's word that the two are not one event; matching never asks again."""
    changed = Match.objects.filter(proposal=event, candidate=candidate).update(verdict=Match.Verdict.DIFFERENT)
    if not changed:
        raise ReviewError("That pair is not under review any more.")
