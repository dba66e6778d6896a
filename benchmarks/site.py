"""How long the public site takes on a large collection, and how much memory.

    python benchmarks/site.py [--events 100000] [--keep FILE] [--repeat 7] [--only exports]

Builds a SQLite collection of its own in a temporary file (with --keep: in FILE, used again the next time), deterministic:
twenty years, 300 actors spread as unevenly as in the news, a fifth of the dates known by month only. Every request goes
through the whole of Django. Prints median and worst milliseconds by the clock, the processor's milliseconds, and the size.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.scratch import collection

if TYPE_CHECKING:
    from django.http import StreamingHttpResponse
    from django.test import Client

    from events.models import Event

ACTORS, TOPICS, ARTICLES = 300, 8, 20_000
FIRST_DAY, DAYS = date(2004, 1, 1), 20 * 365
BATCH = 5_000
WORDS = [
    a + b + c for a in ("ber", "dal", "gor", "lim", "nor") for b in ("a", "e", "o", "u") for c in ("ck", "n", "st")
]
PAGES = {
    "page": "/",
    "page, two actors": "/?actor=a1&actor=a2&match=all",
    "page, one year": "/?from=2012&to=2012",
    "page, the last": "/?page=999999",
    "search": "/?q=berack+dalen",
    "window.json": "/window.json?px=1200",
    "window.json, by actor": "/window.json?px=1200&lanes=actor",
    "window.json, one year": "/window.json?px=1200&from=2012&to=2012",
    "window.json, search": "/window.json?px=1200&q=berack",
}
EXPORTS = ("csv", "json", "geojson", "ics", "atom")


def main() -> None:
    arguments = options()
    with collection("site", arguments.keep, arguments.events, build):
        measure(arguments.repeat, arguments.only)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--only", choices=["start", "pages", "edits", "exports"])
    return parser.parse_args()


def build(count: int) -> None:
    from django.db import connection, transaction

    from events.models import Actor, Article, Outlet, Topic

    chance = random.Random(1)
    Actor.objects.bulk_create(
        Actor(pk=n, slug=f"a{n}", name=f"Actor {n}", kind="country", code=code(n)) for n in range(1, ACTORS + 1)
    )
    Actor.objects.filter(pk__gt=ACTORS - 60).update(kind="person", code="", parent_id=1)
    Topic.objects.bulk_create(Topic(pk=n, slug=f"t{n}", title=f"Topic {n}") for n in range(1, TOPICS + 1))
    Outlet.objects.bulk_create(Outlet(pk=n, name=f"Paper {n}", domain=f"p{n}.example") for n in range(1, 50))
    Article.objects.bulk_create(articles(chance), batch_size=BATCH)
    for first in range(1, count + 1, BATCH):
        with transaction.atomic():
            build_batch(range(first, min(first + BATCH, count + 1)), chance)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def articles(chance: random.Random) -> Iterator[Any]:
    from events.models import Article

    for key in range(1, ARTICLES + 1):
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        yield Article(
            pk=key,
            url=f"https://paper.example/{key}",
            outlet_id=1 + key % 49,
            published_on=day,
            title=phrase(chance, 6),
        )


def build_batch(keys: range, chance: random.Random) -> None:
    from events.models import Citation, Event, Participation, SearchDocument

    made = list(events(keys, chance))
    Event.objects.bulk_create(made, batch_size=500)
    Participation.objects.bulk_create(
        Participation(event_id=key, actor_id=actor) for key in keys for actor in {uneven(chance), uneven(chance)}
    )
    through = Event.topics.through
    through.objects.bulk_create(
        through(event_id=key, topic_id=1 + key % TOPICS) for key in keys if chance.random() < 0.4
    )
    Citation.objects.bulk_create(
        Citation(event_id=key, article_id=1 + (key * 7 + n) % ARTICLES, evidence=[{"text": phrase(chance, 12)}])
        for key in keys
        for n in range(1 + (key % 3 == 0))
    )
    SearchDocument.objects.bulk_create(
        SearchDocument(event=event, body=f"{event.title}\n{event.summary}") for event in made
    )


def events(keys: range, chance: random.Random) -> Iterator[Event]:
    from django.utils import timezone

    from events.extraction import taxonomy
    from events.models import Event
    from events.models.places import place_keys

    kinds, now = list(taxonomy.kinds()), timezone.now()
    for key in keys:
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        type_, mode = chance.choice(kinds)
        event = Event(
            pk=key, title=phrase(chance, 6), summary=phrase(chance, 14), type=type_, mode=mode, published_at=now
        )
        event.state, event.sources, event.known_on = "published", 1 + (key % 3 == 0), day
        event.edtf = day.isoformat() if chance.random() < 0.8 else day.isoformat()[:7]
        event.place_country = code(uneven(chance)) if chance.random() < 0.6 else ""
        event.place_name, event.place_precision = (
            (f"Town {uneven(chance)}", "settlement") if event.place_country else ("", "")
        )
        event.place_names = place_keys([event.place_name])
        event.derive_date()
        yield event


def code(number: int) -> str:
    return "".join(chr(65 + number // 26**place % 26) for place in (2, 1, 0))


def phrase(chance: random.Random, length: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(length))


def uneven(chance: random.Random) -> int:
    """An actor's number: 1 is drawn far more often than the last."""
    return min(ACTORS, int(ACTORS ** chance.random()) or 1)


