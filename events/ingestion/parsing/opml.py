"""The list of feeds that a feed reader exports (OPML)."""

from __future__ import annotations

import re

from lxml import etree

from .cleaning import MAX_TITLE, line, web_address
from .page import UnreadableError

MAX_FEEDS = 2_000


def read(content: bytes) -> list[dict[str, str]]:
    """{"url", "title"} of every feed. Raises UnreadableError for what is no OPML or declares entities of its own."""
    if re.search(rb"<!(?:ENTITY|DOCTYPE)", content[:100_000], re.IGNORECASE):
        raise UnreadableError("The list declares a document type of its own; that is not read, for safety.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("The file is no OPML list of feeds.") from error
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise UnreadableError("The file is no OPML list of feeds.")
    outlines = [outline for outline in root.iter("outline") if web_address(outline.get("xmlUrl") or "")]
    return [
        {
            "url": outline.get("xmlUrl").strip(),
            "title": line(outline.get("title") or outline.get("text") or "", MAX_TITLE),
        }
        for outline in outlines[:MAX_FEEDS]
    ]
