"""From a text that has been read to its events: triggers, parties, status, dates, then one event per act."""

from __future__ import annotations

from .actors.catalog import state
from .attribution import attribute_all, bare_attribution, nobodys, said_by_onlookers, tells
from .authors import coauthors_of, is_byline
from .binding import bind_all
from .confidence import confidence
from .counterparts import bodies_in, complete
from .discourse import Discourse, note, remember, replaced
from .document import Document, Read
from .drafts import Draft
from .merging import doers, merge
from .passages import note_frame, note_older
from .promises import told_once
from .quantities import find_quantities
from .roles import assign
from .speech import SAYABLE
from .status import settle, settle_undated
from .story import Story, begin, dated_paragraph, opening_day, told_on
from .titles import title
from .tokens import Sentence
from .trigger import Trigger
from .triggers import find_triggers, long_quotes
from .values import EventActor, ExtractedEvent, Place, Span

ANSWERS = frozenset(["ACCUSE", "REQUEST", "REJECT", "THREATEN"])  # acts aimed at those who did something
DONE_BY_VOTE = frozenset(["GOVERN", "SANCTION", "SUPPORT", "REJECT", "ACCUSE", "CONCEDE"])  # "to send troops" is not
KEEP = 0.5  # confidence below which a draft is dropped
KEEP_UNDATED = 0.5
FAINT = 0.3  # confidence below which a draft is not even evidence for another
KEEP_STATEMENT = 0.4  # statements rank below the acts that they tell of, but are kept
# acts that consist in what somebody says or decides
SAID_ABOUT = frozenset(["CONSULT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"])
EVIDENCE_WORDS = 24  # longest evidence, in tokens


def find_events(document: Document) -> list[ExtractedEvent]:
    discourse = Discourse(author=document.author, coauthors=coauthors_of(document), home=document.setting)
    story = Story(told_on(document.dates, document.published_on), document.is_statement)
    speaking = [*([discourse.author] if discourse.author else []), *discourse.coauthors]
    story.authors = frozenset(actor.code or actor.name for actor in speaking)
    story.dated_paragraph = dated_paragraph(document.sentences, document.published_on)
    story.opening = opening_day(document.sentences, story.dated_paragraph, document.published_on)
    drafts: list[Draft] = []
    for read in document.sentences:
        begin(story, read.sentence.paragraph)
        note_frame(read, story)
        drafts += read_events(read, discourse, story, drafts, document.text)
        note_older(read, story)
    merged = merge([draft for draft in drafts if draft.confidence >= FAINT], document.is_statement)
    short = len(document.sentences) <= 2
    kept = [draft for draft in merged if worthwhile(draft, short)]
    bodies = bodies_in(document.sentences, story.published)
    for draft in kept:
        complete(draft, discourse.home, bodies, story.published)
    return [finished(draft, document.text) for draft in kept]


def read_events(read: Read, discourse: Discourse, story: Story, told: list[Draft], text: str) -> list[Draft]:
    """The drafts of one sentence, dated; what "he" or "it" means is settled before and brought up to date after."""
    drafts: list[Draft] = []
    triggers = find_triggers(read.sentence)
    for trigger in triggers:
        draft = Draft(trigger, read, trigger.type, trigger.mode)
        if not settle(draft):
            continue
        assign(draft, discourse, story.published)
        if draft.mode == "exercise" and len(draft.codes) > 1:
            draft.type, draft.mode = "COOPERATE", "joint_exercise"
        drafts.append(draft)
    words = text[read.sentence.start : read.sentence.end]
    attribute_all(drafts, triggers, words)
    for draft in drafts:
        draft.quantities = find_quantities(words, draft.type)
    drafts = [draft for draft in drafts if not bare_attribution(draft)]
    name_targets(drafts, triggers, told)
    drafts += bind_all(drafts, story)
    drafts = [draft for draft in drafts if not mere_aside(draft, drafts)]
    drafts = told_once(drafts)
    for draft in drafts:
        settle_undated(draft)
    drafts = [draft for draft in drafts if not gives_word(draft, drafts) and not voted(draft, drafts)]
    drafts = [draft for draft in drafts if draft.own_date or not in_long_quote(draft)]
    for draft in drafts:
        draft.place = discourse.scenes.of(draft)
        draft.actors = draft.actors or host_of(draft.place)
        draft.spans = [evidence(draft.trigger)]
        draft.confidence = confidence(draft, discourse.author)
    mentioned = [actor for draft in drafts for actor in draft.actors]
    if mentioned or not (story.is_statement and is_byline(read, text)):
        main = drafts[0].actors if drafts else []
        subjects = len(drafts[0].trigger.subjects) if drafts else 0
        remember(mentioned or sentence_actors(read, story), discourse, main, subjects)
    note(read, discourse, story.published)
    discourse.scenes.note(read)
    return drafts


