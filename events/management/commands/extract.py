"""`manage.py extract`: dated events out of files, standard input or lines of JSON, one JSON object per article."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from events.extraction import extract

USAGE = 2  # exit code: nothing could be done as asked
SOME_FAILED = 1  # exit code: some lines were broken, the others are done


class Command(BaseCommand):
    help = "Finds the dated events in articles and writes one JSON object per article on standard output."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE", help='plain text, UTF-8; "-" is standard input')
        parser.add_argument("--published", metavar="YYYY-MM-DD", help="day of publication of the FILEs")
        parser.add_argument("--title", default="", help="headline, where it does not stand in the text")
        parser.add_argument(
            "--jsonl", metavar="FILE", help='lines of {"id", "published", "title"?, "text"}; "-" is standard input'
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["jsonl"] and options["files"]:
            raise CommandError("Give either FILEs or --jsonl, not both.", returncode=USAGE)
        if options["jsonl"]:
            self.extract_lines(options["jsonl"])
        elif options["files"]:
            self.extract_files(options["files"], options["published"], options["title"])
        else:
            raise CommandError(
                'No input: give one or more text files, "-" for standard input, or --jsonl FILE.', returncode=USAGE
            )

    def extract_files(self, files: list[str], published: str | None, title: str) -> None:
        if not published:
            raise CommandError(
                "The day of publication is missing: add --published YYYY-MM-DD. Words like “yesterday” are counted "
                "from it.",
                returncode=USAGE,
            )
        try:
            day = date.fromisoformat(published)
        except ValueError as error:
            raise CommandError(
                f"--published {published!r} is no day: write it as 2021-12-24.", returncode=USAGE
            ) from error
        texts = [(name, read_text(name)) for name in files]  # all readable before anything is written
        for name, text in texts:
            self.write(name, published, text, day, title)

    def extract_lines(self, name: str) -> None:
        failed = 0
        for number, line in numbered_lines(name):
            try:
                record = parsed(line)
            except ValueError as error:
                failed += 1
                self.stderr.write(f"line {number}: {error}")
                continue
            if record is not None:
                identity, published, text, title = record
                day = date.fromisoformat(published) if published else None
                self.write(identity, published, text, day, title)
        if failed:
            raise CommandError(f"{failed} broken line(s) left out, see above.", returncode=SOME_FAILED)

    def write(self, identity: Any, published: str | None, text: str, day: date | None, title: str) -> None:
        record = {"id": identity, "published": published} | extract(text, day, title).to_json()
        self.stdout.write(json.dumps(record, ensure_ascii=False))


def opened(name: str) -> AbstractContextManager[BinaryIO]:
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise CommandError(f"Cannot read {name}: {error.strerror}. Check the path.", returncode=USAGE) from error


def read_text(name: str) -> str:
    try:
        with opened(name) as file:
            return decoded(file.read())
    except (OSError, ValueError) as error:
        raise CommandError(f"Cannot read {name}: {error}", returncode=USAGE) from error


def decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"the text is not UTF-8 (byte {error.start}). Convert it first, for instance with iconv -t UTF-8."
        ) from error


def numbered_lines(name: str) -> Iterator[tuple[int, bytes]]:
    with opened(name) as file:
        yield from enumerate(file, 1)


def parsed(line: bytes) -> tuple[Any, str | None, str, str] | None:
    """(id, published, text, title) of one line; None for an empty one. Raises ValueError that says what is wrong."""
    words = decoded(line).strip()
    if not words:
        return None
    try:
        record = json.loads(words)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON object ({error}).") from error
    if not isinstance(record, dict):
        raise ValueError('no JSON object: write {"id": ..., "published": "2021-12-24", "text": ...}.')
    for key in ("id", "published", "text"):
        if key not in record:
            raise ValueError(f'"{key}" is missing: write {{"id": ..., "published": "2021-12-24", "text": ...}}.')
    published, text, title = record["published"], record["text"], record.get("title") or ""
    if not isinstance(text, str) or not isinstance(title, str):
        raise ValueError('"text" and "title" have to be strings.')
    if published is not None:
        check_day(published)
    return record["id"], published, text, title


def check_day(published: Any) -> None:
    try:
        date.fromisoformat(published)
    except (TypeError, ValueError) as error:
        raise ValueError(
            f'"published" {published!r} is no day: write it as "2021-12-24", or null if unknown.'
        ) from error
