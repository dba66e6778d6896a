"""A connection to one vetted network address, with the right name in TLS, shut at its deadline. Used by `fetch` alone."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection

from . import networks
from .parsing.cleaning import line, web_address
from .values import IngestionError

MAX_ADDRESSES = 4  # of one host that are tried


@dataclass(frozen=True, slots=True)
class Target:
    """One request's aim: `host` as sent (IDNA), `path` with its query, percent-encoded."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{shown}:{self.port}"


class _Http(HTTPConnection):
    vetted: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.vetted


class _Https(HTTPSConnection):
    vetted: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.vetted


def target(url: str) -> Target:
    """Raises IngestionError for what is no plain web address or names a port that is not allowed."""
    if not web_address(url):
        raise IngestionError(
            f"“{line(url, 100)}” is not the address of a web page: it must begin with https:// or http://."
        )
    parts = urlsplit(url.strip())
    scheme = parts.scheme.lower()
    host = _ascii_host(parts.hostname or "")
    port = parts.port or (443 if scheme == "https" else 80)
    if str(port) not in settings.DATELINE_FETCH_PORTS and not _is_named(host, port):
        raise IngestionError(
            f"Port {port} of {host} is not asked; allowed are {', '.join(settings.DATELINE_FETCH_PORTS)}."
        )
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=-._~?")
    return Target(url.strip(), scheme, host, port, f"{path}?{query}" if query else path)


@contextmanager
def opened(aim: Target, deadline: float) -> Iterator[HTTPConnection]:
    """A connection that is shut at `deadline` (monotonic seconds), whatever the server does."""
    sock = _connect(aim, _vetted_addresses(aim, deadline), deadline)
    kind = _Https if aim.scheme == "https" else _Http
    connection = kind(aim.host, aim.port, timeout=max(0.1, deadline - time.monotonic()))
    connection.vetted = sock
    if isinstance(connection, HTTPSConnection):
        connection.ssl_context = ssl.create_default_context()
    handle = sock.dup()  # TLS takes the socket over; this handle still reaches the connection
    timer = threading.Timer(max(0.01, deadline - time.monotonic()), _shut, [handle])
    timer.daemon = True
    timer.start()
    try:
        yield connection
    finally:
        timer.cancel()
        connection.close()
        sock.close()
        handle.close()


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii").lower().rstrip(".") if ":" not in host else host
    except UnicodeError as error:
        raise IngestionError(f"“{line(host, 100)}” is not a host's name.") from error


def _is_named(host: str, port: int) -> bool:
    """Whether the operator allows this host although it may lie inside; with its port, or on the usual ports."""
    named = settings.DATELINE_FETCH_ALLOWED_HOSTS
    return f"{host}:{port}" in named or (host in named and str(port) in settings.DATELINE_FETCH_PORTS)


def _vetted_addresses(aim: Target, deadline: float) -> list[str]:
    """All addresses of the host; every one must be public, so that a host with one foot inside is refused."""
    addresses = _resolve(aim, deadline)
    if not _is_named(aim.host, aim.port) and (denied := [a for a in addresses if not networks.is_public(a)]):
        raise IngestionError(
            f"{aim.host} leads to {denied[0]}, which is not on the public internet. Only public pages are fetched."
        )
    return addresses[:MAX_ADDRESSES]


def _resolve(aim: Target, deadline: float) -> list[str]:
    """In a thread of its own, as the system's look-up knows no time limit."""
    found: list[str] = []

    def look_up() -> None:
        with suppress(OSError, UnicodeError):
            answers = socket.getaddrinfo(aim.host, aim.port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    addresses = list(found)
    if not addresses:
        raise IngestionError(f"There is no host called {aim.host} on the network. Check the address.", retry=True)
    return addresses


def _connect(aim: Target, addresses: list[str], deadline: float) -> socket.socket:
    for left, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
        with suppress(OSError):
            return socket.create_connection((address, aim.port), timeout=max(0.1, (deadline - time.monotonic()) / left))
    if time.monotonic() >= deadline:
        raise too_late(aim)
    raise IngestionError(f"The server at {aim.host} refuses the connection. Try again later.", retry=True)


def too_late(aim: Target) -> IngestionError:
    seconds = settings.DATELINE_FETCH_SECONDS
    return IngestionError(f"The server at {aim.host} did not answer within {seconds} s. Try again later.", retry=True)


def _shut(handle: socket.socket) -> None:
    with suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)
