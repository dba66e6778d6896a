"""From a paste, a file or a link to an `Incoming`. Nothing is stored here."""

from __future__ import annotations

from datetime import date

from events.models.addresses import canonical, domain

from . import fetch, kinds, limits, reader
from .parsing.cleaning import MAX_NAME, MAX_TITLE, language_tag, line, plain, web_address
from .parsing.page import PARSER, Page
from .values import Incoming, IngestionError


def read_text(
    text: str,
    *,
    title: str = "",
    url: str = "",
    published_on: date | None = None,
    outlet: str = "",
    author: str = "",
    language: str = "",
    licence: str = "",
) -> Incoming:
    """A pasted text with what the person says of it. Raises IngestionError for an empty, too long or unsafe one."""
    limits.check_size(len(text.encode("utf-8", "replace")), "text")
    return Incoming(
        text=article_text(text),
        title=line(title, MAX_TITLE),
        url=given_address(url),
        canonical_url=canonical(url),
        published_on=published_on,
        known_from="given" if published_on else "unknown",
        outlet=line(outlet, MAX_NAME),
        outlet_domain=domain(url),
        author=line(author, MAX_NAME),
        language=language_tag(language),
        licence=licence,
    )


def article_text(text: str) -> str:
    """The cleaned text. Raises IngestionError where nothing readable is left or it is no article's length."""
    cleaned = plain(text)
    if not any(c.isalnum() for c in cleaned):
        raise IngestionError("There is no text in it. Paste the words of the article, or give its link.")
    if len(cleaned) > limits.MAX_CHARACTERS:
        raise IngestionError(
            f"The text has {len(cleaned):,} characters; at most {limits.MAX_CHARACTERS:,} can be read as one article. Split it."
        )
    return cleaned


def given_address(url: str) -> str:
    """The address that a person gave, "" where none. Raises IngestionError for one that is no web page's."""
    if not url.strip():
        return ""
    address = web_address(url)
    if not address:
        raise IngestionError(
            f"“{line(url, 100)}” is not the address of a web page. Give one that begins with https:// or http://, without a user name."
        )
    return address


def read_upload(name: str, content: bytes) -> Incoming:
    """A file: plain text, a saved web page, a message (.eml) or a PDF. Raises IngestionError for all else."""
    limits.check_size(len(content))
    kind = kinds.of_file(name, content)
    page = reader.read(kind, content)
    return from_page(page, content=content, content_type=kinds.CONTENT_TYPES[kind])


def read_link(url: str) -> Incoming:
    """The article at a web address. Raises IngestionError where it cannot be fetched or read."""
    if not given_address(url):
        raise IngestionError("Give the address of the article.")
    fetched = fetch.get(url)
    return read_page(fetched.content, fetched.content_type, fetched.url)


def read_page(content: bytes, content_type: str, url: str) -> Incoming:
    """What was fetched from `url`, read. Raises IngestionError."""
    page = reader.read(kinds.of_answer(content_type, content, url), content, content_type, url)
    return from_page(page, content=content, content_type=content_type, url=url)


def from_page(page: Page, *, content: bytes, content_type: str, url: str = "") -> Incoming:
    address = page.canonical_url or url
    return Incoming(
        text=article_text(page.text),
        title=page.title,
        url=url or address,
        canonical_url=canonical(address),
        published_on=date.fromisoformat(page.published) if page.published else None,
        known_from="page" if page.published else "unknown",
        outlet=page.outlet or domain(address),
        outlet_domain=domain(address),
        author=page.author,
        language=page.language,
        raw=content,
        content_type=content_type,
        parser=PARSER,
    )
