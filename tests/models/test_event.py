"""What the database itself refuses, and what an event works out from its EDTF text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from events.extraction.edtf import EdtfError
from events.models import Event, Participation
from events.models.event import ALPHABET
from tests.sample import Sample

pytestmark = pytest.mark.django_db


def make(**values: Any) -> Event:
    return Event.objects.create(**({"title": "A harbour opens", "type": "STATE", "edtf": "2021-11"} | values))


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "precision", "is_span"),
    [
        ("2021-12-23", date(2021, 12, 23), date(2021, 12, 23), "day", False),
        ("2021-11", date(2021, 11, 1), date(2021, 11, 30), "month", False),
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "year", False),
        ("2022-01-10/2022-01-20", date(2022, 1, 10), date(2022, 1, 20), "interval", True),
        ("[2022-01-01..2022-01-10]", date(2022, 1, 1), date(2022, 1, 10), "set", False),
        ("2021-03/..", date(2021, 3, 1), None, "interval", True),
    ],
)
def test_it_derives_its_bounds_from_the_date_as_written(
    edtf: str, earliest: date | None, latest: date | None, precision: str, is_span: bool
) -> None:
    event = Event.objects.get(pk=make(edtf=edtf).pk)
    assert (event.earliest, event.latest, event.precision, event.is_span) == (earliest, latest, precision, is_span)


def test_it_keeps_what_is_approximate_and_uncertain() -> None:
    about, perhaps = make(edtf="2022-02-24~"), make(edtf="2022-02-24?")
    assert (about.is_approximate, about.is_uncertain) == (True, False)
    assert (perhaps.is_approximate, perhaps.is_uncertain) == (False, True)
    assert about.earliest == perhaps.latest == date(2022, 2, 24)


def test_it_forgets_the_bounds_of_a_date_that_was_taken_away() -> None:
    event = make()
    event.edtf, event.undated = "", True
    event.save()
    event.refresh_from_db()
    assert (event.earliest, event.latest, event.precision, event.date) == (None, None, "", None)


def test_it_refuses_a_date_that_cannot_be_read() -> None:
    with pytest.raises(EdtfError):
        make(edtf="sometime in May")
    with pytest.raises(ValidationError) as error:
        Event(title="A", type="STATE", edtf="31.12.2021").full_clean()
    assert "edtf" in error.value.message_dict


def test_it_refuses_a_kind_that_the_taxonomy_does_not_have() -> None:
    with pytest.raises(ValidationError):
        Event(title="A", type="STATE", mode="missile_test", edtf="2021").full_clean()


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"earliest": date(2022, 2, 1), "latest": date(2022, 1, 1)}, "event_bounds_in_order"),
        ({"state": "published", "edtf": "", "undated": False}, "event_published_is_dated_or_undated"),
        ({"undated": True}, "event_undated_has_no_date"),
        ({"state": "merged"}, "event_merged_says_into_which"),
        ({"latitude": 91.0, "longitude": 0.0}, "event_coordinates_on_earth"),
        ({"latitude": 0.0, "longitude": -180.5}, "event_coordinates_on_earth"),
        ({"latitude": 10.0}, "event_coordinates_on_earth"),
    ],
)
def test_the_database_refuses(values: dict[str, Any], constraint: str) -> None:
    event = make()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(**values)


def test_the_database_refuses_an_event_merged_into_itself() -> None:
    event = make()
    with pytest.raises(IntegrityError, match="event_not_merged_into_itself"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(state="merged", merged_into=event)


def test_the_database_refuses_a_target_for_an_event_that_is_not_merged() -> None:
    event, other = make(), make()
    with pytest.raises(IntegrityError, match="event_merged_says_into_which"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(merged_into=other)


def test_the_database_refuses_a_second_event_of_one_import_key_or_public_id() -> None:
    event = make(import_key="list:1")
    with pytest.raises(IntegrityError), transaction.atomic():
        make(import_key="list:1")
    with pytest.raises(IntegrityError), transaction.atomic():
        make(public_id=event.public_id)


def test_it_may_be_published_undated_when_that_is_said() -> None:
    assert make(state="published", edtf="", undated=True).date is None


def test_it_draws_public_ids_that_read_well_and_differ() -> None:
    names = {make().public_id for _ in range(50)}
    assert len(names) == 50
    assert all(len(name) == 10 and set(name) <= set(ALPHABET) for name in names)


def test_it_is_never_deleted() -> None:
    event = make()
    with pytest.raises(ProtectedError):
        event.delete()
    with pytest.raises(ProtectedError):
        Event.objects.all().delete()
    assert Event.objects.filter(pk=event.pk).exists()


def test_it_has_an_actor_in_a_role_once(sample: Sample) -> None:
    party = sample.events["day"].participations.first()
    assert party is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(event=party.event, actor=party.actor, role=party.role)
    Participation.objects.create(event=party.event, actor=party.actor, role="speaker")


def test_it_lists_dated_events_in_order_of_their_bounds() -> None:
    late, early = make(edtf="2022"), make(edtf="2021-05-04")
    assert list(Event.objects.all()) == [early, late]


def test_it_tells_published_from_proposed() -> None:
    published, proposed = make(state="published"), make()
    assert list(Event.objects.published()) == [published]
    assert list(Event.objects.proposed()) == [proposed]
