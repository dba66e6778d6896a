"""Which date an event takes: the one in its clause, else in its sentence, else the story's running day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .counted import counted_in, date_main, date_others
from .date_phrases import again, beside, by_hours, coordinated_dates, date_tokens, owning_noun
from .drafts import Draft
from .edtf import Edtf
from .elsewhere import began_elsewhere, content_deadline
from .governing import (
    BARE_WEEKDAY,
    coarse_of_another,
    governing,
    has_participle,
    lies_ahead,
    told_by_governor,
    told_by_participle,
    too_late,
)
from .lengths import date_by_length
from .lexicon import lexicon
from .order import date_by_order, told_before
from .running import by_authors, inherit, inherit_publication, note_speakers
from .status import LOOK_BACK, ahead
from .story import LASTING, UNDATED, Day, Story, is_future, is_recent, moved, next_year, span
from .told import date_by_telling
from .values import DateMention

BARE_YEAR = frozenset(["nearest-year", "month-past"])  # rules by which the year was guessed
AFTER = frozenset(["after", "following", "since"])


def bind_all(drafts: list[Draft], story: Story) -> list[Draft]:
    """Those with a date of their own first, so that the others can take the day that their sentence tells of.

    Returns the further events of plurals with several dates.
    """
    bound = [(draft, bind(draft, story, drafts)) for draft in drafts]
    counted = counted_in(drafts)
    for pair in counted:
        date_main(pair)
    of_others = [other for pair in counted for other in pair.others]
    for draft, twins in bound:
        if twins is None and not draft.own_date and not any(draft is other for other in of_others):
            undated(draft, story, drafts)
    for pair in counted:
        date_others(pair, story, drafts)
    note_speakers(drafts, story)
    return [twin for _, twins in bound for twin in twins or ()]


def bind(draft: Draft, story: Story, crowd: list[Draft]) -> list[Draft] | None:
    """Dates the draft by the expression that governs it and adds the reason; None where there is none.

    Returns the further events of a plural with several dates ("the February 26 and March 4 launches").
    """
    mention = governing(draft, crowd, story.published)
    if mention is None:
        return None
    take(draft, mention, story)
    return [dated_twin(draft, other) for other in further_dates(draft, mention)]


def only_date(draft: Draft, published: date | None) -> DateMention | None:
    """The sentence's only date, if it stands behind the main verb in a participle's phrase ("the vote held on Sunday")."""
    sentence, trigger = draft.read.sentence, draft.trigger
    numbers = [n for n in range(len(draft.read.dates)) if date_tokens(draft.read, n)]
    if len(numbers) != 1 or trigger.noun is not None or sentence.clause[trigger.token] != 0 or draft.type == "STATE":
        return None
    tokens = date_tokens(draft.read, numbers[0])
    if any(aside.first <= tokens[0] <= aside.last for aside in sentence.asides):
        return None  # "..., the minister said on Wednesday"
    between = sentence.lows[trigger.token : tokens[0]]
    subordinators = lexicon().classes["subordinator"]
    if tokens[0] < trigger.token or sentence.quoted[tokens[0]] or any(low in subordinators for low in between):
        return None
    mention = draft.read.dates[numbers[0]]
    if began_elsewhere(draft, tokens):
        return None
    if draft.tense == "infinitive" and told_by_participle(draft, tokens, mention, published):
        return None
    if draft.needs_date and told_by_governor(draft, mention):
        return None
    if (
        owning_noun(sentence, tokens) is not None
        or draft.tense == "present"
        or coarse_of_another(draft, mention, tokens)
        or lies_ahead(sentence, trigger, tokens)
        or content_deadline(draft, mention)
    ):
        return None
    return None if too_late(draft, mention, published) or "(" in between else mention


def further_dates(draft: Draft, chosen: DateMention) -> list[DateMention]:
    sentence, trigger = draft.read.sentence, draft.trigger
    if trigger.noun is not None and not sentence.lows[trigger.last].endswith("s"):
        return []
    listing = again if trigger.noun is None else coordinated_dates
    numbers = range(len(draft.read.dates))
    listed = [n for n in numbers if (tokens := date_tokens(draft.read, n)) and listing(sentence, tokens, trigger)]
    found = [draft.read.dates[n] for n in listed]
    return [mention for mention in found if mention is not chosen]


def dated_twin(draft: Draft, mention: DateMention) -> Draft:
    reasons = [*(r for r in draft.reasons if not r.startswith("date:")), f"date: “{mention.text}”, one of several"]
    return replace(draft, date=mention, edtf=mention.edtf, actors=list(draft.actors), spans=[], reasons=reasons)


def undated(draft: Draft, story: Story, crowd: list[Draft]) -> None:
    """No date of its own clause: one told beside it, else the running day."""
    if story.is_statement and draft.tense == "present" and by_authors(draft, story):
        inherit(draft, story)
        return
    if draft.status == "occurred" and draft.tense in ("past", "perfect") and (told := aside_day(draft)) is not None:
        draft.edtf, draft.date = told.edtf, told
        draft.reasons.append(f"date: told on “{told.text}”")
        return
    if date_by_length(draft, story, crowd) or date_by_order(draft, story, crowd) or date_by_telling(draft):
        return
    relation = beside(draft) if draft.status not in UNDATED else None
    if relation is not None and not (draft.trigger.subject.relative and relation[0] == "before"):
        take_beside(draft, *relation, story)
        return
    if (only := only_date(draft, story.published)) is not None:
        take(draft, only, story)
        return
    if told_before(draft, crowd):
        return
    if not told_of_old(draft, crowd, story) and not joined_to_old(draft, crowd, story):
        inherit(draft, story)


def aside_day(draft: Draft) -> DateMention | None:
    """The day in "..., police said on Monday", for an act of which no other is told."""
    sentence, trigger = draft.read.sentence, draft.trigger
    for aside in sentence.asides:
        if trigger.noun is None and not aside.first <= trigger.token <= aside.last:
            numbers = {sentence.date_at[index] for index in range(aside.first, aside.last + 1)} - {-1}
            found = [draft.read.dates[number] for number in numbers if draft.read.dates[number].edtf is not None]
            return found[0] if len(found) == 1 else None
    return None


def told_of_old(draft: Draft, crowd: list[Draft], story: Story) -> bool:
    """ "held hearings in March, which Kenya refused to attend": a clause under an older act is not the day's news."""
    sentence, token = draft.read.sentence, draft.trigger.token
    if sentence.clause[token] == 0 or story.is_statement:
        return False
    before = [other for other in crowd if other.own_date and other.date and other.trigger.token < token]
    if not before or before[-1].date is None or is_recent(before[-1].date, story):
        return False
    if before[-1].type == "STATE" and draft.trigger.noun is None and draft.tense in ("past", "conditional"):
        draft.edtf, draft.date = before[-1].edtf, before[-1].date
        draft.reasons.append(f"date: announced “{before[-1].date.text}”")
    return True


