"""Brings locale/*/django.po up to date with what templates and code say, and compiles it to django.mo.

    .venv/bin/python script/messages.py

New texts come in untranslated, texts that are gone are taken out. Both files are committed, so that a fresh machine
needs neither GNU gettext nor a compiling step; a test sees to it that nothing is missing and that the two agree.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locale"
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}


def catalog_of_sources() -> Catalog:
    """Every text that templates and Python files give to gettext, with where it stands."""
    catalog = Catalog(charset="utf-8")
    for path in sorted([*(ROOT / "templates").rglob("*.html"), *(ROOT / "events").rglob("*.py")]):
        for message, context in _messages(path):
            catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)], context=context)
    return catalog


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    from django.utils.translation.template import templatize

    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # What Django makes of a template for xgettext reads as Python once no line is indented.
        source = re.sub(r"^[ \t]+", "", templatize(source), flags=re.MULTILINE)
    for _line, message, _comments, context in extract("python", BytesIO(source.encode()), KEYWORDS):
        yield message, context


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def compiled(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main() -> int:
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/django.po")):
        catalog = read(path)
        catalog.update(catalog_of_sources(), no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        buffer = BytesIO()
        write_po(buffer, catalog, width=120, sort_output=True, omit_header=False, include_lineno=False)
        path.write_bytes(buffer.getvalue())
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        missing = len([message for message in catalog if message.id and not all(texts(message.string))])
        print(f"{path.relative_to(ROOT)}: {len(catalog)} texts, {missing} without a translation")
    return 0


def texts(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """The forms of a text: one, or singular and plural."""
    return [string or ""] if string is None or isinstance(string, str) else list(string)


if __name__ == "__main__":
    sys.exit(main())
