from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from events.models import Event, Match

from .background import background
from .blocking import candidates
from .profiles import profiles
from .scoring import MIDDLE, Likeness, compare

SHOWN = 5

Found = dict[int, list[tuple[int, Likeness]]]  # {key of an event: (key of another, how alike)}


def find_matches(event: Event) -> list[Match]:
    """The stored events that are perhaps this one, best first. What an editor has said about a pair stays."""
    return match_all([event])[event.pk]


def match_all(events: Sequence[Event]) -> dict[int, list[Match]]:
    """{key of the event: as `find_matches`}, with few queries for the events of one article."""
    found = best(events)
    with transaction.atomic():
        return keep(events, found)


def keep(events: Sequence[Event], found: Found) -> dict[int, list[Match]]:
    known = {(match.proposal_id, match.candidate_id): match for match in Match.objects.filter(proposal__in=events)}
    matches: dict[int, list[Match]] = {event.pk: [] for event in events}
    for event in events:
        for candidate, likeness in found[event.pk]:
            match = known.pop((event.pk, candidate), None) or Match(proposal=event)
            match.candidate_id, match.score, match.reasons = candidate, likeness.score, list(likeness.reasons)
            matches[event.pk].append(match)
    store([match for group in matches.values() for match in group])
    if stale := [match.pk for match in known.values() if match.verdict == Match.Verdict.OPEN]:
        Match.objects.filter(pk__in=stale).delete()
    return {key: [match for match in group if match.verdict == Match.Verdict.OPEN] for key, group in matches.items()}


def store(matches: Sequence[Match]) -> None:
    Match.objects.bulk_create([match for match in matches if match.pk is None])
    if again := [match for match in matches if match.pk is not None]:
        Match.objects.bulk_update(again, ["score", "reasons"])


def best(events: Sequence[Event]) -> Found:
    """For each event those that score at least `MIDDLE`, at most `SHOWN` of them; nothing is stored."""
    chosen = candidates(events)
    others = {key for keys in chosen.values() for key in keys}
    if not others:
        return {event.pk: [] for event in events}
    profile = {one.pk: one for one in profiles([*chosen, *others])}
    among = background()
    found: Found = {}
    for event in events:
        scored = [(key, compare(profile[event.pk], profile[key], among)) for key in chosen[event.pk]]
        alike = [pair for pair in scored if pair[1].score >= MIDDLE]
        found[event.pk] = sorted(alike, key=lambda pair: (-pair[1].score, pair[0]))[:SHOWN]
    return found
