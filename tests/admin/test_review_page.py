from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from events.extraction import extract
from events.extraction.edtf import Edtf
from events.models import Article, Event, Match
from events.review import EventDraft, SourceDraft, accept, create, find_matches, open_offers, propose, reject

from .conftest import open_events, signed_in_as


@pytest.fixture
def page(article: Article) -> str:
    return reverse("admin:events_article_review", args=[article.pk])


def act(client: Client, page: str, do: str, event: Event | None = None, **values: object) -> str:
    sent: dict[str, object] = {"do": do, **values}
    if event is not None:
        sent = {"event": event.pk, "version": event.version} | sent
    return client.post(page, sent, follow=True).content.decode()


def test_it_shows_the_text_with_evidence_and_date_words_marked(desk: Client, page: str) -> None:
    html = desk.get(page).content.decode()
    assert "evidence" in html
    assert ">Thursday night</mark>" in html
    assert "counted back from Friday 24 December 2021, the day of publication" in html


def test_it_shows_nothing_to_the_public_before_accept(desk: Client, page: str) -> None:
    desk.get(page)
    event = open_events()[0]
    assert desk.get(event.get_absolute_url()).status_code == 404
    act(desk, page, "accept", event)
    event.refresh_from_db()
    assert event.state == Event.State.PUBLISHED
    assert desk.get(event.get_absolute_url()).status_code == 200


def test_it_rejects_undoes_and_closes_the_article_when_all_is_decided(
    desk: Client, page: str, article: Article
) -> None:
    events = list(open_events())
    for event in events:
        act(desk, page, "reject", event)
    article.refresh_from_db()
    assert article.stage == Article.Stage.REVIEWED
    line = events[0].decisions.last()
    assert line is not None
    act(desk, page, "undo", events[0], decision=line.pk)
    article.refresh_from_db()
    assert article.stage == Article.Stage.MATCHED
    assert list(open_events()) == events[:1]


def test_it_leads_on_to_the_next_open_proposal(desk: Client, page: str) -> None:
    event = open_events()[0]
    answer = desk.post(page, {"do": "accept", "event": event.pk, "version": event.version})
    assert answer["Location"] == f"{page}#proposal-2"


def test_it_accepts_all_that_is_sure_and_perhaps_told_nowhere_else(desk: Client, page: str) -> None:
    first, *others = open_events()
    Event.objects.filter(pk=first.pk).update(confidence=0.95)
    Event.objects.exclude(pk=first.pk).update(confidence=0.6)
    act(desk, page, "accept_sure")
    assert list(Event.objects.published()) == [first]
    assert list(open_events()) == others


def test_it_closes_an_article_with_nothing_of_interest_by_one_button(desk: Client, page: str, article: Article) -> None:
    act(desk, page, "nothing")
    article.refresh_from_db()
    assert article.stage == Article.Stage.REVIEWED
    assert not open_events().exists()


def test_it_attaches_to_the_event_that_it_matches(desk: Client, page: str) -> None:
    proposal = Event.objects.proposed().filter(type="MOBILIZE")[0]
    stored = create(
        EventDraft(
            title="Norway tests a missile",
            type="MOBILIZE",
            mode="missile_test",
            edtf="2021-12-23",
            parties=tuple((party.actor, party.role) for party in proposal.participations.all()),
            sources=(SourceDraft(url="https://paper.example/1", title="Missile", quote="Norway tested a missile.",
                                 published_on=date(2021, 12, 24)),),
        ),
        by_name="test",
        publish=True,
    )  # fmt: skip
    find_matches(proposal)
    html = desk.get(page).content.decode()
    assert "Norway tests a missile" in html
    assert "same date: 23 December 2021" in html
    act(desk, page, "attach", proposal, target=stored.public_id)
    proposal.refresh_from_db()
    stored.refresh_from_db()
    assert proposal.merged_into == stored
    assert stored.sources == 2


def test_it_remembers_that_a_pair_is_not_the_same(desk: Client, page: str) -> None:
    proposal, candidate = open_events()[:2]
    Match.objects.create(proposal=proposal, candidate=candidate, score=0.7, reasons=["same day"])
    act(desk, page, "different", proposal, target=candidate.public_id)
    assert Match.objects.get().verdict == Match.Verdict.DIFFERENT


