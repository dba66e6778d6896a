"""The words that say how an event lies to a place: "off the coast of", "30 km north of"."""

from __future__ import annotations

import re

_REACH = 70  # characters before the name in which a relation is looked for
_COMPASS = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?"
_DISTANCE = r"\d[\d,.]*(?:[- ](?:km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|nautical\ miles?))"
_RELATION = re.compile(
    rf"""\b(
      (?:(?:about|around|some|roughly|nearly)\ )?(?:{_DISTANCE}\ )?
        (?:(?:to\ the\ |just\ |far\ )?{_COMPASS}\ of | from | away\ from | off | outside | inside | into)
    | (?:just\ )?off\ (?:of\ )?(?:the\ )?(?:{_COMPASS}\ )?coasts?\ of | off\ the\ coast\ near | off
    | (?:near|along|on|at|across|close\ to|over)\ (?:the|its|their)\ (?:\w+\ )?(?:border|frontier|borders)\ (?:with|of)
    | near\ the\ borders?\ (?:between|of) | (?:on|in)\ the\ (?:\w+\ )?outskirts\ of | (?:in\ )?the\ suburbs\ of
    | in\ (?:the\ )?(?:waters|airspace|skies)\ (?:off|near|around|above|over) | in\ the\ vicinity\ of
    | on\ the\ (?:{_COMPASS}\ )?coast\ of | on\ the\ way\ to | en\ route\ to
    | just\ outside | outside | nearby | near | close\ to | around | beyond
    | not\ far\ from | off\ the\ shores?\ of
    )\ (?:the\ )?(?:(?:\w+\ )?(?:city|town|village|port|island|capital)\ of\ )?$""",
    re.VERBOSE | re.IGNORECASE,
)
# a relation ends with one of these words, or with "city of" and the like behind it
_LAST_WORDS = ("of", "from", "off", "outside", "inside", "into", "near", "nearby", "with", "between", "around", "above")
_ENDS = tuple(f"{word} " for word in (*_LAST_WORDS, "over", "to", "beyond"))
# and these stand before its "of"
_BEFORE_OF = (
    *(
        "north",
        "south",
        "east",
        "west",
        "ern",
        "coast",
        "coasts",
        "border",
        "borders",
        "frontier",
        "outskirts",
        "shore",
    ),
    *("suburbs", "vicinity", "shores", "city", "town", "village", "port", "island", "capital"),
)
_INSIDE = frozenset({"from", "inside", "into"})  # the place itself, so no relation to keep


def relation_before(text: str, start: int) -> str | None:
    """The relation that ends right before `start`, in lower case; None where the event is in the place itself."""
    before = text[max(0, start - _REACH) : start].replace("\n", " ").replace("\xa0", " ")
    ending = before.lower().removesuffix("the ")
    if not ending.endswith(_ENDS) or (ending.endswith(" of ") and not ending[:-4].endswith(_BEFORE_OF)):
        return None
    match = _RELATION.search(before)
    if match is None or match.group(1).lower().strip() in _INSIDE:
        return None
    return " ".join(match.group(1).lower().split())
