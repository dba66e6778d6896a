#!/usr/bin/env python3
"""Rebuild events/models/data/countries.tsv: what countries are called, from our gazetteer and the Unicode CLDR of Babel.

    .venv/bin/python script/build_names.py

Needed only to refresh the data. CLDR is under the Unicode License v3 (https://www.unicode.org/license.txt).
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

EVENTS = Path(__file__).resolve().parent.parent / "events"
COUNTRIES = EVENTS / "extraction" / "actors" / "data" / "countries.tsv"
OUT = EVENTS / "models" / "data" / "countries.tsv"
LANGUAGES = ("de",)


def main() -> int:
    lines = ["\t".join(["code", "en", *LANGUAGES]), *lines_of(COUNTRIES)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} countries: {OUT}")
    return 0


def lines_of(countries: Path) -> Iterator[str]:
    """One line per country: its ISO 3166-1 alpha-3 code, our name, the name in each language."""
    known = [Locale.parse(language).territories for language in LANGUAGES]
    with countries.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = [territories.get(row["alpha2"]) or row["name"] for territories in known]
            if row["code"] == row["id"]:  # no part of another country
                yield "\t".join([row["code"], row["name"], *names])


if __name__ == "__main__":
    sys.exit(main())
