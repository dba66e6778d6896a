"""Whether a name that may be a place or an actor ("Moscow") is used as the one or the other."""

from __future__ import annotations

from functools import lru_cache

from ..places.relation import relation_before
from .lexicon import lexicon
from .tables import words
from .tokens import Tokens


def before_modifiers(tokens: Tokens, start: int) -> int:
    """Index of the last token before `start` that is not a modifier of place ("in [the] [central] Moscow")."""
    index = start - 1
    modifiers = words("place_modifiers")
    while index >= 0 and start - index <= 6 and tokens.lower[index] in modifiers:
        index -= 1
    return index


def is_locative(tokens: Tokens, start: int) -> bool:
    """Whether a preposition of place, or a verb of motion and its preposition, governs the name at `start`."""
    if _follows_relation(tokens, start):
        return True
    if tokens.word(start - 1) == "," and tokens.word(start - 2).lower() in ("capital", "city"):
        return True
    index = before_modifiers(tokens, start)
    if index < 0:
        return False
    word = tokens.lower[index]
    if word in words("place_prepositions") or tokens.lower[start - 1] in words("place_appositions"):
        return True
    if word in words("motion_prepositions"):
        return _has_word_before(tokens, index, "motion_verbs")
    if word in ("on", "for"):
        return _has_word_before(tokens, index, "place_nouns", reach=3)
    return tokens.lower[start - 1] in words("place_verbs")


def _follows_relation(tokens: Tokens, start: int) -> bool:
    """ "off the coast of Oman", "the streets of Caracas", "out of Kabul"."""
    index = start - 2 if tokens.word(start - 1) == "the" else start - 1
    word = tokens.word(index)
    if word == "of" and (tokens.word(index - 1) == "out" or tokens.word(index - 1).lower() in words("place_nouns")):
        return True
    return word in ("of", "off", "with") and relation_before(tokens.text, tokens.starts[start]) is not None


def _has_word_before(tokens: Tokens, index: int, name: str, reach: int = 5) -> bool:
    """Whether one of the few words before `index`, within its clause, is in the list `name`."""
    wanted = words(name)
    for position in range(index - 1, max(-1, index - 1 - reach), -1):
        if tokens.words[position] in (".", ",", ";", "\n", "!", "?"):
            return False
        if tokens.lower[position] in wanted:
            return True
    return False


@lru_cache(maxsize=1)
def _strong_capitals() -> frozenset[str]:
    return words("strong_capitals")


def is_actor_use(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the capital at `start:end` stands for its government.

    Place: after a preposition of place, as "Kyiv, Ukraine", before a noun of a site. Actor: before a verb of saying or
    acting, after "with", "between", "sanctions on", and by default where the news uses the name so.
    """
    if _is_place_phrase(tokens, start, end) or is_locative(tokens, start):
        return False
    if tokens.lower[start - 1 : start] and _actor_before(tokens, start):
        return True
    if _acts(tokens, end):
        return True
    return tokens.lower[start] in _strong_capitals()


def _is_place_phrase(tokens: Tokens, start: int, end: int) -> bool:
    following = end + 2 if tokens.word(end) == "'" and tokens.word(end + 1) == "s" else end
    if tokens.word(following).lower() in words("site_nouns"):
        return True
    if tokens.word(end) == "(" or (tokens.word(end) in ("-", "—") and tokens.starts_sentence(start)):
        return not tokens.glued(end) and tokens.starts_sentence(start)
    if tokens.word(end) != "," or end + 1 >= len(tokens):
        return False
    state = _country_at(tokens, end + 1)
    return state is not None and state == _country_at(tokens, start)


def _country_at(tokens: Tokens, start: int) -> str | None:
    """Code of the country whose name, or whose capital, begins at `start`."""
    found = lexicon().find_name(tokens, start)
    entity = found[1][0].entity if found and found[1][0].form in ("name", "alias", "metonym") else None
    return entity.code if entity and entity.kind == "country" else None


def _actor_before(tokens: Tokens, start: int) -> bool:
    word = tokens.lower[start - 1]
    if word in words("actor_prepositions") or word in words("actor_verbs"):
        return True
    if word in ("on", "upon") and tokens.word(start - 2).lower() in ("call", "calls", "called", "calling"):
        return True
    return word in ("from", "to", "on", "of", "for", "toward", "towards") and _has_word_before(
        tokens, start - 1, "actor_nouns"
    )


def _acts(tokens: Tokens, end: int) -> bool:
    """Whether the words after the name read like its verb, or like something that only an actor has."""
    word = tokens.word(end).lower()
    if word == "'" and tokens.word(end + 1) == "s":
        return True
    if word == "-" and tokens.glued(end):
        return tokens.word(end + 1).lower() in words("following_parts")
    return word in words("acting_verbs")


def part_of_other_name(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a capitalised word before makes it someone else's name: "Melania Trump" is not Donald Trump."""
    before = tokens.word(start - 1)
    if before == "-" and tokens.glued(start):
        return True
    titled = before.lower() in words("person_titles")
    if before[:1].isupper() and not titled and not tokens.starts_sentence(start) and tokens.same_line(start):
        return start - 1 == 0 or not tokens.starts_sentence(start - 1) or before.lower() not in words("not_names")
    return tokens.word(end) == "-" and tokens.glued(end) and tokens.word(end + 1)[:1].isupper()


def may_be_attribute(word: str) -> bool:
    """Whether an unknown word may stand between a demonym and its noun: no function word, hardly a verb."""
    if any(word in words(name) for name in ("not_names", "irregular_past", "acting_verbs")):
        return False
    return word.isalpha() and word.islower() and not word.endswith(("s", "ed", "ing"))


def _is_double(tokens: Tokens, start: int, end: int) -> bool:
    """One half of a person's two nationalities; "Russian-Ukrainian talks" are two states'."""
    if tokens.word(end) == "-" and tokens.glued(end) and tokens.glued(end + 1):
        other = end + 1
    elif tokens.word(start - 1) == "-" and tokens.glued(start) and tokens.glued(start - 1):
        other = start
    else:
        return False
    head = tokens.word(other + 1).lower()
    return tokens.word(other) in ("Americans", "Canadians", "Britons", "Australians") or (
        tokens.word(other)[:1].isupper() and head in words("persons_by_descent")
    )


def is_modifier(tokens: Tokens, start: int, end: int) -> bool:
    """ "Russian-backed", "anti-American", "ethnic Russians", "a Palestinian-American journalist"."""
    if tokens.word(start - 1).lower() in words("people_by_descent") or _is_double(tokens, start, end):
        return True
    if tokens.word(end) == "-" and tokens.glued(end) and tokens.word(end + 1).lower() in words("following_parts"):
        return True
    return (
        tokens.word(start - 1) == "-"
        and tokens.glued(start)
        and tokens.word(start - 2).lower() in words("leading_parts")
    )
