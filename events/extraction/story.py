"""Where a story stands: its main news, the day of what was told last, and who acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dateutil.relativedelta import relativedelta

from .document import Read
from .drafts import Draft
from .edtf import Edtf
from .values import DateMention

MAILED = 2  # days from a dateline to publication, at most
LASTING = frozenset(["PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "REJECT", "COOPERATE", "AID"])
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
    old_paragraph: int = -1  # the last one in which something of long ago was told with its date
    dated_paragraph: int = -1  # the first of the opening paragraphs that names a day
    opening: Day | None = None  # the day that those name
    main: Draft | None = None  # the act of the main news
    authors: frozenset[str | None] = frozenset()  # of a statement: country codes and names
    plan: tuple[str, Day] | None = None  # who is to travel, and when
    speakers: set[str] = field(default_factory=set)  # names of those who spoke or acted on the day of the main news
    past: Day | None = None  # the older day to which the story went back last
    past_paragraph: int = -1
    older: Day | None = None  # the older day or month that was named last, whatever is told of it
    older_paragraph: int = -1


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


def moved(day: date | None, days: int = 0, years: int = 0) -> date | None:
    """The day so many days and years on, the last of its month where that has no such day; None off the calendar."""
    try:
        return None if day is None else day + relativedelta(days=days, years=years)
    except (ValueError, OverflowError):
        return None


def next_year(edtf: Edtf) -> Edtf:
    """The day or month of that name in the year after; others as they are."""
    day = moved(edtf.earliest, years=1)
    if day is None or edtf.precision not in ("day", "month") or edtf.is_span:
        return edtf
    return Edtf.from_day(day) if edtf.precision == "day" else Edtf.parse(f"{day:%Y-%m}")


def is_future(edtf: Edtf, story: Story) -> bool:
    return bool(story.published and edtf.earliest and edtf.earliest > story.published)


def is_recent(mention: DateMention, story: Story) -> bool:
    edtf = mention.edtf
    if story.published is None or edtf is None or edtf.earliest is None:
        return story.day is None
    return 0 <= (story.published - edtf.earliest).days <= 31
