from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User

from events.models import Actor, Article, Event, SearchDocument
from events.review import EventDraft, ReviewError, SourceDraft, create


def test_it_stores_the_event_with_parties_sources_and_a_line_in_the_log(draft: EventDraft, editor: User) -> None:
    event = create(draft, by=editor, reason="first report")
    assert (event.state, event.earliest, event.sources, event.known_on) == (
        "proposed",
        date(2021, 12, 23),
        1,
        date(2021, 12, 24),
    )
    assert [str(party) for party in event.participations.all()] == ["Ruritania (actor)"]
    assert event.citations.get().quote == "A rocket rose over Zenda."
    line = event.decisions.get()
    assert (line.action, line.by, line.by_name, line.reason) == ("create", editor, "flavia", "first report")
    assert line.changes["title"] == [None, "Ruritania tests a missile"]


def test_it_publishes_only_when_told(draft: EventDraft) -> None:
    assert create(draft, by_name="import").state == Event.State.PROPOSED
    public = create(draft, by_name="import", publish=True)
    assert public.state == Event.State.PUBLISHED
    assert public.published_at is not None


def test_it_hands_back_the_event_of_a_known_import_key(draft: EventDraft) -> None:
    first = create(draft, by_name="import", import_key="set:1")
    again = create(replace(draft, title="Another title"), by_name="import", import_key="set:1")
    assert again.pk == first.pk
    assert Event.objects.get().title == "Ruritania tests a missile"


def test_it_stores_nothing_of_a_draft_that_breaks_a_rule(draft: EventDraft) -> None:
    for broken in (
        replace(draft, edtf="32 January"),
        replace(draft, mode="no such mode"),
        replace(draft, title=""),
        replace(draft, undated=True),
        replace(draft, sources=(SourceDraft(url="javascript:alert(1)"),)),
        replace(draft, sources=(SourceDraft(quote="words without a source"),)),
        replace(draft, latitude=91.0, longitude=0.0),
    ):
        with pytest.raises(ReviewError):
            create(broken, by_name="import")
    assert not Event.objects.exists()
    assert not Article.objects.exists()


def test_it_publishes_no_event_without_a_date_or_the_undated_tick(draft: EventDraft) -> None:
    with pytest.raises(ReviewError, match="undated"):
        create(replace(draft, edtf=""), by_name="import", publish=True)
    assert create(replace(draft, edtf="", undated=True), by_name="import", publish=True).undated


def test_it_demands_a_name_for_the_log(draft: EventDraft) -> None:
    with pytest.raises(ReviewError, match="name"):
        create(draft)


def test_it_counts_copies_and_one_outlet_s_articles_once(draft: EventDraft) -> None:
    root = Article.objects.create(url="https://agency.example/1", title="Agency copy")
    copy = Article.objects.create(url="https://paper.example/1", title="The same words", root=root)
    sources = (
        *draft.sources,
        replace(draft.sources[0], url="https://gazette.example/3", title="More from the same paper"),
        SourceDraft(article=root),
        SourceDraft(article=copy),
        SourceDraft(url="https://doubt.example/1", title="It never flew", stance="disputes"),
    )
    event = create(replace(draft, sources=sources), by_name="import")
    assert event.citations.count() == 5
    assert event.sources == 2


def test_it_finds_the_stored_article_by_its_address(draft: EventDraft, article: Article) -> None:
    quote = "Ruritania tested a missile"
    event = create(replace(draft, sources=(SourceDraft(url=article.url + "#top", quote=quote),)), by_name="import")
    citation = event.citations.get()
    assert citation.article == article
    assert citation.evidence == [{"start": 0, "end": len(quote), "text": quote}]


def test_it_takes_two_addresses_of_one_page_for_one_article(draft: EventDraft) -> None:
    plain, tracked = "https://gazette.example/Zenda?page=2", "http://GAZETTE.example/Zenda?utm_source=mail&page=2#top"
    sources = tuple(SourceDraft(url=url, title="Rocket over Zenda") for url in (plain, tracked))
    event = create(replace(draft, sources=sources), by_name="import")
    assert event.citations.get().article.url == plain


def test_it_keeps_what_text_search_reads(draft: EventDraft, ruritania: Actor) -> None:
    event = create(replace(draft, summary="Évènement à Zenda"), by_name="import")
    body = SearchDocument.objects.get(event=event).body
    for words in ("evenement a zenda", "strelsau", "ruritania tests a missile", "a rocket rose over zenda."):
        assert words in body