def joined_to_old(draft: Draft, crowd: list[Draft], story: Story) -> bool:
    """ "threatened to step in, and lifted its sanctions in May": verbs of one clause belong to one time."""
    clause, token = draft.read.sentence.clause, draft.trigger.token
    joined = [o for o in crowd if o is not draft and o.own_date and o.date and clause[o.trigger.token] == clause[token]]
    return bool(joined) and not any(other.date is None or is_recent(other.date, story) for other in joined)


def take(draft: Draft, mention: DateMention, story: Story) -> None:
    """Dates the draft by an expression of its own clause."""
    assert mention.edtf is not None  # noqa: S101 - only dates on the calendar come here
    sentence = draft.read.sentence
    first = next((i for i, start in enumerate(sentence.starts) if start >= mention.start), 0)
    before = sentence.low(first - 1)
    if story.is_statement and draft.tense == "present" and story.published and vague_now(mention, story.published):
        inherit_publication(draft, story)
        return
    draft.date, draft.own_date, draft.edtf = mention, True, by_tense(draft, mention, story)
    tokens = [index for index, start in enumerate(sentence.starts) if mention.start <= start < mention.end]
    if draft.tense == "gerund" and mention.start < sentence.starts[draft.trigger.token]:
        draft.own_date = False  # "..., ending a war": the date is the main verb's
    owned = owning_noun(sentence, tokens) is not None or has_participle(draft.trigger, sentence, first)
    behind = mention.edtf.precision != "day" and bool(tokens) and 0 < tokens[0] - draft.trigger.last <= 2
    draft.owns_date = draft.trigger.noun is not None and (owned or behind)
    draft.dated_name = draft.owns_date and owning_noun(sentence, tokens) is not None
    started = draft.tense == "past" and tokens and sentence.low(tokens[-1] + 1) == "when"
    if "since" in (before, sentence.low(first)) and not started:  # "since May, when it closed the strait": in May
        lasts_since(draft, mention, story)
        return
    if (
        is_future(draft.edtf, story)
        and draft.status in ("occurred", "ongoing")
        and draft.tense not in ("past", "perfect")
    ):
        draft.status = "planned"
    if draft.status == "planned" and draft.trigger.governor == "decision" and is_over(draft.edtf, story):
        draft.status = "occurred"  # "the decision of 3 May to close the paper"
    if draft.status == "planned" and draft.trigger.noun is not None and gone_by(draft, story):
        draft.status = "occurred"  # "ahead of the vote in May 2010"
    draft.reasons.append(f"date: “{mention.text}” stands in the same clause")
    if draft.status == "occurred" and before not in ("until", "before", "by"):
        move_on(draft, mention, story)
    elif draft.status == "planned" and draft.mode == "visit" and draft.actors:
        story.plan = draft.actors[0].name, Day(draft.edtf, mention.text, mention)


