"""What shows only over several sentences: merging, pronouns, running days, statements, headlines, attribution."""

from __future__ import annotations

from datetime import date

from events.extraction import extract
from events.extraction.values import ExtractedEvent

PUBLISHED = date(2021, 12, 24)  # a Friday

ARTICLE = """Chad expels ambassador of Togo

On Wednesday, Chad expelled the ambassador of Togo over a border dispute.

The ambassador left the capital on Thursday. Togo condemned the expulsion. It also suspended aid to Chad.

In 2015, the two countries signed a treaty.
"""

STATEMENT = """On the Situation in Guinea

Office of the Spokesperson
The United States condemns the September 5 coup in Guinea. We call on the army to release the president.
"""


def events(text: str, published: date | None = PUBLISHED) -> tuple[ExtractedEvent, ...]:
    return extract(text, published).events


def of_type(found: tuple[ExtractedEvent, ...], kind: str) -> list[ExtractedEvent]:
    return [event for event in found if event.type == kind]


def test_it_merges_reports_of_one_act() -> None:
    text = "Iran seized a tanker on Monday.\n\nThe tanker was seized by Iran on Monday, the ministry said.\n\nOman protested.\n"
    (seizure,) = of_type(events(text), "COERCE")
    assert [span.text for span in seizure.evidence] == [
        "Iran seized a tanker on Monday",
        "The tanker was seized by Iran on Monday",
    ]


def test_it_keeps_acts_on_different_days_apart() -> None:
    text = "North Korea tested a missile on 3 July 2021.\n\nIt tested another missile on 9 November 2021.\n\nMore is unknown.\n"
    assert [str(event.edtf) for event in of_type(events(text), "MOBILIZE")] == ["2021-07-03", "2021-11-09"]


def test_it_reads_a_headline_only_together_with_the_text() -> None:
    (expulsion,) = of_type([e for e in events(ARTICLE) if e.mode == "expel"], "SANCTION")  # type: ignore[arg-type]
    assert str(expulsion.edtf) == "2021-12-22"
    assert {actor.code for actor in expulsion.actors} == {"TCD", "TGO"}


def test_it_dates_a_reaction_between_the_act_and_publication() -> None:
    (reaction,) = of_type(events(ARTICLE), "ACCUSE")
    assert reaction.edtf is not None
    assert (reaction.edtf.earliest, reaction.edtf.latest) <= (date(2021, 12, 23), PUBLISHED)
    assert any("reaction" in reason or "running day" in reason for reason in reaction.reasons)


def test_it_resolves_it_to_the_state_that_acted_last() -> None:
    (cut,) = [event for event in events(ARTICLE) if event.mode == "discontinue"]
    assert [actor.name for actor in cut.actors if actor.role == "actor"] == ["Togo"]


def test_it_keeps_a_year_a_year() -> None:
    (treaty,) = of_type(events(ARTICLE), "SUPPORT")
    assert str(treaty.edtf) == "2015"


def test_it_dates_a_statements_own_acts_to_its_publication() -> None:
    found = events(STATEMENT)
    own = [event for event in found if event.type in ("ACCUSE", "REQUEST")]
    assert [(event.type, str(event.edtf)) for event in own] == [("ACCUSE", "2021-12-24"), ("REQUEST", "2021-12-24")]
    assert all("USA" in {actor.code for actor in event.actors} for event in own)
    assert [str(event.edtf) for event in of_type(found, "GOVERN")] == ["2021-09-05"]


def test_it_never_copies_the_day_of_publication_onto_an_undated_act() -> None:
    text = "A visitor walked home.\n\nIsrael attacked a convoy in Syria.\n\nNobody saw it happen, and nobody wrote it down.\n"
    assert all(event.edtf is None for event in events(text))


def test_it_counts_nothing_from_publication_where_that_is_unknown() -> None:
    found = events("Iran seized a tanker on Monday. Oman freed two sailors on 3 May 2021.", published=None)
    assert {str(event.edtf) for event in found} == {"None", "2021-05-03"}


def test_it_names_who_claims_and_through_which_outlet() -> None:
    (attack,) = of_type(
        events("Reuters reported that Ukraine said on Monday that Russia had shelled a town."), "ASSAULT"
    )
    assert (attack.claimed_by, attack.via, attack.credence) == ("Ukraine", "Reuters", "claimed")


def test_it_keeps_casualties_with_their_bounds() -> None:
    (blast,) = of_type(
        events("A bomb attack killed at least 12 people in Kabul on Monday and injured dozens of others."), "ASSAULT"
    )
    killed = next(quantity for quantity in blast.quantities if quantity.kind == "killed")
    assert (killed.low, killed.high) == (12.0, 12.0)


def test_it_gives_evidence_as_it_stands_in_the_text() -> None:
    for event in events(ARTICLE):
        assert event.evidence
        assert all(ARTICLE[span.start : span.end] == span.text for span in event.evidence)
        assert event.title
        assert event.reasons
        assert 0 <= event.confidence <= 1


def test_it_gives_the_same_events_for_the_same_text() -> None:
    assert extract(ARTICLE, PUBLISHED) == extract(ARTICLE, PUBLISHED)


def test_it_finds_nothing_in_nothing() -> None:
    assert extract("", PUBLISHED).events == ()
    assert extract(" \n\n\t", PUBLISHED).events == ()


def test_it_dates_what_a_statement_continues_to_ask_to_its_publication() -> None:
    text = "On the Border Talks\n\nNed Price, Department Spokesperson\nWe continue to urge Chad and Sudan to resume their talks."
    events = extract(text, date(2021, 12, 24)).events
    assert any(event.type == "REQUEST" and str(event.edtf) == "2021-12-24" for event in events)


def test_it_takes_a_lead_in_the_present_perfect_for_the_days_news() -> None:
    text = (
        "Minister quits in Peru\n\nPeru's finance minister has resigned after a quarrel over taxes.\n\n"
        "The opposition had demanded it on Monday."
    )
    events = extract(text, date(2021, 12, 24)).events
    assert any(event.type == "GOVERN" and str(event.edtf) == "2021-12-24" for event in events)


def test_it_leaves_a_participles_past_day_to_the_participle() -> None:
    text = "Togo has decided to leave the customs union in a referendum held on Monday."
    assert all(str(event.edtf) != "2021-12-27" for event in extract(text, date(2021, 12, 24)).events)
