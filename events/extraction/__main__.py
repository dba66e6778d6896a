"""The extracting process: one article after another from standard input, one answer each to standard output.

It has little memory and little time, so that a text on which the grammar never ends can only harm itself. A request is a
line of JSON ({"size", "seconds", "published", "title"}) followed by `size` bytes of text; an answer is a line of JSON
({"size"}) followed by a pickled Extraction, or by a pickled text that says what went wrong.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
import traceback
from contextlib import suppress
from datetime import date
from typing import Any

from . import extract
from .values import Extraction

MEMORY = 1_500_000_000  # bytes of address space


def main() -> None:
    limit_memory()
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline():
        request = json.loads(line)
        limit_time(request["seconds"])
        answer = pickle.dumps(answer_to(request, source.read(request["size"]).decode()))
        answers.write(json.dumps({"size": len(answer)}).encode() + b"\n" + answer)
        answers.flush()


def answer_to(request: dict[str, Any], text: str) -> Extraction | str:
    try:
        published = date.fromisoformat(request["published"]) if request["published"] else None
        return extract(text, published, request["title"])
    except Exception:
        return traceback.format_exc()


def limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit alone protects
        return
    with suppress(ValueError, OSError):  # macOS knows the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: float) -> None:
    """Whoever asks kills this process when the time is over; where that one died itself, the system does."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 2, hard))


if __name__ == "__main__":
    main()
