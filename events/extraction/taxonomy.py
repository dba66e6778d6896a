"""Event types and modes, read from data/taxonomy.tsv (roots after PLOVER, with STATE and GOVERN added).

Their labels in other languages stand in files of their own: taxonomy.de.tsv.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Kind:
    """A type (`mode` is "") or one of its modes. `label` says it in words; `quad` is its class of cooperation or conflict."""

    type: str
    type_label: str
    mode: str
    label: str
    plover: str
    cameo: str
    quad: str


@cache
def kinds() -> dict[tuple[str, str], Kind]:
    """Every type and mode by (type, mode), in the order of the file: a type stands before its modes."""
    with (DATA / "taxonomy.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {
            (row["type"], row["mode"]): Kind(
                row["type"], row["type_label"], row["mode"], row["label"], row["plover"], row["cameo"], row["quad"]
            )
            for row in rows
        }


@cache
def types() -> tuple[str, ...]:
    """The type codes, in the order of the file."""
    return tuple(dict.fromkeys(type_ for type_, _ in kinds()))


def modes(type_: str) -> tuple[Kind, ...]:
    return tuple(kind for kind in kinds().values() if kind.type == type_ and kind.mode)


def label(type_: str, mode: str = "", language: str = "en") -> str:
    """In words: the mode's label where there is one, else the type's short label. Raises KeyError for unknown codes.

    `language`: "en" or "de".
    """
    type_label, own = _labels(language)[type_, mode or ""]
    return own if mode else type_label


@cache
def _labels(language: str) -> dict[tuple[str, str], tuple[str, str]]:
    """By (type, mode): the type's short label and the label of this very kind."""
    name = "taxonomy.tsv" if language == "en" else f"taxonomy.{language}.tsv"
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {(row["type"], row["mode"]): (row["type_label"], row["label"]) for row in rows}
