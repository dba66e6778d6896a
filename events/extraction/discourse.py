"""Whom the words for a party stand for: names, offices, "the police", "he", "it", "the two sides"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from .actors import ActorMention, Entity, office_holder
from .actors.catalog import state
from .document import Read
from .identity import BODY_OFFICES, FROM_ELSEWHERE, is_former, is_some_leader, named, nameless, sovereign
from .names import TITLES, Party
from .phrases import COLLECTIVE
from .scenes import Scenes
from .values import EventActor

OF_LAST = frozenset(
    ["ministry", "military", "police"]
)  # "the army" is the one last named; a government is mostly home's
RANKS = TITLES | {"deputy", "under", "assistant", "acting", "special", "senior", "principal", "permanent"}
OWN = frozenset(["president", "vice president"])  # offices of the state that speaks, where a statement names no other
COUPLE, MOST = 2, 4
DEFINITE = frozenset(["the", "this", "that"])
FOREIGN = frozenset(
    [
        *("foreign", "other", "several", "some", "various", "regional", "international", "world", "allied", "western"),
        *("transatlantic", "european", "african", "arab", "asian"),
    ]
)  # "foreign forces" are not the country's own
NO_PARTY = frozenset(["civilians", "company", "body"])  # groups that are named in passing
# last words of names that are no actor's
NO_NAME = frozenset(
    [
        *("airlines", "airways", "flight", "bank", "company", "university", "college", "institute", "school", "day"),
        *("agreement", "treaty", "act", "convention", "summit", "dialogue", "conference", "forum", "war", "hospital"),
        *("street", "river", "bay", "sea", "strait", "island", "mountain", "square", "airport", "church", "network"),
        *("prize", "cup", "games", "award", "law", "bill", "plan", "program", "programme", "project", "initiative"),
        *("times", "post", "news", "press", "radio", "television", "herald", "journal"),
    ]
)
# capitalised words that make it a body's
BODY = frozenset(
    [
        *("department", "ministry", "office", "bureau", "agency", "commission", "committee", "council", "court"),
        *("party", "movement", "union", "league", "association", "foundation", "front", "army", "force", "forces"),
        *("group", "alliance", "coalition", "parliament", "assembly", "congress", "government", "police", "guard"),
    ]
)


@dataclass(slots=True)
class Discourse:
    """What has been mentioned so far, for "he", "it", "they", "we", "the two leaders"."""

    author: EventActor | None = None  # of a press statement
    coauthors: list[EventActor] = field(default_factory=list)  # of a joint statement, the author among them
    person: EventActor | None = None
    group: EventActor | None = None
    several: list[EventActor] = field(default_factory=list)
    harmed: list[EventActor] = field(default_factory=list)  # those whom the last sentence said to be acted upon
    home: Entity | None = None  # the country to which "the police", "the president" and people unknown belong
    common: dict[str, Entity] = field(default_factory=dict)  # "rebels": those of the country first said
    titled: dict[str, EventActor] = field(
        default_factory=dict
    )  # by title: who was last called "Secretary", "President"
    latest: dict[str, EventActor] = field(default_factory=dict)  # by head noun: "ministry", "group", "country"
    unknown: dict[str, EventActor] = field(default_factory=dict)  # by surname: people whom the gazetteer does not know
    scenes: Scenes = field(default_factory=Scenes)  # the places named so far


def actors_of(party: Party, role: str, read: Read, discourse: Discourse, on: date | None) -> list[EventActor]:
    """The actors that a party stands for, none where nobody can be told."""
    if party.mention >= 0:
        actor = of_mention(read.actors[party.mention], party, role, read, discourse, on)
        return [actor] if actor else []
    if party.name is not None:
        person = unknown_person(party.name, role, discourse)
        return [person] if person else []
    possessor = possessor_of(party, read, discourse, on)
    if possessor is not None:
        return [replaced(possessor, role)]
    if party.pronoun == "secretary" and "secretary" not in discourse.titled and discourse.author is not None and on:
        holder = office_holder(discourse.author.code, "secretary of state", on)  # of the department that speaks
        return [EventActor(holder.name, role, holder.code, "person", None)] if holder else []
    if not discourse.several and read.sentence.lows[party.token] in COLLECTIVE:
        return [replaced(actor, role) for actor in both_in(read, on)]
    return [EventActor(a.name, role, a.code, a.kind, None) for a in pronoun_actors(party.pronoun or "", discourse)]


def both_in(read: Read, on: date | None) -> list[EventActor]:
    """ "Both sides agreed, Peru's minister said after talks with Chile's": two states that the sentence itself names."""
    found: dict[str, EventActor] = {}
    for mention in read.actors:
        if mention.entity.code is not None and mention.form != "modifier" and not mention.locative:
            found.setdefault(mention.entity.code, named(mention, "actor", on, None, None))
    return list(found.values()) if len(found) == COUPLE else []


def possessor_of(party: Party, read: Read, discourse: Discourse, on: date | None) -> EventActor | None:
    """ "sanctions on Iraq after its invasion": the nearest fitting name before "its" or "his" in the same sentence."""
    if party.pronoun not in ("its", "his", "her"):
        return None
    sentence = read.sentence
    for index in range(party.token - 1, -1, -1):
        at = sentence.actor_at[index]
        if at < 0:
            continue
        mention = read.actors[at]
        personal = mention.kind == "person" or mention.form == "office"
        if personal == (party.pronoun != "its") and not mention.entity.id.startswith("common:"):
            return of_mention(mention, Party(index, at), "actor", read, discourse, on)
    return None


def of_mention(
    mention: ActorMention, party: Party, role: str, read: Read, discourse: Discourse, on: date | None
) -> EventActor | None:
    if mention.form == "modifier" or (mention.form == "common" and mention.group in NO_PARTY):
        return None
    if mention.group == "insurgents" and (group := group_behind(mention, read)) is not None:
        return named(group, role, on, None, None)
    titles = TITLES & set(mention.text.lower().split()) | BODY_OFFICES.keys() & {mention.office}
    if mention.entity.id.startswith("common:") and titles and (known := discourse.titled.get(max(titles))):
        return replaced(known, role)
    before, around = read.sentence.low(party.token - 1), read.sentence.lows[max(0, party.token - 3) : party.token]
    plain = mention.form == "common" and mention.group in OF_LAST and before in DEFINITE
    if plain and (met := discourse.latest.get(mention.text)) is not None:
        return replaced(met, role)
    owner = discourse.group if before in ("its", "their", "his", "her") else None
    local = authors_own(mention, discourse) or discourse.home
    home = country_behind(mention, read) or (local if FOREIGN.isdisjoint(around) else None)
    if mention.form == "common":
        home = discourse.common.setdefault(mention.text.lower(), home) if home is not None else None
    former = is_former(mention, around)
    unknown = former or is_some_leader(mention, on)
    actor = nameless(mention, role, home, former) if unknown else named(mention, role, on, home, owner)
    own = "secretary" in (mention.office or "") or mention.office in FROM_ELSEWHERE
    if discourse.author is not None and actor.kind == "person" and own:
        unowned = mention.entity.code is None and mention.entity.parent is None
        actor = replace(actor, code=discourse.author.code) if unowned else actor  # a statement's own officers
    stranger = mention.entity.code is None and mention.entity.id.startswith("person:")
    if stranger and mention.office == "spokesperson" and discourse.group is not None:
        actor = replace(actor, code=discourse.group.code)  # speaks for the one who was named last
    if actor.kind == "person" and not mention.entity.id.startswith("common:") and " " in mention.text:
        discourse.titled.update(dict.fromkeys(titles, actor))
    return actor


def authors_own(mention: ActorMention, discourse: Discourse) -> Entity | None:
    """ "the President" in a statement is the one of the state that speaks, unless another one was named."""
    unnamed = mention.entity.id.startswith("common:") and mention.office in OWN and mention.text[:1].isupper()
    return state(discourse.author.code) if unnamed and discourse.author is not None else None


def group_behind(mention: ActorMention, read: Read) -> ActorMention | None:
    """The armed group of "rebels from the M23 group", "fighters of Hamas"."""
    after = next((other for other in read.actors if other.start >= mention.end), None)
    if mention.form != "common" or after is None or after.kind != "armed_group":
        return None
    between = [
        low for low, at in zip(read.sentence.lows, read.sentence.starts, strict=True) if mention.end <= at < after.start
    ]
    return after if between in (["from"], ["of"], ["with"], ["from", "the"], ["of", "the"], ["with", "the"]) else None


def country_behind(mention: ActorMention, read: Read) -> Entity | None:
    """The country of "police in Bangkok", "rebels in eastern Ukraine", "Florida lawmakers"."""
    if mention.form != "common":
        return None
    sentence = read.sentence
    first = next((index for index, start in enumerate(sentence.starts) if start >= mention.start), 0)
    if first and (at := sentence.place_at[first - 1]) >= 0:
        return state(read.places[at].code)
    after = next((index for index, start in enumerate(sentence.starts) if start >= mention.end), len(sentence))
    if sentence.low(after) not in ("in", "from", "of"):
        return None
    for index in range(after + 1, min(after + 5, len(sentence))):
        if (at := sentence.place_at[index]) >= 0:
            return state(read.places[at].code)
        if sentence.lows[index][0] in ",.;" or sentence.verbish[index]:
            return None
    return None


def unknown_person(name: str, role: str, discourse: Discourse) -> EventActor | None:
    """A person by the name in the text; a surname alone counts only for somebody met before."""
    if name.lower().split()[0] in TITLES and " " in name:
        name = name.split(" ", 1)[1]
    if name.lower().split()[-1] in NO_NAME or name.endswith("ism"):
        return None
    owner = discourse.home.code if discourse.home else None
    if " " in name and RANKS.issuperset(name.lower().split()) and discourse.author is not None:
        if (officer := discourse.titled.get(name.lower().split()[-1])) is not None:
            return replaced(officer, role)  # "the Deputy Secretary", behind "Deputy Secretary Roe"
        owner = discourse.author.code
    surname = name.split()[-1]
    known = discourse.unknown.get(surname)
    if known is None and " " not in name:
        return None
    if known is None or len(name) > len(known.name):
        kind = "person" if BODY.isdisjoint(name.lower().split()) else "organization"
        known = EventActor(name, role, owner, kind, None)
        discourse.unknown[surname] = known
    return replaced(known, role)


def pronoun_actors(pronoun: str, discourse: Discourse) -> list[EventActor]:
    if pronoun in discourse.latest:
        return [discourse.latest[pronoun]]
    if pronoun in TITLES:
        return [discourse.titled[pronoun]] if pronoun in discourse.titled else []
    if pronoun in ("he", "she", "him", "his", "her"):
        return [discourse.person] if discourse.person else []
    if pronoun in ("we", "us", "our", "i", "my"):
        return discourse.coauthors or ([discourse.author] if discourse.author else [])
    if pronoun in ("they", "them", "their"):
        return discourse.several or ([discourse.group] if discourse.group else [])
    if pronoun in ("it", "its"):
        return [discourse.group] if discourse.group else []
    return []


KINDS = {  # the nouns that stand for what was last named of a kind
    "country": ("country", "nation", "republic", "kingdom"),
    "armed_group": ("group", "militia", "movement", "organisation", "organization", "militants", "fighters"),
    "organization": ("organisation", "organization", "body", "bloc", "alliance"),
}


def head_of(words: str) -> str:
    return words.lower().split()[-1]


def note(read: Read, discourse: Discourse, on: date | None) -> None:
    """After a sentence: which ministry, group or country "the ministry", "the group", "the country" means from here.

    Of several the first counts, which is mostly the subject.
    """
    for mention in reversed(read.actors):
        if mention.entity.id.startswith("common:") or mention.form in ("modifier", "office"):
            continue
        if mention.form != "role" and mention.kind not in KINDS:
            continue
        name, code = mention.resolve(on)
        actor = EventActor(name, "actor", code or sovereign(mention.entity), mention.kind, None)
        if mention.form == "role":
            discourse.latest[head_of(mention.text)] = actor
        else:
            heads = KINDS[mention.kind]
            own = (head_of(mention.text), head_of(name)) if mention.kind != "country" else ()
            discourse.latest.update(dict.fromkeys((*heads, *own), actor))


def replaced(actor: EventActor, role: str) -> EventActor:
    return EventActor(actor.name, role, actor.code, actor.kind, actor.mention)


def remember(draft_actors: list[EventActor], discourse: Discourse, main: list[EventActor], subjects: int) -> None:
    """After a sentence: its first person and first group are what "he" and "it" mean in the next one.

    `main` are the actors of its main act, of whom the first `subjects` are its grammatical subject.
    """
    discourse.harmed = [actor for actor in draft_actors if actor.role == "victim"]
    for actor in reversed(draft_actors):
        if actor.kind == "person":
            discourse.person = actor
        else:
            discourse.group = actor
    acting = [actor for actor in draft_actors if actor.role in ("actor", "participant", "speaker")]
    if (plural := plural_of(main, subjects)) is not None:
        discourse.several = plural
        return
    for together in (acting, [actor for actor in draft_actors if actor.role != "host"]):
        if len({actor.code or actor.name for actor in together}) > 1:
            discourse.several = together[:4]
            return


def plural_of(main: list[EventActor], subjects: int) -> list[EventActor] | None:
    """Those whom "they" fits best: a plural subject, then those acted upon; None where neither is plural."""
    acting = [actor for actor in main if actor.role in ("actor", "participant", "speaker")]
    if subjects > 1 and len(acting) > 1:
        return acting[: min(subjects, MOST)]
    if acting and acting[0].name.split()[-1].islower() and acting[0].name.endswith(("s", "men", "police")):
        return acting[:1]
    acted_upon = [actor for actor in main if actor.role in ("recipient", "victim")]
    return acted_upon[:MOST] if len({actor.code or actor.name for actor in acted_upon}) > 1 else None
