from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from events.models import Decision, Event
from events.review import (
    EventDraft,
    ReviewError,
    SourceDraft,
    StaleError,
    accept,
    attach,
    create,
    draft_of,
    edit,
    merge,
    reject,
    settle,
    split,
    undo,
    withdraw,
)


@pytest.fixture
def event(draft: EventDraft, editor: User) -> Event:
    return create(draft, by=editor)


def other(draft: EventDraft, number: int, **values: object) -> Event:
    sources = (SourceDraft(url=f"https://paper.example/{number}", title=f"Report {number}", quote=f"Words {number}."),)
    return create(replace(draft, sources=sources, **values), by_name="import")  # type: ignore[arg-type]


def test_it_publishes_on_accept_and_not_before(event: Event, editor: User) -> None:
    assert not Event.objects.published().exists()
    line = accept(event, by=editor, reason="clear")
    assert Event.objects.published().get() == event
    assert line.changes == {"state": ["proposed", "published"]}
    assert event.version == 2


def test_it_rejects_a_proposal_and_keeps_it(event: Event, editor: User) -> None:
    reject(event, by=editor)
    assert event.state == Event.State.REJECTED
    with pytest.raises(ReviewError, match="cannot be rejected"):
        reject(event, by=editor)


def test_it_withdraws_with_a_reason_and_remembers_that_it_was_public(event: Event, editor: User) -> None:
    accept(event, by=editor)
    with pytest.raises(ReviewError, match="why"):
        withdraw(event, by=editor, reason=" ")
    withdraw(event, by=editor, reason="wrong country")
    assert event.state == Event.State.REJECTED
    assert event.published_at is not None


def test_it_edits_and_logs_field_by_field(event: Event, editor: User) -> None:
    line = edit(event, replace(draft_of(event), edtf="2021-12", title="A test"), by=editor, version=1)
    assert line.changes == {"title": ["Ruritania tests a missile", "A test"], "edtf": ["2021-12-23", "2021-12"]}
    assert event.latest is not None
    assert event.latest.day == 31


def test_it_asks_for_a_reason_to_edit_what_is_public(event: Event, editor: User) -> None:
    accept(event, by=editor)
    with pytest.raises(ReviewError, match="why"):
        edit(event, replace(draft_of(event), title="A test"), by=editor, version=2)
    event.refresh_from_db()
    assert event.title == "Ruritania tests a missile"


def test_it_tells_the_second_of_two_editors_what_the_first_changed(event: Event, editor: User) -> None:
    rupert = User.objects.create_user("rupert")
    edit(event, replace(draft_of(event), title="Seen by Rupert", summary="More."), by=rupert, version=1)
    with pytest.raises(StaleError) as stale:
        edit(event, replace(draft_of(event), title="Seen by Flavia"), by=editor, version=1)
    assert stale.value.by == "rupert"
    assert stale.value.diff == {"title": ["Ruritania tests a missile", "Seen by Rupert"], "summary": ["", "More."]}
    event.refresh_from_db()
    assert event.title == "Seen by Rupert"


def test_it_removes_and_adds_sources_by_an_edit(event: Event, editor: User) -> None:
    added = SourceDraft(url="https://paper.example/9", title="Nine", quote="Nine words.")
    edit(event, replace(draft_of(event), sources=(added,)), by=editor, version=1)
    assert [citation.quote for citation in event.citations.all()] == ["Nine words."]


def test_it_attaches_a_proposal_as_another_source(event: Event, draft: EventDraft, editor: User) -> None:
    proposal = other(draft, 1, title="A missile, says Report 1")
    attach(proposal, event, by=editor)
    assert (proposal.state, proposal.merged_into) == (Event.State.MERGED, event)
    assert (event.title, event.sources) == ("Ruritania tests a missile", 2)
    assert [line.action for line in event.decisions.all()] == ["create", "attach"]


def test_it_lets_a_plan_learn_from_the_report_that_it_happened(draft: EventDraft, editor: User) -> None:
    plan = other(draft, 1, status="planned", edtf="2022-01")
    report = other(draft, 2, status="occurred", edtf="2022-01-10")
    attach(report, plan, by=editor)
    assert (plan.status, plan.edtf) == ("occurred", "2022-01-10")
    assert plan.decisions.last().changes["status"] == ["planned", "occurred"]  # type: ignore[union-attr]


def test_it_merges_and_follows_chains(event: Event, draft: EventDraft, editor: User) -> None:
    second, third = other(draft, 2), other(draft, 3)
    merge(event, second, by=editor)
    merge(second, third, by=editor)
    late = other(draft, 4)
    merge(late, event, by=editor)
    third.refresh_from_db()
    assert late.merged_into == third
    assert third.sources == 4
    with pytest.raises(ReviewError, match="itself"):
        merge(third, event, by=editor)


