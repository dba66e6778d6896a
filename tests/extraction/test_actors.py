"""Actors in single sentences (actors_cases.tsv), in texts of several sentences, and over time."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest

from events.extraction.actors import ActorMention, find_actors, office_holder

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "actors_cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


def described(mention: ActorMention) -> str:
    words = [mention.entity.id, mention.form, mention.office or mention.group or ""]
    return f"{mention.text} = {' '.join(word for word in words if word)}"


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_it_finds_the_actors_of_a_sentence(sentence: str, expected: str) -> None:
    mentions = find_actors(sentence)

    assert " | ".join(described(mention) for mention in mentions) == expected
    assert all(sentence[mention.start : mention.end] == mention.text for mention in mentions)


def test_it_returns_mentions_in_order_without_overlap() -> None:
    text = "\n".join(sentence for sentence, _ in CASES)

    mentions = find_actors(text)

    assert all(first.end <= second.start for first, second in itertools.pairwise(mentions))
    assert len(mentions) > len(CASES)


def test_it_knows_a_surname_once_the_full_name_was_seen() -> None:
    text = "Peruvian Interior Minister Rosa Quispe resigned.\n\nThe cabinet met without Quispe."

    assert [mention.entity.code for mention in find_actors(text) if "Quispe" in mention.text] == ["PER", "PER"]


def test_it_keeps_two_people_of_one_surname_apart_by_their_first_names() -> None:
    text = "Cristina Kirchner succeeded her husband Néstor Kirchner."

    assert [m.entity.name for m in find_actors(text)] == ["Cristina Fernández de Kirchner", "Néstor Kirchner"]


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("President Bush ordered it.", date(1991, 1, 16), "George H. W. Bush"),
        ("President Bush ordered it.", date(2003, 3, 19), "George W. Bush"),
        ("The Russian president signed.", date(2010, 4, 8), "Dmitry Medvedev"),
        ("The Russian president signed.", date(2021, 12, 24), "Vladimir Putin"),
        ("Britain's prime minister agreed.", date(2016, 7, 12), "David Cameron"),
        ("Britain's prime minister agreed.", date(2016, 7, 14), "Theresa May"),
        ("The US secretary of state left.", date(2019, 9, 1), "Mike Pompeo"),
        ("The UN secretary general spoke.", date(2009, 5, 1), "Ban Ki-moon"),
        ("The German chancellor spoke.", date(2022, 2, 24), "Olaf Scholz"),
        ("Russian troops crossed.", date(2022, 2, 24), "Russia"),
        ("The Tuvaluan president spoke.", date(2022, 2, 24), "Tuvalu"),
    ],
)
def test_it_resolves_an_office_to_its_holder_on_the_day(text: str, day: date, name: str) -> None:
    assert find_actors(text)[0].resolve(day)[0] == name


def test_it_leaves_an_office_unresolved_without_a_day() -> None:
    assert find_actors("The Russian president signed.")[0].resolve(None) == ("Russia", "RUS")


@pytest.mark.parametrize(
    ("code", "office", "day", "name"),
    [
        ("FRA", "president", date(2015, 11, 13), "François Hollande"),
        ("USA", "foreign minister", date(2014, 1, 1), "John Kerry"),
        ("DEU", "chancellor", date(1999, 1, 1), "Gerhard Schröder"),
        ("nato", "secretary general", date(2023, 7, 11), "Jens Stoltenberg"),
        ("JPN", "prime minister", date(2007, 9, 25), "Shinzo Abe"),
        ("JPN", "prime minister", date(2013, 1, 1), "Shinzo Abe"),
        ("ISR", "prime minister", date(2021, 12, 1), "Naftali Bennett"),
    ],
)
def test_it_tells_who_held_an_office(code: str, office: str, day: date, name: str) -> None:
    holder = office_holder(code, office, day)

    assert holder is not None
    assert holder.name == name


def test_it_knows_no_holder_before_the_office_existed() -> None:
    assert office_holder("XKX", "prime minister", date(1990, 1, 1)) is None


@pytest.mark.parametrize(
    ("sentence", "locative"),
    [
        ("Troops stayed in Syria.", True),
        ("A ship sank off the coast of Yemen.", True),
        ("Syria protested.", False),
        ("A treaty with Yemen was signed.", False),
    ],
)
def test_it_marks_countries_that_are_places(sentence: str, locative: bool) -> None:
    countries = [mention for mention in find_actors(sentence) if mention.form == "name"]

    assert [mention.locative for mention in countries] == [locative]


def test_it_gives_a_senate_to_the_state_that_the_text_is_about() -> None:
    text = "Haiti has a new law. The Senate of Haiti had debated it. In Haiti, the Senate met at night."

    assert [m.entity.code for m in find_actors(text) if "Senate" in m.text] == ["HTI", None]


def test_it_reads_a_long_text_without_growing_slower_per_word() -> None:
    sentence = "Russian troops entered Kherson, the Kremlin said, and President Putin thanked them. "

    mentions = find_actors(sentence * 2000)

    assert len(mentions) == 2000 * len(find_actors(sentence))


@pytest.mark.parametrize("text", ["", "\n\n", "...", "U.S", "'s 's 's", "President", "the of of the", "—" * 50])
def test_it_survives_texts_without_actors(text: str) -> None:
    assert all(text[mention.start : mention.end] == mention.text for mention in find_actors(text))
