"""The story's running day: what an act takes that has no date of its own."""

from __future__ import annotations

from .document import Read
from .drafts import Draft
from .edtf import Edtf
from .lexicon import lexicon
from .passages import since_older, told_in_past
from .story import UNDATED, Day, Story, span

REACTIONS = frozenset(["STATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"])
GOING_ON = frozenset(["COOPERATE", "CONSULT", "AID"])
SUMS = frozenset(["$", "€", "£", "million", "billion"])
SAME_DAY = frozenset(["CONSULT"])
TRAVELLING = frozenset(["CONSULT", "COOPERATE", "SUPPORT"])  # what is done on a journey
NO_REACTION = frozenset(["sign", "deal", "recognise", "investigate"])  # modes of those types that are acts of their own
BEFORE = frozenset(["previously", "formerly", "historically"])
PAST_MARKS = BEFORE | {"which", "for", "over"}
UNDER = frozenset(["of", "under", "in", "by", "through", "with", "during"])
FRESH = 1  # days from the main news to publication within which those who spoke then are quoted from then
BY_THEN = 1  # paragraphs after the running day in which what had happened is counted from it
NEAR = 2  # paragraphs after the lead in which an undated act still belongs to its day


def inherit(draft: Draft, story: Story) -> None:
    """No date of its own: the day of publication for a statement's own acts, else the story's running day."""
    told = draft.trigger.noun is None or draft.trigger.effect in ("perform", "happen", "undergo")
    if draft.tense == "participle" or not told or long_before(draft) or is_background(draft):
        return
    if draft.tense == "pluperfect":
        happened_by_then(draft, story)
        return
    if draft.status == "planned":
        inherit_plan(draft, story)
    if draft.status in UNDATED or (story.is_statement and works_together(draft)):
        return
    if story.is_statement and own_act(draft, story):
        inherit_publication(draft, story)
    elif story.lead is None:
        open_story(draft, story)
    else:
        inherit_day(draft, story)


def works_together(draft: Draft) -> bool:
    """ "We work together", "are working with partners": a statement's standing relations began on no day that it names."""
    if draft.type != "COOPERATE" or draft.mode is not None or draft.tense not in ("present", "perfect"):
        return False
    nouns = lexicon().nouns  # "are working with them to seek the release of": that is what they do these days
    return draft.status != "ongoing" or nouns.keys().isdisjoint(draft.read.sentence.lows[draft.trigger.last + 1 :])


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
    goes_on_speaking = is_reaction(draft) and speaks_again(draft, story)
    if goes_on_speaking and not near:
        day = story.lead
    goes_on_speaking = goes_on_speaking or continues(draft, story)
    if not near and not goes_on_speaking and told_in_past(draft, story):
        return
    reaction = is_reaction(draft) and not near and not goes_on_speaking
    if reaction and story.published is not None and not story.is_statement:
        day = earlier(story.day, day)
        if since_older(draft, day, story):
            return
        draft.edtf, draft.date = span(day.edtf, story.published), day.mention
        draft.reasons.append(f"date: undated reaction to what happened “{day.words}”, so between then and publication")
    elif draft.tense in ("past", "perfect", "present") and (
        near or draft.type in REACTIONS or draft.type in SAME_DAY or paragraph - story.lead_paragraph <= NEAR
    ):
        if not near and paragraph > story.lead_paragraph and not goes_on_speaking and since_older(draft, day, story):
            return
        draft.edtf, draft.date = day.edtf, day.mention
        draft.reasons.append(f"date: the story's running day, “{day.words}”")
    elif happened_since(draft, story) and story.published is not None:
        day = earlier(story.day, day)
        if since_older(draft, day, story):
            return
        draft.edtf, draft.date = span(day.edtf, story.published), day.mention
        draft.reasons.append(f"date: told behind what happened “{day.words}”, so between then and publication")


def happened_by_then(draft: Draft, story: Story) -> None:
    """ "Warships had arrived off the coast": on the running day or before."""
    day = story.day or story.lead
    field = draft.type in ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT") and draft.status == "occurred"
    if (
        day is None
        or not field
        or draft.read.sentence.paragraph == story.old_paragraph
        or draft.read.sentence.paragraph - story.paragraph > BY_THEN
        or draft.trigger.subject.relative
    ):
        return
    draft.edtf, draft.date = Edtf.parse(f"[..{day.edtf.latest}]"), day.mention
    draft.reasons.append(f"date: had happened by “{day.words}”")


def happened_since(draft: Draft, story: Story) -> bool:
    """Further down the story, is it told in the past, by a main clause or of those in the news, with no older day before?"""
    sentence = draft.read.sentence
    if draft.tense != "past" or story.is_statement or sentence.paragraph == story.old_paragraph:
        return False
    main = sentence.clause[draft.trigger.token] == 0 or in_main_news(draft, story)
    return main and not draft.trigger.subject.relative


def in_main_news(draft: Draft, story: Story) -> bool:
    return story.main is not None and bool(draft.codes & story.main.codes)


def speaks_again(draft: Draft, story: Story) -> bool:
    """Did the person who speaks do so on the day of the main news, too, and is that news of today or yesterday?"""
    day = story.lead.edtf.earliest if story.lead is not None else None
    if day is None or story.published is None or (story.published - day).days > FRESH:
        return False
    return any(actor.name in story.speakers for actor in draft.actors if actor.role in ("actor", "speaker"))


def note_speakers(drafts: list[Draft], story: Story) -> None:
    """Those who spoke on the day of the main news."""
    for draft in drafts:
        if story.lead is None or draft.edtf is None or str(draft.edtf) != str(story.lead.edtf):
            continue
        if is_reaction(draft) and draft.status == "occurred":
            acting = [actor for actor in draft.actors if actor.role in ("actor", "speaker")]
            story.speakers.update(actor.name for actor in acting if actor.kind == "person")


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
    if main is None or main.status in UNDATED:
        return False
    names = {actor.name for actor in main.actors if actor.role in ("actor", "speaker", "participant")}
    return any(actor.name in names for actor in draft.actors if actor.role in ("actor", "speaker", "participant"))
