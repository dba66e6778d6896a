"""Reading of the vocabulary files in `data/`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


def rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a tab-separated file by the names in its first line; lines that start with "#" are comments."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    content = [line for line in lines if line and not line.startswith("#")]
    header = content[0].split("\t")
    for line in content[1:]:
        yield dict(zip(header, line.split("\t"), strict=True))


def split(cell: str) -> list[str]:
    """The parts of a cell that are separated by "|"."""
    return [part for part in cell.split("|") if part]


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, frozenset[str]]:
    return {row["list"]: frozenset(row["words"].split(" ")) for row in rows("words.tsv")}


@cache
def words(name: str) -> frozenset[str]:
    """A list of single lower-case words in words.tsv."""
    return _word_lists()[name]
