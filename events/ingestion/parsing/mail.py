"""A message as a mail program saves it (.eml, RFC 5322)."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from . import markup
from .charsets import decode
from .cleaning import MAX_NAME, MAX_TITLE, line, plain
from .page import Page, UnreadableError

MAX_PARTS = 200  # a message in a message in a message takes the square of its depth to read


def read(content: bytes) -> Page:
    """Raises UnreadableError where the message has no text part or nests too deeply."""
    if content.lower().count(b"content-type:") > MAX_PARTS:
        raise UnreadableError(
            f"The message has more than {MAX_PARTS} parts. Save the article itself, or paste its text."
        )
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        text = _body(message)
        published = _day(message)
        subject, sender = str(message.get("Subject", "")), str(message.get("From", ""))
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise UnreadableError("The message is damaged and cannot be read. Paste its text instead.") from error
    if not text:
        raise UnreadableError(
            "The message has no text, only attachments or pictures. Paste or upload the article itself."
        )
    return Page(
        text=text,
        title=line(subject, MAX_TITLE),
        author=line(sender.split("<")[0].strip(' "'), MAX_NAME),
        published=published,
    )


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    words = decode(payload, str(part.get("Content-Type", ""))) if isinstance(payload, bytes) else ""
    return markup.fragment_text(words) if part.get_content_type() == "text/html" else plain(words)


def _day(message: EmailMessage) -> str:
    """The day on which it was sent, as its sender's clock had it."""
    said = message.get("Date")
    try:
        return parsedate_to_datetime(str(said)).date().isoformat() if said else ""
    except (ValueError, TypeError):
        return ""
