"""The secret key of a site that was given none: random, made once, kept in a file that only its owner reads."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def local_secret_key(path: Path) -> str:
    """Reads the key at `path`, making it first where there is none. Safe where several processes start at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _wait_for(path)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(key := get_random_secret_key())
    return key


def _wait_for(path: Path) -> str:
    """The other process may have made the file and not yet written it."""
    import time

    for _ in range(50):
        if key := path.read_text(encoding="utf-8").strip():
            return key
        time.sleep(0.02)
    raise RuntimeError(f"{path} is empty: delete it, and the next start makes a new key.")
