"""Every text of templates and code in every language, and what is compiled as new as what is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from events.extraction import taxonomy
from events.extraction.edtf.display import words
from script import messages

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]+>")
TRANSLATED = [code for code, _ in settings.LANGUAGES if code != "en"]
LANGUAGES = pytest.mark.parametrize("language", TRANSLATED)


def path_of(language: str) -> Path:
    return messages.LOCALES / language / "LC_MESSAGES" / "django.po"


@LANGUAGES
def test_it_translates_every_text_and_no_other(language: str) -> None:
    wanted = {message.id for message in messages.catalog_of_sources() if message.id}
    catalog = messages.read(path_of(language))
    translated = {message.id for message in catalog if message.id and all(messages.texts(message.string))}
    assert translated == wanted, "bring locale/ up to date with `.venv/bin/python script/messages.py`, then translate"
    assert len(wanted) > 200


@LANGUAGES
def test_it_keeps_what_is_filled_in_and_marked_up(language: str) -> None:
    for message in messages.read(path_of(language)):
        if message.id:
            asked = PLACEHOLDER.findall(messages.texts(message.id)[-1])
            for text in messages.texts(message.string):
                assert sorted(PLACEHOLDER.findall(text)) == sorted(asked), message.id


@LANGUAGES
def test_it_is_compiled_as_it_is_written(language: str) -> None:
    path = path_of(language)
    assert path.with_suffix(".mo").read_bytes() == messages.compiled(messages.read(path))


@LANGUAGES
def test_it_has_words_for_dates_and_kinds(language: str) -> None:
    assert words(language)["months"]
    assert all(taxonomy.label(type_, mode, language) for type_, mode in taxonomy.kinds())


def test_it_finds_texts_in_templates_and_code() -> None:
    found = {message.id for message in messages.catalog_of_sources()}
    assert "Skip to the content" in found
    assert ("{count} event", "{count} events") in found
    assert "is not a topic here. The topics page lists them all." in found
