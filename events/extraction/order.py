"""An act without a date of its own in a sentence that dates another one: before that one, or since then."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from .attribution import tells
from .counted import LONGEST_NUMBER, UNITS
from .drafts import Draft
from .edtf import Edtf
from .story import LASTING, UNDATED, Story, span
from .tokens import Sentence
from .values import DateMention

DEFINITE = frozenset(["day", "month", "year"])  # precisions that can end an open interval
SPREAD = 60  # tokens between an act and the "after" that opens its clause, at most


def date_by_order(draft: Draft, story: Story, crowd: list[Draft]) -> bool:
    """True where the order of telling gives bounds: they are then the draft's date."""
    if draft.status in UNDATED or draft.trigger.noun is not None:
        return False
    return before_main(draft, crowd) or lasted(draft, story) or since_main(draft, story, crowd)


def told_before(draft: Draft, crowd: list[Draft]) -> bool:
    """ "said on Friday it had retaken the palace": on Friday or before."""
    if draft.tense != "pluperfect":
        return False
    said = next((d for d in reversed(crowd) if dated(d) and tells(d.trigger, draft.trigger)), None)
    return said is not None and ends_with(draft, said, "told on")


def before_main(draft: Draft, crowd: list[Draft]) -> bool:
    """ "resigned in December after lawmakers impeached him": in December or before."""
    opener = opener_of(draft)
    if opener < 0 or draft.tense not in ("past", "pluperfect"):
        return False
    sentence = draft.read.sentence
    home = sentence.clause[opener - 1] if opener > 0 else 0
    mains = [d for d in crowd if dated(d) and sentence.clause[d.trigger.token] == home and d.trigger.token < opener]
    return bool(mains) and ends_with(draft, mains[-1], "before what happened")


def opener_of(draft: Draft) -> int:
    """The token of the "after" that opens the act's clause, -1 for none."""
    sentence, token = draft.read.sentence, draft.trigger.token
    for index in range(token - 1, max(-1, token - SPREAD), -1):
        if sentence.clause[index] != sentence.clause[token]:
            return -1
        if sentence.lows[index] == "after":
            return index
    return -1


def dated(draft: Draft) -> bool:
    return draft.own_date and draft.edtf is not None and draft.edtf.precision in DEFINITE


def ends_with(draft: Draft, other: Draft, words: str) -> bool:
    assert other.edtf is not None and other.date is not None  # noqa: S101, PT018 - `dated` has asked
    draft.edtf, draft.date = Edtf.parse(f"[..{other.edtf.text.rstrip('~?%')}]"), other.date
    draft.reasons.append(f"date: {words} “{other.date.text}”")
    return True


def since_main(draft: Draft, story: Story, crowd: list[Draft]) -> bool:
    """ "began on 26 April and has killed nine": from 26 April to the day of publication."""
    if not (draft.tense == "perfect" or goes_on(draft)) or story.published is None:
        return False
    begun = next((d for d in reversed(crowd) if dated(d) and goes_before(d, draft)), None)
    if begun is None or begun.edtf is None or begun.date is None:
        return False
    draft.edtf, draft.date = span(begun.edtf, story.published), begun.date
    if goes_on(draft):
        draft.status = "ongoing"
    draft.reasons.append(f"date: since “{begun.date.text}”")
    return True


def lasted(draft: Draft, story: Story) -> bool:
    """ "have held the square for two weeks": from two weeks before publication until then."""
    read, trigger = draft.read, draft.trigger
    if draft.tense != "perfect" or trigger.noun is not None or story.published is None:
        return False
    clause = read.sentence.clause
    for index in range(trigger.token + 1, len(read.sentence)):
        at, before = read.sentence.date_at[index], read.sentence.lows[index - 1]
        if at < 0 or clause[index] != clause[trigger.token] or before not in ("for", "over"):
            continue
        if (start := begun(read.dates[at], story.published)) is None:
            return False
        draft.edtf, draft.date, draft.own_date = Edtf.between(start, story.published), read.dates[at], True
        if before == "for" and draft.type in LASTING and draft.status == "occurred":
            draft.status = "ongoing"
        draft.reasons.append(f"date: for “{read.dates[at].text}” up to the day of publication")
        return True
    return False


def begun(mention: DateMention, end: date) -> Edtf | None:
    """About when something began that has lasted so long; None for what is no plain duration."""
    number, unit = mention.value[1:-1], UNITS.get(mention.value[-1:])
    if mention.type != "DURATION" or unit is None or not number.isdigit() or len(number) > LONGEST_NUMBER:
        return None
    try:
        day = end - relativedelta(**{unit: int(number)})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
    return Edtf.parse({"months": f"{day:%Y-%m}~", "years": f"{day:%Y}~"}.get(unit, f"{day}~"))


def goes_on(draft: Draft) -> bool:
    """ "has continued to bomb villages"."""
    token, sentence = draft.trigger.token, draft.read.sentence
    before = sentence.lows[max(0, token - 5) : token]
    return draft.tense == "infinitive" and "continued" in before and not {"has", "have"}.isdisjoint(before)


def goes_before(first: Draft, second: Draft) -> bool:
    sentence: Sentence = first.read.sentence
    one, other = first.trigger.token, second.trigger.token
    return one < other and first.tense == "past" and not {"and", "but"}.isdisjoint(sentence.lows[one:other])
