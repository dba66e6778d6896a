"""Which date an event takes: the one in its clause, else in its sentence, else the story's running day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from .date_phrases import beside, coordinated_dates, date_tokens, owning_noun
from .drafts import Draft
from .edtf import Edtf
from .frames import opens_infinitive
from .inflect import ING, PARTICIPLE
from .lexicon import lexicon
from .story import UNDATED, Day, Story, inherit, inherit_publication, is_future, is_reaction, is_recent, span
from .tokens import Sentence
from .trigger import Trigger
from .values import DateMention

BREAK = 100  # a clause boundary between a date and a verb weighs more than any distance in words
JOINT = 20  # a conjunction between them, less than a clause boundary
LASTING = frozenset(["PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "SANCTION"])
LASTING_TENSES = frozenset(["perfect", "pluperfect", "present"])
PHRASE = 14  # tokens of a noun phrase up to its participle: "the meeting of the group of ... held on Monday"
BEHIND_FIRST = 15  # "on Saturday over an attack in 2013": for a mere noun the date behind it comes first
# prepositions before a noun that tells when or amid what something happened, and not what it was about
CIRCUMSTANCE = frozenset(
    ["after", "before", "following", "since", "during", "in", "amid", "at", "despite", "until", "by"]
)
AFTER = frozenset(["after", "following", "since"])
BARE_WEEKDAY = frozenset(["weekday-past", "weekday-future"])  # rules; "next Monday" says itself which one it is


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
    between = sentence.lows[trigger.token : tokens[0]]
    subordinators = lexicon().classes["subordinator"]
    if tokens[0] < trigger.token or sentence.quoted[tokens[0]] or any(low in subordinators for low in between):
        return None
    mention = draft.read.dates[numbers[0]]
    if draft.tense == "infinitive" and told_by_participle(draft, tokens, mention, published):
        return None
    if owning_noun(sentence, tokens) is not None or draft.tense == "present":
        return None
    return None if too_late(draft, mention, published) or "(" in between else mention


def further_dates(draft: Draft, chosen: DateMention) -> list[DateMention]:
    sentence, trigger = draft.read.sentence, draft.trigger
    if trigger.noun is None or not sentence.lows[trigger.last].endswith("s"):
        return []
    numbers = range(len(draft.read.dates))
    listed = [
        n for n in numbers if (tokens := date_tokens(draft.read, n)) and coordinated_dates(sentence, tokens, trigger)
    ]
    found = [draft.read.dates[n] for n in listed]
    return [mention for mention in found if mention is not chosen]


def dated_twin(draft: Draft, mention: DateMention) -> Draft:
    reasons = [*(r for r in draft.reasons if not r.startswith("date:")), f"date: “{mention.text}”, one of several"]
    return replace(draft, date=mention, edtf=mention.edtf, actors=list(draft.actors), spans=[], reasons=reasons)


def undated(draft: Draft, story: Story, crowd: list[Draft]) -> None:
    """No date of its own clause: one told beside it, else the running day."""
    if draft.status not in UNDATED and (relation := beside(draft)) is not None:
        take_beside(draft, *relation, story)
        return
    if (only := only_date(draft, story.published)) is not None:
        take(draft, only, story)
        return
    if not told_of_old(draft, crowd, story):
        inherit(draft, story)


def told_of_old(draft: Draft, crowd: list[Draft], story: Story) -> bool:
    """ "held hearings in March, which Kenya refused to attend": a clause under an older act is not the day's news."""
    sentence, token = draft.read.sentence, draft.trigger.token
    if sentence.clause[token] == 0 or story.is_statement:
        return False
    before = [other for other in crowd if other.own_date and other.date and other.trigger.token < token]
    return bool(before) and before[-1].date is not None and not is_recent(before[-1].date, story)


