"""Reading TimeML documents, and scoring time expressions against them as TempEval-3 does."""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HELD_OUT = 3  # every third document, by the hash of its name


@dataclass(frozen=True, slots=True)
class Timex:
    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    text: str
    created: date | None
    timexes: tuple[Timex, ...]

    @property
    def held_out(self) -> bool:
        """Whether its errors are never looked at."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % HELD_OUT == 0


def read_corpus(folder: Path) -> list[Document]:
    """All .tml files of a folder. Raises FileNotFoundError if there is none."""
    paths = sorted(folder.glob("*.tml"))
    if not paths:
        raise FileNotFoundError(f"no .tml file in {folder}: name a folder of TimeML documents with --corpus")
    return [_read(path) for path in paths]


def _read(path: Path) -> Document:
    root = ET.parse(path).getroot()  # noqa: S314 - a corpus that whoever runs the benchmark names
    creation = _creation(root)
    pieces: list[str] = []
    spans: list[tuple[int, int, ET.Element]] = []
    body = root.find(".//TEXT")
    if body is not None:
        _walk(body, pieces, spans)
    text = "".join(pieces)
    timexes = [_timex(text, start, end, element) for start, end, element in spans if element is not creation]
    match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", creation.get("value", "") if creation is not None else "")
    created = date(*map(int, match.groups())) if match else None
    return Document(path.stem, text, created, tuple(sorted((t for t in timexes if t.end > t.start), key=_order)))


def _creation(root: ET.Element) -> ET.Element | None:
    for function in ("CREATION_TIME", "PUBLICATION_TIME"):
        for element in root.iter("TIMEX3"):
            if element.get("functionInDocument") == function:
                return element
    return None


def _walk(element: ET.Element, pieces: list[str], spans: list[tuple[int, int, ET.Element]]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, spans)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        spans.append((start, sum(map(len, pieces)), element))


def _timex(text: str, start: int, end: int, element: ET.Element) -> Timex:
    """White space at the ends does not count."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Timex(
        start, start + len(words.strip()), element.get("type", "DATE").upper(), element.get("value", "").strip()
    )


def _order(timex: Timex) -> tuple[int, int]:
    return timex.start, timex.end


def pairs(gold: tuple[Timex, ...], found: list[Timex]) -> list[tuple[int, int]]:
    """Indices of matches that share text, one to one: equal spans first, then the longest overlap, then the leftmost."""
    scored = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            shared = min(one.end, other.end) - max(one.start, other.start)
            if shared > 0:
                scored.append((_order(one) != _order(other), -shared, one.start, other.start, i, j))
    chosen: list[tuple[int, int]] = []
    for *_, i, j in sorted(scored):
        if all(i != k and j != m for k, m in chosen):
            chosen.append((i, j))
    return chosen


def count(gold: tuple[Timex, ...], found: list[Timex]) -> Counter[str]:
    counts = Counter(gold=len(gold), found=len(found))
    for i, j in pairs(gold, found):
        counts["relaxed"] += 1
        counts["strict"] += _order(gold[i]) == _order(found[j])
        counts["value"] += gold[i].value == found[j].value != ""
        counts["type"] += gold[i].type == found[j].type
    return counts


def f1(counts: Counter[str], measure: str) -> float:
    """In percent."""
    total = counts["gold"] + counts["found"]
    return 200 * counts[measure] / total if total else 100.0


def score(documents: Iterable[Document], found: dict[str, list[Timex]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for document in documents:
        total.update(count(document.timexes, found[document.name]))
    return total


def errors(documents: Iterable[Document], found: dict[str, list[Timex]]) -> Counter[str]:
    """What went wrong, in words, and how often."""
    wrong: Counter[str] = Counter()
    for document in documents:
        gold, guessed = document.timexes, found[document.name]
        chosen = pairs(gold, guessed)
        for i, j in chosen:
            if gold[i].value != guessed[j].value:
                wrong[f"{_words(document, gold[i])}: {_shape(gold[i])} taken for {_shape(guessed[j])}"] += 1
        for i in set(range(len(gold))) - {i for i, _ in chosen}:
            wrong[f"{_words(document, gold[i])}: missed"] += 1
        for j in set(range(len(guessed))) - {j for _, j in chosen}:
            wrong[f"{_words(document, guessed[j])}: found, but not annotated"] += 1
    return wrong


def _words(document: Document, timex: Timex) -> str:
    return "“" + " ".join(document.text[timex.start : timex.end].lower().split()) + "”"


def _shape(timex: Timex) -> str:
    """A value with its digits masked, so that like errors count together."""
    return re.sub(r"\d", "9", timex.value) or "no value"
