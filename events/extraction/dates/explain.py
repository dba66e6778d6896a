"""How a date was worked out, in plain words. The words are a table, one file a language."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ..edtf import Edtf
from ..values import DateMention


@cache
def _phrases(language: str) -> dict[str, Any]:
    text = (Path(__file__).parent / f"explain.{language}.json").read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


def explain(mention: DateMention, published_on: date | None, language: str = "en") -> str:
    """ "“Thursday night”, counted back from Friday 24 December 2021, the day of publication". `language`: "en" or "de"."""
    table = _phrases(language)
    words = str(table["quotes"].format(words=" ".join(mention.text.split())))
    if mention.edtf is None:
        return str(table["of_no_place"].format(words=words))
    if mention.anchor is None:
        return str(table["as_written"].format(words=words))
    pattern = table["counted_from_publication" if mention.anchor == published_on else "counted"]
    return str(
        pattern.format(
            words=words,
            direction=table["directions"][_direction(mention.edtf, mention.anchor)],
            weekday=table["weekdays"][mention.anchor.weekday()],
            day=Edtf.from_day(mention.anchor).display(language),
        )
    )


def _direction(value: Edtf, anchor: date) -> str:
    if value.latest and value.latest < anchor:
        return "back"
    return "ahead" if value.earliest and value.earliest > anchor else "same"
