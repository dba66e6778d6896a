#!/usr/bin/env python3
"""Rebuild events/models/data/countries.de.tsv: what countries are called in German, from the Unicode CLDR that Babel carries.

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
OUT = EVENTS / "models" / "data" / "countries.de.tsv"


def main() -> int:
    lines = ["name\tgerman", *lines_of(COUNTRIES)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} countries: {OUT}")
    return 0


def lines_of(countries: Path) -> Iterator[str]:
    """One line per country whose names differ: ours, the German one."""
    territories = Locale.parse("de").territories
    with countries.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            german = territories.get(row["alpha2"], "")
            if german and german != row["name"]:
                yield f"{row['name']}\t{german}"


if __name__ == "__main__":
    sys.exit(main())
