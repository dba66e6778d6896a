"""HTML to a tree, and a tree to lines of text, within limits."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from .cleaning import plain
from .page import UnreadableError

MAX_TAGS = 200_000  # a long news page has 10,000
MAX_ELEMENTS = 60_000
MAX_DEPTH = 300

SILENT = frozenset({
    "script", "style", "template", "noscript", "head", "title", "iframe", "object", "embed", "svg", "math",
    "canvas", "form", "select", "button", "nav",
})  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p",
    "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip


def tree(text: str) -> html.HtmlElement:
    """The tree of an HTML text. Raises UnreadableError where it has no element, too many or too deep ones."""
    if text.count("<") > MAX_TAGS:
        raise UnreadableError(f"The page has more than {MAX_TAGS:,} tags; no article has. It was not read.")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError("The page is empty or is no HTML.") from error
    _check(root)
    return root


def text_of(root: html.HtmlElement) -> str:
    """All visible words, a line for each block."""
    return plain("".join(_pieces(root)))


def fragment_text(fragment: str) -> str:
    """The visible words of a piece of HTML, such as a feed's description."""
    if "<" not in fragment and "&" not in fragment:
        return plain(fragment)
    return text_of(tree(f"<div>{fragment}</div>")) if fragment.strip() else ""


def _check(root: html.HtmlElement) -> None:
    depth = 0
    for count, (action, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if action == "start" else -1
        if depth > MAX_DEPTH or count > 2 * MAX_ELEMENTS:
            raise UnreadableError(
                "The page has too many elements, or they lie too deep in one another. It was not read."
            )


def _pieces(root: html.HtmlElement) -> Iterator[str]:
    """Iterative, as a hostile page nests deeply."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for action, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if action == "end":
            yield "\n" if tag in BLOCKS else ""
            yield element.tail or "" if element is not root else ""
        elif tag in SILENT or not tag:
            walker.skip_subtree()
        else:
            yield ("\n" if tag in BLOCKS else "") + " ".join((element.text or "").split("\n"))
