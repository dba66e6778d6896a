"""The reading process: one document after another from standard input, one JSON answer each to standard output.

It has little memory and little time, so that a hostile document can only harm itself. A request is a line of JSON ({"kind",
"size", "seconds", "content_type", "url"}) followed by `size` bytes; see `Helper`, which asks.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from . import feed, html, mail, opml, pdf
from .charsets import decode
from .cleaning import plain
from .page import Page, UnreadableError

MEMORY = 1_500_000_000  # bytes of address space


def main() -> None:
    _limit_memory()
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints is no answer
    while line := source.readline():
        request = json.loads(line)
        _limit_time(request["seconds"])
        answer = json.dumps(_answer(request, source.read(request["size"]))).encode()
        answers.write(json.dumps({"size": len(answer)}).encode() + b"\n" + answer)
        answers.flush()


def _answer(request: dict[str, Any], content: bytes) -> dict[str, Any]:
    try:
        return {"result": _read(request["kind"], content, request["content_type"], request["url"])}
    except UnreadableError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "The document needs too much memory to be read."}
    except RecursionError:
        return {"error": "The document nests too deeply to be read."}
    except Exception as error:  # a library tripped over a hostile document: the document's fault, not the site's
        return {"error": f"The document cannot be read ({type(error).__name__}). Paste its text instead."}


def _read(kind: str, content: bytes, content_type: str, url: str) -> Any:
    match kind:
        case "html":
            return asdict(html.read(content, content_type, url))
        case "text":
            return asdict(Page(text=plain(decode(content, content_type))))
        case "mail":
            return asdict(mail.read(content))
        case "pdf":
            return asdict(pdf.read(content))
        case "feed":
            return asdict(feed.read(content, content_type, url))
        case "opml":
            return {"feeds": opml.read(content)}
    raise UnreadableError(f"Documents of the kind “{kind}” cannot be read.")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit alone protects
        return
    with suppress(ValueError, OSError):  # macOS knows the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    """Whoever asks kills this process when the time is over; where that one died itself, the system does."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 2, hard))


if __name__ == "__main__":
    main()
