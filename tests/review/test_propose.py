from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.contrib.auth.models import User

from events.extraction.edtf import Edtf
from events.extraction.values import EventActor, Extraction
from events.models import Actor, Article, Event, Topic
from events.review import accept, draft_of, edit, propose, reject

from .conftest import found

TEST = found("Ruritania tested a missile on Thursday night", "2021-12-23", mode="missile_test")
DENIAL = found("Its president denied it on Friday", "2021-12-24", title="Ruritania denies it", type="STATE")


def test_it_makes_proposals_with_their_evidence(article: Article, ruritania: Actor) -> None:
    topic = Topic.objects.create(slug="zenda", title="Zenda")
    first, second = propose(article, Extraction(events=(TEST, DENIAL)), topic=topic)
    citation = first.citations.get()
    assert article.text[citation.evidence[0]["start"] : citation.evidence[0]["end"]] == citation.quote
    assert (citation.anchor, citation.rule, citation.edtf) == (date(2021, 12, 24), "weekday-past", "2021-12-23")
    assert citation.produced_by == "dateline 1"
    assert list(first.actors.all()) == [ruritania]
    assert list(second.topics.all()) == [topic]
    assert {event.state for event in (first, second)} == {"proposed"}


def test_it_proposes_once_however_often_the_article_is_read(article: Article) -> None:
    first = propose(article, Extraction(events=(TEST, DENIAL)))
    again = propose(article, Extraction(events=(TEST, DENIAL)))
    assert [event.pk for event in first] == [event.pk for event in again]
    assert [event.decisions.count() for event in again] == [1, 1]


def test_it_adds_what_a_newer_reading_finds(article: Article) -> None:
    propose(article, Extraction(events=(TEST,)))
    both = propose(article, Extraction(events=(TEST, DENIAL)))
    assert len(both) == Event.objects.count() == 2


def test_it_lets_a_newer_reading_correct_an_open_proposal(article: Article) -> None:
    (event,) = propose(article, Extraction(events=(TEST,)))
    propose(article, Extraction(events=(replace(TEST, edtf=Edtf.parse("2021-12-22")),)))
    event.refresh_from_db()
    assert event.edtf == "2021-12-22"
    assert [line.action for line in event.decisions.all()] == ["propose", "edit"]


def test_it_never_overwrites_a_decision(article: Article, editor: User) -> None:
    accepted, rejected = propose(article, Extraction(events=(TEST, DENIAL)))
    accept(accepted, by=editor)
    reject(rejected, by=editor)
    changed = Extraction(events=tuple(replace(event, title="Read anew") for event in (TEST, DENIAL)))
    assert propose(article, changed) == []
    assert set(Event.objects.values_list("title", "state")) == {
        ("Ruritania tests a missile", "published"),
        ("Ruritania denies it", "rejected"),
    }


def test_it_leaves_a_proposal_alone_that_an_editor_has_edited(article: Article, editor: User) -> None:
    (event,) = propose(article, Extraction(events=(TEST,)))
    edit(event, replace(draft_of(event), title="As the editor says"), by=editor, version=1)
    assert propose(article, Extraction(events=(replace(TEST, title="Read anew"),))) == [event]
    event.refresh_from_db()
    assert event.title == "As the editor says"


def test_it_keeps_an_undated_event_undated(article: Article) -> None:
    (event,) = propose(article, Extraction(events=(replace(TEST, edtf=None, date=None),)))
    assert (event.undated, event.edtf, event.earliest) == (True, "", None)


def test_it_knows_actors_by_code_and_by_every_name(article: Article, ruritania: Actor) -> None:
    Actor.objects.create(slug="elbonia", name="Elbonia", kind="country", code="ELB")
    parties = (
        EventActor("Kingdom of Ruritania", "actor"),
        EventActor("Elbonian state", "recipient", "ELB"),
        EventActor("Order of the Red Rose", "victim", "RUR", "organization"),
    )
    (event,) = propose(article, Extraction(events=(replace(TEST, actors=parties),)))
    assert sorted(event.actors.values_list("slug", flat=True)) == ["elbonia", "order-of-the-red-rose", "ruritania"]


def test_it_makes_an_actor_once_however_it_is_named(article: Article) -> None:
    parties = (
        EventActor("Elbonia", "actor", "ELB"),
        EventActor("Republic of Elbonia", "recipient", "ELB"),
        EventActor("Émile Ösel", "speaker", None, "person"),
        EventActor("EMILE Osel", "victim", None, "person"),
        EventActor("Ösel", "host", None, "armed_group"),
        EventActor("Osel", "mediator", None, "organization"),
    )
    propose(article, Extraction(events=(replace(TEST, actors=parties[:3]), replace(DENIAL, actors=parties[3:]))))
    slugs = sorted(Actor.objects.exclude(slug="ruritania").values_list("slug", flat=True))
    assert slugs == ["elbonia", "emile-osel", "osel", "osel-2"]
    other = Article.objects.create(text="Again.", title="Again")
    propose(other, Extraction(events=(replace(TEST, actors=parties),)))
    assert Actor.objects.exclude(slug="ruritania").count() == len(slugs)
    assert not Actor.objects.filter(names=None).exclude(slug="ruritania").exists()


def test_it_keeps_two_acts_of_one_sentence_apart(article: Article) -> None:
    protest = replace(TEST, type="PROTEST", mode=None, title="Ruritanians protest")
    assert len(propose(article, Extraction(events=(TEST, protest)))) == 2
    assert len(propose(article, Extraction(events=(TEST, protest)))) == 2
    assert Event.objects.count() == 2
