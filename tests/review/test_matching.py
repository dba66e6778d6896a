from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from events.models import Actor, Event, Match
from events.review import EventDraft, SourceDraft, accept, attach, create, find_matches, reject, undo
from events.review.matching import HIGH, MIDDLE

PAIRS = Path(__file__).parent / "pairs.tsv"
CODES = {"Ruritania": "RUR", "Elbonia": "ELB"}


@dataclass(frozen=True)
class Told:
    kind: str
    status: str
    date: str
    parties: str
    place: str
    numbers: str
    title: str
    evidence: str

    def store(self, number: int) -> Event:
        type_, _, mode = self.kind.partition(".")
        place, precision, country = [*self.place.split("|"), "", ""][:3]
        draft = EventDraft(
            title=self.title,
            type=type_,
            mode=mode,
            status=self.status,
            edtf=self.date,
            undated=not self.date,
            place_name=place,
            place_precision=precision,
            place_country=country,
            parties=tuple(party(words) for words in self.parties.split(", ")),
            sources=(SourceDraft(url=f"https://paper.example/{number}", title=self.title, quote=self.evidence),),
        )
        event = create(draft, by_name="test")
        if self.numbers:
            kind, value = self.numbers.split()
            quantity = {"kind": kind, "text": value, "low": float(value), "high": float(value), "unit": None}
            Event.objects.filter(pk=event.pk).update(quantities=[quantity])
            event.refresh_from_db()
        return event


def party(words: str) -> tuple[Actor, str]:
    """A state, or a person of Ruritania."""
    name, role = words.rsplit(" ", 1)
    if code := CODES.get(name):
        return country(name, code), role
    values = {"name": name, "kind": "person", "parent": country("Ruritania", CODES["Ruritania"])}
    return Actor.objects.get_or_create(slug=name.lower(), defaults=values)[0], role


def country(name: str, code: str) -> Actor:
    values = {"name": name, "kind": "country", "code": code}
    return Actor.objects.get_or_create(slug=name.lower(), defaults=values)[0]


def pairs() -> list[tuple[set[str], Told, Told]]:
    lines = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()[2:]]
    return [(set(cells[0].split("/")), Told(*cells[1:9]), Told(*cells[9:17])) for cells in lines]


def verdict(score: float) -> str:
    return "high" if score >= HIGH else "middle" if score >= MIDDLE else "low"


@pytest.mark.django_db
@pytest.mark.parametrize(("expected", "one", "other"), pairs())
def test_it_judges_a_pair_the_same_from_both_sides(expected: set[str], one: Told, other: Told) -> None:
    events = [one.store(1), other.store(2)]
    for proposal in events:
        matches = find_matches(proposal)
        assert verdict(max((match.score for match in matches), default=0.0)) in expected, matches


@pytest.fixture
def two(db: None) -> tuple[Event, Event]:
    _, one, other = pairs()[0]
    return one.store(1), other.store(2)


def test_it_gives_its_reasons_in_words(two: tuple[Event, Event]) -> None:
    (match,) = find_matches(two[1])
    assert match.candidate == two[0]
    for reason in ("same date: 23 December 2021", "both: missile or rocket launch test", "same parties: Ruritania"):
        assert any(reason.lower() in given.lower() for given in match.reasons), match.reasons


def test_it_stores_a_pair_once(two: tuple[Event, Event]) -> None:
    find_matches(two[1])
    find_matches(two[1])
    assert Match.objects.count() == 1


def test_it_keeps_what_an_editor_said_of_a_pair(two: tuple[Event, Event]) -> None:
    find_matches(two[1])
    Match.objects.update(verdict="different")
    assert find_matches(two[1]) == []
    assert Match.objects.get().verdict == "different"


def test_it_compares_with_open_and_public_events_only(two: tuple[Event, Event], editor: User) -> None:
    reject(two[0], by=editor)
    assert find_matches(two[1]) == []


def test_it_never_matches_two_events_of_one_article(two: tuple[Event, Event]) -> None:
    two[1].citations.update(article=two[0].citations.get().article)
    assert find_matches(two[1]) == []


def test_it_settles_the_pair_when_it_is_attached_and_opens_it_again_on_undo(
    two: tuple[Event, Event], editor: User
) -> None:
    stored, proposal = two
    accept(stored, by=editor)
    find_matches(proposal)
    line = attach(proposal, stored, by=editor)
    assert Match.objects.get().verdict == "same"
    undo(line, by=editor)
    assert Match.objects.get().verdict == "open"


def test_it_finds_a_president_s_act_under_his_country(two: tuple[Event, Event]) -> None:
    country = Actor.objects.get(slug="ruritania")
    president = Actor.objects.create(slug="rudolf", name="Rudolf", kind="person", parent=country)
    two[1].participations.update(actor=president)
    assert [match.candidate for match in find_matches(two[1])] == [two[0]]
