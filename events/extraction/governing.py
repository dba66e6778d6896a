"""Which date of its sentence governs an act, and which ones belong to something else in it."""

from __future__ import annotations

from datetime import date

from .date_phrases import coordinated_dates, date_tokens, in_apposition, owning_noun
from .drafts import Draft
from .elsewhere import began_elsewhere, content_deadline, since_then
from .frames import opens_infinitive
from .grammar import in_noun_phrase
from .inflect import ING, PARTICIPLE
from .lexicon import lexicon
from .tokens import Sentence
from .trigger import Trigger
from .values import DateMention

BREAK = 100  # a clause boundary between a date and a verb weighs more than any distance in words
JOINT = 20  # a conjunction between them, less than a clause boundary
PHRASE = 14  # tokens of a noun phrase up to its participle: "the meeting of the group of ... held on Monday"
BEHIND_FIRST = 15  # "on Saturday over an attack in 2013": for a mere noun the date behind it comes first
# prepositions before a noun that tells when or amid what something happened, and not what it was about
CIRCUMSTANCE = frozenset(
    ["after", "before", "following", "since", "during", "in", "amid", "at", "despite", "until", "by"]
)
ABOUT = frozenset(["of", "about", "over", "against", "to", "on"])
RANK_REACH = 8  # tokens from "the third" to "since"
RANKS = frozenset(
    [
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
        *("twelfth", "latest", "biggest", "largest", "worst", "deadliest", "highest", "heaviest", "bloodiest", "only"),
    ]
)
BARE_WEEKDAY = frozenset(["weekday-past", "weekday-future"])  # rules; "next Monday" says itself which one it is


def governing(draft: Draft, crowd: list[Draft], published: date | None) -> DateMention | None:
    """The nearest date of the trigger's own clause; not one that belongs to another act's noun."""
    sentence, trigger = draft.read.sentence, draft.trigger
    best: tuple[int, DateMention] | None = None
    anchors = [trigger.token, *(noun.token for noun in trigger.nouns)]
    if trigger.noun is not None and trigger.under is not None and trigger.effect not in (None, "react"):
        anchors.append(trigger.under.token)
    for number, mention in enumerate(draft.read.dates):
        tokens = date_tokens(draft.read, number)
        coarse = mention.edtf is not None and mention.edtf.precision != "day"
        if not tokens or not open_to(trigger, sentence, tokens, crowd, coarse) or too_late(draft, mention, published):
            continue
        if of_another(draft, mention, tokens, crowd, published):
            continue
        distance = min(cost(sentence, anchor, tokens) for anchor in anchors)
        if has_participle(trigger, sentence, tokens[0]):
            distance %= BREAK  # "the polls scheduled for May": whatever the participle was taken for
        if trigger.noun is not None and trigger.under is None and tokens[0] < trigger.token:
            distance += BEHIND_FIRST * (owning_noun(sentence, tokens) is None)
        if draft.tense == "gerund" and tokens[0] < trigger.token:
            distance += BEHIND_FIRST  # "accused it on Monday of shelling a town in May"
        if distance < BREAK and (best is None or distance < best[0]):
            best = distance, mention
    return best[1] if best else None


def of_another(
    draft: Draft, mention: DateMention, tokens: list[int], crowd: list[Draft], published: date | None
) -> bool:
    """Does the date belong to another verb of the sentence: a governor, a participle, what is meant to be done?"""
    sentence, trigger = draft.read.sentence, draft.trigger
    if told_then(draft, tokens, crowd):
        return True
    if draft.needs_date and (tokens[0] < trigger.token or told_by_governor(draft, mention)):
        return True
    if draft.tense == "infinitive" and told_by_participle(draft, tokens, mention, published):
        return True
    if coarse_of_another(draft, mention, tokens):
        return True
    if mention.edtf is not None and mention.edtf.precision != "day" and dates_object(draft, crowd, tokens):
        return True
    if since_then(draft, tokens) or content_deadline(draft, mention) or ranked_since(sentence, tokens):
        return True
    return began_elsewhere(draft, tokens)


