"""Date words that a reader types in another language than the date engine's, put into its English word by word.

Words stand in data/dates.<language>.tsv. Only short phrases come through here ("letzten Sommer", "vor drei Wochen"), so a
word has one meaning; what is not understood is told to the reader as ever.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
NUMBERS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")  # 24.2.2022: the day first
ORDINAL = re.compile(r"\b(\d{1,2})\.(?=\s|$)")  # 24. Februar
QUARTER = re.compile(r"\b([1-4])\.? quartal\b")
AGO = re.compile(r"\bvor (.+)$")  # vor drei Wochen


@cache
def _words() -> dict[str, str]:
    """English by the word as it is typed, in small letters; "" for a word that says nothing."""
    found: dict[str, str] = {}
    for path in sorted(DATA.glob("dates.*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            found.update((row[0], row[1]) for row in list(csv.reader(file, delimiter="\t"))[1:])
    return found


def in_english(text: str) -> str:
    """ "Anfang März 2022" is "early March 2022", "vor drei Wochen" is "three weeks ago", "24.2.2022" is "2022-02-24"."""
    plain = NUMBERS.sub(lambda found: f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}", text.casefold())
    plain = QUARTER.sub(r"Q\1", plain)
    plain = AGO.sub(r"\1 ago", ORDINAL.sub(r"\1", plain))
    said = re.sub(r"[^\W\d_]+", lambda found: _words().get(found[0], found[0]), plain)
    return " ".join(said.replace("mid ", "mid-").split())
