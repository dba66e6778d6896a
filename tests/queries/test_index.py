"""The index in memory and the database give the same events in the same order, and the index never lags behind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.http import QueryDict

from events.models import Decision
from events.queries import FilterSpec, select
from events.queries.changes import version
from events.queries.index import index
from events.queries.listing import Listing, in_order
from events.review import EventDraft, create, draft_of, edit, merge, split, undo, withdraw
from events.review.derived import refresh_for
from tests.sample import Sample

QUERIES = [
    "",
    "topic=straits&not_type=STATE",
    "type=CONSULT&type=STATE.claim",
    "actor=norway&actor=chile",
    "actor=norway&actor=chile&match=all",
    "from=2021-11-30&to=2022-01-10",
    "from=2022-01-11",
    "to=2021-11",
    "place=CHL",
    "place=cape",
    "status=planned&credence=stated",
    "sources=2",
    "as_of=2021-12-23",
    "as_of=2021-12-24",
    "q=summit -plan",
]


def agrees(query: str) -> bool:
    spec, problems = FilterSpec.parse(QueryDict(query))
    assert problems == ()
    return [event.pk for event in Listing(spec)[:]] == [event.pk for event in in_order(select(spec))]


@pytest.mark.parametrize("query", QUERIES)
def test_it_agrees_with_the_database(sample: Sample, query: str) -> None:
    assert agrees(query)


def all_agree() -> bool:
    return [query for query in QUERIES if not agrees(query)] == []


@pytest.mark.parametrize("edtf", ["1999", "2021-11-15", "2022-06-01", "2021-03/..", "../2030", ""])
def test_it_follows_an_edit_to_any_place(sample: Sample, admin: User, edtf: str) -> None:
    for name in ("day", "open", "undated", "cancelled"):
        event = sample.events[name]
        changed = replace(draft_of(event), edtf=edtf, undated=not edtf, type="CONSULT", mode="", status="planned")
        changed = replace(changed, topics=(), parties=((sample.actors["cote-d-ivoire"], "host"),), place_country="NOR")
        assert all_agree()
        edit(event, changed, by=admin, version=None, reason="moved")
        assert all_agree()


def test_it_follows_every_kind_of_decision_and_its_undoing(sample: Sample, admin: User) -> None:
    day, span = sample.events["day"], sample.events["span"]
    decisions = (
        lambda: withdraw(sample.events["open"], by=admin, reason="not so"),
        lambda: merge(span, day, by=admin),
        lambda: split(day, list(day.citations.all()[:1]), by=admin),
    )
    for decide in decisions:
        assert all_agree()
        decide()
        assert all_agree()
        undo(Decision.objects.latest("pk"), by=admin)
        assert all_agree()


def test_it_follows_many_changes_at_once(sample: Sample) -> None:
    assert all_agree()
    for number in range(100):
        day = f"2021-12-{1 + number % 28:02}"
        create(EventDraft(title=f"Number {number}", type="STATE", edtf=day), by_name="Test", publish=True)
    assert all_agree()


def test_it_follows_what_is_taken_back_by_the_database(sample: Sample) -> None:
    with transaction.atomic():
        create(EventDraft(title="Never was", type="STATE", edtf="2022"), by_name="Test", publish=True)
        assert all_agree()
        transaction.set_rollback(True)
    assert all_agree()


def test_it_follows_an_actor_that_comes_to_belong_to_another(sample: Sample) -> None:
    assert len(Listing(FilterSpec(actor=("norway",)))) == 5
    union = sample.actors["harbour-union"]
    union.parent = sample.actors["norway"]
    union.save()
    assert len(Listing(FilterSpec(actor=("norway",)))) == 7
    assert all_agree()


def test_it_follows_a_source_that_turns_out_to_be_a_copy(sample: Sample) -> None:
    assert len(Listing(FilterSpec(sources=2))) == 1
    first, second = (citation.article for citation in sample.events["day"].citations.all())
    second.root = first
    second.save()
    refresh_for(second)
    assert len(Listing(FilterSpec(sources=2))) == 0


def test_proposals_leave_it_as_it_is(sample: Sample) -> None:
    before = version()
    create(EventDraft(title="Only proposed", type="STATE", edtf="2022"), by_name="Test")
    assert version() == before


def test_it_shows_a_new_event_at_once(sample: Sample) -> None:
    before = len(index().matching(FilterSpec()))
    create(EventDraft(title="One more", type="STATE", edtf="2022"), by_name="Test", publish=True)
    assert len(index().matching(FilterSpec())) == before + 1


def test_it_forgets_a_withdrawn_event_at_once(sample: Sample, admin: User) -> None:
    before = len(index().matching(FilterSpec()))
    withdraw(sample.events["day"], by=admin, reason="not so")
    assert len(index().matching(FilterSpec())) == before - 1


def test_it_reads_the_slice_that_a_page_shows(sample: Sample) -> None:
    listing = Listing(FilterSpec())
    assert len(listing) == 10
    assert [event.title for event in listing[0:2]] == ["Norway patrols the straits", "Harbour Union meets in Abidjan"]
    assert listing[9].undated
