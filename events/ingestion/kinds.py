"""Which kind of document it is: by its first bytes, then by what its name or its server says."""

from __future__ import annotations

from pathlib import PurePath

from .parsing.charsets import MARKS
from .parsing.cleaning import line
from .values import IngestionError

CONTENT_TYPES = {"text": "text/plain", "html": "text/html", "mail": "message/rfc822", "pdf": "application/pdf"}
ENDINGS = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "mail", ".pdf": "pdf",
}  # fmt: skip
ANSWERS = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "application/pdf": "pdf", "message/rfc822": "mail",
}  # fmt: skip
# First bytes of what is sometimes sent as text. A zip holds office documents and archives, both unread.
FOREIGN = {
    b"PK\x03\x04": "a zip archive or office document", b"\x1f\x8b": "a gzip archive", b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)", b"GIF8": "a picture (GIF)", b"\xd0\xcf\x11\xe0": "an old office document",
    b"MZ": "a program", b"\x7fELF": "a program", b"SQLite format": "a database", b"{\\rtf": "a rich text (RTF) document",
}  # fmt: skip
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
ADVICE = "Give plain text, a saved web page (.html), a message (.eml) or a PDF, or paste the text."


def of_file(name: str, content: bytes) -> str:
    """text, html, mail or pdf. Raises IngestionError for an ending or content that is none of them."""
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    shown = line(name, 80)
    if not content.strip():
        raise IngestionError(f"The file “{shown}” is empty.")
    if content.startswith(b"%PDF-"):
        return "pdf"
    kind = ENDINGS.get(ending)
    if kind is None:
        raise IngestionError(f"Files like “{shown}” cannot be read. {ADVICE}")
    _check_readable(f"“{shown}”", kind, content)
    return kind


def of_answer(content_type: str, content: bytes, url: str) -> str:
    """The kind of what a server sent. Raises IngestionError where it is no article."""
    said = content_type.split(";")[0].strip().lower()
    if content.startswith(b"%PDF-"):
        return "pdf"
    if said and said not in ANSWERS:
        raise IngestionError(f"{line(url, 100)} is no article: the server sent “{line(said, 60)}”. {ADVICE}")
    if not content.strip():
        raise IngestionError(f"The page at {line(url, 100)} is empty.")
    kind = ANSWERS.get(said, "html")
    _check_readable(line(url, 100), kind, content)
    return (
        "html" if kind == "text" and content.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")) else kind
    )


def _check_readable(shown: str, kind: str, content: bytes) -> None:
    foreign = next((what for start, what in FOREIGN.items() if content.startswith(start)), "")
    if not foreign and kind == "pdf":
        foreign = "no PDF"
    if not foreign and kind in {"text", "html"} and _is_binary(content[:100_000]):
        foreign = "no text but binary data"
    if foreign:
        raise IngestionError(f"{shown} is {foreign}, whatever its name says. {ADVICE}")


def _is_binary(sample: bytes) -> bool:
    """More than one byte in a hundred is a control character; texts in UTF-16 begin with a mark and are none."""
    if any(sample.startswith(mark) for mark, _ in MARKS):
        return False
    return (len(sample) - len(sample.translate(None, CONTROLS))) * 100 > len(sample)
