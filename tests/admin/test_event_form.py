from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from events.models import Actor, ActorName, Event, Topic
from events.review import EventDraft, SourceDraft, create, edit

from .conftest import signed_in_as

ADD = "/admin/events/event/add/"


@pytest.fixture
def norway(db: None) -> Actor:
    actor = Actor.objects.create(slug="norway", name="Norway", kind="country", code="NOR")
    ActorName.objects.create(actor=actor, name="Kingdom of Norway")
    return actor


@pytest.fixture
def event(norway: Actor) -> Event:
    sources = tuple(
        SourceDraft(url=f"https://paper.example/{n}", title=f"Report {n}", quote=f"Words {n}.") for n in (1, 2)
    )
    draft = EventDraft(
        title="Norway tests a missile",
        type="MOBILIZE",
        mode="missile_test",
        edtf="2021-12-23",
        parties=((norway, "actor"),),
        sources=sources,
    )
    return create(draft, by_name="test", publish=True)


def values(**changes: str) -> dict[str, str]:
    return {
        "title": "Norway tests a missile",
        "kind": "MOBILIZE.missile_test",
        "edtf": "2021-12-23",
        "status": "occurred",
        "credence": "stated",
        "importance": "0",
        "parties-TOTAL_FORMS": "1",
        "parties-INITIAL_FORMS": "0",
        "parties-0-actor": "kingdom of NORWAY",
        "parties-0-role": "actor",
        "sources-TOTAL_FORMS": "2",
        "sources-INITIAL_FORMS": "0",
        "sources-0-url": "https://paper.example/1",
        "sources-0-title": "Report",
        "sources-0-outlet": "The Paper",
        "sources-0-published_on": "2021-12-24",
        "sources-0-quote": "Norway tested a missile.",
        "sources-0-stance": "supports",
        "sources-1-url": "https://radio.example/1",
        "sources-1-title": "Doubt",
        "sources-1-stance": "disputes",
    } | changes


def page_of(event: Event) -> str:
    return reverse("admin:events_event_change", args=[event.pk])


def shown(client: Client, event: Event) -> dict[str, str]:
    """What the browser would send back of the event's form, unchanged."""
    forms = client.get(page_of(event)).context["forms"]
    sent: dict[str, str] = {}
    for form in (
        forms.fields,
        forms.parties.management_form,
        forms.sources.management_form,
        *forms.parties,
        *forms.sources,
    ):
        for field in form:
            value = field.value()
            if value not in (None, False, []):
                sent[field.html_name] = str(value)
    return sent


def decide(client: Client, event: Event, do: str, **sent: object) -> str:
    address = reverse("admin:events_event_decide", args=[event.pk])
    return client.post(address, {"do": do, "version": event.version} | sent, follow=True).content.decode()


def test_it_publishes_an_event_by_hand_with_its_log(desk: Client, norway: Actor) -> None:
    topic = Topic.objects.create(slug="north", title="The north")
    answer = desk.post(ADD, values(topics=str(topic.pk), reason="seen in print", _publish="1"))
    event = Event.objects.get()
    assert answer["Location"] == page_of(event)
    assert (event.state, event.type, event.mode, event.edtf, event.sources) == (
        "published", "MOBILIZE", "missile_test", "2021-12-23", 1)  # fmt: skip
    assert list(event.actors.all()) == [norway]
    assert list(event.topics.all()) == [topic]
    assert [citation.stance for citation in event.citations.all()] == ["supports", "disputes"]
    line = event.decisions.get()
    assert (line.action, line.by_name, line.reason) == ("create", "flavia", "seen in print")


def test_it_saves_a_proposal_when_it_is_not_to_be_published(desk: Client, norway: Actor) -> None:
    desk.post(ADD, values(_save="1"))
    assert Event.objects.get().state == Event.State.PROPOSED


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"edtf": ""}, "tick “undated”"),
        ({"edtf": "last Thursday"}, "last Thursday"),
        ({"undated": "on"}, "not both"),
        ({"title": ""}, "required"),
        ({"kind": "MOBILIZE.tea_party"}, "valid choice"),
        ({"parties-0-actor": "Nobody"}, "No actor is called “Nobody”"),
        ({"sources-0-url": "javascript:alert(1)"}, "not a web address"),
        ({"sources-0-url": "", "sources-0-title": ""}, "needs a link or a title"),
        ({"latitude": "12"}, "both latitude and longitude"),
    ],
)
def test_it_says_what_is_wrong_and_stores_nothing(
    desk: Client, norway: Actor, changes: dict[str, str], said: str
) -> None:
    answer = desk.post(ADD, values(_publish="1", **changes))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Event.objects.exists()


def test_it_publishes_nothing_that_cannot_be_checked(desk: Client, norway: Actor) -> None:
    bare = {name: "" for name in values() if name.startswith("sources-") and "FORMS" not in name}
    answer = desk.post(ADD, values(_publish="1", **bare))
    assert "at least one source" in answer.content.decode()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("edtf=2021-11", "November 2021, day not known"),
        ("edtf=2022-01-10/2022-01-13", "10–13 January 2022"),
        ("edtf=&undated=on", "Undated"),
        ("edtf=soon", "preview-problem"),
        ("edtf=", "tick"),
    ],
)
def test_it_previews_what_readers_will_see(desk: Client, query: str, seen: str) -> None:
    assert seen in desk.get(f"/admin/events/event/preview/?{query}").content.decode()


