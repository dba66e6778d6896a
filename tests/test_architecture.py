"""Who may import whom: the table of docs/architecture.md, kept true."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VALUES = {f"events.extraction.{name}" for name in ("edtf", "taxonomy", "values")}  # extraction's value types
DATES = {"events.extraction.dates"}  # date words typed by a reader
INNER = {"events.models", *VALUES}
DOORS = {"events.queries", "events.exports", "events.review", "events.ingestion", "events.tasks", *INNER, *DATES}

MAY_IMPORT: dict[str, set[str]] = {
    "extraction": set(),
    "models": VALUES,
    "ingestion": INNER,
    "review": {*INNER, "events.extraction"},
    "queries": {*INNER, *DATES},
    "exports": {*INNER, "events.queries"},
    "tasks": {*INNER, "events.ingestion", "events.review", "events.queries", "events.exports", "events.extraction"},
    "management": {*DOORS, "events.extraction"},
    "views": DOORS,
    "templatetags": DOORS,
    "api": DOORS,
    "admin": DOORS,
}
PACKAGES: dict[str, set[str]] = {
    "extraction": {"dateutil"},
    "models": {"django"},
    "ingestion": {"django", "trafilatura", "htmldate", "feedparser", "urllib3", "lxml", "pypdf", "dateutil"},
    "review": {"django"},
    "queries": {"django", "pyroaring"},
    "exports": {"django"},
}
NETWORK = {"urllib3", "requests", "httpx", "aiohttp", "http.client", "urllib.request", "ftplib", "smtplib"}


def room_of(path: Path) -> str:
    """The room that a file of events/ lies in: "review" for events/review/log.py and for events/review.py."""
    return path.relative_to(ROOT / "events").parts[0].removesuffix(".py")


def imports(source: str, module: str, is_package: bool) -> Iterator[str]:
    """Every module named by an import anywhere in the source, relative ones made absolute, "from a import b" as "a.b"."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = module.split(".")
            above = parts[: len(parts) - node.level + is_package] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def imports_of(path: Path) -> Iterator[str]:
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    is_package = parts[-1] == "__init__"
    yield from imports(path.read_text(encoding="utf-8"), ".".join(parts[:-1] if is_package else parts), is_package)


def is_inside(name: str, modules: set[str]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def files() -> list[Path]:
    return sorted(p for p in (ROOT / "events").rglob("*.py") if room_of(p) in MAY_IMPORT)


@pytest.mark.parametrize(
    ("source", "module", "is_package", "expected"),
    [
        ("import events.views.pages", "events.review.log", False, ["events.views.pages"]),
        ("from events import review", "events.queries.spec", False, ["events.review"]),
        ("from .log import finish", "events.review.joining", False, ["events.review.log.finish"]),
        ("from ..models import Event", "events.review.joining", False, ["events.models.Event"]),
        ("from . import log", "events.review", True, ["events.review.log"]),
        ("from ..queries import select", "events.exports", True, ["events.queries.select"]),
        ("def f():\n    from events.admin import site", "events.tasks", False, ["events.admin.site"]),
    ],
)
def test_it_sees_imports_in_every_spelling(source: str, module: str, is_package: bool, expected: list[str]) -> None:
    assert list(imports(source, module, is_package)) == expected


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_it_imports_only_the_rooms_that_the_table_allows(path: Path) -> None:
    room = room_of(path)
    allowed = MAY_IMPORT[room] | {f"events.{room}"}
    assert [name for name in imports_of(path) if name.startswith("events.") and not is_inside(name, allowed)] == []


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_it_imports_only_the_packages_of_its_room(path: Path) -> None:
    room = room_of(path)
    allowed = PACKAGES.get(room)
    outside = {name for name in imports_of(path) if name.split(".")[0] not in {*sys.stdlib_module_names, "events"}}
    assert allowed is None or {name for name in outside if not is_inside(name, allowed)} == set()


def test_it_reaches_the_network_from_ingestion_only() -> None:
    elsewhere = [p for p in [*files(), *(ROOT / "timeline").glob("*.py")] if "ingestion" not in p.parts]
    assert [str(p) for p in elsewhere if any(is_inside(name, NETWORK) for name in imports_of(p))] == []


def test_it_keeps_domain_code_out_of_the_project_package() -> None:
    found = {path.name: list(imports_of(path)) for path in (ROOT / "timeline").glob("*.py")}
    assert {name for name, names in found.items() if any(n.startswith("events.") for n in names)} == set()


def test_it_has_a_rule_for_every_room() -> None:
    rooms = {path.parent.name for path in (ROOT / "events").glob("*/__init__.py")}
    assert rooms - {"migrations", "demo"} == set(MAY_IMPORT) - {"tasks"}
