from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from events.models import Article, Citation, Outlet
from tests.sample import Sample

pytestmark = pytest.mark.django_db


def test_it_takes_a_text_once_however_its_lines_are_broken() -> None:
    Article.objects.create(text="Ships met off the cape.\nTalks follow.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(text="Ships met  off the cape. Talks\nfollow. ")


def test_it_takes_any_number_of_links_that_nobody_has_read() -> None:
    first, second = Article.objects.create(), Article.objects.create(text="  \n")
    assert (first.text_hash, second.text_hash) == ("", "")


def test_it_takes_an_address_once() -> None:
    Article.objects.create(canonical_url="https://news.example.org/1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(canonical_url="https://news.example.org/1")


def test_it_never_says_how_a_day_is_known_that_is_not() -> None:
    with pytest.raises(IntegrityError, match="article_undated_is_unknown"), transaction.atomic():
        Article.objects.create(published_known_from="page")
    Article.objects.create(published_on=date(2021, 12, 24), published_known_from="page")


def test_it_is_cited_once_by_an_event_and_kept_while_it_is(sample: Sample) -> None:
    citation = sample.events["day"].citations.first()
    assert citation is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Citation.objects.create(event=citation.event, article=citation.article)
    with pytest.raises(ProtectedError):
        citation.article.delete()


def test_an_outlet_has_its_name_once_in_any_case() -> None:
    Outlet.objects.create(name="The Example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Outlet.objects.create(name="the example")