def measure(repeat: int, only: str | None) -> None:
    from events.queries.index import index

    print(f"{'':28}{'median':>9} {'worst':>8} {'cpu':>8}  ms")
    before = memory()
    timed("index, from nothing", index, 1)
    print(f"{'':28}memory of the index {memory() - before:.0f} MB")
    parts = {"pages": lambda: pages(repeat), "edits": lambda: edits(repeat), "exports": exports}
    for name, part in parts.items():
        if only in (None, name):
            part()
    print(f"highest memory of the process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def memory() -> float:
    """Resident megabytes now."""
    pages_held = int(Path("/proc/self/statm").read_text().split()[1])
    return pages_held * resource.getpagesize() / 1e6


def timed(name: str, act: Callable[[], Any], repeat: int, before: Callable[[], Any] = lambda: None) -> Any:
    clock, processor, answer = [], [], None
    for _ in range(repeat):
        before()
        started = time.perf_counter(), time.process_time()
        answer = act()
        clock.append(1000 * (time.perf_counter() - started[0]))
        processor.append(1000 * (time.process_time() - started[1]))
    print(f"{name:28}{statistics.median(clock):9.1f} {max(clock):8.1f} {statistics.median(processor):8.1f}", flush=True)
    return answer


def pages(repeat: int) -> None:
    from django.http import QueryDict
    from django.test import Client

    from events.queries import FilterSpec, facets

    client = Client()
    for name, address in PAGES.items():
        status = timed(name, partial(client.get, address), repeat, before=forget).status_code
        if status != 200:
            sys.exit(f"{address}: status {status}")
    timed("page, asked for again", partial(client.get, "/"), repeat)
    timed("facets", lambda: facets(FilterSpec()), repeat)
    spec = FilterSpec.parse(QueryDict("actor=a1&from=2012"))[0]
    timed("facets, actor and year", lambda: facets(spec), repeat)


def forget() -> None:
    """So that every request is the first of its kind since the collection changed."""
    from events.queries import bitmaps, window
    from events.views import timeline

    for kept in (bitmaps.answers, window.selections, timeline.pages):
        kept.clear()


def edits(repeat: int) -> None:
    """Each time another event gets another day and status through the review; then the first answers after it."""
    from django.test import Client

    from events.models import Event
    from events.queries.index import index

    client, chance = Client(), random.Random(3)
    total = Event.objects.count()

    def edit() -> None:
        from dataclasses import replace

        from events.review import draft_of
        from events.review import edit as decide

        event = Event.objects.get(pk=chance.randint(1, total))
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        draft = replace(draft_of(event), edtf=day.isoformat(), status=chance.choice(["occurred", "planned"]))
        decide(event, draft, by=None, by_name="Benchmark", version=event.version, reason="measured")

    timed("an edit itself", edit, repeat)
    timed("index after an edit", index, repeat, before=edit)
    timed("window.json after an edit", lambda: client.get("/window.json?px=1200"), repeat, before=edit)
    timed("page after an edit", lambda: client.get("/"), repeat, before=edit)


def download(client: Client, format: str) -> int:
    """Bytes of the file, read as it comes."""
    answer = cast("StreamingHttpResponse", client.get(f"/events.{format}"))
    return sum(len(part) for part in cast("Iterator[bytes]", answer.streaming_content))


def exports() -> None:
    from django.test import Client

    client = Client()
    for format in EXPORTS:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

        size = timed(f"events.{format}", partial(download, client, format), 1)
        more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"{'':28}{size / 1e6:.1f} MB, {more:.0f} MB more memory at its peak")


if __name__ == "__main__":
    main()