def governing(draft: Draft, crowd: list[Draft], published: date | None) -> DateMention | None:
    """The nearest date of the trigger's own clause; not one that belongs to another act's noun."""
    sentence, trigger = draft.read.sentence, draft.trigger
    best: tuple[int, DateMention] | None = None
    anchors = [trigger.token, *(noun.token for noun in trigger.nouns)]
    if trigger.noun is not None and trigger.under is not None and trigger.effect not in (None, "react"):
        anchors.append(trigger.under.token)
    for number, mention in enumerate(draft.read.dates):
        tokens = date_tokens(draft.read, number)
        if not tokens or not open_to(trigger, sentence, tokens, crowd) or too_late(draft, mention, published):
            continue
        if draft.needs_date and (tokens[0] < trigger.token or told_by_governor(draft, mention)):
            continue
        if draft.tense == "infinitive" and told_by_participle(draft, tokens, mention, published):
            continue
        if mention.edtf is not None and mention.edtf.precision != "day":
            coarse = dates_object(draft, crowd, tokens) or of_second_verb(trigger, sentence, tokens)
            if coarse or of_purpose(trigger, sentence, tokens):
                continue
        if sentence.low(tokens[0] - 1) == "since" and draft.tense not in LASTING_TENSES and trigger.noun is None:
            continue
        distance = min(cost(sentence, anchor, tokens) for anchor in anchors)
        if trigger.noun is not None and trigger.under is None and tokens[0] < trigger.token:
            distance += BEHIND_FIRST * (owning_noun(sentence, tokens) is None)
        if distance < BREAK and (best is None or distance < best[0]):
            best = distance, mention
    return best[1] if best else None


def told_by_governor(draft: Draft, mention: DateMention) -> bool:
    """ "offered to step down on Saturday": a weekday gone by, and the only one, is that of the offer."""
    return draft.tense == "infinitive" and mention.rule in BARE_WEEKDAY and len(draft.read.dates) == 1


def too_late(draft: Draft, mention: DateMention, published: date | None) -> bool:
    """What is told in the past did not happen after publication: "agreed to meet again on 14 September"."""
    edtf = mention.edtf
    if edtf is None or published is None or edtf.earliest is None or mention.rule in BARE_WEEKDAY:
        return False
    return draft.tense in ("past", "perfect", "pluperfect") and edtf.earliest > published


def told_by_participle(draft: Draft, tokens: list[int], mention: DateMention, published: date | None) -> bool:
    """ "decided to leave in a vote held on Thursday": a day gone by is the participle's, not that of what is to come."""
    latest = mention.edtf.latest if mention.edtf is not None else None
    if latest is None or published is None or latest >= published:
        return False
    between = draft.read.sentence.lows[draft.trigger.last + 1 : tokens[0]]
    return any(PARTICIPLE in entry[0][1] for low in between if (entry := lexicon().verbs.get(low)))


def dates_object(draft: Draft, crowd: list[Draft], tokens: list[int]) -> bool:
    """ "welcomed the appointment in October 2021": a mere month or year right after the object's act is that act's date."""
    return any(
        other.trigger.object_of is draft.trigger
        and other.type != draft.type
        and draft.trigger.token < other.trigger.token < tokens[0]
        for other in crowd
    )


def of_second_verb(trigger: Trigger, sentence: Sentence, tokens: list[int]) -> bool:
    """ "threatened to step in, and lifted its sanctions in May": the month is that of the second act."""
    if trigger.noun is not None:
        return False
    between = range(trigger.token + 1, tokens[0])
    joints = [index for index in between if sentence.lows[index] in ("and", "but")]
    return any(any(sentence.verbish[joint + 1 : joint + 3]) for joint in joints)


def of_purpose(trigger: Trigger, sentence: Sentence, tokens: list[int]) -> bool:
    """ "reaffirmed the pledge to end the pandemic in 2022": the year is that of what is meant to be done."""
    between = range(trigger.last + 1, tokens[0])
    if any(sentence.lows[index] == "of" and sentence.low(index + 1).endswith("ing") for index in between):
        return True  # "suspected of blowing up a jet in 1988"
    return any(sentence.lows[index] == "to" and opens_infinitive(sentence, index + 1) for index in between)


