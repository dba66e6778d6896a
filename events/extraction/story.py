"""The story's running day: what an act takes that has no date of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .document import Read
from .drafts import Draft
from .edtf import Edtf
from .values import DateMention

REACTIONS = frozenset(["STATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"])


GOING_ON = frozenset(["COOPERATE", "CONSULT", "AID"])
SUMS = frozenset(["$", "€", "£", "million", "billion"])
MAILED = 2  # days from a dateline to publication, at most
SAME_DAY = frozenset(["CONSULT"])
TRAVELLING = frozenset(["CONSULT", "COOPERATE", "SUPPORT"])  # what is done on a journey
NO_REACTION = frozenset(["sign", "deal", "recognise", "investigate"])  # modes of those types that are acts of their own


BEFORE = frozenset(["previously", "formerly", "historically"])
PAST_MARKS = BEFORE | {"which", "for", "over"}
UNDER = frozenset(["of", "under", "in", "by", "through", "with", "during"])
NEAR = 2  # paragraphs after the lead in which an undated act still belongs to its day


UNDATED = frozenset(["planned", "hypothetical", "offered", "did_not_happen", "cancelled", "postponed"])


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the story; `mention` is None where it is the day of publication."""

    edtf: Edtf
    words: str
    mention: DateMention | None = None


@dataclass(slots=True)
class Story:
    """The running day: when what is being told happened, and who was acting."""

    published: date | None
    is_statement: bool
    lead: Day | None = None  # the day of the main news
    day: Day | None = None  # the day of what was told last
    paragraph: int = -1  # in which `day` stood
    lead_paragraph: int = -1
    dated_paragraph: int = -1  # the first of the opening paragraphs that names a day
    opening: Day | None = None  # the day that those name
    main: Draft | None = None  # the act of the main news
    authors: frozenset[str | None] = frozenset()  # of a statement: country codes and names
    plan: tuple[str, Day] | None = None  # who is to travel, and when


def dated_paragraph(reads: list[Read], published: date | None) -> int:
    """The first of the three paragraphs after the title that names a day of the last two weeks, -1 for none."""
    opening = [read for read in reads if read.sentence.paragraph <= 3 and not read.is_title]
    dated = [read for read in opening if any(is_late_day(mention, published) for mention in read.dates)]
    return dated[0].sentence.paragraph if dated else -1


def opening_day(reads: list[Read], paragraph: int, published: date | None) -> Day | None:
    """The first day of late that the opening names, whatever is told of it."""
    named = [m for read in reads if read.sentence.paragraph == paragraph and not read.is_title for m in read.dates]
    late = next((mention for mention in named if is_late_day(mention, published)), None)
    return Day(late.edtf, late.text, late) if late is not None and late.edtf is not None else None


def begin(story: Story, paragraph: int) -> None:
    """Behind the opening its day is that of the main news, also where the vocabulary has no word for that."""
    if story.lead is None and story.opening is not None and paragraph > story.dated_paragraph:
        story.lead, story.day = story.opening, story.opening
        story.lead_paragraph = story.paragraph = story.dated_paragraph


def told_on(dates: Sequence[DateMention], published: date | None) -> date | None:
    """The day on which the story was written: that of its dateline, where it is shortly before publication."""
    day = next((m.anchor for m in dates if m.rule.startswith(("weekday", "day-")) and m.anchor is not None), None)
    if published is None or day is None:
        return published
    return day if 0 <= (published - day).days <= MAILED else published


def is_late_day(mention: DateMention, published: date | None) -> bool:
    edtf = mention.edtf
    if published is None or edtf is None or edtf.earliest is None or edtf.precision != "day":
        return False
    return 0 <= (published - edtf.earliest).days <= 14


def span(first: Edtf, last: date) -> Edtf:
    """From the date to the day `last`; the date itself where it is an interval already or lies later."""
    if first.is_span or first.earliest is None or first.earliest > last:
        return first
    if first.earliest == last:
        return Edtf.from_day(last)
    plain = first.precision in ("day", "month", "year") and not first.is_approximate
    return Edtf.between(first if plain else first.earliest, last)