def gives_word(draft: Draft, drafts: list[Draft]) -> bool:
    """ "Berlin will send helmets, the minister said on Monday": the saying dates the promise, and is no second act."""
    if draft.type != "STATE" or not draft.own_date or draft.mode is not None:
        return False
    given = [
        other
        for other in drafts
        if other.type in ("AGREE", "THREATEN") and other.tense == "future" and other.edtf is None
        if tells(draft.trigger, other.trigger)
    ]
    for other in given:
        other.edtf, other.date, other.own_date = draft.edtf, draft.date, True
        other.reasons += [reason for reason in draft.reasons if reason.startswith("date:")]
    return bool(given)


def voted(draft: Draft, drafts: list[Draft]) -> bool:
    """ "voted to expel the envoy" is the act that was voted, and no second one."""
    trigger = draft.trigger
    if trigger.noun is not None or trigger.base != "vote":
        return False
    word = trigger.sentence.lows[trigger.token]
    done = [other.trigger for other in drafts if other.type in DONE_BY_VOTE and other.trigger.governor == word]
    return any(other.token > trigger.token for other in done)


def mere_aside(draft: Draft, drafts: list[Draft]) -> bool:
    """ "..., the ministry said": it names the source of what is told, and is no event of its own without a day."""
    sentence = draft.read.sentence
    if draft.type != "STATE" or draft.own_date or not any(a.verb == draft.trigger.token for a in sentence.asides):
        return False
    return any(tells(draft.trigger, other.trigger) for other in drafts if other is not draft)


def in_long_quote(draft: Draft) -> bool:
    sentence, token = draft.read.sentence, draft.trigger.token
    return sentence.quoted[token] and long_quotes(sentence)[token]


def name_targets(drafts: list[Draft], triggers: list[Trigger], told: list[Draft]) -> None:
    """ "condemned the launches": those who were said to launch are the ones condemned."""
    for noun in triggers:
        if noun.noun is None or noun.governing is None or noun.subject.parties:
            continue
        reaction = next((d for d in drafts if d.trigger is noun.governing and d.type in ANSWERS), None)
        if reaction is None or any(actor.role == "recipient" for actor in reaction.actors):
            continue
        acts = [draft for draft in told if draft.type == noun.type and doers(draft)]
        act = next((draft for draft in acts if draft.trigger.base == noun.base), acts[0] if acts else None)
        if act is not None:
            known = {actor.name for actor in reaction.actors}
            targets = [
                actor for actor in act.actors if actor.role in ("actor", "participant") and actor.name not in known
            ]
            reaction.actors += [replaced(actor, "recipient") for actor in targets[:2]]


def sentence_actors(read: Read, story: Story) -> list[EventActor]:
    found = []
    for mention in read.actors[:3]:
        name, code = mention.resolve(story.published)
        found.append(EventActor(name, "actor", code, mention.entity.kind, None))
    return found


def host_of(place: Place | None) -> list[EventActor]:
    """The country where it happened, for an act whose parties are not named."""
    country = state(place.code) if place is not None else None
    return [EventActor(country.name, "host", country.code, "country", None)] if country is not None else []


