"""Where a second report stands to the first and what it calls itself: signs that two drafts tell of one act, or of two."""

from __future__ import annotations

from itertools import pairwise

from .drafts import Draft

IN_THE_FIELD = frozenset(["ASSAULT", "PROTEST", "COERCE", "MOBILIZE"])
ANOTHER = frozenset(["another", "separate", "separately", "elsewhere"])
PARTS_OF_RALLY = frozenset(["chant", "shout", "gather", "mass"])


def goes_on_saying(first: Draft, second: Draft) -> bool:
    """ "X said ... He added": of one paragraph and day, with nothing told but that something was said."""
    beside = first.read.sentence.paragraph == second.read.sentence.paragraph
    return beside and first.mode is None and second.mode is None and str(first.edtf) == str(second.edtf)


def said_in_one_breath(first: Draft, second: Draft) -> bool:
    """ "encouraged both leaders ... He urged them": one appeal of a paragraph to the same ones."""
    beside = first.read.sentence.paragraph == second.read.sentence.paragraph
    return beside and len(first.codes) > 1 and first.codes == second.codes and one_day(first, second)


def is_another(draft: Draft) -> bool:
    """ "a separate blast", "Separately, gunmen killed": said to be another one than those told before."""
    lows, token = draft.read.sentence.lows, draft.trigger.token
    before = lows[max(0, token - 3) : token] if draft.trigger.noun is not None else lows[:4]
    return not ANOTHER.isdisjoint(before)


def elsewhere(first: Draft, second: Draft) -> bool:
    """Acts in the field in two towns are two."""
    one, other = first.place, second.place
    if first.type not in IN_THE_FIELD or one is None or other is None:
        return False
    named = one.precision == other.precision == "settlement" and not one.relation and not other.relation
    return named and one.name != other.name


def is_part(first: Draft, second: Draft) -> bool:
    """ "A convoy left" is the withdrawal told before, "they chanted" the rally."""
    return first.type == "RETREAT" or not PARTS_OF_RALLY.isdisjoint((first.trigger.base, second.trigger.base))


def one_day(first: Draft, second: Draft) -> bool:
    return first.edtf is not None and first.edtf.precision == "day" and str(first.edtf) == str(second.edtf)


def same_place(first: Draft, second: Draft) -> bool:
    return first.place is None or second.place is None or first.place.name == second.place.name


def told_in_relative(first: Draft, second: Draft) -> bool:
    """ "the blast at the club, in which nine were killed": what the relative clause tells is the act before it."""
    if first.read.sentence is not second.read.sentence or first.type != "ASSAULT":
        return False
    between = second.read.sentence.lows[first.trigger.last + 1 : second.trigger.token]
    return any(low in ("in", "during") and after == "which" for low, after in pairwise(between))
