"""Which Chromium the browser tests drive, and how one gets onto a machine that has none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# --no-sandbox: containers rarely have user namespaces; the pages driven here are our own.
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage")
HELP = """No Chromium was found, and none could be installed. Do one of these, then start again:
  - Debian, Ubuntu:  sudo apt-get install chromium
  - Fedora:          sudo dnf install chromium
  - anywhere:        .venv/bin/python -m playwright install --with-deps chromium
  - or name one:     DATELINE_CHROMIUM=/path/to/chromium script/test"""


def find() -> str | None:
    """Path of the named, else the system's, else Playwright's own Chromium."""
    named = os.environ.get("DATELINE_CHROMIUM")
    if named:
        return named
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> bool:
    """Tries Debian's package (as root), then Playwright's."""
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "update", "-q")
        if _run("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"):
            return True
    with_deps = ["--with-deps"] if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") else []
    return _run(sys.executable, "-m", "playwright", "install", *with_deps, "chromium")


def _run(*command: str) -> bool:
    print("+", *command, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, check=False).returncode == 0


def works(path: str) -> bool:
    """Whether it starts: a package without its libraries is as good as none."""
    command = [path, "--headless", *FLAGS, "--dump-dom", "about:blank"]
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> int:
    path = find()
    if path is None or not works(path):
        install()
        path = find()
    if path is None or not works(path):
        print(HELP, file=sys.stderr)
        return 1
    print(f"Chromium: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
