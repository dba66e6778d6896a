"""The command line contract of `manage.py extract`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command

LINE = {"id": "a", "published": "2021-12-24", "text": "Chad expelled an ambassador on Wednesday."}


def run(*arguments: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("extract", *arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_it_writes_one_object_per_file(tmp_path: Path) -> None:
    names = []
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(LINE["text"], encoding="utf-8")
        names.append(str(tmp_path / name))
    records = run("--published", "2021-12-24", *names)
    assert [record["id"] for record in records] == names
    assert all(record["events"][0]["edtf"] == "2021-12-22" for record in records)
    assert all(record["dates"][0]["text"] == "Wednesday" for record in records)


def test_it_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(LINE["text"].encode())))
    (record,) = run("--published", "2021-12-24", "-")
    assert record["events"][0]["type"] == "SANCTION"


def test_it_writes_one_line_per_line(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps(LINE | {"id": number}) for number in range(3)) + "\n\n", encoding="utf-8")
    assert [record["id"] for record in run("--jsonl", str(path))] == [0, 1, 2]


def test_it_takes_an_unknown_day_of_publication_as_unknown(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(LINE | {"published": None}), encoding="utf-8")
    (record,) = run("--jsonl", str(path))
    assert record["published"] is None
    assert all(event["edtf"] is None for event in record["events"])


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("not json", "no JSON object"),
        ("[1]", "no JSON object"),
        ('{"id": 1, "text": "x"}', '"published" is missing'),
        ('{"id": 1, "published": "24.12.2021", "text": "x"}', "is no day"),
        ('{"id": 1, "published": "2021-12-24", "text": 5}', "strings"),
    ],
)
def test_it_reports_a_broken_line_and_does_the_others(tmp_path: Path, broken: str, told: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f"{json.dumps(LINE)}\n{broken}\n{json.dumps(LINE)}\n", encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError) as raised:
        call_command("extract", "--jsonl", str(path), stdout=out, stderr=err)
    assert raised.value.returncode == 1
    assert len(out.getvalue().splitlines()) == 2
    assert "line 2" in err.getvalue()
    assert told in err.getvalue()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "No input"),
        (["missing.txt", "--published", "2021-12-24"], "Cannot read missing.txt"),
        (["--jsonl", "missing.jsonl"], "Cannot read missing.jsonl"),
        (["article.txt"], "day of publication is missing"),
        (["article.txt", "--published", "yesterday"], "is no day"),
        (["article.txt", "--jsonl", "in.jsonl"], "not both"),
    ],
)
def test_it_says_what_to_do_when_it_cannot_start(arguments: list[str], told: str) -> None:
    with pytest.raises(CommandError, match=told) as raised:
        call_command("extract", *arguments)
    assert raised.value.returncode == 2


def test_it_refuses_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Café".encode("latin-1"))
    with pytest.raises(CommandError, match="not UTF-8") as raised:
        call_command("extract", str(path), "--published", "2021-12-24")
    assert raised.value.returncode == 2
