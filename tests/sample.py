"""A small collection with one event of every sort that the site has to show. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from events.models import Actor, ActorName, Event, Topic
from events.review import EventDraft, SourceDraft, create


@dataclass
class Sample:
    """Events by a short name: day, month, span, early, open, planned, claimed, denied, undated, cancelled."""

    topic: Topic
    actors: dict[str, Actor]
    events: dict[str, Event] = field(default_factory=dict)


def build() -> Sample:
    topic = Topic.objects.create(slug="straits", title="The straits", description="Ships, talks and tests.")
    sample = Sample(topic, _actors())
    for name, draft in _drafts(sample).items():
        sample.events[name] = create(draft, by_name="Test", publish=True, import_key=f"sample:{name}")
    return sample


def _actors() -> dict[str, Actor]:
    rows = [
        ("norway", "Norway", "country", "NOR", ["Kingdom of Norway", "Oslo"]),
        ("chile", "Chile", "country", "CHL", ["Republic of Chile", "Santiago"]),
        ("cote-d-ivoire", "Côte d’Ivoire", "country", "CIV", ["Ivory Coast"]),
        ("harbour-union", "Harbour Union", "organization", "", ["HU"]),
    ]
    actors = {}
    for slug, name, kind, code, aliases in rows:
        actors[slug] = actor = Actor.objects.create(slug=slug, name=name, kind=kind, code=code)
        for alias in [name, *aliases]:
            ActorName.objects.create(actor=actor, name=alias)
    return actors


def _drafts(sample: Sample) -> dict[str, EventDraft]:
    norway, chile, ivory, union = sample.actors.values()
    paper = SourceDraft(
        url="https://news.example.org/straits/1",
        title="Frigates meet off the cape",
        outlet="The Example",
        published_on=date(2021, 12, 24),
        quote="Two frigates met off the cape on Thursday night.",
        checked=True,
    )
    radio = replace(paper, url="https://radio.example.net/a", title="Cape report", outlet="Example Radio", quote="")
    base = EventDraft(
        title="Frigates of Norway and Chile meet off the cape",
        summary="Two frigates held a joint exercise.",
        type="COOPERATE",
        mode="joint_exercise",
        edtf="2021-12-23",
        topics=(sample.topic,),
        parties=((norway, "actor"), (chile, "participant")),
        sources=(paper,),
    )
    return {
        "day": replace(
            base,
            sources=(paper, radio),
            place_name="Cape Horn",
            place_precision="sea",
            place_country="CHL",
            latitude=-55.98,
            longitude=-67.27,
        ),
        "month": replace(
            base,
            title="Harbour Union meets in Abidjan",
            type="CONSULT",
            mode="multilateral",
            edtf="2021-11",
            parties=((union, "actor"), (ivory, "host")),
        ),
        "span": replace(
            base,
            title="Chile holds a fleet exercise",
            edtf="2022-01-10/2022-01-20",
            parties=((chile, "actor"),),
        ),
        "early": replace(
            base,
            title="Norway mobilises two frigates",
            edtf="[2022-01-01..2022-01-10]",
            parties=((norway, "actor"),),
        ),
        "open": replace(
            base,
            title="Norway patrols the straits",
            edtf="2021-03/..",
            status="ongoing",
            parties=((norway, "actor"),),
        ),
        "planned": replace(
            base,
            title="Norway and Chile plan a summit",
            type="CONSULT",
            mode="",
            status="planned",
            edtf="2022-06-01",
        ),
        "claimed": replace(
            base,
            title="Norway says that a drone crossed its border",
            type="STATE",
            mode="claim",
            credence="claimed",
            edtf="2022-02-03~",
            parties=((norway, "claimant"),),
        ),
        "denied": replace(
            base,
            title="Chile is said to have closed the straits",
            mode="",
            credence="denied",
            edtf="2022-02-04?",
            parties=((chile, "actor"),),
        ),
        "undated": replace(
            base,
            title="A harbour was mined",
            mode="",
            edtf="",
            undated=True,
            parties=((chile, "victim"),),
        ),
        "cancelled": replace(
            base,
            title="Harbour Union calls off its summit",
            type="CONSULT",
            mode="",
            status="cancelled",
            edtf="2022-03",
            parties=((union, "actor"),),
        ),
    }
