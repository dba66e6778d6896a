"""Text to tokens, each with a word class; the grammar then works on the string of classes, one character a token."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import accumulate, compress, pairwise

from .lexicon import Entry, Lexicon, Value
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
# the same as one group, at which a text can be split; at a space nothing needs to be tried
ANY_TOKEN = re.compile(f"((?![ ])(?:{re.sub(r'[?]P<[a-z]+>', '?:', TOKEN.pattern)}))", re.VERBOSE)
MARKS = {
    ",": "COMMA", "-": "HYPHEN", "–": "HYPHEN", "—": "DASH", "(": "LPAREN", ")": "RPAREN", ".": "STOP", "!": "STOP",
    "?": "STOP", ";": "STOP", "+": "PLUS",
}  # fmt: skip
MONEY = frozenset("$£€¥#₽₴@_")


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """Linear in the length of the text."""
    words, starts, ends = cut(text, lexicon.abbreviations)
    get, unknown = lexicon.words.get, (lexicon.symbols["WORD"], None)
    entries = [get(word, unknown) for word in words]
    marks = {mark: (lexicon.symbols[name], None) for mark, name in MARKS.items()}
    abbreviations = lexicon.abbreviations
    for index in [n for n, word in enumerate(words) if word in abbreviations or not word.isalpha()]:
        word = words[index]
        if word in marks:
            entries[index] = marks[word]
        elif word in abbreviations:
            after_number = index > 0 and entries[index - 1][0] == lexicon.symbols["SMALL"]
            entries[index] = abbreviation(text, word, starts[index], ends[index], lexicon, after_number)
            words[index] = text[starts[index] : ends[index]]
        else:
            entries[index] = other(text, starts[index], entries, index, lexicon)
    kinds = "".join([kind for kind, _ in entries])
    tokens = Tokens(text, words, starts, ends, kinds, [value for _, value in entries])
    merge_numbers(tokens, lexicon)
    merge_phrases(tokens, lexicon)
    return tokens


def cut(text: str, abbreviations: Container[str]) -> tuple[list[str], list[int], list[int]]:
    """The words and marks of a text, where each starts and ends; the dot of an abbreviation lies within its end."""
    pieces = ANY_TOKEN.split(text)  # what stands between tokens, a token, what stands between ...
    places = list(accumulate(map(len, pieces)))
    words, starts, ends = pieces[1::2], places[:-1:2], places[1::2]
    dots = [n for n, (word, after) in enumerate(pairwise(words), 1) if after == "." and word in abbreviations]
    dots = [index for index in dots if starts[index] == ends[index - 1]]
    if not dots:
        return words, starts, ends
    for index in dots:
        ends[index - 1] += 1
    kept = bytearray(b"\1") * len(words)
    for index in dots:
        kept[index] = 0
    return list(compress(words, kept)), list(compress(starts, kept)), list(compress(ends, kept))


def other(text: str, start: int, entries: list[Entry], index: int, lexicon: Lexicon) -> Entry:
    """Class and value of a token that is neither a plain word nor a plain mark."""
    match, symbols = TOKEN.match(text, start), lexicon.symbols
    group = match.lastgroup if match else None
    if match is None or group in ("word", "letter"):
        return entries[index]
    if group == "mark":
        return symbols["OTHER"], None
    joined = index > 1 and entries[index - 2][0] == symbols["MONTH"]  # "1 May-5 May"
    name, value = special(group or "", match.group(), text, start, match.end(), joined)
    labelled = index > 0 and entries[index - 1][0] == symbols["LABEL"]
    if labelled and name in ("YEAR", "SMALL"):  # a number after "Route" or "Resolution" names a thing, counts nothing
        return symbols["OTHER"], value
    return symbols[name], value


def abbreviation(text: str, word: str, start: int, end: int, lexicon: Lexicon, after_number: bool) -> Entry:
    """ "Nov." takes its dot; without a dot it needs a number beside it, or a month after it ("Sat down" has neither)."""
    kind, value = lexicon.abbreviations[word]
    dotted = end - start > len(word)
    if dotted or lexicon.after_abbreviation.match(text, end) or (after_number and kind == lexicon.symbols["MONTH"]):
        return kind, value
    return lexicon.words.get(word, (lexicon.symbols["WORD"], None))


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
    heads = lexicon.heads
    return [
        index
        for index, (word, following) in enumerate(pairwise(tokens.words))
        if word in heads and following.lower() in heads[word]
    ]
