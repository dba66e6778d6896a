"""What a site asks of robots (RFC 9309): the group of our name, else of "*"; the longest matching rule decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAME = "dateline"
MAX_BYTES = 512_000  # RFC 9309 asks for at least 500 KiB
MAX_RULES = 2_000
MAX_DELAY = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Rules:
    """`rules` are (path pattern, allowed); `delay` is the seconds asked for between two requests, 0 where none."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """`path` with its query. The longest pattern wins; of equals, the one that allows."""
        hits = [(len(pattern), allowed) for pattern, allowed in self.rules if _matches(pattern, path)]
        return max(hits, default=(0, True))[1]


def parse(text: str) -> Rules:
    """Never raises: a line that is no rule is skipped."""
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    in_rules = False
    for row in text.splitlines()[: 4 * MAX_RULES]:
        key, _, value = (part.strip() for part in row.split("#")[0].partition(":"))
        if key.lower() == "user-agent":
            agents = [*agents, value.lower()] if not in_rules else [value.lower()]
            in_rules = False
        elif key.lower() in {"allow", "disallow", "crawl-delay"}:
            in_rules = True
            for agent in agents:
                groups.setdefault(agent, []).append((key.lower(), value))
    lines = groups.get(NAME, groups.get("*", []))[:MAX_RULES]
    return Rules(
        tuple((value, key == "allow") for key, value in lines if key != "crawl-delay" and value),
        max((_seconds(value) for key, value in lines if key == "crawl-delay"), default=0.0),
    )


def _seconds(value: str) -> float:
    return min(float(value), MAX_DELAY) if re.fullmatch(r"\d{1,5}(\.\d{1,3})?", value) else 0.0


def _matches(pattern: str, path: str) -> bool:
    """Part by part from left to right, so that a pattern full of stars takes linear time."""
    anchored = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not parts:
        return not anchored or at == len(path)
    for part in parts[:-1]:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return path.endswith(parts[-1]) and len(path) - len(parts[-1]) >= at if anchored else path.find(parts[-1], at) >= 0
