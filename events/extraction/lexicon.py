"""The vocabulary of acts, read once from the data files: verbs with what must follow them, nouns, sets of nouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .inflect import PAST, THIRD, plural, verb_forms

DATA = Path(__file__).parent / "data"
PARTICLES = frozenset(
    [
        *("on", "upon", "for", "to", "at", "off", "up", "out", "in", "with", "from", "of", "over", "as", "against"),
        *("into", "toward", "towards", "back", "down", "aside", "away", "behind", "around", "through", "together"),
        *("alongside", "by", "before", "about", "via", "during", "that"),
    ]
)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to satisfy an item of a pattern.

    `where` is "next" (a particle right after the verb), "object" (in the object's noun phrase), "clause" (anywhere
    after the verb), "subject" (in the subject), "actor" (an actor in the object), "body" (an organisation there), "person", "any"
    (nothing needed), "speech" (something is said) or "felt" (the subject of "is alarmed by" is the one who acts).
    """

    where: str
    words: frozenset[str]
    longest: int  # of `words`, in words
    firsts: frozenset[str]  # the first words of `words`


@dataclass(frozen=True, slots=True)
class Frame:
    """A reading of a verb: with this pattern after it, it is an act of this type."""

    type: str
    mode: str | None
    pattern: tuple[tuple[Alternative, ...], ...]
    weight: int  # the more the pattern asks for, the more it says
    felt: bool  # a passive in which the subject acts ("we are alarmed by")
    needed: tuple[frozenset[str], ...]  # of each of these one word has to occur in the sentence


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names an act; `strength` is strong, plain or weak (data/README.md)."""

    words: tuple[str, ...]
    type: str
    mode: str | None
    strength: str
    follows: frozenset[str] = frozenset()  # words of which one has to come next; empty: any


@dataclass(frozen=True, slots=True)
class Lexicon:
    verbs: dict[str, tuple[tuple[str, frozenset[str]], ...]]  # form -> (base form, which forms of it)
    frames: dict[str, tuple[Frame, ...]]  # base form -> readings, the most demanding first
    free: dict[str, tuple[Frame, ...]]  # base form -> those of its readings that need no word
    plain_verbs: frozenset[str]  # base forms all of whose readings are of one type
    nouns: dict[str, tuple[Noun, ...]]  # first word -> nouns, the longest first
    light: dict[str, tuple[tuple[str, str | None], ...]]  # base form -> (effect, particle) on the act its noun names
    governors: dict[str, str]  # form -> what it makes of the act in its infinitive
    classes: dict[str, frozenset[str]]  # function words
    common: dict[str, frozenset[str]]  # forms of everyday verbs
    noun_forms: frozenset[str]  # forms that are a noun as well as a verb
    speech: frozenset[str]  # finite forms of verbs of speech
    transitive: frozenset[str]  # base forms of verbs that need an object
    function_words: frozenset[str]  # of all classes
    auxiliaries: frozenset[str]
    verbal: frozenset[str]  # auxiliaries and forms of known verbs: no other word can be a verb
    telling: frozenset[str]  # forms of the verbs, and first words of the nouns, that name acts


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a data file without comments, split at tabs."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def lexicon() -> Lexicon:
    irregular = {base: (past, participle) for base, past, participle in rows("irregular.tsv")}
    nouns = list(read_nouns())
    sets = read_sets(nouns)
    frames, bases = read_frames(sets)
    light = read_light()
    verbs = inflected(dict.fromkeys([*bases, *light]), irregular)
    everyday = [base for (line,) in rows("common_verbs.txt") for base in line.split()]
    common = {form: frozenset(k for _, kinds in v for k in kinds) for form, v in inflected(everyday, irregular).items()}
    governors = {form: effect for effect, words in rows("governors.tsv") for form in governor_forms(words, irregular)}
    classes = {name: frozenset(words.split()) for name, words in rows("function_words.tsv")}
    noun_forms = frozenset(form for (line,) in rows("noun_forms.txt") for form in line.split())
    by_word = by_first_word(nouns)
    plain = frozenset(
        base for base, readings in frames.items() if len({frame.type for frame in readings if frame.type}) == 1
    )
    spoken = [base for (line,) in rows("speech_verbs.txt") for base in line.split()]
    speech = frozenset(form for form, ((_, kinds), *_) in inflected(spoken, irregular).items() if kinds & {THIRD, PAST})
    transitive = frozenset(base for (line,) in rows("transitive.txt") for base in line.split())
    auxiliaries = classes["be"] | classes["have"] | classes["modal"] | classes["do"]
    return Lexicon(
        verbs,
        frames,
        {base: tuple(frame for frame in readings if not frame.needed) for base, readings in frames.items()},
        plain,
        by_word,
        light,
        governors,
        classes,
        common,
        noun_forms | by_word.keys(),
        speech,
        transitive,
        frozenset().union(*classes.values()),
        auxiliaries,
        auxiliaries | verbs.keys() | common.keys(),
        frozenset(verbs.keys() | by_word.keys()),
    )


def inflected(
    bases: dict[str, None] | list[str], irregular: dict[str, tuple[str, str]]
) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    forms: dict[str, dict[str, set[str]]] = {}
    for base in bases:
        for form, kinds in verb_forms(base, irregular).items():
            for spelling in spellings(form):
                forms.setdefault(spelling, {}).setdefault(base, set()).update(kinds)
    shared: dict[frozenset[str], frozenset[str]] = {}  # the same few sets of kinds again and again

    def one(kinds: set[str]) -> frozenset[str]:
        return shared.setdefault(frozenset(kinds), frozenset(kinds))

    return {form: tuple((base, one(kinds)) for base, kinds in found.items()) for form, found in forms.items()}


def spellings(form: str) -> tuple[str, ...]:
    """British and American doubling: "cancelled", "canceled"."""
    for double, single in (("lled", "led"), ("lling", "ling")):
        if form.endswith(double) and len(form) > 7:
            return form, form.removesuffix(double) + single
    return (form,)


def governor_forms(words: str, irregular: dict[str, tuple[str, str]]) -> Iterator[str]:
    for word in words.split():
        yield word
        yield from verb_forms(word, irregular)
        yield plural(word)


def read_nouns() -> Iterator[Noun]:
    for kind, strength, nouns, *following in rows("nouns.tsv"):
        code, _, mode = kind.removeprefix(NO_ACT).partition(".")
        follows = frozenset(following[0].split()) if following else frozenset()
        for noun in nouns.split(", "):
            for form in dict.fromkeys((noun, plural(noun))):
                yield Noun(tuple(form.lower().split()), code, mode or None, strength, follows)


def by_first_word(nouns: list[Noun]) -> dict[str, tuple[Noun, ...]]:
    found: dict[str, list[Noun]] = {}
    for noun in nouns:
        found.setdefault(noun.words[0], []).append(noun)
    return {first: tuple(sorted(group, key=lambda n: (-len(n.words), not n.follows))) for first, group in found.items()}


def read_sets(nouns: list[Noun]) -> dict[str, frozenset[str]]:
    """Named sets of nouns; besides, each type code and "CEASE" name the nouns of that type."""
    sets = {
        name: frozenset(form.lower() for noun in members.split(", ") for form in (noun, plural(noun)))
        for name, members in rows("sets.tsv")
    }
    grouped: dict[str, set[str]] = {}
    for noun in nouns:
        grouped.setdefault(noun.type, set()).add(" ".join(noun.words))
        if noun.mode == "ceasefire":
            grouped.setdefault("CEASE", set()).add(" ".join(noun.words))
    return sets | {name: frozenset(members) for name, members in grouped.items()}


def read_frames(sets: dict[str, frozenset[str]]) -> tuple[dict[str, tuple[Frame, ...]], list[str]]:
    found: dict[str, list[Frame]] = {}
    for kind, bases, pattern in rows("verbs.tsv"):
        code, _, mode = kind.removeprefix(NO_ACT).partition(".")
        items = tuple(item(part, sets) for part in pattern_parts(pattern))
        weight = sum(min(WEIGHTS[choice.where] for choice in choices) for choices in items)
        frame = Frame(code, mode or None, items, weight, pattern.startswith("^"), needed(items))
        for base in bases.split():
            found.setdefault(base, []).append(frame)
    ordered = {base: tuple(sorted(frames, key=lambda f: -f.weight)) for base, frames in found.items()}
    return ordered, list(ordered)


def needed(items: tuple[tuple[Alternative, ...], ...]) -> tuple[frozenset[str], ...]:
    """The first words of each item that nothing but words can meet."""
    spelled = [choices for choices in items if all(choice.firsts for choice in choices)]
    return tuple(frozenset().union(*(choice.firsts for choice in choices)) for choices in spelled)


WEIGHTS = {
    "next": 4,
    "object": 3,
    "subject": 5,
    "clause": 2,
    "actor": 2,
    "body": 3,
    "person": 3,
    "speech": 1,
    "any": 0,
    "felt": 6,
}
NO_ACT = "-"  # the code of a reading that is no act: "demonstrated the importance"


def pattern_parts(pattern: str) -> list[str]:
    """Splits "off strike|hunger strike" into "off" and "strike|hunger strike": a plain word goes with a plain one before."""
    parts: list[str] = []
    for word in pattern.split(" "):
        opens = word[0] in "@$~%*<^" or all(choice in PARTICLES for choice in word.split("|"))
        if parts and not opens and ends_plainly(parts[-1]):
            parts[-1] += " " + word
        else:
            parts.append(word)
    return parts


def ends_plainly(part: str) -> bool:
    """Is the last alternative a noun as it stands, and no mark or particle?"""
    last = part.split("|")[-1].removeprefix("~")
    return last[0] not in "@$%*<^" and last not in PARTICLES


MARKS = {"*": "any", "%say": "speech", "$org": "body", "$who": "person", "$": "actor", "^": "felt"}


def item(part: str, sets: dict[str, frozenset[str]]) -> tuple[Alternative, ...]:
    """The alternatives of one item; "~" in front holds for all of them, loose words are gathered into one."""
    where = {"~": "clause", "<": "subject"}.get(part[0], "object")
    part = part.removeprefix("<")
    loose: set[str] = set()
    particles: set[str] = set()
    choices: list[Alternative] = []
    for choice in part.split("|"):
        word = choice.removeprefix("~").lower().replace("_", " ")
        if word in MARKS:
            choices.append(Alternative(MARKS[word], frozenset(), 0, frozenset()))
        elif word.startswith("@"):
            loose |= sets[choice.removeprefix("~")[1:]]
        elif word in PARTICLES and not choice.startswith("~") and where == "object":
            particles.add(word)
        elif choice.startswith("~") and where == "object":
            choices.append(alternative("clause", {word}))
        else:
            loose |= {word} if where == "clause" else {word, plural(word)}
    if particles:
        choices.append(alternative("next", particles))
    if loose:
        choices.append(alternative(where, loose))
    return tuple(choices)


def alternative(where: str, words: set[str]) -> Alternative:
    parts = [word.split() for word in words]
    return Alternative(where, frozenset(words), max(map(len, parts)), frozenset(part[0] for part in parts))


def read_light() -> dict[str, tuple[tuple[str, str | None], ...]]:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for effect, verbs in rows("light.tsv"):
        for verb in verbs.split():
            base, _, particle = verb.partition("~")
            found.setdefault(base, []).append((effect, particle or None))
    return {base: tuple(effects) for base, effects in found.items()}
