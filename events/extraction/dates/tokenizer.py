"""Text to tokens, each with a word class; the grammar then works on the string of classes, one character a token."""

from __future__ import annotations

import re
from itertools import pairwise

from .lexicon import Lexicon, Value
from .numbers import classify_number, merge_numbers
from .tokens import CLOSE, OPEN, Tokens

TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]{2,})
      | (?P<stamp>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?(?!\w))
      | (?P<code>(?:Q[1-4]|H[12]|[1-4]Q|[12]H)(?![^\W_]))
      | (?P<number>[0-9]+(?:[.,:/\-–][0-9]+)*(?:(?:st|nd|rd|th|s)(?![^\W_]))?)
      | (?P<short>['’‘][0-9]{2}s?(?![^\W_]))
      | (?P<ampm>[AaPp]\.[ ]?[Mm](?:\.|(?![^\W_])))
      | (?P<oclock>[oO]['’]clock\b)
      | (?P<letter>[^\W\d_])
      | (?P<possessive>['’]s(?![^\W_]))
      | (?P<quote>``|''|["“”]|(?<![^\s(—–])['‘](?=[^\W\d_])|(?<=[\w,.?!…])['’](?!\w))
      | (?P<blank>\n[ \t\r]*\n\s*)
      | (?P<mark>[^\w\s])""",
    re.VERBOSE,
)
MARKS = {
    ",": "COMMA", "-": "HYPHEN", "–": "HYPHEN", "—": "DASH", "(": "LPAREN", ")": "RPAREN", ".": "STOP", "!": "STOP",
    "?": "STOP", ";": "STOP", "+": "PLUS",
}  # fmt: skip
MONEY = frozenset("$£€¥#₽₴@_")


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """Linear in the length of the text."""
    words, symbols, abbreviations = lexicon.words, lexicon.symbols, lexicon.abbreviations
    last_end = 0
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    values: list[Value] = []
    unknown, other = (symbols["WORD"], None), symbols["OTHER"]
    marks = {mark: symbols[name] for mark, name in MARKS.items()}
    for match in TOKEN.finditer(text):
        group = match.lastgroup
        start, end = match.span()
        if group in ("word", "letter"):
            word = match.group()
            kind, value = words.get(word, unknown)
            if word in abbreviations:
                after_number = bool(kinds) and kinds[-1] == symbols["SMALL"]
                kind, value, end = abbreviation(text, word, end, lexicon, after_number)
        elif group == "mark":
            kind, value = marks.get(match.group(), other), None
        else:
            joined = len(kinds) > 1 and kinds[-2] == symbols["MONTH"]  # "1 May-5 May"
            name, value = special(group or "", match.group(), text, start, end, joined)
            kind = symbols[name]
            if name in ("YEAR", "SMALL"):
                kind = labelled(kinds, symbols, kind)
        if start < last_end:  # the dot of an abbreviation
            continue
        last_end = end
        starts.append(start)
        ends.append(end)
        kinds.append(kind)
        values.append(value)
    tokens = Tokens(text, starts, ends, "".join(kinds), values)
    merge_numbers(tokens, lexicon)
    merge_phrases(tokens, lexicon)
    return tokens


def labelled(kinds: list[str], symbols: dict[str, str], kind: str) -> str:
    """A number after "Route" or "Resolution" names a thing and counts nothing."""
    return symbols["OTHER"] if kinds and kinds[-1] == symbols["LABEL"] else kind


def abbreviation(text: str, word: str, end: int, lexicon: Lexicon, after_number: bool) -> tuple[str, Value, int]:
    """ "Nov." takes its dot; without a dot it needs a number beside it, or a month after it ("Sat down" has neither)."""
    kind, value = lexicon.abbreviations[word]
    if text[end : end + 1] == ".":
        return kind, value, end + 1
    if lexicon.after_abbreviation.match(text, end) or (after_number and kind == lexicon.symbols["MONTH"]):
        return kind, value, end
    return *lexicon.words.get(word, (lexicon.symbols["WORD"], None)), end


def special(group: str, word: str, text: str, start: int, end: int, joined: bool) -> tuple[str, Value]:
    """Class and value of what is not a plain word."""
    if group == "number":
        return ("OTHER", None) if not joined and is_label(text, start, end) else classify_number(word)
    if group == "stamp":
        return "STAMP", word
    if group == "short":
        digits = int(word[1:3])
        return ("DECADE", 1900 + digits) if word.endswith("s") else ("SHORTYEAR", digits)
    if group == "ampm":
        return "AMPM", word[0].upper() + "M"
    if group == "code":
        letter, digit = sorted(word, reverse=True)
        return f"{letter}CODE", int(digit)
    if group == "quote":
        return "QUOTE", quote_role(word, text, end)
    names = {"oclock": "OCLOCK", "possessive": "POSS", "blank": "BREAK"}
    return names[group], None


def quote_role(mark: str, text: str, end: int) -> str | None:
    """Whether a quotation mark opens or closes; None for one that may do either."""
    if mark in ("'", "‘"):  # at the start of a word, and of a quotation if that is a capital one ("'Tis" is rare)
        return OPEN if text[end : end + 1].isupper() else CLOSE
    return {"“": OPEN, "``": OPEN, '"': None}.get(mark, CLOSE)


def is_label(text: str, start: int, end: int) -> bool:
    """A number that is money, a share, or part of a name ("$1990", "5%", "F-16", "Covid-19"); "mid-1996" and "mid-80s" are none."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if (before and (before in MONEY or before.isalpha())) or (after and after in "%‰°"):
        return True
    letter = text[max(start - 2, 0) : max(start - 1, 0)]
    return (
        before in ("-", "–")
        and letter.isalpha()
        and (letter.isupper() or (end - start not in (4, 5) and text[end - 1] != "s"))
    )


def merge_phrases(tokens: Tokens, lexicon: Lexicon) -> None:
    """Makes one token of each phrase of the lexicon ("the day before yesterday"), the longest from the left."""
    merges: list[tuple[int, int, str, Value]] = []
    end = 0
    for index in phrase_starts(tokens, lexicon):
        if index < end:
            continue
        for words, kind, value in lexicon.phrases[tokens.word(index).lower()]:
            if stands_at(tokens, index, words):
                end = index + len(words)
                merges.append((index, end, kind, value))
                break
    if merges:
        tokens.merge(merges)


def stands_at(tokens: Tokens, index: int, words: tuple[str, ...]) -> bool:
    last = index + len(words)
    return last <= len(tokens.starts) and all(
        tokens.word(place).lower() == word for place, word in zip(range(index, last), words, strict=True)
    )


def phrase_starts(tokens: Tokens, lexicon: Lexicon) -> list[int]:
    """Places where the first two words of some phrase stand."""
    text, heads = tokens.text, lexicon.heads
    words = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    return [
        index
        for index, (word, following) in enumerate(pairwise(words))
        if word in heads and following.lower() in heads[word]
    ]
