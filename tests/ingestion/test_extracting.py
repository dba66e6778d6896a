"""Extraction in a process of its own: a text on which it would never end harms nobody else."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_django import Settings

from events import tasks
from events.extraction import extract as extract_here
from events.ingestion import IngestionError
from events.ingestion.extracting import ExtractionFailedError, extract
from events.models import Article

from .test_tasks import DAY, STORY, take


def test_it_finds_what_extraction_finds() -> None:
    for text, day in (
        (STORY, DAY),
        (STORY, None),
        ("Zoë Łącka met 😀 the envoy on Friday.", date(1999, 12, 31)),
        ("", DAY),
    ):
        assert extract(text, day, "Neighbours meet") == extract_here(text, day, "Neighbours meet")


def test_it_stops_what_takes_too_long_and_goes_on_with_the_next(settings: Settings) -> None:
    settings.DATELINE_EXTRACT_SECONDS = 0.05
    with pytest.raises(IngestionError, match="took more than"):
        extract(STORY * 3_000, DAY)
    settings.DATELINE_EXTRACT_SECONDS = 60
    assert extract(STORY, DAY) == extract_here(STORY, DAY)


def test_it_tells_a_fault_of_ours_with_its_trace() -> None:
    with pytest.raises(ExtractionFailedError, match=r"Traceback[^🙂]*ValueError"):
        extract(STORY, datetime(2021, 11, 18, 12))


@pytest.mark.django_db
def test_it_sets_an_article_aside_on_which_extraction_does_not_end(settings: Settings) -> None:
    poison, fine = take(STORY * 3_000), take()
    settings.DATELINE_EXTRACT_SECONDS = 0.05
    tasks.start([poison.pk])
    settings.DATELINE_EXTRACT_SECONDS = 60
    tasks.start([fine.pk])
    poison.refresh_from_db()
    fine.refresh_from_db()
    assert (poison.stage, fine.stage) == (Article.Stage.SET_ASIDE, Article.Stage.MATCHED)
    assert "took more than 0.05 s" in poison.last_error
    tasks.restart([fine.pk])
    assert Article.objects.get(pk=fine.pk).stage == Article.Stage.MATCHED
