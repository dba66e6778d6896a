"""A large collection of a benchmark's own, in a SQLite file: a temporary one, or one that is kept for the next time."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

KEY = "a key for a benchmark only, of no use elsewhere, long enough for checks"


@contextmanager
def collection(name: str, keep: Path | None, events: int, build: Callable[[int], None]) -> Iterator[None]:
    """Django on the collection; `build(events)` fills one that is new. To be entered before anything of Django is imported."""
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / f"{name}.sqlite3"
        os.environ["DATELINE_DATA_DIR"] = folder  # no collected static files of another day
        is_new = not path.exists()
        prepare(path)
        if is_new:
            started = time.perf_counter()
            build(events)
            print(f"built {events:,} events in {time.perf_counter() - started:.0f} s")
        yield


def prepare(path: Path) -> None:
    os.environ["DATELINE_DATABASE_URL"] = f"sqlite:///{path.resolve()}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    os.environ.setdefault("DATELINE_SECRET_KEY", KEY)
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
