"""A stored page read again by a newer version: proposals follow it, a person's word stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from events import tasks
from events.ingestion import read_text, read_upload, receive
from events.ingestion.parsing.page import PARSER
from events.models import Article, Citation, Decision, Event
from events.review import accept, nothing_of_interest, open_offers, reject, take

from .test_tasks import STORY

pytestmark = pytest.mark.django_db

MENU = "Home Sport Weather\n\nOur letters page moves to Friday.\n\n"  # what an older version took for text
SECOND = "On 12 November, Latvia opened a consulate in Gdynia, its foreign minister said."


@pytest.fixture
def article() -> Article:
    """Read by an older version: with the menu, without the second paragraph, and dated by it to the wrong day."""
    paragraphs = f"<p>{STORY}</p><p>{SECOND}</p>"
    page = f'<html><head><meta property="article:published_time" content="2021-11-18"></head><body><article>{paragraphs}</article></body></html>'
    read = read_upload("story.html", page.encode())
    older = replace(read, text=MENU + STORY, published_on=date(2021, 11, 17), parser="0")
    article = receive(older).article
    tasks.start([article.pk])
    article.refresh_from_db()
    assert article.stage == Article.Stage.MATCHED
    return article


def reread(*options: str) -> str:
    out = StringIO()
    call_command("reread", *options, stdout=out)
    return out.getvalue()


def assert_offsets_hold() -> None:
    for citation in Citation.objects.select_related("article"):
        for span in [*citation.evidence, citation.date_words]:
            assert span is None or citation.article.text[span["start"] : span["end"]] == span["text"]


def test_it_takes_the_newer_text_and_what_it_tells(article: Article) -> None:
    before = set(Event.objects.values_list("pk", flat=True))
    assert reread() == "1 pages and 0 texts read again.\n"
    article.refresh_from_db()
    assert article.text == f"{STORY}\n\n{SECOND}"
    assert (article.published_on, article.stage) == (date(2021, 11, 18), Article.Stage.MATCHED)
    assert article.snapshot.parser == PARSER
    new = Event.objects.exclude(pk__in=before)
    assert {"Latvia" in event.citations.get().quote for event in new} == {True}
    assert_offsets_hold()
    assert reread() == "0 pages and 0 texts read again.\n"


def test_it_never_overwrites_a_decision(article: Article) -> None:
    editor = User.objects.create_user("flavia")
    accepted, rejected, *_ = Event.objects.order_by("pk")
    accept(accepted, by=editor)
    reject(rejected, by=editor)
    decided = Event.objects.filter(pk__in=[accepted.pk, rejected.pk]).order_by("pk")
    before = [(event.title, event.edtf, event.state, event.version) for event in decided]
    quotes = [event.citations.get().quote for event in decided]
    reread()
    assert [(event.title, event.edtf, event.state, event.version) for event in decided.all()] == before
    assert [event.citations.get().quote for event in decided.all()] == quotes
    assert_offsets_hold()
    told = [event.citations.get().quote for event in Event.objects.exclude(pk__in=decided)]
    assert not set(told) & set(quotes)  # neither is proposed once more


def test_it_offers_what_it_reads_otherwise_of_an_accepted_event() -> None:
    page = f'<html><head><meta property="article:published_time" content="2021-11-18"></head><body><article><p>{STORY}</p><p>{SECOND}</p></article></body></html>'
    older = replace(read_upload("story.html", page.encode()), text=STORY, published_on=date(2021, 11, 11), parser="0")
    article = receive(older).article
    tasks.start([article.pk])
    event = Event.objects.get(edtf="2021-11-09")
    editor = User.objects.create_user("flavia")
    accept(event, by=editor)
    nothing_of_interest(article, by=editor)
    reread()
    article.refresh_from_db()
    event.refresh_from_db()
    assert (event.edtf, article.stage) == ("2021-11-09", Article.Stage.MATCHED)
    (offer,) = [offer for offer in open_offers(article) if offer.line.event == event]
    assert offer.changes["edtf"] == ["2021-11-09", "2021-11-16"]
    take(offer.line, by=editor)
    event.refresh_from_db()
    assert (event.edtf, event.citations.get().anchor) == ("2021-11-16", date(2021, 11, 18))
    assert_offsets_hold()
    before = Decision.objects.count()
    reread("--all")
    assert Decision.objects.count() == before


def test_it_keeps_a_text_that_a_person_gave() -> None:
    article = receive(replace(read_text(STORY, published_on=date(2021, 11, 18)), raw=b"<p>Another</p>")).article
    tasks.start([article.pk])
    assert reread("--all") == "0 pages and 1 texts read again.\n"
    article.refresh_from_db()
    assert article.text == STORY


def test_it_keeps_the_text_where_the_page_cannot_be_read_any_more(article: Article) -> None:
    before = article.text
    article.snapshot.content_type = "application/zip"
    article.snapshot.save()
    reread()
    article.refresh_from_db()
    assert (article.text, article.stage) == (before, Article.Stage.MATCHED)


def test_it_says_of_words_that_are_gone_that_they_are_nowhere(article: Article) -> None:
    event = Event.objects.order_by("pk")[0]
    event.citations.update(evidence=[{"start": 0, "end": 17, "text": "Home Sport Weather"}])
    accept(event, by=User.objects.create_user("flavia"))
    reread()
    assert event.citations.get().evidence == [{"start": None, "end": None, "text": "Home Sport Weather"}]


def test_it_leaves_an_article_closed_that_tells_nothing_new(article: Article) -> None:
    reread()
    editor = User.objects.create_user("flavia")
    for event in Event.objects.proposed():
        reject(event, by=editor)
    Article.objects.update(stage=Article.Stage.REVIEWED)
    reread("--all")
    article.refresh_from_db()
    assert article.stage == Article.Stage.REVIEWED
