"""How common a kind, a party or a word is in the collection: what two events share says the more, the rarer it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Max

from events.models import Event

from .profiles import Profile, profiles

SAMPLE = 2_000  # events, the latest
RENEWED = 500  # events after which the sample is drawn anew
UNSEEN = 100  # events without the thing, added to the sample: in a collection of three, nothing is common


@dataclass(frozen=True)
class Background:
    """In how many of `events` sampled events each thing is."""

    events: int = 0
    kinds: Counter[Hashable] = field(default_factory=Counter)
    sides: Counter[Hashable] = field(default_factory=Counter)
    words: Counter[Hashable] = field(default_factory=Counter)
    known: dict[str, float] = field(default_factory=dict)  # the rarity of words that were asked for

    def rarity(self, counted: Counter[Hashable], thing: Hashable) -> float:
        """The surprise in nats, -ln p: 0.7 for what is in every second event, 3 for one in twenty, 7 for one in a thousand."""
        return -math.log((counted[thing] + 1) / (self.events + UNSEEN))

    def of_kind(self, one: Profile) -> float:
        return self.rarity(self.kinds, (one.type, one.mode))

    def of_side(self, side: str) -> float:
        return self.rarity(self.sides, side)

    def of_word(self, stem: str) -> float:
        found = self.known.get(stem)
        if found is None:
            found = self.known[stem] = self.rarity(self.words, stem)
        return found


def background() -> Background:
    """The collection's, counted once for every `RENEWED` events."""
    newest = Event.objects.aggregate(newest=Max("pk"))["newest"] or 0
    return counted(newest // RENEWED)


@lru_cache(maxsize=1)
def counted(_: int) -> Background:
    sample = profiles(Event.objects.order_by("-pk").values_list("pk", flat=True)[:SAMPLE])
    return Background(
        events=len(sample),
        kinds=Counter((one.type, one.mode) for one in sample),
        sides=Counter(side for one in sample for side in one.sides),
        words=Counter(stem for one in sample for stem in one.words),
    )
