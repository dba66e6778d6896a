"""The entities of the data files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from .entities import Entity, Office
from .tables import rows, split
from .tokens import plain

Row = dict[str, str]


@lru_cache(maxsize=1)
def countries() -> tuple[tuple[Row, Entity], ...]:
    """Countries and territories with their rows; `parent` is the state that a territory belongs to."""
    return tuple((row, _country(row)) for row in rows("countries.tsv"))


@lru_cache(maxsize=1)
def organizations() -> tuple[tuple[Row, Entity], ...]:
    return tuple((row, _organization(row)) for row in rows("organizations.tsv"))


@lru_cache(maxsize=1)
def persons() -> tuple[tuple[Row, Entity], ...]:
    return tuple((row, _person(row)) for row in rows("persons.tsv"))


def all_entities() -> Iterator[Entity]:
    """Every actor of the gazetteer, countries first."""
    return (entity for _, entity in chain(countries(), organizations(), persons()))


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Entity]:
    return {entity.id: entity for entity in all_entities()}


def entity(identifier: str) -> Entity:
    """The entity with this id. Raises KeyError where there is none."""
    return _by_id()[identifier]


def state(code: str | None) -> Entity | None:
    """The country with this alpha-3 code."""
    return _by_id().get(code) if code else None


def adjective(code: str | None) -> str | None:
    """The adjective of the country with this alpha-3 code ("Malian"), None where the files give none."""
    return _adjectives().get(code or "")


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    return {row["id"]: split(row["adjectives"])[0] for row in rows("countries.tsv") if row["adjectives"]}


@lru_cache(maxsize=1)
def _wikidata() -> dict[str, str]:
    return {row["id"]: row["wikidata"] for row in rows("wikidata.tsv")}


def _country(row: Row) -> Entity:
    cells = ("names", "adjectives", "people", "metonyms", "seats")
    names = [row["name"], *chain.from_iterable(split(row[cell]) for cell in cells)]
    return _named(row, row["id"], "country", names)


def _organization(row: Row) -> Entity:
    return _named(row, row["id"], row["kind"], [row["name"], *split(row["names"])])


def _person(row: Row) -> Entity:
    offices = tuple(_office(text, row["code"]) for text in split(row["offices"]))
    return _named(row, slug(row["name"]), "person", [row["name"], *split(row["names"])], offices)


def _named(row: Row, identifier: str, kind: str, names: list[str], offices: tuple[Office, ...] = ()) -> Entity:
    return Entity(
        id=identifier,
        name=row["name"],
        kind=kind,
        code=row["code"] or None,
        wikidata=_wikidata().get(identifier),
        parent=row.get("parent") or None,
        offices=offices,
        names=tuple(dict.fromkeys(names)),
    )


def slug(name: str) -> str:
    """An id from a name: "Recep Tayyip Erdoğan" is "recep-tayyip-erdogan"."""
    letters = "".join(letter if letter.isalnum() else "-" for letter in plain(name).lower())
    return "-".join(part for part in letters.split("-") if part)


def surnames(row: Row) -> list[str]:
    """Spellings of a person's surname; the last word of each name where the file gives none."""
    given = split(row["surnames"])
    names = [row["name"], *split(row["names"])]
    return given or list(dict.fromkeys(name.split(" ")[-1] for name in names))


def _office(text: str, code: str) -> Office:
    """From "president 2008-05-07/2012-05-07" or "secretary general @nato 2014/2024"; an open end is left out."""
    words = text.split(" ")
    first, _, last = words.pop().partition("/")
    of = words.pop()[1:] if words[-1].startswith("@") else code
    return Office(" ".join(words), of or None, _first_day(first), _last_day(last))


def _first_day(text: str) -> date | None:
    return date.fromisoformat((text + "-01-01")[:10]) if text else None


def _last_day(text: str) -> date | None:
    if len(text) == 4:
        return date(int(text), 12, 31)
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date.fromisoformat(text) if text else None
