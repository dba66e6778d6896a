from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from events.models import Article, Event

from .conftest import TEXT

ADD = "/admin/events/article/add/"
PAGE = f"""<!doctype html><html lang="en"><head><title>A launch in the north</title>
<meta property="article:published_time" content="2021-12-24T08:00:00Z"><meta property="og:site_name" content="The Gazette">
</head><body><article><h1>A launch in the north</h1><p>{TEXT}</p><p>{TEXT.replace("Norway", "Sweden")}</p></article></body></html>"""


def confirm_values(answer: Any, **changes: str) -> dict[str, str]:
    """What the confirm form would send, as its page was rendered."""
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else str(value) for name, value in values.items()} | changes


def test_it_takes_a_pasted_text_to_the_review_page(desk: Client) -> None:
    answer = desk.post(ADD, {"text": TEXT})
    assert answer.status_code == 200
    assert not Article.objects.exists()
    values = confirm_values(answer, title="A launch", published_on="2021-12-24", outlet="The Gazette")
    done = desk.post(ADD, values, follow=True)
    article = Article.objects.get()
    assert done.redirect_chain[-1][0] == reverse("admin:events_article_review", args=[article.pk])
    assert (article.title, article.published_on, article.published_known_from) == (
        "A launch",
        date(2021, 12, 24),
        "given",
    )
    assert str(article.outlet) == "The Gazette"
    assert article.stage == Article.Stage.MATCHED
    assert Event.objects.proposed().exists()
    assert not Event.objects.published().exists()


def test_it_asks_for_a_missing_date_and_never_makes_one_up(desk: Client) -> None:
    answer = desk.post(ADD, {"text": TEXT})
    assert "Please give it" in answer.content.decode()
    refused = desk.post(ADD, confirm_values(answer, title="A launch"))
    assert refused.status_code == 422
    assert "never guessed" in refused.content.decode()
    assert not Article.objects.exists()


def test_it_reads_title_date_and_outlet_of_a_page_and_says_how_the_date_is_known(desk: Client) -> None:
    answer = desk.post(ADD, {"file": SimpleUploadedFile("page.html", PAGE.encode(), "text/html")})
    values = confirm_values(answer)
    assert (values["title"], values["published_on"]) == ("A launch in the north", "2021-12-24")
    desk.post(ADD, values)
    article = Article.objects.get()
    assert article.published_known_from == "page"
    assert article.snapshot.content_type.startswith("text/html")


def test_it_says_that_a_person_gave_a_date_that_was_corrected(desk: Client) -> None:
    answer = desk.post(ADD, {"file": SimpleUploadedFile("page.html", PAGE.encode(), "text/html")})
    desk.post(ADD, confirm_values(answer, published_on="2021-12-25"))
    assert Article.objects.get().published_known_from == "given"


def test_it_leads_to_the_first_one_when_the_article_is_here_already(desk: Client, article: Article) -> None:
    for way in ({"text": TEXT}, {"text": TEXT.replace(" ", "  ")}):
        answer = desk.post(ADD, way, follow=True)
        assert answer.redirect_chain[-1][0] == reverse("admin:events_article_review", args=[article.pk])
        assert "here already" in answer.content.decode()
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "nothing to read"),
        ({"text": " \n "}, "nothing to read"),
        ({"text": "…"}, "no text"),
        ({"link": "javascript:alert(1)"}, "address"),
        ({"link": "https://no-such-host.invalid/story"}, "no-such-host.invalid"),
        ({"link": "http://127.0.0.1/inside"}, "127.0.0.1"),
        ({"text": "Some words.", "link": "not an address"}, "address"),
    ],
)
def test_it_says_what_is_wrong_and_stores_nothing(desk: Client, sent: dict[str, str], said: str) -> None:
    answer = desk.post(ADD, sent)
    assert answer.status_code == 422
    errors = " ".join(re.findall(r'<ul class="errorlist[^>]*>.*?</ul>', answer.content.decode(), re.DOTALL))
    assert said in errors
    assert not Article.objects.exists()


def test_it_refuses_a_binary_file_that_is_called_text(desk: Client) -> None:
    content = bytes(range(256)) * 20
    answer = desk.post(ADD, {"file": SimpleUploadedFile("notes.txt", content, "text/plain")})
    assert answer.status_code == 422
    assert not Article.objects.exists()


def test_it_refuses_an_empty_file(desk: Client) -> None:
    answer = desk.post(ADD, {"file": SimpleUploadedFile("notes.txt", b"", "text/plain")})
    assert answer.status_code == 422
    assert "empty" in answer.content.decode()


def test_it_refuses_a_huge_paste_in_words(desk: Client) -> None:
    answer = desk.post(ADD, {"text": "word " * 10_000_000})
    assert answer.status_code == 413
    assert "more text than one article can be" in answer.content.decode()


@pytest.mark.parametrize(
    ("megabytes", "said"),
    [(3, "can be read as one article"), (4.9, "can be read as one article"), (5.05, "too big"), (6, "more text than")],
)
def test_it_says_of_a_long_paste_what_is_wrong_with_it(desk: Client, megabytes: float, said: str) -> None:
    answer = desk.post(ADD, {"text": "word " * int(megabytes * 200_000)})
    assert said in answer.content.decode()
    assert not Article.objects.exists()


def test_it_refuses_a_file_over_the_limit(desk: Client, settings: Settings) -> None:
    settings.DATELINE_MAX_UPLOAD_BYTES = 1_000
    answer = desk.post(ADD, {"file": SimpleUploadedFile("notes.txt", b"word " * 1_000, "text/plain")})
    assert answer.status_code == 422
    assert "too big" in answer.content.decode()


def test_it_is_for_editors_only(reader: Client, client: Client) -> None:
    assert reader.get(ADD).status_code == 403
    assert client.get(ADD).status_code == 302


def test_it_demands_the_token_of_the_form(desk: Client, editor: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(ADD, {"text": TEXT}).status_code == 403
