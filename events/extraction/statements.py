"""Is a text a press statement, and who issues it: a heading, a byline or an office in its first lines tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .actors import ActorMention, Entity
from .actors.catalog import state
from .values import EventActor

HEAD = 600  # characters in which a press statement names its author
LINES = 3  # lines at the top of which one can be the heading of a statement
HEADING_LENGTH = 260  # characters; a longer line is text
AMERICAN = re.compile(
    r"\b(?:Office of the Spokesperson|Department Spokesperson|Media Note|Secretary of State$)", re.MULTILINE
)
UNITED_STATES = EventActor("United States", "actor", "USA", "country", None)
TITLED = re.compile(
    r"^(?:[^.:!?]{1,40}: )?(?:(?:Joint|Press|Official|Presidential|Foreign Ministers[’']?) )*"
    r"(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé]|[Pp]ress [Rr]elease)"
    r"(?: \w+){0,2} (?:by|of|from|on|attributable|regarding|following|concerning)\b"
    r"|\b(?:Press|Joint|Ministers[’']?|Leaders[’']?|Council) Statement\b"
    r"|\b(?:[Ss]pokesperson|[Mm]inister|[Ss]ecretary)[’']s? [Ss]tatement (?:on|regarding|following)\b"
    r"|^(?:[Tt]he )?(?:text of the )?following (?:joint )?statement (?:is|was)\b"
)
ISSUED_BY = re.compile(r"\b(?:on behalf of|by|from|attributable to|of)(?: the)?\b")


def issuer(text: str, mentions: Sequence[ActorMention]) -> tuple[bool, EventActor | None]:
    """Whether it is a statement, and the state or body that issues it (None where that cannot be told)."""
    heading = heading_of(text)
    if AMERICAN.search(text[:HEAD]):
        return True, UNITED_STATES
    if heading is None:
        return False, None
    named = named_in(text, heading, mentions)
    owner = named if named is None or named.kind in ("country", "organization") else state(named.code)
    if owner is None or owner.id.startswith("common:"):
        return True, None
    return True, EventActor(owner.name, "actor", owner.code, owner.kind, None)


def heading_of(text: str) -> tuple[int, int] | None:
    """The line that calls the text a statement."""
    start = 0
    for line in text[:HEAD].split("\n")[: 2 * LINES]:
        if len(line) <= HEADING_LENGTH and TITLED.search(line):
            return start, start + len(line)
        start += len(line) + 1
    return None


def named_in(text: str, heading: tuple[int, int], mentions: Sequence[ActorMention]) -> Entity | None:
    """Who is named behind "on behalf of" or "by", else the first one of the heading."""
    found = [mention for mention in mentions if heading[0] <= mention.start < heading[1]]
    behind = [match.end() for match in ISSUED_BY.finditer(text, *heading)]
    for end in sorted(behind, key=lambda end: not text[:end].removesuffix(" the").endswith("on behalf of")):
        for mention in found:
            if end <= mention.start <= end + 4:
                return mention.entity
    return found[0].entity if found else None
