"""How fast articles come in, and what is left when workers are killed.

    .venv/bin/python benchmarks/ingest.py --samples ../shared/samples/state_releases \\
        --postgres postgres://postgres@127.0.0.1:5432/postgres

Feed files are served by a real web server on loopback. Then the releases come in by `manage.py ingest`: in one process on
SQLite, by one and by two workers on PostgreSQL, and by two workers of which one is killed with -9 every few seconds.
Lost and doubled are counted against the proposals that extraction makes of the stored texts, article by article.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parent.parent
DATABASE = "dateline_benchmark_ingest"

COUNT = """
import collections, json, django
django.setup()
from django.db.models import Count
from events.extraction import extract
from events.models import *
from events.review.matching import HIGH
read = [a for a in Article.objects.exclude(text="").exclude(stage="set_aside")]
expected = {a.pk: len(extract(a.text, a.published_on, a.title).events) for a in read}
proposed = collections.Counter(Decision.objects.filter(action="propose").values_list("article", flat=True))
matches = Match.objects.all()
print(json.dumps({
    "articles": Article.objects.count(),
    "same text elsewhere": Article.objects.filter(text="", root__isnull=False).count(),
    "near copies": Article.objects.filter(root__isnull=False).exclude(text="").count(),
    "set aside": Article.objects.filter(stage="set_aside").count(),
    "unfinished": Article.objects.filter(retry_at__isnull=False).count() + Article.objects.filter(lease_until__isnull=False).count(),
    "proposals": Event.objects.count(),
    "proposals lost": sum(max(0, n - proposed[k]) for k, n in expected.items()),
    "proposals doubled": sum(max(0, n - expected.get(k, 0)) for k, n in proposed.items()),
    "doubled texts": Article.objects.exclude(text="").values("text_hash").annotate(n=Count("pk")).filter(n__gt=1).count(),
    "perhaps the same": matches.count(),
    "proposed as another source": matches.filter(score__gte=HIGH).count(),
}))
"""

PAIRS = """
import json, sys, django
django.setup()
from events.models import *
from events.review.matching import HIGH
def of(e):
    c = e.citations.select_related("article").first()
    return {"title": e.title, "edtf": e.edtf, "article": c.article.title, "published": str(c.article.published_on), "words": c.quote}
rows = [{"score": m.score, "reasons": m.reasons, "one": of(m.proposal), "other": of(m.candidate)} for m in Match.objects.filter(score__gte=HIGH).select_related("proposal", "candidate")]
print(json.dumps(rows))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=Path, default=ROOT.parent / "shared" / "samples" / "state_releases")
    parser.add_argument(
        "--postgres", metavar="URL", help="a server on which a database may be made; without it no workers"
    )
    parser.add_argument("--limit", type=int, help="only so many releases")
    parser.add_argument("--workers-only", action="store_true", help="leave out the feeds and the single process")
    parser.add_argument("--kill-every", type=float, default=5.0, metavar="SECONDS")
    parser.add_argument(
        "--pairs", type=Path, help="write 40 random matches of high score here, to be judged by reading"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        releases = shortened(options.samples / "articles.jsonl", Path(folder), options.limit)
        sqlite = f"sqlite:///{folder}/one.sqlite3"
        if not options.workers_only:
            feeds(sqlite, options.samples)
            one_process(sqlite, releases)
        if options.pairs and not options.workers_only:
            write_pairs(sqlite, options.pairs)
        if options.postgres:
            alone = with_workers(options.postgres, releases, 1)
            both = with_workers(options.postgres, releases, 2)
            print(f"  two workers are {both / alone:.2f} times as fast as one")
            with_workers(options.postgres, releases, 2, kill_every=options.kill_every)


def shortened(path: Path, folder: Path, limit: int | None) -> Path:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)[:limit]
    short = folder / "articles.jsonl"
    short.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} releases, {sum(map(len, lines)) / 1e6:.1f} MB as they lie")
    return short


def feeds(database: str, samples: Path) -> None:
    """Every feed file, twice: the second round must bring nothing."""
    manage(database, "migrate", "--verbosity", "0")
    with served(samples) as address:
        urls = [f"http://{address}/{path.name}" for path in sorted(samples.glob("*.rss"))]
        python(
            database,
            f"import django; django.setup()\nfrom events.models import Feed\nfor u in {urls!r}: Feed.objects.create(url=u)",
        )
        for name in ("first", "second"):
            began = time.perf_counter()
            said = manage(
                database, "poll_feeds", "--all", DATELINE_FETCH_ALLOWED_HOSTS=address, DATELINE_FETCH_DELAY_SECONDS="0"
            )
            print(f"feeds, {name} round ({time.perf_counter() - began:.1f} s):")
            print("".join(f"  {line}\n" for line in said.splitlines()), end="")
    show(count(database))


