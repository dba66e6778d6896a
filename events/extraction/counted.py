"""Days counted from one act to another: "two days after the vote", "a week before Kenya elects its president"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from .date_phrases import date_tokens
from .document import Read
from .drafts import Draft
from .edtf import Edtf
from .lexicon import lexicon
from .story import Story, is_future
from .tokens import Sentence
from .values import DateMention

SIGNS = {"after": -1, "following": -1, "before": 1}  # from the main act to the one that it is counted from
UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
VAGUE = frozenset(["days", "weeks", "months"])
ROUGHLY = frozenset(["less", "more", "nearly", "almost", "about", "around", "roughly", "over", "under", "barely"])
LONGEST_NUMBER = 2  # digits of a count


@dataclass(frozen=True, slots=True)
class Count:
    """ "two days after": `first` to `opener` are its tokens, `sign` leads from the main act to the other one."""

    first: int
    opener: int
    sign: int
    number: int  # 0 where the words say no number ("days after")
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The acts on both sides of a count; `day` is what else dates the main clause ("The deal came on Monday")."""

    count: Count
    main: Draft | None
    others: tuple[Draft, ...]
    day: DateMention | None


def counts_in(read: Read) -> Iterator[Count]:
    sentence = read.sentence
    for opener, low in enumerate(sentence.lows):
        if low not in SIGNS or opener == 0:
            continue
        at, unit = sentence.date_at[opener - 1], sentence.lows[opener - 1]
        mention = read.dates[at] if at >= 0 else None
        if mention is not None and mention.type == "DURATION":
            number, letter = mention.value[1:-1].replace("X", "0"), mention.value[-1]
            if number.isdigit() and letter in UNITS and len(number) <= LONGEST_NUMBER:
                first = sentence.date_at.index(at)
                yield Count(first, opener, SIGNS[low], int(number), UNITS[letter], f"{mention.text} {low}")
        elif mention is None and unit in ("day", "week") and sentence.low(opener - 2) == "the":
            yield Count(opener - 2, opener, SIGNS[low], 1, f"{unit}s", f"the {unit} {low}")
        elif mention is None and unit in VAGUE:
            yield Count(opener - 1, opener, SIGNS[low], 0, unit, f"{unit} {low}")


def counted_in(drafts: list[Draft]) -> list[Counted]:
    """The counts of the sentence with the acts on both sides, those first that leave one of them undated."""
    if not drafts:
        return []
    read = drafts[0].read
    return [pair for count in counts_in(read) if (pair := sides(count, read, drafts)).others]


def sides(count: Count, read: Read, drafts: list[Draft]) -> Counted:
    sentence = read.sentence
    end = clause_end(sentence, count)
    others = [draft for draft in drafts if count.opener < draft.trigger.token < end]
    if sentence.clause[count.opener] == sentence.clause[count.opener - 1]:
        others = others[:1]  # "two days after the vote"
    leading = not any(sentence.verbish[: count.first])
    inside = range(end, len(sentence)) if leading else range(count.first)
    home = sentence.clause[count.first] if not leading or end >= len(sentence) else sentence.clause[end]
    mains = [d for d in drafts if d.trigger.token in inside and sentence.clause[d.trigger.token] == home]
    verbs = [draft for draft in mains if draft.trigger.noun is None] or mains
    main = (verbs[0] if leading else verbs[-1]) if verbs else None
    day = next((m for n, m in enumerate(read.dates) if is_day(m) and dates_main(read, n, inside, home)), None)
    return Counted(count, main, tuple(others), day)


def clause_end(sentence: Sentence, count: Count) -> int:
    """The token behind the words that the count leads to."""
    words = lexicon().classes
    above = set(sentence.clause[: count.opener])
    verbless = sentence.clause[count.opener] in above
    for index in range(count.opener + 1, len(sentence)):
        low = sentence.lows[index]
        if low in (";", ":") or (verbless and (sentence.verbish[index] or low == "," or low in words["subordinator"])):
            return index
        if low == "," and sentence.date_at[index] < 0 and sentence.clause[min(index + 1, len(sentence) - 1)] in above:
            return index
    return len(sentence)


def is_day(mention: DateMention) -> bool:
    return mention.edtf is not None and mention.edtf.precision == "day"


def dates_main(read: Read, number: int, inside: range, clause: int) -> bool:
    tokens = date_tokens(read, number)
    return bool(tokens) and tokens[0] in inside and read.sentence.clause[tokens[0]] == clause


def date_main(pair: Counted) -> None:
    """ "closed its border three days after rebels struck on 28 January": the main act on the 31st."""
    main, other = pair.main, pair.others[0]
    if main is None or main.own_date or pair.day is not None or not other.own_date or other.edtf is None:
        return
    if main.status == "occurred" and (found := shifted(other.edtf, pair.count, -pair.count.sign)) is not None:
        set_date(main, found, pair.count, other.date)


def date_others(pair: Counted, story: Story, told: list[Draft]) -> None:
    """ "on Monday, two days after it signed": signed on Saturday."""
    base, mention = base_of(pair, story)
    before = [d for d in told if d.own_date and d.edtf is not None and d.trigger.token < pair.count.first]
    if base is None and before:
        base, mention = before[-1].edtf, before[-1].date  # "said on Friday that it had struck, a day after"
    for other in pair.others:
        if not other.own_date and base is not None and (found := shifted(base, pair.count, pair.count.sign)):
            set_date(other, found, pair.count, mention)
            if is_future(found, story) and other.status == "occurred" and other.tense in ("", "present", "future"):
                other.status = "planned"  # "two weeks before elections"


def base_of(pair: Counted, story: Story) -> tuple[Edtf | None, DateMention | None]:
    if pair.main is not None and pair.main.edtf is not None and pair.main.edtf.earliest is not None:
        return pair.main.edtf, pair.main.date
    if pair.day is not None:
        return pair.day.edtf, pair.day
    return (story.lead.edtf, story.lead.mention) if pair.main is None and story.lead is not None else (None, None)


def set_date(draft: Draft, found: Edtf, count: Count, mention: DateMention | None) -> None:
    draft.edtf, draft.date, draft.own_date = found, mention, True
    draft.reasons.append(f"date: counted, “{count.words}”")


def shifted(base: Edtf, count: Count, sign: int) -> Edtf | None:
    """So much before or after `base`: a day for days, about a day for weeks, a month or year for those, else open."""
    if base.is_span or base.earliest is None or base.latest is None:
        return None
    try:
        if count.number == 0:
            return open_end(base.earliest if sign < 0 else base.latest, sign)
        day = base.earliest + relativedelta(**{count.unit: sign * count.number})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
    about = "~" if count.words.split()[0].lower() in ROUGHLY else ""
    if base.precision == "year" or count.unit == "years":
        return Edtf.parse(f"{day.year:04d}{about}")
    if base.precision == "month" or count.unit == "months":
        return Edtf.parse(f"{day:%Y-%m}{about}")
    if base.precision != "day":
        return None
    return Edtf.parse(f"{day.isoformat()}{about if count.unit == 'days' else '~'}")


def open_end(day: date, sign: int) -> Edtf:
    beside = day + relativedelta(days=sign)
    return Edtf.parse(f"[..{beside}]" if sign < 0 else f"[{beside}..]")
