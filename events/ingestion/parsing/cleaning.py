"""Plain text without what can hurt or deceive: control characters, direction overrides, invisible fillers."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

MAX_TITLE = 500  # characters, as the model has it
MAX_NAME = 200
MAX_URL = 2000
MAX_TAG = 35
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

# C0 and C1 controls except tab and line feed; soft hyphen; zero-width space and no-break space mark; word joiner and
# invisible operators; direction embeddings, overrides and isolates (Unicode TR 36, "bidirectional text spoofing");
# interlinear marks; lone surrogates; non-characters; tag characters.
HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029\x0b\x0c]")
BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def plain(text: str) -> str:
    """The text in NFC with `\\n` line ends, at most one blank line in a row and nothing invisible that misleads."""
    unified = LINE_ENDS.sub("\n", text)
    return BLANK_LINES.sub("\n\n", unicodedata.normalize("NFC", HARMFUL.sub("", unified))).strip()


def line(text: str, limit: int) -> str:
    """One line of at most `limit` characters, cut at a word where it is too long."""
    folded = " ".join(plain(text[: limit * 20]).split())
    return folded if len(folded) <= limit else folded[: limit - 1].rsplit(" ", 1)[0] + "…"


def language_tag(text: object) -> str:
    """The tag where it is one ("en", "pt_BR" as "pt-BR"), else ""."""
    tag = text.strip().replace("_", "-") if isinstance(text, str) else ""
    return tag if len(tag) <= MAX_TAG and LANGUAGE.fullmatch(tag) else ""


def web_address(url: str) -> str:
    """The address where it is plain http or https with a host, else ""; never `javascript:`, `data:` or `file:`."""
    address = url.strip()
    if (
        not address
        or len(address) > MAX_URL
        or re.search(r"[\x00-\x20\x7f<>\"\\^`{|}]", address)
        or HARMFUL.search(address)
    ):
        return ""
    try:
        parts = urlsplit(address)
        usable = parts.scheme.lower() in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        return ""
    return address if usable and parts.username is None and parts.password is None else ""
