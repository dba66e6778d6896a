"""What came in is stored once, and copies are linked to their root."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from events import review
from events.ingestion import Incoming, IngestionError, read_text, read_upload, receive
from events.models import Article

pytestmark = pytest.mark.django_db

WORDS = (
    "The two foreign ministers met in Vienna on Tuesday and agreed to meet again before the spring. A spokesman for the "
    "host said that the talks had been long and that both sides had brought maps. No agreement on the inspectors was "
    "reached, although a draft of four pages lay on the table when the delegations left the palace late in the evening."
)


def test_it_stores_a_pasted_text_due_for_extraction() -> None:
    receipt = receive(read_text(WORDS, title="Talks in Vienna", published_on=date(2021, 11, 16), outlet="The Courier"))
    article = Article.objects.get()
    assert receipt.is_new
    assert (article.text, article.title, str(article.outlet)) == (WORDS, "Talks in Vienna", "The Courier")
    assert (article.published_on, article.published_known_from) == (date(2021, 11, 16), "given")
    assert article.stage == Article.Stage.PARSED
    assert article.retry_at is not None


def test_it_leads_the_same_text_to_the_first_article() -> None:
    first = receive(read_text(WORDS, title="Talks in Vienna"))
    again = receive(read_text(WORDS.replace(" ", "\n", 3)))
    assert not again.is_new
    assert again.article == first.article
    assert "“Talks in Vienna”" in again.because
    assert Article.objects.count() == 1


def test_it_leads_the_same_address_to_the_first_article() -> None:
    first = receive(read_text(WORDS, url="http://www.example.org/talks?utm_source=mail#top"))
    again = receive(read_text("Another text under the old address.", url="https://www.example.org/talks"))
    assert again.article == first.article
    assert not again.is_new


def test_it_keeps_the_address_of_the_same_text_elsewhere_as_a_copy() -> None:
    first = receive(read_text(WORDS, url="https://one.example/a", outlet="One"))
    again = receive(read_text(WORDS, url="https://two.example/b", outlet="Two"))
    assert again.article == first.article
    copy = Article.objects.get(url="https://two.example/b")
    assert (copy.root, copy.text, str(copy.outlet)) == (first.article, "", "Two")


def test_it_gives_a_pasted_text_the_address_that_comes_later() -> None:
    first = receive(read_text(WORDS)).article
    receive(read_text(WORDS, url="https://one.example/a"))
    first.refresh_from_db()
    assert first.canonical_url == "https://one.example/a"
    assert Article.objects.count() == 1


def test_it_links_a_nearly_identical_text_to_its_root() -> None:
    first = receive(read_text(WORDS, url="https://one.example/a"))
    cut = WORDS.replace("on Tuesday ", "").replace(" late in the evening", "")
    copy = receive(read_text(cut, url="https://two.example/b"))
    assert copy.is_new
    assert copy.article.root == first.article
    third = receive(read_text(cut.replace("four pages", "five pages"), url="https://three.example/c"))
    assert third.article.root == first.article


def test_it_does_not_link_texts_on_one_matter_in_other_words() -> None:
    receive(read_text(WORDS))
    other = receive(
        read_text(
            "Vienna saw another round of talks between the foreign ministers this week. Diplomats spoke of a long day, of maps "
            "spread over the tables and of a short draft that neither side was ready to sign. Inspectors remain the open "
            "question, and a further meeting is planned for the weeks before spring, one of them said on leaving."
        )
    )
    assert other.article.root is None


def test_it_gives_a_known_link_its_text() -> None:
    link = Article.objects.create(url="https://one.example/a", canonical_url="https://one.example/a", title="Known")
    receipt = receive(read_text(WORDS, url="https://one.example/a", title="Other"))
    assert receipt.is_new
    assert receipt.article.pk == link.pk
    link.refresh_from_db()
    assert (link.title, link.text) == ("Known", WORDS)


def test_it_finds_the_link_that_an_editor_gave_as_a_source(admin: User) -> None:
    source = review.SourceDraft(url="http://one.example/a#top", title="Known")
    draft = review.EventDraft(title="Talks", type="CONSULT", edtf="2021-11-16", sources=(source,))
    event = review.create(draft, by=admin)
    article = receive(read_text(WORDS, url="https://one.example/a?utm_source=x")).article
    assert event.citations.get().article == article
    assert Article.objects.get().text == WORDS


@pytest.mark.parametrize("text", ["", "   \n\t ", "\x00\u200b", "?!…"])
def test_it_refuses_a_text_without_words(text: str) -> None:
    with pytest.raises(IngestionError, match="no text"):
        read_text(text)


def test_it_refuses_a_huge_paste_and_says_how_big() -> None:
    with pytest.raises(IngestionError, match=r"too big: 50\.0 MB, and at most 5\.0 MB"):
        read_text("a" * 50_000_000)
    assert not Article.objects.exists()


def test_it_reads_a_saved_page_with_what_it_says_of_itself() -> None:
    page = f"""<html lang="en"><head><meta property="og:title" content="Talks in Vienna">
      <meta property="article:published_time" content="2021-11-16T23:10:00-05:00">
      <meta property="og:site_name" content="The Courier"><link rel="canonical" href="https://courier.example/talks"></head>
      <body><nav>Home</nav><article><h1>Talks in Vienna</h1><p>{WORDS}</p></article></body></html>"""
    incoming = read_upload("talks.html", page.encode())
    assert WORDS in incoming.text
    assert "Home" not in incoming.text
    assert (incoming.title, incoming.outlet, incoming.language) == ("Talks in Vienna", "The Courier", "en")
    assert (incoming.published_on, incoming.known_from) == (date(2021, 11, 16), "page")
    assert incoming.canonical_url == "https://courier.example/talks"


def test_it_keeps_the_page_as_it_came() -> None:
    import zlib

    page = f"<html><body><p>{WORDS}</p></body></html>".encode()
    article = receive(read_upload("a.html", page)).article
    assert zlib.decompress(article.snapshot.content) == page


def test_it_stores_no_date_where_none_is_known() -> None:
    article = receive(Incoming(text=WORDS, known_from="page")).article
    assert article.published_on is None
    assert article.published_known_from == "unknown"
