"""The text of a PDF. Its own dates say when the file was made, not when the text was published: they are not taken."""

from __future__ import annotations

import io
import re

import pypdf
from pypdf.errors import PyPdfError

from .cleaning import MAX_TITLE, line, plain
from .page import Page, UnreadableError

MAX_PAGES = 300
BROKEN_WORD = re.compile(r"(\w)-\n(?=[a-zà-öø-ÿ])")
SENTENCE_END = tuple(".!?:”\"'’)")


def read(content: bytes) -> Page:
    """Raises UnreadableError where the file is damaged, locked, too long, or holds pictures of text only."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("The PDF is locked with a password. Unlock it, or paste its text.")
        if len(reader.pages) > MAX_PAGES:
            raise UnreadableError(f"The PDF has more than {MAX_PAGES} pages. Give the pages of one article.")
        text = "\n\n".join(_paragraphs(page.extract_text()) for page in reader.pages)
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except UnreadableError:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
        NotImplementedError,
    ) as e:
        raise UnreadableError("The PDF is damaged and cannot be read. Paste its text instead.") from e
    cleaned = plain(text)
    if not cleaned:
        raise UnreadableError("The PDF holds no text, only pictures of it. Paste the text instead.")
    return Page(text=cleaned, title=line(title, MAX_TITLE))


def _paragraphs(text: str) -> str:
    """Lines as set on the page joined to paragraphs: a short line that ends a sentence ends one."""
    lines = BROKEN_WORD.sub(r"\1", text).splitlines()
    width = max(map(len, lines), default=0)
    joined = ""
    for row in lines:
        ends = not row.strip() or (len(row) < 0.8 * width and row.rstrip().endswith(SENTENCE_END))
        joined += row.strip() + ("\n" if ends else " ")
    return joined
