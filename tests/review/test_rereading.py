"""An event that was decided upon, read otherwise by a newer version: offered, and changed by a person's yes only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from events.extraction.edtf import Edtf
from events.extraction.values import EventActor, ExtractedEvent, Extraction
from events.models import Article, Event
from events.review import (
    ReviewError,
    StaleError,
    accept,
    draft_of,
    edit,
    nothing_of_interest,
    open_offers,
    propose,
    refuse,
    reject,
    take,
    undo,
    update_stage,
)

from .conftest import found

TEST = found("Ruritania tested a missile on Thursday night", "2021-12", mode="missile_test")
EXACT = replace(TEST, edtf=Edtf.parse("2021-12-23"), title="Ruritania tests a rocket")
CLAIMED = replace(TEST, credence="claimed", actors=(EventActor("Strelsau", "actor", None),))


def read(article: Article, *finds: ExtractedEvent) -> list[Event]:
    return propose(article, Extraction(events=finds))


@pytest.fixture
def event(article: Article, editor: User) -> Event:
    """Accepted as it was first read."""
    (event,) = read(article, TEST)
    accept(event, by=editor)
    return event


def offered(article: Article) -> list[dict[str, list[object]]]:
    """The changes that wait, without those of the citation."""
    return [
        {name: pair for name, pair in offer.changes.items() if not name.startswith("source:")}
        for offer in open_offers(article)
    ]


def test_it_offers_a_date_that_is_read_otherwise(article: Article, event: Event) -> None:
    assert read(article, EXACT) == []
    event.refresh_from_db()
    assert (event.edtf, event.version, Event.objects.count()) == ("2021-12", 2, 1)
    assert offered(article) == [
        {"edtf": ["2021-12", "2021-12-23"], "title": ["Ruritania tests a missile", "Ruritania tests a rocket"]}
    ]
    read(article, EXACT)
    assert len(offered(article)) == 1
    assert event.decisions.count() == 3


def test_it_offers_kind_status_and_parties(article: Article, event: Event) -> None:
    read(article, replace(CLAIMED, status="planned", mode=None))
    (changes,) = offered(article)
    assert {name: after for name, (_, after) in changes.items()} == {
        "mode": "",
        "status": "planned",
        "credence": "claimed",
        "parties": [["strelsau", "actor"]],
    }


def test_it_offers_another_type_of_the_same_parties_and_day(article: Article, event: Event) -> None:
    read(article, replace(TEST, type="THREATEN", mode=None))
    assert [changes["type"] for changes in offered(article)] == [["MOBILIZE", "THREATEN"]]


def test_it_takes_another_act_of_the_same_sentence_for_a_new_event(article: Article, event: Event) -> None:
    other = replace(TEST, type="THREATEN", mode=None, edtf=Edtf.parse("2021-11"))
    assert len(read(article, TEST, other)) == 1
    assert offered(article) == []


def test_it_changes_the_event_and_its_citation_when_taken(article: Article, event: Event, editor: User) -> None:
    event.citations.update(checked=True)
    read(article, EXACT)
    (offer,) = open_offers(article)
    line = take(offer.line, by=editor, version=2)
    event.refresh_from_db()
    citation = event.citations.get()
    assert (event.edtf, event.state, event.version) == ("2021-12-23", "published", 3)
    assert (citation.edtf, citation.checked) == ("2021-12-23", True)
    assert (line.action, line.reason, line.by) == ("edit", "read anew", editor)
    assert open_offers(article) == []
    undo(line, by=editor)
    event.refresh_from_db()
    assert event.edtf == "2021-12"
    assert len(open_offers(article)) == 1


def test_it_offers_no_more_what_was_refused(article: Article, event: Event, editor: User) -> None:
    read(article, EXACT)
    refusal = refuse(open_offers(article)[0].line, by=editor)
    read(article, EXACT)
    read(article, TEST)
    assert open_offers(article) == []
    with pytest.raises(ReviewError):
        refuse(refusal.undoes or refusal, by=editor)
    undo(refusal, by=editor)
    assert len(open_offers(article)) == 1


def test_it_offers_another_reading_after_a_refusal_without_what_was_refused(
    article: Article, event: Event, editor: User
) -> None:
    read(article, EXACT)
    refuse(open_offers(article)[0].line, by=editor)
    read(article, replace(EXACT, credence="denied"))
    assert [changes["credence"] for changes in offered(article)] == [["stated", "denied"]]
    assert "edtf" not in offered(article)[0]


def test_it_replaces_an_open_offer_by_a_still_newer_reading(article: Article, event: Event) -> None:
    read(article, EXACT)
    read(article, replace(EXACT, edtf=Edtf.parse("2021-12-22")))
    assert [changes["edtf"] for changes in offered(article)] == [["2021-12", "2021-12-22"]]
    read(article, TEST)
    assert offered(article) == []
    read(article, EXACT)
    assert len(offered(article)) == 1


def test_it_keeps_what_a_hand_gave(article: Article, event: Event, editor: User) -> None:
    by_hand = replace(draft_of(event), edtf="2021-12-21")
    edit(event, by_hand, by=editor, version=2, reason="the ministry says so")
    read(article, TEST)
    assert offered(article) == []
    read(article, EXACT)
    assert [changes["edtf"] for changes in offered(article)] == [["2021-12-21", "2021-12-23"]]
    event.refresh_from_db()
    assert event.edtf == "2021-12-21"


def test_it_closes_an_offer_when_the_same_is_edited_by_hand(article: Article, event: Event, editor: User) -> None:
    read(article, replace(EXACT, credence="claimed"))
    edit(event, replace(draft_of(event), edtf="2021-12-22"), by=editor, version=2, reason="as the agency has it")
    assert [changes["credence"] for changes in offered(article)] == [["stated", "claimed"]]
    assert "edtf" not in offered(article)[0]


def test_it_leaves_the_rejected_rejected_unless_it_is_read_otherwise(article: Article, editor: User) -> None:
    (event,) = read(article, TEST)
    reject(event, by=editor)
    read(article, replace(TEST, title="Told anew"))
    assert open_offers(article) == []
    read(article, EXACT)
    event.refresh_from_db()
    assert event.state == "rejected"
    assert offered(article)[0]["state"] == ["rejected", "published"]
    line = take(open_offers(article)[0].line, by=editor)
    event.refresh_from_db()
    assert (event.state, event.edtf, line.action) == ("published", "2021-12-23", "accept")


def test_it_tells_an_editor_who_has_not_seen_the_last_change(article: Article, event: Event, editor: User) -> None:
    read(article, EXACT)
    edit(event, replace(draft_of(event), summary="Off the coast."), by=editor, version=2, reason="told")
    with pytest.raises(StaleError) as stale:
        take(open_offers(article)[0].line, by=editor, version=2)
    assert set(stale.value.diff) == {"summary"}


def test_it_puts_the_article_back_into_the_queue_until_the_offer_is_answered(
    article: Article, event: Event, editor: User
) -> None:
    Article.objects.filter(pk=article.pk).update(stage=Article.Stage.REVIEWED)
    read(article, EXACT)
    update_stage(article)
    article.refresh_from_db()
    assert article.stage == Article.Stage.MATCHED
    nothing_of_interest(article, by=editor)
    article.refresh_from_db()
    assert (article.stage, open_offers(article)) == (Article.Stage.REVIEWED, [])
