"""How long it takes to match one proposal against a large collection, and whether it finds its twin.

    python benchmarks/matching.py [--events 1000000] [--proposals 200] [--keep FILE]

Builds a SQLite collection of its own in a temporary file (with --keep: in FILE, used again the next time), deterministic:
twenty years of events, parties and words as unevenly spread as in the news (the first actor is in a fifth of all events). Each
proposal retells a stored event in other words. Prints the times of `find_matches` and how many twins came first.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.scratch import collection

if TYPE_CHECKING:
    from django.db.models import Model

    from events.models import Event, Participation

BLOCK = 20_000  # events made one by one; the others copy them, months later
WARM_UP = 10
ACTORS = 400
FIRST_DAY = date(2005, 1, 1)
DAYS = 20 * 365
SYLLABLES = ("bra", "dol", "fen", "gri", "hul", "ka", "mo", "ti", "ve", "rnu", "sta", "xi", "lto")
WORDS = ["".join(syllables) for syllables in itertools.product(SYLLABLES, repeat=3)]


def main() -> None:
    arguments = options()
    with collection("matching", arguments.keep, arguments.events, build):
        report(measure(arguments.proposals))


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--proposals", type=int, default=200)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


def build(count: int) -> None:
    from django.db import connection, transaction

    from events.models import Actor, Article, Citation, Event, Participation

    chance = random.Random(1)
    Actor.objects.bulk_create(
        Actor(pk=n, slug=f"a{n}", name=f"Actor {n}", kind="country", code=code(n)) for n in range(1, ACTORS + 1)
    )
    keys = range(1, BLOCK + 1)
    with transaction.atomic():
        Event.objects.bulk_create(list(events(keys, chance, modes())), batch_size=500)
        Article.objects.bulk_create(Article(pk=key, url=f"https://paper.example/{key}") for key in keys)
        Participation.objects.bulk_create(parties(keys, chance))
        Citation.objects.bulk_create(Citation(event_id=key, article_id=key, evidence=evidence(chance)) for key in keys)
    for number in range(1, count // BLOCK):
        copy_block(number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def copy_block(number: int) -> None:
    """The first block again, `number` months later: a twin of nothing but its own retelling."""
    from events.models import Article, Citation, Event, Participation

    by = number * BLOCK
    first = f"date(earliest, '+{number} months')"
    last = f"CASE length(edtf) WHEN 7 THEN date(earliest, '+{number + 1} months', '-1 day') ELSE {first} END"
    later = {"earliest": first, "latest": last}
    edtf = f"substr({first}, 1, length(edtf))"
    copy(Event, {"id": f"id + {by}", "public_id": f"'b' || printf('%09d', id + {by})", "edtf": edtf, **later})
    copy(Article, {"id": f"id + {by}"})
    copy(Participation, {"id": f"id + {2 * by}", "event_id": f"event_id + {by}"})
    copy(Citation, {"id": f"id + {by}", "event_id": f"event_id + {by}", "article_id": f"article_id + {by}"})


def copy(model: type[Model], changed: dict[str, str]) -> None:
    from django.db import connection

    columns = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(changed.get(str(column), f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    limit = BLOCK * (2 if model.__name__ == "Participation" else 1)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({names}) SELECT {values} FROM {model._meta.db_table} WHERE id <= {limit}"  # noqa: S608 (no input)
        )


def code(number: int) -> str:
    return "".join(chr(65 + number // 26**place % 26) for place in (2, 1, 0))


def modes() -> list[tuple[str, str]]:
    from events.extraction import taxonomy

    return list(taxonomy.kinds())


def events(keys: range, chance: random.Random, kinds: list[tuple[str, str]]) -> Iterator[Event]:
    """Nine of ten know their day, the others their month only."""
    from events.models import Event

    for key in keys:
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        type_, mode = chance.choice(kinds)
        event = Event(pk=key, title=phrase(chance, 5), type=type_, mode=mode, state="published")
        event.edtf = day.isoformat() if chance.random() < 0.9 else day.isoformat()[:7]
        event.derive_date()
        yield event


def phrase(chance: random.Random, length: int) -> str:
    return " ".join(WORDS[uneven(chance, len(WORDS)) - 1] for _ in range(length))


def evidence(chance: random.Random) -> list[dict[str, object]]:
    return [{"start": None, "end": None, "text": phrase(chance, 12)}]


def parties(keys: range, chance: random.Random) -> Iterator[Participation]:
    from events.models import Participation

    for key in keys:
        for actor in {uneven(chance, ACTORS), uneven(chance, ACTORS)}:
            yield Participation(event_id=key, actor_id=actor, role="participant")


def uneven(chance: random.Random, count: int) -> int:
    """A number up to `count`: 1 is drawn far more often than the last."""
    return min(count, int(count ** chance.random()) or 1)


def measure(count: int) -> tuple[list[float], list[float], int]:
    """Milliseconds per proposal by the clock and of the processor, and how many twins were the best match.

    Everything is rolled back. The first ten warm up the caches and do not count.
    """
    from django.db import transaction

    from events.models import Event
    from events.review import find_matches

    chance = random.Random(2)
    total = Event.objects.order_by("-pk").values_list("pk", flat=True)[0]
    clock, processor, found = [], [], 0
    with transaction.atomic():
        for number in range(-WARM_UP, count):
            twin = Event.objects.get(pk=chance.randint(1, total))
            proposal = retold(twin, number)
            started = time.perf_counter(), time.process_time()
            matches = find_matches(proposal)
            if number < 0:
                continue
            clock.append(1_000 * (time.perf_counter() - started[0]))
            processor.append(1_000 * (time.process_time() - started[1]))
            found += bool(matches) and matches[0].candidate_id == twin.pk
        transaction.set_rollback(True)
    return clock, processor, found


def retold(twin: Event, number: int) -> Event:
    from events.models import Article, Citation, Event, Participation

    proposal = Event.objects.create(title=twin.title, type=twin.type, mode=twin.mode, edtf=twin.edtf)
    for party in twin.participations.all():
        Participation.objects.create(event=proposal, actor=party.actor, role=party.role)
    article = Article.objects.create(url=f"https://radio.example/{number}")
    words = str(twin.citations.get().quote).split()[:6]
    Citation.objects.create(event=proposal, article=article, evidence=[{"start": 0, "end": 9, "text": " ".join(words)}])
    return proposal


def report(measured: tuple[list[float], list[float], int]) -> None:
    clock, processor, found = measured
    for name, times in (("by the clock", clock), ("processor", processor)):
        print(f"find_matches, {name}: median {statistics.median(times):.1f} ms, "
              f"p95 {statistics.quantiles(times, n=20)[-1]:.1f} ms, longest {max(times):.1f} ms")  # fmt: skip
    print(f"twin first in {found} of {len(clock)}")


if __name__ == "__main__":
    main()