def is_future(edtf: Edtf, story: Story) -> bool:
    return bool(story.published and edtf.earliest and edtf.earliest > story.published)


def is_recent(mention: DateMention, story: Story) -> bool:
    edtf = mention.edtf
    if story.published is None or edtf is None or edtf.earliest is None:
        return story.day is None
    return 0 <= (story.published - edtf.earliest).days <= 31


def inherit(draft: Draft, story: Story) -> None:
    """No date of its own: the day of publication for a statement's own acts, else the story's running day."""
    told = draft.trigger.noun is None or draft.trigger.effect in ("perform", "happen", "undergo")
    if draft.tense in ("pluperfect", "participle") or not told or long_before(draft) or is_background(draft):
        return
    if draft.status == "planned":
        inherit_plan(draft, story)
    if draft.status in UNDATED:
        return
    if story.is_statement and own_act(draft, story):
        inherit_publication(draft, story)
    elif story.lead is None:
        open_story(draft, story)
    else:
        inherit_day(draft, story)


def inherit_plan(draft: Draft, story: Story) -> None:
    """What somebody will do on the journey that was announced before: "There, he will meet the president"."""
    if story.plan is None or draft.tense != "future" or draft.type not in TRAVELLING:
        return
    traveller, day = story.plan
    if story.is_statement or any(actor.name == traveller for actor in draft.actors):
        draft.edtf, draft.date = day.edtf, day.mention
        draft.reasons.append(f"date: during what is planned for “{day.words}”")


def own_act(draft: Draft, story: Story) -> bool:
    """Does a statement's author act by it ("we condemn", "The United States has decided", "The Department renewed")?"""
    if draft.tense == "past" and story.lead is None:
        return by_authors(draft, story) and draft.read.sentence.clause[draft.trigger.token] == 0
    habitual = draft.tense == "present" and draft.status != "ongoing" and not is_reaction(draft)
    if habitual and not by_authors(draft, story):
        return False  # "The committee carries out inspections"
    return draft.tense in ("present", "perfect") or goes_on(draft)


def by_authors(draft: Draft, story: Story) -> bool:
    acting = [actor for actor in draft.actors if actor.role in ("actor", "speaker", "participant")]
    return any(actor.code in story.authors or actor.name in story.authors for actor in acting)


def goes_on(draft: Draft) -> bool:
    """ "We continue to urge": an act of the present, told as an infinitive."""
    group, sentence = draft.trigger.group, draft.read.sentence
    if draft.tense != "infinitive" or group is None:
        return False
    before = sentence.lows[max(0, group.first - 4) : draft.trigger.token]
    return not {"continue", "continues"}.isdisjoint(before) and {"will", "would", "should"}.isdisjoint(before)


def long_before(draft: Draft) -> bool:
    """ "two days after a strike killed him": the act after "after" lies before the running day."""
    sentence = draft.read.sentence
    if sentence.vocabulary.isdisjoint(("after", "since")):
        return False
    for position in range(draft.trigger.token - 1, max(0, draft.trigger.token - 12), -1):
        if sentence.lows[position] in ("after", "since"):
            return sentence.lows[position - 1] in ("days", "weeks", "months", "years", "day", "week", "month", "year")
        if sentence.lows[position] in (",", ";"):
            return False
    return False


def is_background(draft: Draft) -> bool:
    """ "Previously they resisted", "talks have been cut off for two years", "under which it agreed": not the day's news."""
    sentence, clause = draft.read.sentence, draft.read.sentence.clause
    token, group = draft.trigger.token, draft.trigger.group
    if group is not None and draft.trigger.subject.relative and sentence.low(group.first - 1) == "that":
        return draft.type != "ASSAULT"  # "an agreement that allowed troops to stay"
    if draft.trigger.subject.relative and draft.tense == "perfect":
        return True  # "the blasts, which have killed hundreds"
    if PAST_MARKS.isdisjoint(sentence.vocabulary):
        return False
    for index, low in enumerate(sentence.lows):
        if clause[index] != clause[token]:
            continue
        if low in BEFORE and (index + 1 == len(sentence) or sentence.date_at[index + 1] < 0):
            return True
        if low == "which" and index < token and sentence.low(index - 1) in UNDER:
            return True
        if low in ("for", "over") and lasting(draft.read, index + 1):
            return True
    return False