def ranked_since(sentence: Sentence, tokens: list[int]) -> bool:
    """ "the third delivery since May", "the worst attack since 2015": of what it is one, and not when it was."""
    since = next((index for index in (tokens[0] - 1, tokens[0]) if sentence.low(index) == "since"), -1)
    before = sentence.lows[max(0, since - RANK_REACH) : max(0, since)]
    return any(low in RANKS or low.endswith(("eenth", "tieth")) for low in before)


def told_then(draft: Draft, tokens: list[int], crowd: list[Draft]) -> bool:
    """ "On Friday it admitted its soldiers had fired": the day before what had happened is that of the telling."""
    group = draft.trigger.group
    if draft.tense != "pluperfect" or group is None or tokens[0] > group.first:
        return False
    said = [other.trigger.token for other in crowd if other.type == "STATE" and other.trigger.noun is None]
    return any(tokens[-1] < token < group.first for token in said) or any(
        token < tokens[0]
        for token in said
        if draft.read.sentence.clause[token] == draft.read.sentence.clause[tokens[0]]
    )


def coarse_of_another(draft: Draft, mention: DateMention, tokens: list[int]) -> bool:
    """Is this a month or year, and that of a second verb or of what is meant or alleged?"""
    sentence, trigger = draft.read.sentence, draft.trigger
    if mention.edtf is None or mention.edtf.precision == "day":
        return False
    return of_second_verb(trigger, sentence, tokens) or of_purpose(trigger, sentence, tokens)


def told_by_governor(draft: Draft, mention: DateMention) -> bool:
    """ "offered to step down on Saturday": a weekday gone by, and the only one, is that of the offer."""
    return draft.tense == "infinitive" and mention.rule in BARE_WEEKDAY and len(draft.read.dates) == 1


def too_late(draft: Draft, mention: DateMention, published: date | None) -> bool:
    """What is told in the past did not happen after publication: "agreed to meet again on 14 September"."""
    edtf = mention.edtf
    if draft.tense == "future" and edtf and edtf.latest and published and edtf.latest < published:
        return mention.rule not in BARE_WEEKDAY  # "will visit the pavilion of Expo 2020"
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
    after = trigger.under.token if trigger.effect == "plan" and trigger.under is not None else trigger.last
    between = range(max(after, trigger.last) + 1, tokens[0])  # "talks, to be held in May": meant, and dated
    if any(sentence.lows[index] == "of" and sentence.low(index + 1).endswith("ing") for index in between):
        return True  # "suspected of blowing up a jet in 1988"
    return any(sentence.lows[index] == "to" and opens_infinitive(sentence, index + 1) for index in between)


def open_to(trigger: Trigger, sentence: Sentence, tokens: list[int], crowd: list[Draft], coarse: bool) -> bool:
    """May this date govern the trigger, or does it stand in a noun phrase or brackets of its own?"""
    if sentence.quoted[tokens[0]] != sentence.quoted[trigger.token]:
        return False
    before = sentence.low(tokens[0] - 1)
    if dates_participle(trigger, sentence, tokens[0]):
        return False
    if trigger.object_of is not None and tokens[-1] < trigger.object_of.token:
        return False  # "during those months, and praise the vote": the date is the verb's, if anybody's
    if before == "(":
        return trigger.noun is not None and 0 < tokens[0] - 1 - trigger.last <= 3
    head = owning_noun(sentence, tokens)
    if lies_ahead(sentence, trigger, tokens) or (coarse and trigger.noun is None and in_apposition(sentence, tokens)):
        return False
    if before == "of" and coarse and tokens[0] - 2 != trigger.last:
        return False  # "addressing the first session of 2024, members asked"
    if trigger.effect == "plan" and trigger.under is not None and max(trigger.under.token, tokens[0]) < trigger.token:
        return head is not None and trigger.token <= head <= trigger.last + 1  # "announced on Monday elections in May"
    if trigger.noun is None:
        return head is None or any(noun.token <= head <= noun.last + 1 for noun in trigger.nouns)
    if head is not None:
        return trigger.token <= head <= trigger.last + 1 or coordinated_dates(sentence, tokens, trigger)
    return before != "until" and open_to_noun(trigger, sentence, tokens, crowd, coarse)


