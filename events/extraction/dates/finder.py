"""The one door: text in, date mentions out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from heapq import heappop, heappush

from ..values import DateMention
from . import anchors
from .context import Context, Resolved
from .frames import framed
from .lexicon import load
from .resolve import RESOLVERS
from .rules import Candidate, Found, candidate, candidates
from .tokenizer import tokenize


def find_dates(text: str, published_on: date | None, language: str = "en") -> tuple[DateMention, ...]:
    """All time expressions in order, without overlaps; offsets are code points of `text`.

    `published_on` anchors relative words; without it only absolute dates have a place on the calendar.
    Takes time linear in the length of the text. Raises LanguageError for a language without data.
    """
    tokens = tokenize(text, load(language))
    context = Context(tokens, language, published_on, resolve, candidates(tokens, language))
    return tuple(
        mention
        for found, resolved in _resolve(context)
        for mention in mentions(found, framed(found, resolved, context), context)
    )


def _resolve(context: Context) -> Iterator[tuple[Found, Resolved]]:
    """The longest from the left that resolves; what is chosen is told to the context for those after it.

    Of a match whose beginning was taken by another, the rest is looked at again.
    """
    end = 0
    whole, rests = context.candidates[::-1], list[Candidate]()
    while whole or rests:
        first, minus_last, _, rule, match = (
            heappop(rests) if rests and (not whole or rests[0] < whole[-1]) else whole.pop()
        )
        if first < end:
            if -minus_last > end and (rest := rule.pattern.match(context.tokens.kinds, end)):
                heappush(rests, candidate(rule, rest))
            continue
        found = Found(rule, context.tokens, match, first, -minus_last)
        if spoken := anchors.speaking_day(found, context):
            context.spoken[found.first] = spoken
        resolved = resolve(found, context)
        if resolved is None:
            continue
        anchors.note(found, resolved, context)
        end = found.last
        if resolved.rule == "duration" and context.class_name(found.first) == "THE" and resolved.value.endswith("M"):
            context.tells_of_months = True
        if resolved.period:
            context.tell(found.first, resolved.period)
            if found.rule.resolver == "quarter":
                context.told_quarters[resolved.period] += 1
                context.tells_of_months = False
        yield found, resolved


def resolve(found: Found, context: Context) -> Resolved | None:
    try:
        return RESOLVERS[found.rule.resolver](found, context)
    except (ValueError, OverflowError):  # past the ends of the calendar
        return None


def mentions(found: Found, resolved: Resolved, context: Context) -> Iterator[DateMention]:
    """One mention; two where a word joins two whole dates ("from 3 May to 5 June"), as TimeML has it.

    Each of the two has its own value, and both have the stretch between them as their place on the calendar.
    """
    join, (low, _, high) = found.place("j"), resolved.value.partition("/")
    if join is None or not high or context.class_name(join) == "HYPHEN":
        yield mention(found, resolved, found.first, found.last)
    else:
        yield mention(found, resolved._replace(value=low), found.first, join)
        yield mention(found, resolved._replace(value=high), join + 1, found.last)


def mention(found: Found, resolved: Resolved, first: int, last: int) -> DateMention:
    start, end = found.tokens.starts[first], found.tokens.ends[last - 1]
    return DateMention(
        start=start,
        end=end,
        text=found.tokens.text[start:end],
        type=resolved.type,
        value=resolved.value,
        rule=resolved.rule,
        edtf=resolved.edtf,
        anchor=resolved.anchor,
        mod=resolved.mod,
    )
