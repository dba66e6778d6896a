from __future__ import annotations

import socket
from typing import Any

import pytest

from events.ingestion import IngestionError, read_link, read_text, receive_link
from events.ingestion.values import Incoming
from events.models import Article

from ..conftest import Web
from ..test_receive import WORDS

INSIDE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://localhost/",
    "http://localhost./",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://192.168.0.1/",
    "http://100.100.100.200/",
    "http://0.0.0.0/",
    "http://224.0.0.1/",
]


@pytest.mark.parametrize("url", INSIDE)
def test_it_does_not_fetch_inside_addresses(url: str) -> None:
    with pytest.raises(
        IngestionError, match=r"not on the public internet|no host called|is not a host|not the address of a web page"
    ):
        read_link(url)


SCHEMES = [
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://example.org/a",
    "gopher://127.0.0.1:25/_HELO",
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<p>x</p>",
    "//example.org/a",
    "http:///a",
    "http://",
    "http://user:secret@example.org/",
    "http://example.org@127.0.0.1/",
    "http://example.org\\@127.0.0.1/",
    "http://example.org/a b",
    "http://example.org/\r\nX-Injected: 1",
    "http://example.org/\u202etxt.exe",
    "http://[::1",
    "http://example.org:99999/",
    "http://" + "a" * 3000,
]


@pytest.mark.parametrize("url", SCHEMES)
def test_it_refuses_what_is_no_plain_web_address(url: str) -> None:
    for take in (read_link, lambda u: receive_link(Incoming(url=u)), lambda u: read_text(WORDS, url=u)):
        with pytest.raises(IngestionError, match="not the address of a web page"):
            take(url)
    assert not Article.objects.exists()


@pytest.mark.parametrize("port", [21, 22, 25, 3306, 5432, 6379, 8080, 11211])
def test_it_does_not_ask_other_ports(port: int) -> None:
    with pytest.raises(IngestionError, match=f"Port {port} of example.org is not asked"):
        read_link(f"http://example.org:{port}/")


def answers(*addresses: str) -> list[tuple[Any, ...]]:
    family = {True: socket.AF_INET6, False: socket.AF_INET}
    return [(family[":" in a], socket.SOCK_STREAM, 6, "", (a, 80)) for a in addresses]


def test_it_refuses_a_host_with_one_foot_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: answers("93.184.216.34", "10.0.0.1"))
    with pytest.raises(IngestionError, match=r"leads to 10\.0\.0\.1"):
        read_link("http://two-faced.example/")


def test_it_looks_a_name_up_once_so_that_it_cannot_be_rebound(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    connected: list[str] = []

    def look_up(host: str, *_a: object, **_k: object) -> list[tuple[Any, ...]]:
        asked.append(host)
        return answers("93.184.216.34" if len(asked) == 1 else "127.0.0.1")

    def connect(address: tuple[str, int], **_k: object) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(IngestionError, match="refuses the connection"):
        read_link("http://rebound.example/")
    assert (asked, connected) == (["rebound.example"], ["93.184.216.34"])


@pytest.mark.parametrize(
    "to",
    [
        "http://169.254.169.254/",
        "http://[::1]/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//127.0.0.1:22/",
        "http://localhost/",
    ],
)
def test_it_vets_every_redirect(web: Web, to: str) -> None:
    with pytest.raises(IngestionError, match=r"not on the public internet|not the address of a web page|is not asked"):
        read_link(web.redirect("/a", to))


def test_it_vets_a_redirected_robots_file(web: Web) -> None:
    web.redirect("/robots.txt", "http://169.254.169.254/latest/")
    with pytest.raises(IngestionError, match="not on the public internet"):
        read_link(web.html("/a", WORDS))


def test_it_does_not_lend_a_named_host_to_another_port(web: Web) -> None:
    with pytest.raises(IngestionError, match="is not asked"):
        read_link(web.redirect("/a", "http://127.0.0.1:1/"))