def test_it_tells_a_stale_editor_what_changed(desk: Client, page: str, admin: User) -> None:
    event = open_events()[0]
    act(signed_in_as(admin), page, "accept", event)
    html = act(desk, page, "reject", event)
    assert "Chief changed this event" in html
    assert "State: was “proposed”, is now “published”" in html
    event.refresh_from_db()
    assert event.state == Event.State.PUBLISHED


def test_it_says_who_else_has_the_article_open(desk: Client, page: str, admin: User) -> None:
    desk.get(page)
    assert "flavia has this article open" in signed_in_as(admin).get(page).content.decode()
    assert "has this article open" not in desk.get(page).content.decode()


@pytest.mark.parametrize("sent", [{"do": "launch"}, {"do": "accept"}, {"do": "accept", "event": "x"}, {"do": "undo"},
                                  {"do": "attach", "target": "nothing"}])  # fmt: skip
def test_it_answers_nonsense_with_a_message(desk: Client, page: str, sent: dict[str, str]) -> None:
    html = desk.post(page, sent, follow=True).content.decode()
    assert 'class="error"' in html
    assert not Event.objects.published().exists()


def test_it_decides_only_upon_the_article_s_own_proposals(desk: Client, page: str) -> None:
    other = create(EventDraft(title="Another", type="STATE", edtf="2021"), by_name="test")
    assert "does not belong to this article" in act(desk, page, "accept", other)


def test_it_lets_nobody_decide_without_the_right(reader: Client, page: str) -> None:
    assert reader.get(page).status_code == 403
    assert reader.post(page, {"do": "nothing"}).status_code == 403
    assert open_events().exists()


def test_it_escapes_whatever_the_article_holds(desk: Client, page: str, article: Article) -> None:
    Article.objects.update(title="<script>alert(1)</script>", text="<img src=x onerror=alert(2)> on Thursday")
    html = desk.get(page).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html


@pytest.fixture
def reread(article: Article, editor: User) -> Event:
    """An accepted event whose date a newer version reads otherwise, while all else in the article is rejected."""
    first, *others = open_events()
    accept(first, by=editor)
    for event in others:
        reject(event, by=editor)
    extraction = extract(article.text, article.published_on or date.min, article.title)
    finds = [replace(find, edtf=Edtf.parse("2021-12")) if not n else find for n, find in enumerate(extraction.events)]
    propose(article, replace(extraction, events=tuple(finds)), by_name="newer")
    return first


def test_it_shows_what_was_read_anew_and_changes_nothing_before_a_yes(desk: Client, page: str, reread: Event) -> None:
    html = desk.get(page).content.decode()
    assert "Read anew" in html
    assert "<li>date: <del>23 December 2021</del> → <ins>December 2021, day not known</ins></li>" in html
    assert "<strong>1</strong> proposal to decide" in html
    assert "23 December 2021" in desk.get(reread.get_absolute_url()).content.decode()


def test_it_takes_over_what_was_read_anew(desk: Client, page: str, reread: Event, article: Article) -> None:
    (offer,) = open_offers(article)
    assert "Changed as read anew" in act(desk, page, "take", reread, offer=offer.line.pk)
    reread.refresh_from_db()
    article.refresh_from_db()
    assert (reread.edtf, article.stage) == ("2021-12", Article.Stage.REVIEWED)
    assert "decided already" in act(desk, page, "take", reread, offer=offer.line.pk)


def test_it_keeps_the_event_where_what_was_read_anew_is_refused(
    desk: Client, page: str, reread: Event, article: Article
) -> None:
    (offer,) = open_offers(article)
    assert "Stays as it is" in act(desk, page, "refuse", reread, offer=offer.line.pk)
    reread.refresh_from_db()
    article.refresh_from_db()
    assert (reread.edtf, article.stage) == ("2021-12-23", Article.Stage.REVIEWED)
    public = desk.get(reread.get_absolute_url()).content.decode()
    assert public.count("proposed from an article") == 1
    refusal = reread.decisions.last()
    assert refusal is not None
    assert "Read anew" in act(desk, page, "undo", reread, decision=refusal.pk)


def test_it_says_in_german_what_was_read_anew(desk: Client, page: str, reread: Event) -> None:
    desk.cookies["django_language"] = "de"
    html = desk.get(page).content.decode()
    assert "Neu gelesen" in html
    assert "<li>Datum: <del>" in html