def evidence(trigger: Trigger) -> tuple[int, int]:
    """The clause around the trigger, at most `EVIDENCE_WORDS` words of it."""
    sentence: Sentence = trigger.sentence
    first = min(trigger.subject.first, trigger.token) if trigger.noun is None else max(0, trigger.token - 6)
    if trigger.under is not None:
        first = min(first, trigger.under.token)
    last = max(trigger.last, min(trigger.object.last - 1, len(sentence) - 1))
    first = (
        max(first, last - EVIDENCE_WORDS)
        if trigger.token - first < EVIDENCE_WORDS // 2
        else max(0, trigger.token - EVIDENCE_WORDS // 2)
    )
    last = min(last, first + EVIDENCE_WORDS)
    last = min(max(last, trigger.last), len(sentence) - 1)
    first = min(first, trigger.token)
    return sentence.starts[first], sentence.ends[last]


def worthwhile(draft: Draft, short: bool) -> bool:
    if draft.read.is_title:
        return False
    # "..., killing two", "the sanctions imposed on"
    tense = draft.trigger.group.tense if draft.trigger.group is not None else ""
    in_passing = tense == "participle" or (tense == "gerund" and not said_beside(draft))
    alleged = tense == "gerund" and draft.credence == "claimed"
    if (
        (draft.needs_date or in_passing)
        and not (draft.own_date and not dated_before(draft, tense))
        and (alleged or not short)
    ):
        return False
    if draft.mode == "death" and not any(actor.kind == "person" for actor in draft.actors):
        return False
    if draft.type == "STATE" and not any(actor.role in ("actor", "speaker", "participant") for actor in draft.actors):
        return False
    if (said_by_nobody_known(draft) and not short) or said_by_onlookers(draft.trigger, draft.type):
        return False
    if private(draft) and not short:
        return False
    if short:
        return draft.confidence >= KEEP - 0.2
    enough = KEEP_STATEMENT if draft.type == "STATE" else KEEP
    return draft.confidence >= enough and (draft.edtf is not None or background(draft))


def dated_before(draft: Draft, tense: str) -> bool:
    """ "mocked on Monday a speech given by the envoy": the day before a participle is that of the main verb."""
    group = draft.trigger.group
    if tense != "participle" or group is None or draft.date is None or draft.owns_date:
        return False
    sentence = draft.read.sentence
    return sentence.starts[0] < draft.date.start < sentence.starts[group.first] and any(sentence.verbish[: group.first])


def said_beside(draft: Draft) -> bool:
    """ "..., accusing the army of torture": what is said with the main verb counts like it."""
    trigger = draft.trigger
    first = trigger.group.first if trigger.group is not None else trigger.token
    if draft.type == "CONSULT" and trigger.base in ("meet", "gather"):
        return True  # "ministers meeting in Geneva agreed"
    return draft.type in SAYABLE and trigger.sentence.low(first - 1) == "," and bool(trigger.subjects)


def said_by_nobody_known(draft: Draft) -> bool:
    """What a voter, a shopkeeper or an academic says is an opinion, not an event."""
    names = [party.name for party in draft.trigger.subjects]
    return draft.type == "STATE" and draft.mode is None and bool(names) and all(name is not None for name in names)


def private(draft: Draft) -> bool:
    """What relatives refuse and companies buy is no act between states."""
    if draft.mode == "trade":
        return not any(actor.code and actor.kind != "person" and actor.mention is not None for actor in draft.actors)
    return draft.type in SAID_ABOUT and nobodys(draft)


def background(draft: Draft) -> bool:
    """An undated act is kept where the text clearly tells of it, between parties that it names."""
    parties = [actor for actor in draft.actors if actor.mention is not None]
    told = draft.trigger.noun is None or draft.trigger.effect in ("perform", "happen", "undergo")
    if draft.tense == "infinitive" and draft.status == "planned":
        return False  # what somebody is to do some day
    described = draft.trigger.subject.relative  # "a group that has fought the army": who it is, not what happened
    return told and not described and draft.type != "STATE" and len(parties) > 1 and draft.confidence >= KEEP_UNDATED


def finished(draft: Draft, text: str) -> ExtractedEvent:
    spans = tuple(Span(start, end, text[start:end]) for start, end in draft.spans)
    return ExtractedEvent(
        title=title(draft),
        type=draft.type,
        mode=draft.mode,
        status=draft.status,
        credence=draft.credence,
        confidence=draft.confidence,
        evidence=spans,
        reasons=(f"act: “{draft.trigger.base}” is {draft.type.lower()}", *draft.reasons),
        edtf=draft.edtf,
        date=draft.date,
        actors=tuple(draft.actors),
        place=draft.place,
        claimed_by=draft.claimed_by,
        via=draft.via,
        quantities=tuple(draft.quantities),
    )
