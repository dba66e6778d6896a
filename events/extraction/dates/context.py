"""What an expression is resolved against: the anchor day, the tense of its clause, and what was dated before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from ..edtf import Edtf
from .lexicon import class_names, data_file, habits, load, rows
from .periods import Period
from .rules import Candidate, Found
from .tense import Cues, cue
from .tokens import Tokens, quotations

NAMING_DAYS = ("weekday", "day_ref", "month_day", "bare_ordinal")
LOOK_BACK, LOOK_AHEAD = 20, 10
Surroundings = tuple[str, int, int]
PLAIN = ("WORD", "THE", "A", "POSSESSIVE", "THIS", "THAT", "HOLIDAY", "MONTH", "YEAR")
EDGE = 4  # tokens beyond those, which tell what the outermost of them mean
STORY_REACH = timedelta(days=31)
RECENT_QUARTER = timedelta(days=550)
STORY_TOKENS = 60  # how far a sentence may be from the date before it whose year it goes on in
HAD_REACH = 3  # tokens
NEWS_DAYS = timedelta(days=3)
MEMORY = 12  # how many dates back the last event of the story is sought


class Resolved(NamedTuple):
    """What an expression comes to. `period` is what later expressions may refer back to ("the following year")."""

    type: str
    value: str
    rule: str
    edtf: Edtf | None = None
    anchor: date | None = None
    mod: str | None = None
    period: Period | None = None


@dataclass(slots=True)
class Context:
    """`periods`: (token, what was dated there) so far, newest last; `dateline`: its day, once it was passed.
    `lead`: the day of the news, which is the first weekday or yesterday told of.

    `caption`: up to which character the day of a photo caption counts, and that day. `candidates`: all that the rules
    matched. `quotes`: by token within it, the first and last token of a quotation.
    """

    tokens: Tokens
    language: str
    published: date | None
    resolve: Callable[[Found, Context], Resolved | None]
    candidates: list[Candidate]
    dateline: date | None = None
    lead: date | None = None
    caption: tuple[int, date] | None = None
    periods: list[tuple[int, Period]] = field(default_factory=list)
    told_quarters: Counter[Period] = field(default_factory=Counter)
    last_of: dict[str, tuple[int, Period]] = field(default_factory=dict)
    quotes: dict[int, tuple[int, int]] = field(init=False)
    spoken: dict[int, date] = field(default_factory=dict)  # by token: the day of speaking, in quotations
    cues: Cues = field(init=False)
    naming: dict[int, list[Found]] | None = None  # those of the candidates that name days, by first token
    classes: list[str] = field(init=False)  # the class name of each token
    reaches: dict[Surroundings, tuple[int, int]] = field(default_factory=dict)
    tenses: dict[Surroundings, str | None] = field(default_factory=dict)
    tells_of_months: bool = False  # "the nine months" were told of after any quarter

    def __post_init__(self) -> None:
        names = class_names(self.language)
        self.classes = list(map(names.__getitem__, self.tokens.kinds))
        self.cues = Cues(self.tokens, self.classes, self.language)
        self.quotes = quotations(self.tokens, load(self.language))

    def anchor(self, found: Found) -> date | None:
        """The day from which relative words count at this place of the text."""
        if spoken := self.spoken.get(found.first):
            return spoken
        place = self.tokens.starts[found.first]
        if self.caption and place < self.caption[0]:
            return self.caption[1]
        return self.dateline or self.published

    def latest(self, *units: str) -> Period | None:
        """The period last mentioned, of one of these units (any, if none is named)."""
        if not units:
            return self.periods[-1][1] if self.periods else None
        return max((self.last_of[unit] for unit in units if unit in self.last_of), default=(0, None), key=_place)[1]

    def tell(self, place: int, period: Period) -> None:
        """Makes a period known to the expressions after it."""
        self.periods.append((place, period))
        self.last_of[period.unit] = (place, period)

    def story_day(self, found: Found) -> date | None:
        """The day of the last event told: named in this paragraph or close to the anchor, rather than far background."""
        anchor = self.anchor(found)
        for place, period in reversed(self.periods[-MEMORY:]):
            if period.unit != "D":
                continue
            if anchor is None or abs(period.first - anchor) <= STORY_REACH or self._same_paragraph(place, found.first):
                return period.first
        latest = self.latest("D")
        return latest.first if latest else anchor

    def running_day(self, found: Found) -> date | None:
        """The day last named in this paragraph or the one before it, else that of the news, if it was one of the last."""
        for place, period in reversed(self.periods[-MEMORY:]):
            if self.classes[place : found.first].count("BREAK") > 1:
                break
            if period.unit == "D":
                return period.first
        anchor = self.anchor(found)
        lately = anchor and self.lead and timedelta(0) <= anchor - self.lead <= NEWS_DAYS
        return self.lead if lately else None

    def day_in_sentence(self, found: Found) -> date | None:
        """The day that the rest of the sentence names: "at 10 a.m. two shells fell on Friday"."""
        naming = self._naming_days()
        for place in range(found.last, min(found.last + LOOK_AHEAD, len(self.classes))) if naming else ():
            if self.ends_sentence(place):
                return None
            if place in naming and (day := self.day_named_at(place)):
                return day
        return None

    def told_before(self, found: Found) -> Period | None:
        """What was dated last, if that was shortly before and in the same paragraph."""
        place, period = self.periods[-1] if self.periods else (0, None)
        return period if found.first - place <= STORY_TOKENS and self._same_paragraph(place, found.first) else None

    def goes_on(self, found: Found) -> bool:
        """Whether it opens a sentence as the date before it did: "In May 2014 they fled. In June, ..."."""
        return bool(self.periods) and self.opens_sentence(found.first) and self.opens_sentence(self.periods[-1][0])

    def opens_sentence(self, place: int) -> bool:
        """Whether nothing but a preposition stands before a token in its sentence."""
        before = place - 1
        if self.class_name(before) in ("IN", "ON", "BY"):
            before -= 1
        return before < 0 or self.ends_sentence(before)

    def month_beside(self, found: Found) -> date | None:
        """The month told before in the same sentence, which another without a year is close to."""
        place, told = self.last_of.get("M", (0, None))
        if told is None or not 0 < found.first - place <= LOOK_BACK:
            return None
        return None if any(self.ends_sentence(index) for index in range(place, found.first)) else told.first

    def _same_paragraph(self, place: int, other: int) -> bool:
        return load(self.language).symbols["BREAK"] not in self.tokens.kinds[place:other]

    def around(self, found: Found) -> tuple[range, range]:
        """The tokens before it, from it back, and those after it, in which words are sought that tell about it."""
        before = range(found.first - 1, max(found.first - LOOK_BACK, -1), -1)
        return before, range(found.last, min(found.last + LOOK_AHEAD, len(self.classes)))

    def surroundings(self, found: Found) -> Surroundings:
        """The words that can tell its tense, and its place among them: the same ones tell the same."""
        low = max(found.first - LOOK_BACK - EDGE, 0)
        high = min(found.last + LOOK_AHEAD + EDGE, len(self.classes))
        starts, ends = self.tokens.starts, self.tokens.ends
        return self.tokens.text[starts[low] : ends[high - 1]], found.first - low, found.last - low

    def tense(self, found: Found) -> str | None:
        """By the nearest cue before the expression in its sentence, else the nearest after it: "past", "future", or
        "reported" where all that tells is a verb of saying, which may report what is to come.
        """
        key = self.surroundings(found)
        if key not in self.tenses:
            self.tenses[key] = self._tense_told(found)
        return self.tenses[key]

    def _tense_told(self, found: Found) -> str | None:
        before, after = self.around(found)
        joint = self.class_name(found.first - 1)
        if self.is_put_off(found):
            return "future"
        if joint in ("UNTIL", "BY", "THROUGH"):
            told = self.cues.nearest_frame(before) or self.cues.nearest_frame(after)
            # "Sales fell this year through August", but "they stayed until Friday" may lie ahead of what is told
            return told or (joint == "THROUGH" and self.cues.nearest(before)) or "future"
        if joint == "SINCE":
            return "past"
        if joint == "OF" and self.class_name(found.first - 2) == "AHEAD":
            return "future"  # "crowds gathered ahead of Thursday's vote"
        if after and self.cue_at(found.last) == "past":
            return "past"  # "the minister on Wednesday reiterated"
        told = self.cues.nearest(before)
        if told == "reported" and self.after_is(found, "POSS"):  # "she said Sunday's vote would go ahead"
            return self.cues.nearest(after) or told
        return told or self.cues.nearest(after)

    def is_put_off(self, found: Found) -> bool:
        """ "Was postponed until June", "has been moved to Monday": what is put off lies ahead; not what "had been"."""
        place = found.first - 2
        if place < 1 or not self.before_is(found, "UNTIL", "TO", "FOR"):
            return False
        table = habits(self.language)
        *before, last = (self.tokens.word(index).lower() for index in range(max(place - HAD_REACH, 0), place + 1))
        return last in table["put_off"] and not any(word in table["pluperfect"] for word in before)

    def tells_of_speech(self, place: int) -> bool:
        """Whether somebody speaks in the sentence around a token."""
        before = range(place - 1, max(place - LOOK_BACK, -1), -1)
        after = range(place, min(place + LOOK_AHEAD, len(self.classes)))
        return bool(self.cues.nearest_speech(before) or self.cues.nearest_speech(after))

    def verb_before(self, found: Found) -> bool:
        """Whether a verb in the past, no passive of the present, stands right before: "was opened in January"."""
        index = found.first - 1
        if self.class_name(index) in ("IN", "ON", "OF"):
            index -= 1
        if index < 1 or self.cue_at(index) != "past":
            return False
        return cue(self.tokens.word(index - 1), self.language) != "none"

    def cue_at(self, index: int) -> str | None:
        """The tense that the word at a token tells, None for most words."""
        return self.cues.at(index)

    def ends_sentence(self, index: int) -> bool:
        return self.cues.ends_sentence(index)

    def day_named_at(self, place: int) -> date | None:
        """The day that an expression which begins at this token names."""
        for found in self._naming_days().get(place, ()):
            if day := self.day_of(found):
                return day
        return None

    def _naming_days(self) -> dict[int, list[Found]]:
        if self.naming is None:
            self.naming = {}
            for first, minus_last, _, rule, match in self.candidates:
                if rule.resolver in NAMING_DAYS:
                    self.naming.setdefault(first, []).append(Found(rule, self.tokens, match, first, -minus_last))
        return self.naming

    def day_of(self, found: Found) -> date | None:
        """The day that an expression comes to, without telling it."""
        resolved = self.resolve(found, self)
        return resolved.period.first if resolved and resolved.period and resolved.period.unit == "D" else None

    def class_name(self, place: int) -> str | None:
        """The class of a token; None outside the text."""
        if not 0 <= place < len(self.classes):
            return None
        return self.classes[place]

    def before_is(self, found: Found, *names: str) -> bool:
        return found.first > 0 and self.classes[found.first - 1] in names

    def after_is(self, found: Found, *names: str) -> bool:
        return found.last < len(self.classes) and self.classes[found.last] in names

    def after_word(self, found: Found) -> bool:
        """Whether a plain word follows, as in "two days before the vote"."""
        return self.class_name(found.last) in PLAIN

    def mentions(self, found: Found, name: str) -> bool:
        """Whether a token of this class is among the matched ones."""
        return load(self.language).symbols.get(name, "none") in self.tokens.kinds[found.first : found.last]

    def is_age(self, found: Found) -> bool:
        """ "a 24-year-old", "12 years old", "aged 12 years"."""
        before = found.first - 1
        while self.class_name(before) in ("SMALL", "NUMWORD", "TO", "OR", "AND"):
            before -= 1
        if self.class_name(before) == "AGED":
            return True
        names = [self.class_name(found.last), self.class_name(found.last + 1)]
        return names[0] == "OLD" or names == ["HYPHEN", "OLD"]

    def quarter(self) -> Period | None:
        """The quarter that the text is about, told most often: what "a year earlier" is compared with."""
        recent = [told for told in self.told_quarters if self._is_recent(told)]
        return max(recent, key=self.told_quarters.__getitem__, default=None)

    def _is_recent(self, quarter: Period) -> bool:
        return self.published is None or abs(quarter.first - self.published) <= RECENT_QUARTER

    def counted(self, word: str) -> bool:
        """Whether the word names things that are counted, so that a number before it is no year ("1999 troops")."""
        return word.lower() in counted_things(self.language)


def _place(told: tuple[int, Period | None]) -> int:
    return told[0]


@cache
def counted_things(language: str) -> frozenset[str]:
    return frozenset(word for cells in rows(data_file(language, "counted.txt")) for word in cells[0].split())
