"""A process of our own that works on untrusted input, so that a hostile document can only harm that process.

It has no Django, no database, no network and none of the site's secrets. It is killed where it takes too long, and
replaced from time to time in case a library leaks.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

MAX_REQUESTS = 500  # after which the process is replaced


class Helper:
    """One process that runs `python -m module` in `folder`, started when it is first asked; one thread at a time uses it.

    A request is a line of JSON with the "size" of the bytes that follow it and the "seconds" that it may take; an answer
    is a line of JSON with the "size" of the bytes that follow it.
    """

    def __init__(self, module: str, folder: Path) -> None:
        self.module, self.folder = module, folder
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0
        self.count = 0
        atexit.register(self.stop)

    def ask(self, content: bytes, seconds: float, **about: Any) -> bytes:
        """The answer, b"" where the process died or was killed at the time limit."""
        with self.lock:
            process = self._running()
            timer = threading.Timer(seconds, process.kill)
            timer.start()
            try:
                return self._exchange(process, {"size": len(content), "seconds": seconds, **about}, content)
            finally:
                timer.cancel()

    def stop(self) -> None:
        if self.process is not None and self.owner == os.getpid():
            self.process.kill()
            self.process.communicate()
        self.process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None or self.owner != os.getpid():
            self.process, self.owner, self.count = self._start(), os.getpid(), 0
        return self.process

    def _exchange(self, process: subprocess.Popen[bytes], request: dict[str, Any], content: bytes) -> bytes:
        assert process.stdin is not None  # noqa: S101 (a pipe)
        assert process.stdout is not None  # noqa: S101 (a pipe)
        answer, size = b"", -1
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n" + content)
            process.stdin.flush()
            head = process.stdout.readline()
            size = json.loads(head)["size"] if head.endswith(b"\n") else -1
            answer = process.stdout.read(max(0, size))
        except OSError:
            pass
        self.count += 1
        is_whole = len(answer) == size
        if not is_whole or self.count >= MAX_REQUESTS:
            self.stop()
        return answer if is_whole else b""

    def _start(self) -> subprocess.Popen[bytes]:
        # The environment is emptied: the process has no business with the site's secrets.
        environment = {
            "PYTHONPATH": str(self.folder),
            "PATH": os.environ.get("PATH", ""),
            "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
        }
        return subprocess.Popen(  # noqa: S603 (our own modules)
            [sys.executable, "-m", self.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=self.folder,
        )
