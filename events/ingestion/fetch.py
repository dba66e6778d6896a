"""The only way out: fetches public web pages, vetting every hop. Nothing else in the project opens a connection."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urljoin

from django.conf import settings
from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError, SSLError

from . import politeness, robots
from .connection import Target, opened, target, too_late
from .parsing.cleaning import HARMFUL, line
from .values import IngestionError

MAX_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf,text/plain;q=0.9,*/*;q=0.1"
CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the server sent, decompressed. `url` is where it was found in the end; validators are "" where it sent none."""

    url: str
    status: int
    content: bytes
    content_type: str
    etag: str
    last_modified: str

    @property
    def is_unchanged(self) -> bool:
        return self.status == 304


def get(url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
    """The page, or an unchanged one where a validator still holds. Raises IngestionError with what failed and why."""
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    deadline = time.monotonic() + settings.DATELINE_FETCH_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        aim = target(url)
        begun = time.monotonic()
        rules = _robots(aim)
        deadline += time.monotonic() - begun  # a slow robots.txt does not take the page's time
        if not rules.allows(aim.path):
            raise IngestionError(
                f"{aim.host} asks robots not to read this page (robots.txt). Open it yourself and paste the text."
            )
        deadline += politeness.wait(aim.origin, max(rules.delay, settings.DATELINE_FETCH_DELAY_SECONDS))
        status, headers, content = _ask(aim, conditions, deadline)
        if status in REDIRECTS and headers.get("location"):
            url = _joined(aim, headers["location"])
            continue
        _check_status(aim, status)
        return Fetched(aim.url, status, content, headers.get("content-type", "")[:200], headers.get("etag", "")[:500],
                       headers.get("last-modified", "")[:100])  # fmt: skip
    raise IngestionError(
        f"{aim.host} redirects more than {MAX_REDIRECTS} times. Give the address of the article itself."
    )


def _joined(aim: Target, location: str) -> str:
    try:
        return urljoin(aim.url, location)
    except ValueError as error:
        raise IngestionError(f"{aim.host} redirects to “{line(location, 100)}”, which is no address.") from error


def _ask(
    aim: Target, conditions: Mapping[str, str], deadline: float, limit: int = 0
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in small letters) and the decompressed body of one answer."""
    headers = {"User-Agent": _agent(), "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
    headers |= {name: value for name, value in conditions.items() if value}
    try:
        with opened(aim, deadline) as connection:
            connection.request("GET", aim.path, headers=headers, preload_content=False, decode_content=False)
            answer = connection.getresponse()
            said = {name.lower(): HARMFUL.sub("", value) for name, value in answer.headers.items()}
            body = (
                b""
                if answer.status in REDIRECTS
                else _body(aim, answer, said, limit or settings.DATELINE_FETCH_MAX_BYTES)
            )
    except (SSLError, ssl.SSLError) as error:
        _check_time(aim, deadline)
        raise IngestionError(
            f"The certificate of {aim.host} is not in order: {line(str(error), 150)}. It was not fetched."
        ) from error
    except (HTTPError, HTTPException, OSError, ValueError, zlib.error) as error:
        _check_time(aim, deadline)
        raise IngestionError(
            f"The server at {aim.host} broke off or sent no proper answer. Try again later.", retry=True
        ) from error
    _check_time(aim, deadline)
    return answer.status, said, body


def _body(aim: Target, answer: HTTPResponse, headers: Mapping[str, str], limit: int) -> bytes:
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise IngestionError(
            f"The server at {aim.host} packs its page in a way that was not asked for ({line(encoding, 40)})."
        )
    received = bytearray()
    for piece in _unpacked(answer.stream(CHUNK, decode_content=False), encoding, limit):
        received += piece
        if len(received) > limit:
            raise IngestionError(f"The page at {aim.host} is bigger than {limit / 1_000_000:g} MB. It was not read.")
    return bytes(received)


def _unpacked(chunks: Iterator[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """At most one byte over `limit` is ever unpacked, so that a bomb stays small."""
    if encoding in {"", "identity"}:
        yield from chunks
        return
    unpack = None
    for chunk in chunks:
        # "deflate" is zlib by the standard and raw deflate from some servers: the first byte tells.
        raw = encoding == "deflate" and unpack is None and chunk[0] & 0x0F != 8
        unpack = unpack or zlib.decompressobj(-zlib.MAX_WBITS if raw else 32 + zlib.MAX_WBITS)
        while chunk and not unpack.eof:
            yield unpack.decompress(chunk, limit + 1)
            chunk = unpack.unconsumed_tail


def _robots(aim: Target) -> robots.Rules:
    """RFC 9309: no robots.txt allows all; a site that cannot answer is left alone for now. Raises IngestionError."""
    return robots.parse(politeness.robots_text(aim.origin, lambda: _fetch_robots(aim)))


def _fetch_robots(aim: Target) -> str:
    url = f"{aim.origin}/robots.txt"
    deadline = time.monotonic() + settings.DATELINE_FETCH_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        hop = target(url)
        status, headers, content = _ask(hop, {}, deadline, limit=robots.MAX_BYTES)
        if status in REDIRECTS and headers.get("location"):
            url = _joined(hop, headers["location"])
            continue
        if status >= 500 or status == 429:
            raise IngestionError(
                f"{aim.host} cannot say at the moment what robots may read ({status}). Try again later.", retry=True
            )
        return content.decode("utf-8", "replace") if status == 200 else ""
    return ""


def _agent() -> str:
    contact = line(settings.DATELINE_CONTACT, 200).encode("ascii", "ignore").decode()
    return f"Dateline/0.1 (+{contact})" if contact else "Dateline/0.1"


def _check_status(aim: Target, status: int) -> None:
    if status in {200, 203, 304}:
        return
    if status in {404, 410}:
        raise IngestionError(f"The server at {aim.host} has no such page ({status}). Check the address.")
    if status in {401, 402, 403, 451}:
        raise IngestionError(
            f"The server at {aim.host} does not let us read this page ({status}). Open it yourself and paste the text."
        )
    busy = status == 429 or status >= 500
    raise IngestionError(f"The server at {aim.host} answered with an error ({status}). Try again later.", retry=busy)


def _check_time(aim: Target, deadline: float) -> None:
    if time.monotonic() >= deadline:
        raise too_late(aim)