def gone_by(draft: Draft, story: Story) -> bool:
    """Was what another act came ahead of over when the story was told?"""
    if draft.edtf is None or draft.trigger.effect is not None or not is_over(draft.edtf, story):
        return False
    sentence, token = draft.read.sentence, draft.trigger.token
    return any(ahead(sentence, position) for position in range(max(0, token - LOOK_BACK), token))


def by_tense(draft: Draft, mention: DateMention, story: Story) -> Edtf:
    """A weekday that was read as the coming one goes a week back where its own verb is in the past."""
    assert mention.edtf is not None  # noqa: S101 - only dates on the calendar come here
    named = draft.trigger.noun is not None and draft.tense == "" and draft.status == "occurred"
    past = named or draft.tense in ("past", "perfect", "pluperfect", "participle")
    weekday = mention.rule in BARE_WEEKDAY and mention.edtf.precision == "day"
    if past and weekday and is_future(mention.edtf, story):
        day = moved(mention.edtf.earliest, days=-7)
        return mention.edtf if day is None else Edtf.from_day(day)
    if past and mention.rule == "by-month-future" and story.published is not None:
        end = moved(mention.edtf.latest, years=-1)
        return mention.edtf if end is None else Edtf.parse(f"[..{end}]")  # "pulled its troops out by December"
    gone = mention.edtf.latest is not None and story.published is not None and mention.edtf.latest < story.published
    if draft.status == "planned" and gone and weekday:
        day = moved(mention.edtf.latest, days=7)
        return mention.edtf if day is None else Edtf.from_day(day)
    if draft.status == "planned" and gone and mention.rule in BARE_YEAR and draft.trigger.noun is not None:
        return next_year(mention.edtf)  # "announced polls for 14 November"
    return mention.edtf


def is_over(edtf: Edtf, story: Story) -> bool:
    return bool(story.published and edtf.latest and edtf.latest <= story.published)


def vague_now(mention: DateMention, published: date) -> bool:
    """ "this year" around a statement's own act says less than its day of publication; "3-9 May" says more."""
    edtf = mention.edtf
    if edtf is None or (edtf.is_span and any(character.isdigit() for character in mention.text)):
        return False
    return bool(edtf.earliest and edtf.latest and edtf.earliest < published <= edtf.latest)


def move_on(draft: Draft, mention: DateMention, story: Story) -> None:
    """The story's running day moves on with what the sentence itself tells, not with what it mentions in passing."""
    if mention.edtf is not None and mention.edtf.latest and not is_recent(mention, story):
        story.old_paragraph = draft.read.sentence.paragraph
    if mention.edtf is None or mention.edtf.precision != "day" or not is_recent(mention, story):
        return
    if draft.trigger.noun is None and draft.trigger.subject.relative:
        return  # "the assembly, which met on Friday"
    day = Day(draft.edtf or mention.edtf, mention.text, mention)
    paragraph = draft.read.sentence.paragraph
    if story.lead is None:
        story.lead, story.main, story.lead_paragraph = day, draft, paragraph
    elif draft.trigger.noun is not None and draft.trigger.effect not in ("perform", "happen"):
        return
    story.day, story.paragraph = day, paragraph


def lasts_since(draft: Draft, mention: DateMention, story: Story) -> None:
    """ "since June" up to publication; what can last goes on."""
    assert mention.edtf is not None  # noqa: S101 - only dates on the calendar come here
    if story.published is not None:
        draft.edtf = span(mention.edtf, story.published)
    if draft.type in LASTING and draft.status == "occurred":
        draft.status = "ongoing"
    draft.reasons.append(f"date: from “{mention.text}” to the day of publication")


def take_beside(draft: Draft, relation: str, mention: DateMention, story: Story) -> None:
    """ "after X on Wednesday" is between then and the running day; "before" and "as" are about that day."""
    assert mention.edtf is not None  # noqa: S101 - only dates on the calendar come here
    draft.date, draft.edtf = mention, mention.edtf
    if relation == "when" and mention.edtf.is_span:
        draft.edtf = Edtf.parse(str(mention.edtf).split("/")[0])  # "since May, when": in May
    if relation == "since":
        lasts_since(draft, mention, story)
        return
    eve = moved(mention.edtf.earliest, days=-1)
    if relation == "before" and mention.edtf.precision == "day" and mention.edtf.earliest and eve and by_hours(draft):
        draft.edtf = Edtf.between(eve, mention.edtf.earliest)
    if relation in AFTER:
        told = story.lead is not None and not story.is_statement
        end = story.lead.edtf.latest if told and story.lead is not None else story.published
        if end is not None and mention.edtf.latest is not None and mention.edtf.latest <= end:
            draft.edtf = span(mention.edtf, end)
    draft.reasons.append(f"date: told with “{relation}” beside “{mention.text}”")
