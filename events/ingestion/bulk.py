"""Many articles: files, directories of them, JSON lines and web addresses, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from . import jsonl, limits
from .readers import read_upload
from .values import Incoming, IngestionError

Entry = tuple[str, Incoming | IngestionError]  # its name for people; what it holds, or why it cannot be read
STANDARD_INPUT = "-"


def check(sources: list[str]) -> None:
    """Raises IngestionError for a path that does not exist."""
    for source in sources:
        if source != STANDARD_INPUT and not _is_address(source) and not Path(source).exists():
            raise IngestionError(f"There is no file or directory called {source}.")


def entries(sources: list[str], *, as_jsonl: bool) -> Iterator[Entry]:
    """An address is an `Incoming` with nothing but its address: its page is yet to be fetched."""
    for source in sources:
        if source == STANDARD_INPUT:
            yield from (("standard input", found) for found in jsonl.read_lines(sys.stdin.buffer))
        elif _is_address(source):
            yield source, Incoming(url=source)
        else:
            for path in _files(source):
                yield from _lines(path) if _has_lines(path, as_jsonl) else [(str(path), _document(path))]


def total(sources: list[str], *, as_jsonl: bool) -> int | None:
    """How many entries there are, roughly; None where that cannot be known beforehand."""
    if STANDARD_INPUT in sources:
        return None
    paths = [path for source in sources if not _is_address(source) for path in _files(source)]
    addresses = sum(map(_is_address, sources))
    return addresses + sum(_count_lines(path) if _has_lines(path, as_jsonl) else 1 for path in paths)


def _is_address(source: str) -> bool:
    return "://" in source


def _files(source: str) -> list[Path]:
    path = Path(source)
    return sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def _has_lines(path: Path, as_jsonl: bool) -> bool:
    return as_jsonl or path.suffix == ".jsonl"


def _lines(path: Path) -> Iterator[Entry]:
    try:
        with path.open("rb") as stream:
            yield from ((str(path), found) for found in jsonl.read_lines(stream))
    except OSError as error:
        yield str(path), IngestionError(f"The file cannot be read: {error.strerror}.")


def _document(path: Path) -> Incoming | IngestionError:
    try:
        limits.check_size(path.stat().st_size)
        return read_upload(path.name, path.read_bytes())
    except IngestionError as error:
        return error
    except OSError as error:
        return IngestionError(f"The file cannot be read: {error.strerror}.")


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b"")) or 1
    except OSError:
        return 1
