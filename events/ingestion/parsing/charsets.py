"""Bytes to text by the rules of browsers: mark, then header, then declaration, then UTF-8 if it fits, then Windows-1252."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(rb"""(?:charset\s*=\s*["']?\s*|encoding\s*=\s*["'])([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
IN_HEADER = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
HEAD = 4096  # bytes in which a declaration counts

# Only true character encodings of the web: Python also knows "zip", "hex", "punycode" and others that a hostile page could name.
KNOWN = frozenset({
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255",
    "cp1256", "cp1257", "cp1258", "cp866", "cp874", "koi8-r", "koi8-u", "iso8859-2", "iso8859-3", "iso8859-4",
    "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15",
    "iso8859-16", "mac-roman", "mac-cyrillic", "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "euc_jp",
    "shift_jis", "iso2022_jp", "euc_kr", "cp949", "tis-620",
})  # fmt: skip
# Browsers read these labels as their Windows supersets (WHATWG Encoding Standard).
SUPERSETS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "utf-16": "utf-16-le",
}  # fmt: skip


def decode(content: bytes, content_type: str = "") -> str:
    """The text of `content`; bytes that fit no character become U+FFFD."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    for name in _candidates(content, content_type):
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    declared = next(_candidates(content, content_type))
    # Mostly fine in what it says of itself: keep that and mark the broken places.
    best = content.decode(declared, "replace")
    return best if best.count("\ufffd") * 100 < len(best) else content.decode("cp1252", "replace")


def _candidates(content: bytes, content_type: str) -> Iterator[str]:
    header = IN_HEADER.search(content_type)
    if header and (name := _known(header[1])) and not (name.startswith("utf-16") and b"\0" not in content[:HEAD]):
        yield name
    declared = DECLARED.search(content[:HEAD])
    if declared and (name := _known(declared[1].decode("ascii"))):
        # A page that can be searched for an ASCII declaration is not in UTF-16, whatever it says.
        yield "utf-8" if name.startswith("utf-16") else name
    yield "utf-8"


def _known(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    name = SUPERSETS.get(name, name)
    return name if name in KNOWN else ""
