"""For whom an act of backing is: "support for Peru" is for Peru, "Peru's support for talks with Chile" for no Chile."""

from __future__ import annotations

from .document import Read
from .lexicon import lexicon
from .names import Party
from .trigger import Trigger
from .values import EventActor

# what backing is called; behind it "for", "to" and "with" tell for whom it is
BACKING = frozenset(
    [
        *("support", "backing", "solidarity", "sympathy", "condolences", "gratitude", "appreciation", "thanks"),
        *("commitment", "commitments", "congratulations", "wishes", "greetings", "respect", "admiration", "praise"),
        *("united", "stand", "stands", "standing", "stood", "committed", "grateful", "thankful", "firm", "shoulder"),
    ]
)
BEHIND = frozenset(["for", "to", "with", "behind", "of", "alongside", "by"])
# words in a name's own phrase ("the brave people of", "the families of")
OF_PEOPLE = frozenset(
    [
        *("people", "peoples", "government", "governments", "families", "victims", "citizens", "authorities", "nation"),
        *(
            "state",
            "republic",
            "kingdom",
            "of",
            "and",
            "all",
            "ally",
            "allies",
            "partner",
            "partners",
            "friends",
            "our",
        ),
        *("sovereignty", "independence", "security", "members", "armed", "forces", "brave", "strong", "loved", "ones"),
        *("defense", "defence", "protection", "integrity", "territorial", "stability", "its", "their", "his", "her"),
    ]
)
NEAR = 5  # tokens from the verb to the "of" of its object
CREDITED = frozenset(["of", "by"])  # "the offer of Peru", "the release by Togo"


def for_whom(trigger: Trigger, pairs: list[tuple[Party, str]], read: Read) -> list[tuple[Party, str]]:
    """The pairs without those that backing only mentions."""
    if trigger.type != "SUPPORT" or trigger.mode not in (None, "endorse") or trigger.noun is not None:
        return pairs
    return [(party, role) for party, role in pairs if role != "recipient" or is_backed(trigger, party, read)]


def is_backed(trigger: Trigger, party: Party, read: Read) -> bool:
    """Is the party the verb's own object, or right behind what backing is called?"""
    if party.token <= trigger.token:
        return True  # the subject of a passive
    lows = read.sentence.lows
    if party.preposition is None:
        return not any(low in BEHIND for low in lows[trigger.token + 2 : party.token] if low != "of")
    position = party.token - 1
    while position > trigger.last and lows[position] not in BACKING and in_phrase(read, position):
        position -= 1
    if any(low in BEHIND for low in lows[trigger.token + 2 : position]):
        return False  # "thanked Kenya for its support to Somalia"
    if position <= trigger.last or lows[position] in BACKING:
        return True
    return party.preposition in CREDITED and position - trigger.token <= NEAR


def in_phrase(read: Read, position: int) -> bool:
    sentence = read.sentence
    low = sentence.lows[position]
    known = low in OF_PEOPLE or low in BEHIND or low == "," or low in lexicon().classes["determiner"]
    return known or sentence.actor_at[position] >= 0


def without_own_state(code: str, actors: list[EventActor]) -> list[EventActor]:
    """ "Blinken reaffirmed the US commitment": nobody backs the state for which he speaks."""
    doing = {actor.code for actor in actors if actor.role in ("actor", "speaker") and actor.code}
    own = [actor for actor in actors if actor.role == "recipient" and actor.code in doing and actor.kind == "country"]
    return [actor for actor in actors if code != "SUPPORT" or actor not in own]
