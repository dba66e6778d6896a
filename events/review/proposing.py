"""What extraction found in an article becomes proposals: once, however often the article is read."""

from __future__ import annotations

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
from .snapshots import SOURCE, set_parties


def propose(
    article: Article, extraction: Extraction, *, topic: Topic | None = None, by: User | None = None, by_name: str = ""
) -> list[Event]:
    """The article's proposals in the order of the text: new ones, and open ones that this reading told again.

    A proposal that somebody decided upon is left alone; an open one takes the newer reading's values. Events that
    were told before and are not found any more stay: only a person rejects.
    """
    who = Who(by, by_name or article.extractor or "extraction")
    with transaction.atomic():
        Article.objects.select_for_update().values_list("pk").get(pk=article.pk)
        anchor_again(article)
        lines = earlier_lines(article, extraction)
        fresh = [found for found, line in lines if line is None]
        made = iter(add(article, fresh, topic or article.topic, who))
        proposals = []
        for found, line in lines:
            proposals += renew(line.event, article, found, who) if line else [next(made)]
        return proposals


def earlier_lines(article: Article, extraction: Extraction) -> list[tuple[ExtractedEvent, Decision | None]]:
    """Each find with the logged proposal that told it before, None for a new one."""
    earlier = list(Decision.objects.filter(article=article, action=Action.PROPOSE).select_related("event"))
    lines: list[tuple[ExtractedEvent, Decision | None]] = []
    for found in extraction.events:
        line = next((line for line in earlier if tells_same(line, found, article)), None)
        if line is not None:
            earlier.remove(line)
        lines.append((found, line))
    return lines


def tells_same(line: Decision, found: ExtractedEvent, article: Article) -> bool:
    """Whether the logged proposal is this find: one type, and evidence that overlaps."""
    then = line.changes
    source = then.get(f"{SOURCE}{article.pk}", [None, None])[1]
    if source is None or then["type"][1] != found.type:
        return False
    if then["mode"][1] != mode_of(found) and then["edtf"][1] != str(found.edtf or ""):
        return False
    told = [anchored(span, article.text) for span in source["evidence"]]
    return any(
        old["start"] < span.end and span.start < old["end"]
        for old in told
        for span in found.evidence
        if old["start"] is not None
    )


def renew(event: Event, article: Article, found: ExtractedEvent, who: Who) -> list[Event]:
    """[event] where it is still open. It takes the newer values only where no person has touched it."""
    if event.state != State.PROPOSED:
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
