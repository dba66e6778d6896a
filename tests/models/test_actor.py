from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from events.models import Actor, ActorName
from events.models.text import normalise
from tests.sample import Sample

pytestmark = pytest.mark.django_db


def test_a_country_has_its_code_once_and_others_may_share_it() -> None:
    Actor.objects.create(slug="norway", name="Norway", kind="country", code="NOR")
    Actor.objects.create(slug="the-fleet", name="The Fleet", kind="organization", code="NOR")
    with pytest.raises(IntegrityError), transaction.atomic():
        Actor.objects.create(slug="norge", name="Norge", kind="country", code="NOR")


def test_it_keeps_names_as_a_search_compares_them(sample: Sample) -> None:
    found = ActorName.objects.filter(normalised=normalise("COTE  d’ivoire"))
    assert [name.actor.slug for name in found] == ["cote-d-ivoire"]


def test_it_has_a_name_once(sample: Sample) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ActorName.objects.create(actor=sample.actors["norway"], name="Oslo")


def test_it_stays_while_an_event_names_it(sample: Sample) -> None:
    with pytest.raises(ProtectedError):
        sample.actors["norway"].delete()


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Zażółć", "zazołc"), ("  Kyïv\tCity ", "kyiv city"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("", "")],
)
def test_it_makes_text_comparable(text: str, plain: str) -> None:
    assert normalise(text) == plain