def lasting(read: Read, index: int) -> bool:
    """Does a duration of weeks or more begin here?"""
    at = read.sentence.date_at[index] if index < len(read.sentence) else -1
    return at >= 0 and read.dates[at].type == "DURATION" and read.dates[at].value[-1] in "YMWE"


def open_story(draft: Draft, story: Story) -> None:
    """A lead in the present perfect, or of what is being done, is the news of the day of publication."""
    if (
        not (draft.tense == "perfect" or (draft.tense == "present" and draft.status == "ongoing"))
        or story.published is None
        or draft.read.sentence.paragraph == story.dated_paragraph
    ):
        return
    if draft.read.is_title or draft.read.sentence.paragraph > 2:
        return
    draft.edtf = Edtf.from_day(story.published)
    story.lead = story.day = Day(draft.edtf, "the day of publication")
    story.main, story.paragraph = draft, draft.read.sentence.paragraph
    story.lead_paragraph = story.paragraph
    draft.reasons.append("date: the day's main news in the present perfect, so the day of publication")


def inherit_publication(draft: Draft, story: Story) -> None:
    if story.published is None:
        return
    if draft.tense == "perfect" and story.lead is not None:
        draft.edtf, draft.date = span(story.lead.edtf, story.published), story.lead.mention
        draft.reasons.append(f"date: since “{story.lead.words}”, told in the statement")
        return
    draft.edtf = Edtf.from_day(story.published)
    if draft.status == "ongoing" and (draft.type not in GOING_ON or names_sum(draft)):
        draft.status = "occurred"  # "is imposing sanctions" is done by saying it, "is working with" goes on
    draft.reasons.append("date: a press statement's own act, so the day of publication")


def names_sum(draft: Draft) -> bool:
    """ "is providing $3 million": so much is given by saying so."""
    return draft.type == "AID" and not SUMS.isdisjoint(draft.read.sentence.lows)


def inherit_day(draft: Draft, story: Story) -> None:
    assert story.lead is not None  # noqa: S101 - asked before
    paragraph = draft.read.sentence.paragraph
    near = story.day is not None and paragraph == story.paragraph
    day = story.day if near and story.day is not None else story.lead
    reaction = is_reaction(draft) and not near and not continues(draft, story)
    if reaction and story.published is not None and not story.is_statement:
        day = earlier(story.day, day)
        draft.edtf, draft.date = span(day.edtf, story.published), day.mention
        draft.reasons.append(f"date: undated reaction to what happened “{day.words}”, so between then and publication")
    elif draft.tense in ("past", "perfect", "present") and (
        near or draft.type in REACTIONS or draft.type in SAME_DAY or paragraph - story.lead_paragraph <= NEAR
    ):
        draft.edtf, draft.date = day.edtf, day.mention
        draft.reasons.append(f"date: the story's running day, “{day.words}”")


def earlier(one: Day | None, other: Day) -> Day:
    """A reaction may be one to what was told last, where that lies before the day of the main news."""
    if one is None or one.edtf.earliest is None or other.edtf.earliest is None:
        return other
    return one if one.edtf.earliest < other.edtf.earliest else other


def is_reaction(draft: Draft) -> bool:
    return draft.type in REACTIONS and draft.mode not in NO_REACTION


def continues(draft: Draft, story: Story) -> bool:
    """The one who acts in the main news goes on speaking."""
    main = story.main
    if main is None:
        return False
    names = {actor.name for actor in main.actors if actor.role in ("actor", "speaker", "participant")}
    return any(actor.name in names for actor in draft.actors if actor.role in ("actor", "speaker", "participant"))