def test_it_suggests_actors_by_any_of_their_names(desk: Client, norway: Actor) -> None:
    html = desk.get("/admin/events/event/actors/?parties-0-actor=kingd").content.decode()
    assert 'value="Norway"' in html


def test_it_changes_nothing_when_the_form_comes_back_as_it_was(desk: Client, event: Event) -> None:
    desk.post(page_of(event), shown(desk, event) | {"reason": "nothing new", "_save": "1"})
    line = event.decisions.last()
    assert line is not None
    assert (line.action, line.changes) == ("edit", {})


def test_it_edits_a_public_event_with_a_reason_only(desk: Client, event: Event) -> None:
    sent = shown(desk, event) | {"edtf": "2021-12", "_save": "1"}
    refused = desk.post(page_of(event), sent)
    assert refused.status_code == 422
    assert "Say why" in refused.content.decode()
    desk.post(page_of(event), sent | {"reason": "the day is not sure"})
    event.refresh_from_db()
    assert event.edtf == "2021-12"


def test_it_removes_a_source_that_is_ticked_for_it(desk: Client, event: Event) -> None:
    desk.post(page_of(event), shown(desk, event) | {"sources-1-remove": "on", "reason": "dead link", "_save": "1"})
    event.refresh_from_db()
    assert [citation.quote for citation in event.citations.all()] == ["Words 1."]
    assert event.sources == 1


def test_it_shows_a_stale_form_what_changed_and_keeps_its_values(desk: Client, event: Event, admin: User) -> None:
    sent = shown(desk, event) | {"title": "Mine", "reason": "better", "_save": "1"}
    from events.review import draft_of

    draft = draft_of(event)
    edit(event, EventDraft(**(vars(draft) | {"title": "Theirs"})), by=admin, version=1, reason="first")
    answer = desk.post(page_of(event), sent)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "<ins>Theirs</ins>" in html
    assert 'value="Mine"' in html
    version = answer.context["forms"].fields["version"].value()
    desk.post(page_of(event), sent | {"version": str(version)})
    event.refresh_from_db()
    assert event.title == "Mine"


def test_it_withdraws_merges_splits_and_undoes_from_the_event_s_page(desk: Client, event: Event, norway: Actor) -> None:
    assert "Say why" in decide(desk, event, "withdraw")
    decide(desk, event, "split", citation=[event.citations.all()[1].pk], reason="two tests")
    event.refresh_from_db()
    new = Event.objects.proposed().get()
    assert (event.sources, new.sources) == (1, 1)
    decide(desk, new, "merge", target=f"https://site.example{event.get_absolute_url()}", reason="one after all")
    event.refresh_from_db()
    assert event.sources == 2
    decide(desk, event, "withdraw", reason="it never flew")
    event.refresh_from_db()
    assert event.state == Event.State.REJECTED
    line = event.decisions.last()
    assert line is not None
    decide(desk, event, "undo", decision=line.pk)
    event.refresh_from_db()
    assert event.state == Event.State.PUBLISHED


def test_it_settles_a_contradiction_with_a_reason(desk: Client, event: Event) -> None:
    first, second = event.citations.all()
    event.citations.filter(pk=first.pk).update(edtf="2021-12-23")
    event.citations.filter(pk=second.pk).update(edtf="2021-12-24")
    assert "Where sources differ" in desk.get(page_of(event)).content.decode()
    decide(desk, event, "settle", value="edtf:1", reason="the ministry corrected itself")
    event.refresh_from_db()
    assert event.edtf == "2021-12-24"


def test_it_lists_and_decides_in_bulk(desk: Client, norway: Actor) -> None:
    draft = EventDraft(title="Open", type="STATE", edtf="2021", sources=(SourceDraft(title="Print only"),))
    events = [create(draft, by_name="test") for _ in range(3)]
    create(draft, by_name="test", publish=True)
    keys = [event.pk for event in Event.objects.all()]
    listing = "/admin/events/event/?state__exact=proposed&type=STATE"
    assert "3 events" in desk.get(listing).content.decode()
    answer = desk.post("/admin/events/event/", {"action": "accept_all", "_selected_action": keys}, follow=True)
    assert "3 published" in answer.content.decode()
    assert "cannot be published" in answer.content.decode()
    assert all(event.decisions.count() == 2 for event in events)


def test_it_deletes_no_event(admin: User, event: Event) -> None:
    chief = signed_in_as(admin)
    assert chief.post(f"/admin/events/event/{event.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Event.objects.filter(pk=event.pk).exists()


def test_it_is_for_those_with_the_right(reader: Client, event: Event) -> None:
    for address in (ADD, page_of(event), "/admin/events/event/preview/", "/admin/events/event/actors/"):
        assert reader.get(address).status_code == 403
    assert reader.post(reverse("admin:events_event_decide", args=[event.pk]), {"do": "withdraw"}).status_code == 403