def test_it_does_not_hide_a_public_event_in_a_proposal(event: Event, draft: EventDraft, editor: User) -> None:
    accept(event, by=editor)
    with pytest.raises(ReviewError, match="publish that first"):
        merge(event, other(draft, 1), by=editor)
    event.refresh_from_db()
    assert event.state == Event.State.PUBLISHED


def test_it_joins_the_evidence_where_one_article_tells_of_both(event: Event, draft: EventDraft, editor: User) -> None:
    article = event.citations.get().article
    twin = create(replace(draft, sources=(SourceDraft(article=article, quote="Other words."),)), by=editor)
    merge(twin, event, by=editor)
    assert [span["text"] for span in event.citations.get().evidence] == ["A rocket rose over Zenda.", "Other words."]
    undo(event.decisions.last(), by=editor)  # type: ignore[arg-type]
    twin.refresh_from_db()
    assert twin.citations.get().quote == "Other words."
    assert len(event.citations.get().evidence) == 1


def test_it_undoes_a_merge_from_either_side(event: Event, draft: EventDraft, editor: User) -> None:
    for side in (0, 1):
        twin = other(draft, side + 1)
        merge(twin, event, by=editor)
        undo((twin, event)[side].decisions.last(), by=editor)  # type: ignore[arg-type]
        twin.refresh_from_db()
        event.refresh_from_db()
        assert (twin.state, twin.merged_into, twin.sources) == (Event.State.PROPOSED, None, 1)
        assert (event.sources, event.citations.count()) == (1, 1)


def test_it_undoes_a_decision_once_and_can_redo_it(event: Event, editor: User) -> None:
    line = accept(event, by=editor)
    undone = undo(line, by=editor)
    event.refresh_from_db()
    assert event.state == Event.State.PROPOSED
    with pytest.raises(ReviewError, match="already"):
        undo(line, by=editor)
    undo(undone, by=editor)
    event.refresh_from_db()
    assert event.state == Event.State.PUBLISHED


def test_it_undoes_nothing_that_later_decisions_changed(event: Event, editor: User) -> None:
    first = edit(event, replace(draft_of(event), title="One"), by=editor, version=1)
    edit(event, replace(draft_of(event), title="Two"), by=editor, version=2)
    with pytest.raises(ReviewError, match="Later"):
        undo(first, by=editor)
    event.refresh_from_db()
    assert event.title == "Two"


def test_it_undoes_an_edit_of_sources_whole(event: Event, editor: User) -> None:
    line = edit(event, replace(draft_of(event), sources=(), parties=()), by=editor, version=1)
    undo(line, by=editor)
    event.refresh_from_db()
    assert event.citations.get().quote == "A rocket rose over Zenda."
    assert event.participations.count() == 1
    assert event.sources == 1


def test_it_keeps_an_event_s_first_line(event: Event, editor: User) -> None:
    with pytest.raises(ReviewError, match="first line"):
        undo(event.decisions.get(), by=editor)


def test_it_splits_off_sources_and_rejoins_them(event: Event, draft: EventDraft, editor: User) -> None:
    merge(other(draft, 1), event, by=editor)
    event.refresh_from_db()
    new = split(event, [event.citations.last()], by=editor, reason="two tests")  # type: ignore[list-item]
    event.refresh_from_db()
    assert (event.sources, new.sources, new.state) == (1, 1, Event.State.PROPOSED)
    undo(new.decisions.last(), by=editor)  # type: ignore[arg-type]
    event.refresh_from_db()
    new.refresh_from_db()
    assert (event.sources, new.state, new.merged_into) == (2, Event.State.MERGED, event)


def test_it_leaves_at_least_one_source_behind(event: Event, editor: User) -> None:
    with pytest.raises(ReviewError, match="leave at least one"):
        split(event, event.citations.all(), by=editor)
    assert Event.objects.count() == 1


def test_it_settles_a_contradiction_for_a_value_that_a_source_tells(event: Event, editor: User) -> None:
    event.citations.update(edtf="2021-12-22")
    with pytest.raises(ReviewError, match="No source"):
        settle(event, "edtf", "2021-12-20", by=editor, reason="a hunch")
    line = settle(event, "edtf", "2021-12-22", by=editor, reason="the gazette was there")
    assert event.edtf == "2021-12-22"
    assert (line.action, line.reason) == ("settle", "the gazette was there")


def test_it_never_changes_a_line_of_the_log(event: Event) -> None:
    line = event.decisions.get()
    with pytest.raises(TypeError):
        line.save()
    with pytest.raises(TypeError):
        line.delete()
    with pytest.raises(TypeError):
        Decision.objects.update(reason="rewritten")
    with pytest.raises(TypeError):
        Decision.objects.all().delete()
