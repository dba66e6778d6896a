#!/usr/bin/env python3
"""Event extraction against annotated articles and typed sentences, on two fixed halves of each.

    python benchmarks/events.py --gold ../shared/gold --sentences ../shared/sentences/typed.tsv

The halves are drawn by a hash of the ids. The first half was read while the rules were written; of the second only totals
were looked at, no text and no single error. A gap between the two means rules that fit the first. Errors are listed for the first half only (--errors), unless
--errors-of-both is given. The --floor options make it end with exit code 1 where a figure over all is below.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.event_scoring import Document, actor_f1, exact, match, predicted, read_gold  # noqa: E402
from events.extraction import extract  # noqa: E402

T = TypeVar("T")
ROUNDS = 1000  # bootstrap samples
FIGURES = ("core recall", "precision", "date exact", "status", "actor F1")
ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def second_half(identity: str) -> bool:
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 2 == 1


def halves(names: list[str]) -> tuple[set[str], set[str]]:
    """Articles are few: the half with the smaller hashes and the rest, so that both are of one size."""
    ordered = sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return set(ordered[: len(ordered) // 2]), set(ordered[len(ordered) // 2 :])


# --------------------------------------------------------------------------------- articles


def read_documents(gold: Path) -> list[Document]:
    documents = []
    for entry in json.loads((gold / "meta.json").read_text(encoding="utf-8")):
        text = (gold / "articles" / f"{entry['id']}.txt").read_bytes().decode("utf-8")
        golds = read_gold(gold / "events" / f"{entry['id']}.json", text)
        record = extract(text, date.fromisoformat(entry["published"])).to_json()
        founds = [predicted(event, text) for event in record["events"]]
        documents.append(Document(entry["id"], golds, founds, match(golds, founds)))
    return documents


def counts(document: Document) -> Counter[str]:
    """Plain sums, so that documents can be added up and resampled."""
    pairs = [(document.golds[i], document.founds[j]) for i, j in document.pairs.items()]
    dated = [(gold, found) for gold, found in pairs if gold.bounds is not None]
    return Counter(
        {
            "core": sum(gold.tier == "core" for gold in document.golds),
            "core found": sum(gold.tier == "core" for gold, _ in pairs),
            "predicted": len(document.founds),
            "pairs": len(pairs),
            "dated": len(dated),
            "exact": sum(exact(gold, found) for gold, found in dated),
            "status": sum(gold.status == found.status for gold, found in pairs),
            "actors": round(1000 * sum(actor_f1(gold, found) for gold, found in pairs)),
        }
    )


def figures(documents: Sequence[Document]) -> dict[str, float]:
    """In percent."""
    total: Counter[str] = Counter()
    for document in documents:
        total.update(counts(document))
    return {
        "core recall": 100 * total["core found"] / max(1, total["core"]),
        "precision": 100 * total["pairs"] / max(1, total["predicted"]),
        "date exact": 100 * total["exact"] / max(1, total["dated"]),
        "status": 100 * total["status"] / max(1, total["pairs"]),
        "actor F1": total["actors"] / 10 / max(1, total["pairs"]),
    }


def interval(items: Sequence[T], figure: Callable[[Sequence[T]], float]) -> tuple[float, float]:
    """95 % interval by resampling the items."""
    generator = random.Random(20211224)
    values = sorted(figure(generator.choices(items, k=len(items))) for _ in range(ROUNDS))
    return values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS) - 1]


def report_articles(documents: list[Document], label: str) -> None:
    found = figures(documents)
    print(f"  {label} ({len(documents)} articles)")
    for name in FIGURES:
        low, high = interval(documents, lambda sample, name=name: figures(sample)[name])  # type: ignore[misc]
        print(f"    {name:12} {found[name]:5.1f}  (95 %: {low:.1f} to {high:.1f})")


def list_errors(documents: list[Document]) -> None:
    for document in documents:
        print(f"\n== {document.name}")
        for i, gold in enumerate(document.golds):
            if gold.tier == "core" and i not in document.pairs:
                print(f"  missed  {sorted(gold.types)} {gold.edtf} {gold.title!r}: {gold.words[:160]}")
        for j, found in enumerate(document.founds):
            if j not in document.pairs.values():
                print(f"  false   {sorted(found.types)} {found.edtf} {found.title!r}: {found.words[:160]}")
        for i, j in document.pairs.items():
            gold, found = document.golds[i], document.founds[j]
            if not exact(gold, found):
                print(f"  date    {gold.edtf}, found {found.edtf}: {gold.title!r}")
            if gold.status != found.status:
                print(f"  status  {gold.status}, found {found.status}: {gold.title!r}")


# -------------------------------------------------------------------------------- sentences


def root_of(sentence: str) -> str | None:
    """The root of the event with the highest confidence; None for statements, government acts and nothing."""
    events = extract(sentence, None).events
    if not events:
        return None
    best = max(events, key=lambda event: event.confidence)
    if best.type == "GOVERN":
        return "YIELD" if best.mode == "removal" else None
    if best.type == "STATE":
        return None
    if best.type == "COERCE" and best.mode == "cyber":
        return "ASSAULT"
    return ROOTS.get(best.type, best.type)


def macro_f1(judged: Sequence[tuple[str, str | None]]) -> float:
    scores = []
    for root in sorted({right for right, _ in judged}):
        hits = sum(right == found == root for right, found in judged)
        claimed = sum(found == root for _, found in judged)
        there = sum(right == root for right, _ in judged)
        scores.append(200 * hits / (claimed + there) if claimed + there else 0.0)
    return sum(scores) / max(1, len(scores))


def report_sentences(path: Path, errors: bool) -> float:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    judged = [(row, root_of(row["sentence"])) for row in rows]
    print("typed sentences, macro-F1 over the roots")
    for label, half in (("first half", False), ("second half", True)):
        part = [(row["root"], found) for row, found in judged if second_half(row["id"]) == half]
        low, high = interval(part, macro_f1)
        print(f"  {label:12} {macro_f1(part):5.1f}  (95 %: {low:.1f} to {high:.1f}; {len(part)} sentences)")
    if errors:
        for row, found in judged:
            if found != row["root"] and not second_half(row["id"]):
                print(f"  {row['root']:10} found {found}: {row['sentence'][:160]}")
    total = macro_f1([(row["root"], found) for row, found in judged])
    print(f"  {'all':12} {total:5.1f}")
    return total


# ------------------------------------------------------------------------------------ speed


def report_speed(gold: Path) -> None:
    entries = json.loads((gold / "meta.json").read_text(encoding="utf-8"))
    texts = [((gold / "articles" / f"{e['id']}.txt").read_text("utf-8"), e["published"]) for e in entries]
    words = sum(len(text.split()) for text, _ in texts)
    started = time.process_time()
    for text, published in texts:
        extract(text, date.fromisoformat(published))
    print(
        f"speed: {words / 500 / (time.process_time() - started):.0f} articles of 500 words a second of processor time"
    )


def report_memory(gold: Path, articles: int) -> None:
    """How much memory the process holds more after many articles, each with a day of its own, than after the first tenth."""
    entries = json.loads((gold / "meta.json").read_text(encoding="utf-8"))
    texts = [(gold / "articles" / f"{e['id']}.txt").read_text("utf-8") for e in entries]
    held = 0.0
    for number in range(articles):
        extract(texts[number % len(texts)], date(1990, 1, 1) + timedelta(days=number))
        if number == articles // 10:
            held = resident()
    print(f"memory: {resident() - held:+.1f} MB between the first {articles // 10} and all {articles} articles")


def resident() -> float:
    """Memory that the process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def report_start() -> None:
    """Processor time of the first extraction in a new process: reading the vocabulary included."""
    program = (
        "import time; from datetime import date; from events.extraction import extract; start = time.process_time(); "
        "extract('Iran seized a tanker on Monday.', date(2021, 12, 24)); print(time.process_time() - start)"
    )
    seconds = float(subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True).stdout)
    print(f"start: {seconds:.2f} s for the first extraction")


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=Path, default=ROOT / "../shared/gold", help="annotated articles")
    options.add_argument("--sentences", type=Path, default=ROOT / "../shared/sentences/typed.tsv")
    options.add_argument("--errors", action="store_true", help="list the errors of the first halves in words")
    options.add_argument("--errors-of-both", action="store_true", help="of both halves of the articles")
    options.add_argument(
        "--memory", type=int, default=0, metavar="N", help="read N articles and tell the memory's growth"
    )
    for name in (*FIGURES, "sentences"):
        options.add_argument(f"--floor-{name.replace(' ', '-').lower()}", type=float, default=0.0, metavar="PERCENT")
    return options


def main() -> int:
    arguments = parser().parse_args()
    documents = read_documents(arguments.gold)
    first, second = halves([document.name for document in documents])
    print("annotated articles")
    report_articles([d for d in documents if d.name in first], "first half, read while writing")
    report_articles([d for d in documents if d.name in second], "second half, never read")
    report_articles(documents, "all")
    if arguments.errors or arguments.errors_of_both:
        list_errors([d for d in documents if arguments.errors_of_both or d.name in first])
    reached = figures(documents) | {"sentences": report_sentences(arguments.sentences, arguments.errors)}
    report_speed(arguments.gold)
    report_start()
    if arguments.memory:
        report_memory(arguments.gold, arguments.memory)
    below = [n for n, v in reached.items() if v < getattr(arguments, "floor_" + n.replace(" ", "_").lower())]
    for name in below:
        print(f"below its floor: {name}", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
