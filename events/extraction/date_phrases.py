"""Where a date stands in its sentence: whose noun phrase holds it, which clause of time it stands in."""

from __future__ import annotations

from itertools import pairwise

from .document import Read
from .drafts import Draft
from .elsewhere import began_elsewhere
from .lexicon import lexicon
from .tokens import Sentence
from .trigger import Trigger
from .values import DateMention

GOES_ON = frozenset(["by", "with", "between"])  # behind a date: the noun before the date goes on
UNBOUND = frozenset({"SET", "DURATION"})
TEMPORAL = frozenset(["after", "before", "following", "since", "when", "as", "while"])
FARTHEST = 12  # tokens from the comma before an apposition to its date
FAR = 100  # a date whose clause lies above the act's comes after all that stand in a clause beside it


def date_tokens(read: Read, number: int) -> list[int]:
    """The tokens of the sentence's date `number`; none where it names no day, month or year, or a mere duration."""
    mention = read.dates[number]
    if mention.edtf is None or mention.type in UNBOUND or mention.edtf.precision == "century":
        return []
    count = read.sentence.date_at.count(number)
    first = read.sentence.date_at.index(number) if count else 0
    return list(range(first, first + count))


def coordinated_dates(sentence: Sentence, tokens: list[int], trigger: Trigger) -> bool:
    """ "the February 26 and March 4 launches": both dates belong to the noun."""
    after = tokens[-1] + 1
    if sentence.low(after) not in ("and", ","):
        return False
    return after + 1 < len(sentence) and sentence.date_at[after + 1] >= 0 and after < trigger.token <= after + 8


def again(sentence: Sentence, tokens: list[int], trigger: Trigger) -> bool:
    """ "tested a missile in March and again in October": the act was done once more."""
    first = tokens[0] - (sentence.low(tokens[0] - 1) in ("in", "on"))
    between = range(trigger.token + 1, first)
    return (
        sentence.low(first - 1) == "again" and first > trigger.token and not any(sentence.verbish[i] for i in between)
    )


def in_apposition(sentence: Sentence, tokens: list[int]) -> bool:
    """ "Heller, the council's president this month, voiced": the month is that of the office."""
    if sentence.low(tokens[-1] + 1) != ",":
        return False
    words = lexicon().classes
    for position in range(tokens[0] - 1, max(-1, tokens[0] - FARTHEST), -1):
        if sentence.lows[position] == ",":
            opening = sentence.low(position + 1)
            return tokens[0] - position > 2 and position > 0 and opening in words["determiner"]
        if sentence.verbish[position]:
            return False
    return False


def owning_noun(sentence: Sentence, tokens: list[int]) -> int | None:
    """A date inside a noun phrase ("the May 24 joint statement", "its August vote") belongs to the phrase's noun."""
    words = lexicon().classes
    before, after = sentence.low(tokens[0] - 1), tokens[-1] + 1
    if before in lexicon().nouns and sentence.low(after) in GOES_ON and not sentence.verbish[tokens[0] - 1]:
        return tokens[0] - 1  # "ahead of a visit Thursday by the envoy"
    inside = before in words["determiner"] or (before == "and" and sentence.date_at[tokens[0] - 2] >= 0)
    low = sentence.low(after)
    if low in ("'s", "’s"):
        after += 1
        inside = True
        low = sentence.low(after)
    elif low == "and" and after + 1 < len(sentence) and sentence.date_at[after + 1] >= 0:
        return owning_noun(sentence, [after, after + 1]) if inside else None
    if not inside or not low or not low[0].isalnum() or low in words["preposition"] or sentence.verbish[after]:
        return None
    for position in range(after, min(after + 5, len(sentence))):
        if sentence.lows[position] in lexicon().nouns and sentence.low(position + 1) not in lexicon().nouns:
            return position  # of "the May 5 run-off vote" the vote
        if not continues_phrase(sentence, position):
            break
    return after


def continues_phrase(sentence: Sentence, position: int) -> bool:
    low = sentence.lows[position]
    return low[0].isalnum() and low not in lexicon().classes["preposition"] and not sentence.verbish[position]


def beside(draft: Draft) -> tuple[str, DateMention] | None:
    """A date in a clause or phrase of time beside the act: ("after", "Wednesday") in "after the jet crashed on Wednesday"."""
    sentence = draft.read.sentence
    if draft.trigger.noun is not None and draft.trigger.effect not in ("perform", "happen"):
        return None
    found: list[tuple[int, str, DateMention]] = []
    for number, mention in enumerate(draft.read.dates):
        tokens = date_tokens(draft.read, number)
        if not tokens or sentence.quoted[tokens[0]]:
            continue
        after = tokens[-1] + 1
        after += sentence.low(after) in (",", "_", "—", "–")
        if sentence.low(after) == "when" and sentence.clause[after] == sentence.clause[draft.trigger.token]:
            return "when", mention  # "since May, when it closed the strait"
        if sentence.low(tokens[0] - 1) == "since" and began_elsewhere(draft, tokens):
            continue
        opener = time_opener(sentence, tokens[0], draft.trigger.token)
        if opener >= 0:
            found.append((abs(opener - draft.trigger.token), sentence.lows[opener], mention))
        elif same_time(sentence, tokens[0], draft.trigger.token):
            found.append((FAR, "when", mention))
    return min(found, key=lambda item: item[0])[1:] if found else None


def same_time(sentence: Sentence, token: int, trigger: int) -> bool:
    """Does the act stand in a clause with "when", "as" or "while" under the clause of the date?"""
    if token > trigger:
        return False
    openers = [low for low in sentence.lows[token:trigger] if low in lexicon().classes["subordinator"]]
    return len(openers) == 1 and openers[0] in ("when", "while", "as", "where")


def time_opener(sentence: Sentence, token: int, trigger: int) -> int:
    """The token of "after", "before", "since" ... that opens the clause in which the date stands, beside the trigger's own."""
    for position in range(token - 1, max(-1, token - 20), -1):
        low = sentence.lows[position]
        if low in TEMPORAL:
            opens = position <= 5 and trigger > token  # "A few hours before the jet crashed on Wednesday, Iran ..."
            follows = trigger < position and sentence.clause[position - 1] == sentence.clause[trigger]
            return position if opens or follows else -1
        if low in ("that", "which", "who", ";", ".", ":") or position == trigger:
            return -1
    return -1


def by_hours(draft: Draft) -> bool:
    """ "a few hours before": perhaps the day before."""
    lows = draft.read.sentence.lows
    return any(low == "hours" and after == "before" for low, after in pairwise(lows))
