"""The letter and the shape of each type of event: what tells types apart without colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy

from events.extraction import taxonomy
from events.models.words import kind_words, language

# Words are round, deeds have corners; cooperation is whole, conflict is pointed.
SHAPES = {
    "verbal cooperation": "circle",
    "material cooperation": "square",
    "verbal conflict": "diamond",
    "material conflict": "triangle",
}
PATHS = {
    "circle": "M12 1.5a10.5 10.5 0 1 0 .01 0z",
    "square": "M2.5 2.5h19v19h-19z",
    "diamond": "M12 .5 23.5 12 12 23.5.5 12z",
    "triangle": "M12 1 23.5 22.5H.5z",
}
QUADS = {
    "verbal cooperation": gettext_lazy("verbal cooperation"),
    "material cooperation": gettext_lazy("material cooperation"),
    "verbal conflict": gettext_lazy("verbal conflict"),
    "material conflict": gettext_lazy("material conflict"),
}
LETTERS = {
    "STATE": "S",
    "REQUEST": "D",
    "AGREE": "P",
    "CONSULT": "T",
    "SUPPORT": "B",
    "CONCEDE": "C",
    "COOPERATE": "W",
    "AID": "A",
    "RETREAT": "R",
    "ACCUSE": "U",
    "REJECT": "F",
    "THREATEN": "H",
    "PROTEST": "O",
    "SANCTION": "N",
    "MOBILIZE": "M",
    "COERCE": "K",
    "ASSAULT": "X",
    "GOVERN": "G",
}


@dataclass(frozen=True, slots=True)
class Look:
    """`letter` is one capital; `shape` circle, square, diamond or triangle; `css` ends the name of its custom property."""

    type: str
    label: str
    quad: str
    letter: str
    shape: str

    @property
    def path(self) -> str:
        """The shape as an SVG path in a square of 24 units."""
        return PATHS[self.shape]

    @property
    def baseline(self) -> int:
        """Where the letter stands in that square: a triangle's room is low."""
        return 20 if self.shape == "triangle" else 16

    @property
    def css(self) -> str:
        return self.type.lower()


def look(type_: str) -> Look:
    return _look(type_, language())


@cache
def _look(type_: str, _language: str) -> Look:
    quad = taxonomy.kinds()[type_, ""].quad
    return Look(type_, kind_words(type_), str(QUADS[quad]), LETTERS[type_], SHAPES[quad])


def looks() -> tuple[Look, ...]:
    """Every type's, in the order of the taxonomy."""
    return tuple(look(type_) for type_ in taxonomy.types())
