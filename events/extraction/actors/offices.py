"""Who held which office on a day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from . import catalog
from .entities import Entity, Office

# Offices of the same rank under another country's title.
_SAME_RANK = {
    "secretary of state": "foreign minister",
    "foreign secretary": "foreign minister",
    "chancellor": "prime minister",
    "chief executive": "president",
    "leader": "president",
    "supreme leader": "leader",
    "monarch": "monarch",
}


# Offices that a state has more than one of: "the Russian ambassador" is nobody in particular.
_HELD_BY_MANY = frozenset(
    [
        *("ambassador", "envoy", "spokesperson", "adviser", "negotiator", "diplomat", "official", "aide", "candidate"),
        *("minister", "deputy minister", "deputy foreign minister", "deputy defence minister", "commissioner"),
        *("senator", "lawmaker", "representative", "governor", "mayor", "judge", "prosecutor", "director", "chair"),
        *("general", "officer", "commander", "armed leader", "cleric", "activist", "counterpart", "under secretary"),
    ]
)


# States in which the leader of the opposition is an office; elsewhere many people are called so.
_OFFICIAL_OPPOSITION = frozenset(["GBR", "AUS", "CAN", "IND", "NZL"])


def office_holder(code: str | None, office: str, on: date) -> Entity | None:
    """The person who held `office` (a key of titles.tsv) of a country or organisation on the day `on`, if known.

    Where the files give only years, a change within the year counts from its first day.
    """
    if office == "opposition leader" and code not in _OFFICIAL_OPPOSITION:
        return None
    held = [(held, person) for held, person in _holders(code).get(office, ()) if held.held_on(on)]
    return max(held, key=lambda pair: pair[0].start or date.min)[1] if held else None


@lru_cache(maxsize=512)
def _holders(code: str | None) -> dict[str, list[tuple[Office, Entity]]]:
    found: dict[str, list[tuple[Office, Entity]]] = {}
    for _, person in catalog.persons():
        for office in person.offices:
            if office.of == code:
                found.setdefault(office.title, []).append((office, person))
    for title, rank in _SAME_RANK.items():
        if title in found and rank not in found:
            found[rank] = found[title]
    return found


@lru_cache(maxsize=1)
def persons_by_surname() -> dict[str, list[Entity]]:
    """Everyone of the gazetteer by each spelling of the surname."""
    found: dict[str, list[Entity]] = {}
    for row, person in catalog.persons():
        for surname in catalog.surnames(row):
            found.setdefault(surname, []).append(person)
    return found


def bearers(surname: str, office: str, owner: Entity | None) -> list[Entity]:
    """People called `surname` who have held `office`, of `owner` where one is named; the latest to hold it first."""
    wanted = {office, _SAME_RANK.get(office, office)}
    found = []
    for person in persons_by_surname().get(surname, ()):
        starts = [
            held.start or date.min
            for held in person.offices
            if (wanted & {held.title, _SAME_RANK.get(held.title, "")} or _is_short_for(office, held, person))
            and _is_of(held, person, owner)
        ]
        if starts:
            found.append((max(starts), person))
    return [person for _, person in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _is_short_for(office: str, held: Office, person: Entity) -> bool:
    """ "Secretary" for any of the American secretaries, "Minister" for a foreign minister, "Under Secretary"."""
    if office == "secretary":
        return person.code == "USA" and (held.title.endswith("minister") or "secretary" in held.title)
    return bool(office) and (held.title.startswith(office + " ") or held.title.endswith(" " + office))


def famous(surname: str, owner: Entity | None, office: str = "") -> list[Entity]:
    """The person whom this surname alone means, if it fits the state of `owner` and the office before the name."""
    if office in _NO_LEADERS or office.startswith(("deputy ", "under ", "assistant ")):
        return []
    people = (person for person in persons_by_surname().get(surname, ()) if person.id in _famous())
    if office == "senator":
        people = (person for person in people if person.code in _WITH_SENATORS)
    if office == "officer":  # "Colonel Gaddafi"
        people = (person for person in people if any(held.title == "leader" for held in person.offices))
    return [person for person in people if owner is None or owner.code in (None, person.code)]


# Offices that no leader's surname stands behind: "Assistant Secretary Trudeau" is somebody else.
_NO_LEADERS = frozenset(
    [
        *("ambassador", "spokesperson", "judge", "prosecutor", "police chief", "journalist", "negotiator", "envoy"),
        *("under secretary", "assistant secretary", "chief justice", "attorney general", "special rapporteur"),
    ]
)
# States whose leaders have been senators before.
_WITH_SENATORS = frozenset(["USA", "PHL", "BRA", "ARG", "CHL", "MEX", "COL", "URY", "PRY", "FRA", "ITA", "AUS", "NGA"])


@lru_cache(maxsize=1)
def _famous() -> frozenset[str]:
    return frozenset(person.id for row, person in catalog.persons() if row["famous"])


def _is_of(office: Office, person: Entity, owner: Entity | None) -> bool:
    return (
        owner is None or office.of in (owner.id, owner.code) or (owner.code is not None and person.code == owner.code)
    )


def bearer(entity: Entity, office: str | None, others: tuple[Entity, ...], on: date | None) -> Entity:
    """Whom a mention of `entity` with an office means on the day `on`: who held it then, or the entity itself.

    `others` are further people of the same name.
    """
    if on is None or office is None:
        return entity
    if others:
        return next((person for person in (entity, *others) if _holds(person, office, on)), entity)
    if entity.kind == "person" or office in _HELD_BY_MANY:
        return entity
    return office_holder(entity.code if entity.kind == "country" else entity.id, office, on) or entity


def _holds(person: Entity, title: str, on: date) -> bool:
    wanted = {title, _SAME_RANK.get(title, title)}
    return any(
        office.held_on(on) and wanted & {office.title, _SAME_RANK.get(office.title, "")} for office in person.offices
    )
