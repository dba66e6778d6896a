from __future__ import annotations

import pytest
from django.db.models import ProtectedError

from events.models import Decision
from tests.sample import Sample

pytestmark = pytest.mark.django_db


def test_the_log_has_a_line_for_every_event_that_was_made(sample: Sample) -> None:
    lines = Decision.objects.filter(action="create")
    assert {line.event.pk for line in lines} == {event.pk for event in sample.events.values()}
    assert {line.by_name for line in lines} == {"Test"}


def test_no_line_of_the_log_is_changed_or_taken_away(sample: Sample) -> None:
    line = Decision.objects.latest("pk")
    line.reason = "I changed my mind"
    for attempt in (
        line.save,
        line.delete,
        Decision.objects.all().delete,
        lambda: Decision.objects.update(reason="nothing happened"),
    ):
        with pytest.raises(TypeError, match="append-only"):
            attempt()
    line.refresh_from_db()
    assert line.reason == ""


def test_a_user_who_decided_stays(sample: Sample, admin: object) -> None:
    from django.contrib.auth.models import User

    user = User.objects.get()
    Decision.objects.create(event=sample.events["day"], action="edit", by=user, by_name=user.username)
    with pytest.raises(ProtectedError):
        user.delete()
