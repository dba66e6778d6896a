"""What extraction found in an article becomes proposals: once, however often the article is read."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from events.extraction.values import ExtractedEvent, Extraction
from events.models import Article, Citation, Decision, Event, Topic

from .adding import add
from .anchoring import anchor_again, anchored
from .decisions import Action, State
from .finds import citation_values, fill, mode_of, title_of
from .log import Who, check, deciding
from .naming import actors_for, key_of
from .rereading import differ, offer, readings, snapshot_found, values_read
from .snapshots import SOURCE, Snapshot, set_parties


def propose(
    article: Article, extraction: Extraction, *, topic: Topic | None = None, by: User | None = None, by_name: str = ""
) -> list[Event]:
    """The article's proposals in the order of the text: new ones, and open ones that this reading told again.

    An event that somebody decided upon is left alone, and what is read otherwise of it now is offered to the editor; an
    open proposal takes the newer reading's values. Events that were told before and are not found any more stay: only a
    person rejects.
    """
    who = Who(by, by_name or article.extractor or "extraction")
    with transaction.atomic():
        Article.objects.select_for_update().values_list("pk").get(pk=article.pk)
        anchor_again(article)
        told = told_before(article, extraction)
        fresh = [found for found, before in told if before is None]
        made = iter(add(article, fresh, topic or article.topic, who))
        proposals = []
        for found, before in told:
            proposals += renew(before, article, found, who) if before else [next(made)]
        return proposals


@dataclass(frozen=True)
class Told:
    """An event that was read in the article before: the lines of these readings, and what they make of it."""

    lines: list[Decision]
    values: Snapshot

    @property
    def event(self) -> Event:
        return self.lines[0].event

    @property
    def is_open(self) -> bool:
        return self.event.state == State.PROPOSED


def told_before(article: Article, extraction: Extraction) -> list[tuple[ExtractedEvent, Told | None]]:
    """Each find with the event that told it before, None for a new one: first the same, then among the rest the changed."""
    lines: dict[int, list[Decision]] = {}
    for line in readings(article):
        lines.setdefault(line.event_id, []).append(line)
    left = [Told(group, values_read(group)) for group in lines.values()]
    told: dict[int, Told] = {}
    for tells in (tells_same, tells_changed):
        for number, found in enumerate(extraction.events):
            before = next((one for one in left if number not in told and tells(one, found, article)), None)
            if before is not None:
                told[number] = before
                left.remove(before)
    return [(found, told.get(number)) for number, found in enumerate(extraction.events)]


def tells_same(before: Told, found: ExtractedEvent, article: Article) -> bool:
    """One type, and evidence that overlaps."""
    values = before.values
    same_type = values.get("type") == found.type
    same_kind = values.get("mode") == mode_of(found) or values.get("edtf") == str(found.edtf or "")
    return same_type and same_kind and is_told_there(values, found, article)


def tells_changed(before: Told, found: ExtractedEvent, article: Article) -> bool:
    """An event decided upon, of which the same words now tell another kind and date, or of the same parties and day another type.

    One sentence may tell of two events: what agrees in less than that is another one.
    """
    if before.is_open or not is_told_there(before.values, found, article):
        return False
    values = before.values
    return values.get("type") == found.type or (
        bool(values.get("parties"))
        and not differ(values, snapshot_found(found, article, Who(by_name="-")), ("edtf", "parties"))
    )


def is_told_there(values: Snapshot, found: ExtractedEvent, article: Article) -> bool:
    """Whether the evidence overlaps."""
    source = values.get(f"{SOURCE}{article.pk}")
    told = [anchored(span, article.text) for span in source["evidence"]] if source else []
    return any(
        old["start"] < span.end and span.start < old["end"]
        for old in told
        for span in found.evidence
        if old["start"] is not None
    )


def renew(before: Told, article: Article, found: ExtractedEvent, who: Who) -> list[Event]:
    """[event] where it is still open. It takes the newer values only where no person has touched it."""
    event = before.event
    if not before.is_open:
        offer(event, article, found, before.lines, who)
        return []
    if event.decisions.exclude(by=None, action__in=[Action.PROPOSE, Action.EDIT]).exists():
        return [event]
    if is_told(event, article, found):
        return [event]
    with deciding(
        event, Action.EDIT, Who(who.by, who.by_name, "read again by a newer version"), article=article
    ) as held:
        fill(held.event, found)
        check(held.event)
        report(held.event, article, found, who)
    return [event]


def is_told(event: Event, article: Article, found: ExtractedEvent) -> bool:
    citation = event.citations.filter(article=article).first()
    told = citation is not None and citation.evidence == [span.to_json() for span in found.evidence]
    same_words = (event.title, event.edtf, event.mode) == (title_of(found), str(found.edtf or ""), mode_of(found))
    return told and same_words and (event.status, event.credence) == (found.status, found.credence)


def report(event: Event, article: Article, found: ExtractedEvent, who: Who) -> None:
    """The parties and the citation, as this article tells them."""
    actors = actors_for(found.actors)
    set_parties(event, [(actors[key_of(actor)], actor.role) for actor in found.actors])
    Citation.objects.update_or_create(event=event, article=article, defaults=citation_values(found, who.name))
