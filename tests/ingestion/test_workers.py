"""Worker processes on a real database, killed at any moment: nothing lost, nothing doubled, nothing stuck."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from events.extraction import extract
from events.ingestion import work
from events.models import Article, Citation, Decision, Event

from .test_tasks import STORY

pytestmark = pytest.mark.django_db(transaction=True)

COUNT = 12
SHORT_LEASE = 10  # seconds: soon over where its worker was killed
PLACES = [
    "Riga",
    "Tartu",
    "Gdynia",
    "Lublin",
    "Brest",
    "Grodno",
    "Kaunas",
    "Narva",
    "Pskov",
    "Minsk",
    "Vitebsk",
    "Lida",
]


def database_url() -> str:
    """The test database, for another process."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    return f"postgres://{found['USER']}:{found['PASSWORD']}@{found['HOST']}:{found['PORT'] or 5432}/{found['NAME']}"


def run(*arguments: str, lease: int = 300) -> subprocess.Popen[bytes]:
    """`manage.py` in a process of its own. `lease`: seconds, by default more than a busy machine needs for any article."""
    environment = os.environ | {
        "DATELINE_DATABASE_URL": database_url(),
        "DATELINE_TASKS": "database",
        "DATELINE_LEASE_SECONDS": str(lease),
        "DATELINE_SWEEP_SECONDS": "1",
    }
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def worker(lease: int = 300) -> subprocess.Popen[bytes]:
    return run("db_worker", "--interval", "0.05", "--no-startup-delay", "--no-reload", lease=lease)


@pytest.fixture
def workers() -> Iterator[list[subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture
def queued(tmp_path: Path) -> None:
    """Twelve articles of different places, stored and in the queue."""
    rows = [
        {
            "url": f"https://one.example/{place}",
            "published": "2021-11-18",
            "text": " ".join([STORY.replace("Vilnius", place)] * 3) + f" {place} {n} " * 200,
        }
        for n, place in enumerate(PLACES)
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    assert run("ingest", str(path)).wait(300) == 0
    assert Article.objects.filter(stage=Article.Stage.PARSED).count() == COUNT


def until(condition: Callable[[], bool], what: str) -> None:
    for _ in range(6000):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail(f"waited in vain until {what}")


def assert_nothing_lost_or_doubled() -> None:
    assert set(Article.objects.values_list("stage", flat=True)) == {Article.Stage.MATCHED}
    assert not Article.objects.exclude(lease_until=None, retry_at=None, last_error="").exists()
    expected = {a.pk: len(extract(a.text, a.published_on, a.title).events) for a in Article.objects.all()}
    proposed = Counter(Decision.objects.filter(action=Decision.Action.PROPOSE).values_list("article", flat=True))
    assert proposed == expected
    assert all(expected.values())
    assert Event.objects.count() == Citation.objects.count() == sum(expected.values())


@pytest.mark.usefixtures("queued")
def test_it_shares_the_work_among_workers(workers: list[subprocess.Popen[bytes]]) -> None:
    workers += [worker(), worker()]
    until(lambda: not work.unfinished().exists(), "all articles were done")
    assert_nothing_lost_or_doubled()


@pytest.mark.usefixtures("queued")
def test_it_loses_and_doubles_nothing_when_workers_are_killed(workers: list[subprocess.Popen[bytes]]) -> None:
    for pause in (0.0, 0.01, 0.03, 0.06):  # into the work, so that different steps are hit
        done = Article.objects.filter(stage=Article.Stage.MATCHED).count()
        process = worker(SHORT_LEASE)
        workers.append(process)
        until(lambda: Article.objects.filter(lease_until__isnull=False).exists(), "a worker had an article")
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert Article.objects.filter(stage=Article.Stage.MATCHED).count() < COUNT, f"{done} were done before"
    assert DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).exists()  # the queue's own row is left behind
    workers += [worker(SHORT_LEASE), worker(SHORT_LEASE)]
    until(lambda: not work.unfinished().exists(), "all articles were done")
    assert_nothing_lost_or_doubled()


def test_it_waits_for_the_workers_when_asked_to(workers: list[subprocess.Popen[bytes]], tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"published": "2021-11-18", "text": STORY}))
    workers.append(worker())
    assert run("ingest", str(path), "--wait").wait(300) == 0
    assert Article.objects.get().stage == Article.Stage.MATCHED