def open_to(trigger: Trigger, sentence: Sentence, tokens: list[int], crowd: list[Draft]) -> bool:
    """May this date govern the trigger, or does it stand in a noun phrase or brackets of its own?"""
    if sentence.quoted[tokens[0]] != sentence.quoted[trigger.token]:
        return False
    nouns = [other.trigger for other in crowd if other.trigger.noun is not None and other.trigger is not trigger]
    before = sentence.low(tokens[0] - 1)
    if dates_participle(trigger, sentence, tokens[0]):
        return False
    if trigger.object_of is not None and tokens[-1] < trigger.object_of.token:
        return False  # "over the past year, and welcome the election": the date is the verb's, if anybody's
    if before == "(":
        return trigger.noun is not None and 0 < tokens[0] - 1 - trigger.last <= 3
    head = owning_noun(sentence, tokens)
    if trigger.noun is None:
        return head is None or any(noun.token <= head <= noun.last + 1 for noun in trigger.nouns)
    if head is not None:
        return trigger.token <= head <= trigger.last + 1 or coordinated_dates(sentence, tokens, trigger)
    if before == "until":
        return False
    if has_participle(trigger, sentence, tokens[0]):
        return True
    if mentioned(trigger, crowd, tokens[0]):
        return False  # "voiced concern on Monday about the arrests": the day is that of the verb
    low, high = sorted((tokens[0], trigger.token))
    return not any(low < other.token < high for other in nouns)


def mentioned(noun: Trigger, crowd: list[Draft], date_token: int) -> bool:
    """Is the act of this noun only what another act is about ("condemned the arrests", "a session on the coup")?"""
    if noun.effect in ("perform", "happen", "undergo", "plan", "cancel", "postpone"):
        return False
    sentence = noun.sentence
    verbs = [
        other.trigger.token
        for other in crowd
        if other.trigger.noun is None
        and other.trigger.token < noun.token
        and sentence.clause[other.trigger.token] == sentence.clause[noun.token]
    ]
    if not verbs:
        return False
    if any(sentence.verbish[max(verbs) + 1 : noun.token]):
        return False  # "police say the group was behind the killings last week"
    if max(verbs) < date_token < noun.token:
        return True  # "met on Monday, following the blasts"
    between = sentence.lows[max(verbs) + 1 : noun.token]
    last = next((low for low in reversed(between) if low in lexicon().classes["preposition"] or low == "to"), "")
    return last not in CIRCUMSTANCE


def dates_participle(trigger: Trigger, sentence: Sentence, first: int) -> bool:
    """ "the outcomes of the summit held on Monday", "a transition starting in March": the date is the participle's."""
    position = word_before(sentence, first)
    if has_participle(trigger, sentence, first):
        return False
    if position <= trigger.token or position <= 0:
        return False
    low = sentence.lows[position]
    entry = lexicon().verbs.get(low)
    kinds = entry[0][1] if entry else lexicon().common.get(low, frozenset())
    if not kinds & {PARTICIPLE, ING} or (trigger.under is not None and trigger.under.token == position):
        return False
    words = lexicon().classes
    before = sentence.low(position - 1)
    return (
        before not in words["be"]
        and before not in words["have"]
        and before not in words["conjunction"]
        and (
            kinds <= {ING}
            or not sentence.verbish[position]
            or sentence.clause[position] == sentence.clause[trigger.token]
        )
    )


def word_before(sentence: Sentence, first: int) -> int:
    """The token before a date and its preposition."""
    return first - 2 if sentence.low(first - 1) in ("on", "in", "at", "from") else first - 1


def has_participle(trigger: Trigger, sentence: Sentence, first: int) -> bool:
    """ "the talks held on Monday": a participle right behind the noun has the noun's date."""
    position = word_before(sentence, first)
    entry = lexicon().verbs.get(sentence.low(position))
    if trigger.noun is None or entry is None or PARTICIPLE not in entry[0][1] or position <= trigger.last:
        return False
    phrase = range(trigger.last + 1, position)
    in_phrase = len(phrase) <= PHRASE and "," not in sentence.lows[trigger.last + 1 : position - 1]
    return in_phrase and not any(sentence.verbish[index] for index in phrase)


