"""How text is made comparable, the same way for every database."""

from __future__ import annotations

import hashlib
import unicodedata


def normalise(text: str) -> str:
    """Case-folded, without accents, white space folded: "Київ  City" and "kyïv" meet their plain spelling."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


def text_hash(text: str) -> str:
    """SHA-256 (hex) of the text with white space folded: a re-flowed copy is the same text."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
