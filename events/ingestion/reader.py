"""Reads untrusted documents in a process of its own, which is killed where it takes too long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from django.conf import settings

from .parsing.page import Page, UnreadableError
from .values import IngestionError

HERE = Path(__file__).parent
MAX_DOCUMENTS = 500  # after which the process is replaced, in case a library leaks


class _Reader:
    """One reading process, used by one thread at a time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0
        self.count = 0

    def ask(self, kind: str, content: bytes, content_type: str, url: str) -> dict[str, Any]:
        """The answer, {} where the process died or was killed at the time limit."""
        with self.lock:
            process = self._running()
            timer = threading.Timer(settings.DATELINE_PARSE_SECONDS, process.kill)
            timer.start()
            try:
                return self._exchange(
                    process, {"kind": kind, "size": len(content), "content_type": content_type, "url": url}, content
                )
            finally:
                timer.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None or self.owner != os.getpid():
            self.process, self.owner, self.count = _start(), os.getpid(), 0
        return self.process

    def _exchange(self, process: subprocess.Popen[bytes], request: dict[str, Any], content: bytes) -> dict[str, Any]:
        assert process.stdin is not None  # noqa: S101 (a pipe)
        assert process.stdout is not None  # noqa: S101 (a pipe)
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n" + content)
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:
            answer = b""
        self.count += 1
        if not answer.endswith(b"\n") or self.count >= MAX_DOCUMENTS:
            self.stop()
        return json.loads(answer) if answer.endswith(b"\n") else {}

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
        self.process = None


_reader = _Reader()


def read(kind: str, content: bytes, content_type: str = "", url: str = "") -> Page:
    """The document's text and what it says of itself. Raises IngestionError with why it cannot be read."""
    return Page(**result(kind, content, content_type, url))


def result(kind: str, content: bytes, content_type: str = "", url: str = "") -> dict[str, Any]:
    answer = _reader.ask(kind, content, content_type, url)
    if not answer:
        raise IngestionError(
            f"Reading it took more than {settings.DATELINE_PARSE_SECONDS} s or too much memory, and was stopped. "
            "Paste the text of the article instead."
        )
    if "error" in answer:
        raise IngestionError(answer["error"])
    return dict(answer["result"])


def _start() -> subprocess.Popen[bytes]:
    # The environment is emptied: the process has no business with the site's secrets.
    environment = {
        "PYTHONPATH": str(HERE),
        "PATH": os.environ.get("PATH", ""),
        "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "parsing"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=HERE,
    )


__all__ = ["UnreadableError", "read", "result"]