def cost(sentence: Sentence, anchor: int, tokens: list[int]) -> int:
    """Distance in words, plus `BREAK` where the date stands in another clause."""
    first, last = (tokens[-1] + 1, anchor) if tokens[-1] < anchor else (anchor + 1, tokens[0])
    apart = sentence.clause[anchor] != sentence.clause[tokens[0]]
    joined = not {"and", "but"}.isdisjoint(
        sentence.lows[first:last]
    )  # "seized it on Monday and released it on Thursday"
    return apart * BREAK + joined * JOINT + last - first


def take(draft: Draft, mention: DateMention, story: Story) -> None:
    """Dates the draft by an expression of its own clause."""
    assert mention.edtf is not None  # noqa: S101 - only dates on the calendar come here
    sentence = draft.read.sentence
    first = next((i for i, start in enumerate(sentence.starts) if start >= mention.start), 0)
    before = sentence.low(first - 1)
    if story.is_statement and draft.tense == "present" and story.published and vague_now(mention.edtf, story.published):
        inherit_publication(draft, story)
        return
    draft.date, draft.own_date, draft.edtf = mention, True, by_tense(draft, mention, story)
    tokens = [index for index, start in enumerate(sentence.starts) if mention.start <= start < mention.end]
    if draft.tense == "gerund" and mention.start < sentence.starts[draft.trigger.token]:
        draft.own_date = False  # "..., ending a war": the date is the main verb's
    owned = owning_noun(sentence, tokens) is not None or has_participle(draft.trigger, sentence, first)
    draft.owns_date = draft.trigger.noun is not None and owned
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
    draft.reasons.append(f"date: “{mention.text}” stands in the same clause")
    if draft.status == "occurred" and before not in ("until", "before", "by"):
        move_on(draft, mention, story)
    elif draft.status == "planned" and draft.mode == "visit" and draft.actors:
        story.plan = draft.actors[0].name, Day(draft.edtf, mention.text, mention)


def by_tense(draft: Draft, mention: DateMention, story: Story) -> Edtf:
    """A weekday that was read as the coming one goes a week back where its own verb is in the past."""
    assert mention.edtf is not None  # noqa: S101 - only dates on the calendar come here
    named = draft.trigger.noun is not None and draft.tense == "" and draft.status == "occurred"
    past = named or draft.tense in ("past", "perfect", "pluperfect", "participle")
    coming = mention.rule in BARE_WEEKDAY and is_future(mention.edtf, story)
    if past and coming and mention.edtf.earliest and mention.edtf.precision == "day":
        return Edtf.from_day(mention.edtf.earliest - timedelta(days=7))
    gone = mention.edtf.latest is not None and story.published is not None and mention.edtf.latest < story.published
    if draft.status == "planned" and gone and mention.rule in BARE_WEEKDAY and mention.edtf.precision == "day":
        assert mention.edtf.latest is not None  # noqa: S101 - asked above
        return Edtf.from_day(mention.edtf.latest + timedelta(days=7))
    return mention.edtf


def vague_now(edtf: Edtf, published: date) -> bool:
    """ "this year" around a statement's own act says less than its day of publication."""
    return bool(edtf.earliest and edtf.latest and edtf.earliest < published <= edtf.latest)


def move_on(draft: Draft, mention: DateMention, story: Story) -> None:
    """The story's running day moves on with what the sentence itself tells, not with what it mentions in passing."""
    if mention.edtf is None or mention.edtf.precision != "day" or not is_recent(mention, story):
        return
    day = Day(draft.edtf or mention.edtf, mention.text, mention)
    if is_reaction(draft):
        story.spoke.update((actor.name, day) for actor in draft.actors if actor.role in ("actor", "speaker"))
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
    if relation in AFTER:
        end = story.lead.edtf.latest if story.lead is not None else story.published
        if end is not None and mention.edtf.latest is not None and mention.edtf.latest <= end:
            draft.edtf = span(mention.edtf, end)
    draft.reasons.append(f"date: told with “{relation}” beside “{mention.text}”")
