"""How well and how fast dates are found: TempEval-3 measures on TimeML documents, beside dateparser's search.

    python benchmarks/dates.py --corpus ../shared/timeml/timebank --corpus ../shared/timeml/aquaint

Prints, for each corpus, F1 in percent for values, spans that overlap (relaxed) and equal spans (strict), over all documents
and over the third that is held out, documents per second of processor time on one core, the time of hostile input, and the
ten most frequent errors outside the held-out third. dateparser is installed by benchmarks/requirements.txt;
--without-dateparser leaves it out. Exit status 1 if a figure of any corpus lies below its --floor.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.timex import Document, Timex, errors, f1, read_corpus, score
from events.extraction.dates import find_dates

DEFAULT = [Path("../shared/timeml/timebank"), Path("../shared/timeml/aquaint")]
MEASURES = ("value", "relaxed", "strict", "type")
HOSTILE = {
    "digits": "1" * 100_000,
    "last last": "last " * 20_000,
    "two two": "two " * 25_000,
    "dotted": "1.2-3/" * 17_000,
    "months": "May 1 " * 17_000,
    "quotes": '"Monday ' * 12_500,
    "of the": "the end of the " * 6_700,
    "weekdays": "Monday Tuesday Wednesday " * 4_000,
    "listed": "Friday, " * 12_500,
    "hyphens": "12-" * 33_333,
    "ages": "5-year-old " * 9_090,
    "opened": "“Monday " * 12_500,
    "brackets": "(May " * 20_000,
    "initials": "A. " * 33_333,
    "lines": "May\n\n" * 20_000,
    "feasts": "Eid " * 25_000,
    "noons": "noon " * 20_000,
    "told": 'He spoke on Monday. "We go today" ' * 2_900,
}

DATE_WORDS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|today|yesterday|tomorrow|now|ago|"
    r"week|month|year|day|hour|minute|decade|[12][0-9]{3})",
    re.IGNORECASE,
)
PREPOSITION = re.compile(r"^(?:on|in|at|by|since|until|from|to)\s+", re.IGNORECASE)
DAY = re.compile(r"day\b", re.IGNORECASE)
Finder = Callable[[str, date | None], list[Timex]]


def ours(text: str, created: date | None) -> list[Timex]:
    return [Timex(mention.start, mention.end, mention.type, mention.value) for mention in find_dates(text, created)]


def dateparsers(text: str, created: date | None) -> list[Timex]:
    """dateparser's search gives words without offsets: each is looked for after the one before.

    It takes bare numbers and words like "to" for dates; only finds that hold a word or number of dates are kept.
    """
    from dateparser.search import search_dates

    base = datetime.combine(created, datetime.min.time()) if created else None
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"} if base else {}
    found, place = [], 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, place)
        if start >= 0 and DATE_WORDS.search(words):
            place = start + len(words)
            start += len(words) - len(PREPOSITION.sub("", words))
            found.append(Timex(start, place, "DATE", as_precise(text[start:place], moment)))
    return found


def as_precise(words: str, moment: datetime) -> str:
    """dateparser fills in what the words leave open; a month or a year alone is given its own value."""
    if re.fullmatch(r"[12][0-9]{3}", words):
        return f"{moment:%Y}"
    return (
        f"{moment:%Y-%m}"
        if re.fullmatch(r"[A-Z][a-z]{2,8}\.?(?:,? [12][0-9]{3})?", words) and not DAY.search(words)
        else f"{moment:%Y-%m-%d}"
    )


def run(documents: list[Document], finder: Finder) -> tuple[dict[str, list[Timex]], float]:
    """What was found in each document, and documents per second of processor time."""
    started = time.process_time()
    found = {document.name: finder(document.text, document.created) for document in documents}
    return found, len(documents) / max(time.process_time() - started, 1e-9)


def report(name: str, documents: list[Document], finder: Finder) -> dict[str, list[Timex]]:
    found, speed = run(documents, finder)
    halves = {
        "all": documents,
        "developed on": [one for one in documents if not one.held_out],
        "held out": [one for one in documents if one.held_out],
    }
    for half, chosen in halves.items():
        counts = score(chosen, found)
        figures = "".join(f"{f1(counts, measure):9.1f}" for measure in MEASURES)
        print(
            f"{name:12}{half:14}{len(chosen):5}{counts['gold']:6}{figures}" + (f"{speed:9.0f}" if half == "all" else "")
        )
    return found


def hostile() -> float:
    """Prints the time of each kind of hostile text; seconds of the slowest."""
    slowest = 0.0
    for name, text in HOSTILE.items():
        started = time.process_time()
        find_dates(text, date(2021, 12, 24))
        seconds = time.process_time() - started
        slowest = max(slowest, seconds)
        print(f"  {name:12}{len(text):8} characters{seconds:8.2f} s")
    return slowest


def import_time() -> float:
    """Seconds of processor time that the import takes in a fresh interpreter, best of three."""
    code = "import time; t = time.process_time(); import events.extraction.dates; print(time.process_time() - t)"
    root = Path(__file__).resolve().parents[1]
    runs = [subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True) for _ in range(3)]
    return min(float(one.stdout) for one in runs)


def below_floor(documents: list[Document], found: dict[str, list[Timex]], options: argparse.Namespace) -> list[str]:
    counts = score(documents, found)
    floors = {"value": options.floor_value, "relaxed": options.floor_relaxed, "strict": options.floor_strict}
    return [
        f"{measure} F1 {f1(counts, measure):.1f} is below {floor}"
        for measure, floor in floors.items()
        if floor is not None and f1(counts, measure) < floor
    ]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, action="append", help="folder of .tml files; may be given again")
    parser.add_argument("--without-dateparser", action="store_true")
    for measure in ("value", "relaxed", "strict"):
        parser.add_argument(f"--floor-{measure}", type=float, metavar="F1", help="exit with 1 if a corpus falls below")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    failures: list[str] = []
    find_dates("warm up", None)
    for folder in options.corpus or DEFAULT:
        try:
            documents = read_corpus(folder)
        except FileNotFoundError as error:
            print(error, file=sys.stderr)
            return 2
        print(f"\n{folder.name:26}{'docs':>5}{'gold':>6}" + "".join(f"{m:>9}" for m in MEASURES) + f"{'docs/s':>9}")
        found = report("ours", documents, ours)
        if not options.without_dateparser:
            report("dateparser", documents, dateparsers)
        failures += [f"{folder.name}: {failure}" for failure in below_floor(documents, found, options)]
        print("most frequent errors outside the held-out third:")
        for wrong, times in errors([one for one in documents if not one.held_out], found).most_common(10):
            print(f"  {times:3}  {wrong}")
    print("\nhostile input:")
    if hostile() > 1:
        failures.append("hostile input takes more than a second")
    print(f"import: {import_time() * 1000:.0f} ms")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
