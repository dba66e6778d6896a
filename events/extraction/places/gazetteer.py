"""The places of the data files, read on first use."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ..actors.tokens import phrase_key, plain

DATA = Path(__file__).parent / "data"


_CHOSEN = 1000  # thousand people: a place that somebody has put into regions.tsv counts as well known


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place of the gazetteer; `people` in thousands, as a measure of how well it is known."""

    name: str
    precision: str
    code: str | None
    lat: float | None
    lon: float | None
    people: int


@dataclass(slots=True)
class Gazetteer:
    """Regions by phrase, settlements as unparsed lines by name, and the longest phrase for each first word."""

    regions: dict[str, GazetteerPlace]
    lines: list[str]
    by_name: dict[str, tuple[int, ...]]  # no lists: the garbage collector would walk through 45,000 of them
    longest: dict[str, int]

    def find(self, words: list[str], start: int) -> tuple[int, list[GazetteerPlace]] | None:
        """End and candidates of the longest name that begins at `start`."""
        for count in range(min(self.longest.get(words[start], 0), len(words) - start), 0, -1):
            key = " ".join(words[start : start + count])
            if key in self.regions:
                return start + count, [self.regions[key]]
            if key in self.by_name:
                return start + count, [_settlement(self.lines[number]) for number in self.by_name[key]]
        return None


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Everything, read once: about 34,000 settlements."""
    lines = gzip.decompress((DATA / "cities.tsv.gz").read_bytes()).decode().split("\n")
    built = Gazetteer({}, lines, {}, {})
    by_name, longest = built.by_name, built.longest
    for number, line in enumerate(lines):
        for key in line.split("\t", 2)[1].split("|"):
            if key in by_name:
                by_name[key] += (number,)
                continue
            by_name[key] = (number,)
            if " " in key:
                _note_length(built, key)
            elif key not in longest:
                longest[key] = 1
    for name, region in _regions():
        for spelling in {name, plain(name)}:
            built.regions[phrase_key(spelling)] = region
            _note_length(built, phrase_key(spelling))
    return built


def _note_length(built: Gazetteer, key: str) -> None:
    first, _, rest = key.partition(" ")
    count = rest.count(" ") + 2 if rest else 1
    if count > built.longest.get(first, 0):
        built.longest[first] = count


def _regions() -> Iterator[tuple[str, GazetteerPlace]]:
    for line in (DATA / "regions.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, names, precision, code, lat, lon = line.split("\t")
        region = GazetteerPlace(name, precision, code or None, float(lat), float(lon), _CHOSEN)
        for spelling in (name, *names.split("|")):
            if spelling:
                yield spelling, region


@lru_cache(maxsize=4096)
def _settlement(line: str) -> GazetteerPlace:
    name, _, code, lat, lon, people = line.split("\t")
    return GazetteerPlace(name, "settlement", code, float(lat), float(lon), int(people))


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, frozenset[str]]:
    lines = (DATA / "words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {name: frozenset(rest.split(" ")) for name, rest in (line.split("\t") for line in lines)}


@cache
def words(name: str) -> frozenset[str]:
    """A list of lower-case words in words.tsv."""
    return _word_lists()[name]