def one_process(database: str, releases: Path) -> None:
    """After the feeds, so that releases that came by feed must be recognised."""
    before = count(database)["articles"]
    began, cpu = time.perf_counter(), cpu_seconds()
    said = manage(database, "ingest", str(releases))
    seconds, cpu = time.perf_counter() - began, cpu_seconds() - cpu
    counted = count(database)
    print(
        f"one process, SQLite: {(counted['articles'] - before) / seconds:.1f} articles/s ({seconds:.1f} s, {cpu:.1f} of them CPU); {said.strip()}"
    )
    show(counted)
    again = manage(database, "ingest", str(releases))
    print(f"  run again: {again.strip()}; the same result: {count(database) == counted}")


def with_workers(server: str, releases: Path, number: int, kill_every: float | None = None) -> float:
    """Articles per second, from the start of the workers to the last article."""
    database = fresh_database(server)
    manage(database, "migrate", "--verbosity", "0")
    manage(database, "ingest", str(releases), DATELINE_TASKS="database")
    workers = [start_worker(database) for _ in range(number)]
    began, cpu, killed = time.perf_counter(), cpu_seconds(), 0
    next_kill = began + (kill_every or 0)
    while (left := unfinished(database)) > 0:
        time.sleep(0.25)
        if kill_every and left and time.perf_counter() >= next_kill:
            victim = killed % number
            workers[victim].send_signal(signal.SIGKILL)
            workers[victim].wait()
            workers[victim] = start_worker(database)
            killed += 1
            next_kill = time.perf_counter() + kill_every
    seconds = time.perf_counter() - began
    for worker in workers:
        worker.kill()
        worker.wait()
    cpu = cpu_seconds() - cpu
    counted = count(database)
    speed = float(counted["articles"] / seconds)
    print(
        f"{number} workers, PostgreSQL, killed {killed} times: {speed:.1f} articles/s ({seconds:.1f} s, {cpu:.1f} s of CPU in all)"
    )
    show(counted)
    return speed


def write_pairs(database: str, path: Path) -> None:
    rows = json.loads(python(database, PAIRS))
    random.Random(7).shuffle(rows)
    path.write_text(json.dumps(rows[:40], indent=1, ensure_ascii=False), encoding="utf-8")


def show(counted: dict[str, Any]) -> None:
    print("  " + ", ".join(f"{name} {value}" for name, value in counted.items()))
    print(f"  {counted['proposals'] / max(1, counted['articles']):.1f} proposals an article")


def count(database: str) -> dict[str, Any]:
    return dict(json.loads(python(database, COUNT)))


def cpu_seconds() -> float:
    """Of all processes that were started here and have ended."""
    used = os.times()
    return used.children_user + used.children_system


def unfinished(database: str) -> int:
    with psycopg.connect(database) as connection:
        row = connection.execute("SELECT count(*) FROM events_article WHERE retry_at IS NOT NULL").fetchone()
        return int(row[0]) if row else 0


def fresh_database(server: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {DATABASE}")
    return server.rsplit("/", 1)[0] + "/" + DATABASE


def environment(database: str, **more: str) -> dict[str, str]:
    # No port but the named host's own: what a feed only hints at is not fetched from the real site.
    alone = {"DATELINE_FETCH_PORTS": "", "DATELINE_FETCH_DELAY_SECONDS": "0"}
    # Long enough for the longest release on a busy machine, short enough to see lost work taken up.
    fast = {"DATELINE_LEASE_SECONDS": "20", "DATELINE_SWEEP_SECONDS": "2"}
    return os.environ | {
        "DATELINE_DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "timeline.settings",
        **alone,
        **fast,
        **more,
    }


def start_worker(database: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "manage.py", "db_worker", "--interval", "0.1", "--no-startup-delay", "--no-reload"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(database, DATELINE_TASKS="database"), stdout=quiet, stderr=quiet
    )


def manage(database: str, *arguments: str, **more: str) -> str:
    return run([sys.executable, "manage.py", *arguments], environment(database, **more))


def python(database: str, code: str) -> str:
    return run([sys.executable, "-c", code], environment(database))


def run(command: list[str], variables: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} failed:\n{done.stderr[-3000:]}")
    return done.stdout


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()


if __name__ == "__main__":
    main()
