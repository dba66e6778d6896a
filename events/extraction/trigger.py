"""The value that is passed around: a word that names an act, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .arguments import Region
from .lexicon import Noun, rows
from .names import Party
from .tokens import Sentence
from .verbgroup import VerbGroup

PHRASAL = {particle: frozenset(verbs.split()) for particle, verbs in rows("phrasal.tsv")}


@dataclass(slots=True)
class Trigger:
    """A word that names an act, with the parties around it."""

    sentence: Sentence
    token: int
    base: str
    type: str
    mode: str | None
    weight: int  # how much of the vocabulary's pattern was there
    group: VerbGroup | None  # None for a noun
    subject: Region
    object: Region
    noun: Noun | None = None
    last: int = -1  # last token of the words that name the act
    effect: str | None = None  # for nouns: what the verb does to the act (perform, plan, cancel ...)
    governor: str | None = None  # for infinitives: the word over it
    under: Trigger | None = None  # the verb of speech in whose clause this stands
    object_of: Trigger | None = None  # for nouns: a verb of another type whose object this is ("condemned the attack")
    subjects: list[Party] = field(default_factory=list)
    governing: Trigger | None = None  # for nouns: the verb whose object this is
    nouns: list[Trigger] = field(default_factory=list)  # for verbs: nouns of the same act ("held | talks between ...")
    no_act: bool = False  # a reading of the vocabulary says so: "the quake struck"

    @property
    def particle(self) -> str | None:
        """The particle behind the verb that is part of it ("swore in a minister"), None for others ("met in Rome")."""
        after = self.sentence.low(self.token + 1)
        return after if self.noun is None and self.base in PHRASAL.get(after, ()) else None