def lies_ahead(sentence: Sentence, trigger: Trigger, tokens: list[int]) -> bool:
    """ "were deployed ahead of elections on Saturday": the day of what was to come."""
    return "ahead" in sentence.lows[trigger.last + 1 : tokens[0]]


def open_to_noun(trigger: Trigger, sentence: Sentence, tokens: list[int], crowd: list[Draft], coarse: bool) -> bool:
    """May a date that no noun phrase holds be that of this noun?"""
    nouns = [other.trigger for other in crowd if other.trigger.noun is not None and other.trigger is not trigger]
    if has_participle(trigger, sentence, tokens[0]) or (coarse and 0 < tokens[0] - trigger.last <= 2):
        return True  # "supported the meeting in February"
    if trigger.effect is None and any(sentence.verbish[trigger.last + 1 : tokens[0]]):
        return False  # "before the shooting, and was found in December"
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
    if behind_verb(sentence, date_token, noun.token):
        return True
    if not verbs:
        return False
    if any(sentence.verbish[max(verbs) + 1 : noun.token]):
        return False  # "police say the group was behind the killings last week"
    if max(verbs) < date_token < noun.token:
        return True  # "met on Monday, following the blasts"
    between = sentence.lows[max(verbs) + 1 : noun.token]
    last = next((low for low in reversed(between) if low in lexicon().classes["preposition"] or low == "to"), "")
    return last not in CIRCUMSTANCE


def behind_verb(sentence: Sentence, date_token: int, noun: int) -> bool:
    """ "took action today in response to the violence": the day stands between the clause's verb and the noun."""
    if date_token > noun:
        return False
    clause = sentence.clause[noun]
    between = [low for low in sentence.lows[date_token:noun] if low in lexicon().classes["preposition"] or low == "to"]
    if not between or between[-1] not in ABOUT:
        return False  # "arrived on Monday for talks"
    return any(sentence.verbish[index] and sentence.clause[index] == clause for index in range(date_token))


def dates_participle(trigger: Trigger, sentence: Sentence, first: int) -> bool:
    """ "the outcomes of the summit held on Monday", "a transition starting in March": the date is the participle's."""
    position = word_before(sentence, first)
    if has_participle(trigger, sentence, first):
        return False
    if position in sentence.reduced and trigger.noun is None and position != trigger.token:
        return True  # "a visit planned for May was called off on Monday"
    if position <= trigger.token or position <= 0:
        return False
    low = sentence.lows[position]
    entry = lexicon().verbs.get(low)
    kinds = entry[0][1] if entry else lexicon().common.get(low, frozenset())
    if not kinds & {PARTICIPLE, ING} or (trigger.under is not None and trigger.under.token == position):
        return False
    words = lexicon().classes
    before = sentence.low(position - 1)
    if low in lexicon().nouns and (before in words["determiner"] or in_noun_phrase(sentence, position)):
        return False  # "in a bombing in 1995"
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
    return first - 2 if sentence.low(first - 1) in ("on", "in", "at", "from", "for") else first - 1


def has_participle(trigger: Trigger, sentence: Sentence, first: int) -> bool:
    """ "the talks held on Monday": a participle right behind the noun has the noun's date."""
    position = word_before(sentence, first)
    entry = lexicon().verbs.get(sentence.low(position))
    telling = sentence.low(position) == "due" or (entry is not None and PARTICIPLE in entry[0][1])
    if trigger.noun is None or not telling or position <= trigger.last:
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
