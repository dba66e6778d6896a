"""Fetching from real servers: what is sent, what is followed, what is refused, and how that is said."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from pytest_django import Settings

from events.ingestion import IngestionError, fetch, networks, robots

from .conftest import Web

pytestmark = pytest.mark.django_db


def test_it_fetches_a_page_and_says_who_asks(web: Web, settings: Settings) -> None:
    settings.DATELINE_CONTACT = "desk@example.org"
    fetched = fetch.get(web.html("/a?b=1", "<p>Fine.</p>", ETag='"x"'))
    assert (fetched.status, fetched.content, fetched.etag) == (200, b"<p>Fine.</p>", '"x"')
    _, headers = web.asked[-1]
    assert headers["user-agent"] == "Dateline/0.1 (+desk@example.org)"
    assert headers["host"] == web.address.removeprefix("http://")
    assert "cookie" not in headers


def test_it_asks_only_for_what_changed(web: Web) -> None:
    url = web.serve("/feed", b"", {}, status=304)
    fetched = fetch.get(url, etag='"old"', last_modified="Mon, 01 Nov 2021 08:00:00 GMT")
    assert fetched.is_unchanged
    assert web.asked[-1][1]["if-none-match"] == '"old"'
    assert web.asked[-1][1]["if-modified-since"] == "Mon, 01 Nov 2021 08:00:00 GMT"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"words " * 1000, mtime=0)),
        ("deflate", zlib.compress(b"words " * 1000)),
        ("deflate", zlib.compress(b"words " * 1000)[2:-4]),
    ],
)
def test_it_unpacks_what_it_asked_for(web: Web, encoding: str, packed: bytes) -> None:
    url = web.serve("/a", packed, {"Content-Type": "text/html", "Content-Encoding": encoding})
    assert fetch.get(url).content == b"words " * 1000


def test_it_follows_redirects_and_says_where_it_ended(web: Web) -> None:
    end = web.html("/end", "<p>Here.</p>")
    web.redirect("/middle", "/end", status=301)
    assert fetch.get(web.redirect("/start", f"{web.address}/middle")).url == end


def test_it_stops_following_a_circle(web: Web) -> None:
    with pytest.raises(IngestionError, match="redirects more than 5 times"):
        fetch.get(web.redirect("/a", "/a"))


@pytest.mark.parametrize(
    ("status", "words", "retry"),
    [
        (404, "no such page", False),
        (410, "no such page", False),
        (403, "does not let us read", False),
        (500, "answered with an error", True),
        (429, "answered with an error", True),
    ],
)
def test_it_says_what_the_server_answered(web: Web, status: int, words: str, retry: bool) -> None:
    url = web.serve("/a", b"", {}, status=status)
    with pytest.raises(IngestionError, match=words) as caught:
        fetch.get(url)
    assert caught.value.retry is retry


def test_it_says_that_a_server_did_not_answer_in_time(web: Web, settings: Settings) -> None:
    settings.DATELINE_FETCH_SECONDS = 1
    silence = threading.Event()

    def say_nothing(_: BaseHTTPRequestHandler) -> None:
        silence.wait(10)

    url = web.by("/slow", say_nothing)
    with pytest.raises(IngestionError, match=r"The server at 127\.0\.0\.1 did not answer within 1 s") as caught:
        fetch.get(url)
    silence.set()
    assert caught.value.retry


def test_it_says_that_nobody_listens(web: Web, settings: Settings) -> None:
    settings.DATELINE_FETCH_ALLOWED_HOSTS = ["127.0.0.1:9"]
    with pytest.raises(IngestionError, match="refuses the connection"):
        fetch.get("http://127.0.0.1:9/")


def test_it_says_that_a_host_does_not_exist() -> None:
    with pytest.raises(IngestionError, match=r"no host called nowhere\.invalid"):
        fetch.get("https://nowhere.invalid/a")


def test_it_honours_robots(web: Web) -> None:
    web.serve("/robots.txt", b"User-agent: *\nDisallow: /private\n", {"Content-Type": "text/plain"})
    assert fetch.get(web.html("/open", "<p>Yes.</p>")).status == 200
    with pytest.raises(IngestionError, match=r"asks robots not to read this page \(robots\.txt\)"):
        fetch.get(web.html("/private/a", "<p>No.</p>"))
    assert "/private/a" not in web.paths()


def test_it_leaves_a_site_alone_whose_robots_file_fails(web: Web) -> None:
    web.serve("/robots.txt", b"", {}, status=503)
    with pytest.raises(IngestionError, match="cannot say at the moment") as caught:
        fetch.get(web.html("/a", "<p>No.</p>"))
    assert caught.value.retry


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/shop", False),
        ("/shop/open", True),
        ("/a.pdf", False),
        ("/a.pdf?x", True),
        ("/x/y/print", False),
        ("/news", True),
    ],
)
def test_it_lets_the_longest_rule_decide(path: str, allowed: bool) -> None:
    text = "User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /shop\nAllow: /shop/open\nDisallow: /*.pdf$\nDisallow: /x*/print\n"
    assert robots.parse(text).allows(path) is allowed


def test_it_takes_its_own_group_before_the_one_for_all() -> None:
    rules = robots.parse(
        "User-agent: *\nDisallow: /\n\nUser-Agent: Dateline\nUser-agent: else\nDisallow: /a\nCrawl-delay: 2\n"
    )
    assert rules.allows("/b")
    assert not rules.allows("/a")
    assert rules.delay == 2


DENIED = (
    "0.0.0.0 10.1.2.3 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.255 168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255 "
    "192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 "
    "240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1 "
    "2001:db8::1 2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 nonsense"
)


@pytest.mark.parametrize("address", DENIED.split())
def test_it_denies_addresses_that_are_not_public(address: str) -> None:
    assert not networks.is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"]
)
def test_it_lets_public_addresses_pass(address: str) -> None:
    assert networks.is_public(address)


@pytest.fixture
def secure(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A TLS server whose certificate, by an authority that we trust, is for localhost only; its port."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    names: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"{names[-1]} {self.headers['Host']}".encode()
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    settings.DATELINE_FETCH_ALLOWED_HOSTS = [f"localhost:{server.server_port}", f"127.0.0.1:{server.server_port}"]
    settings.DATELINE_FETCH_DELAY_SECONDS = 0
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_it_connects_to_the_vetted_address_under_the_right_name(secure: int) -> None:
    assert fetch.get(f"https://localhost:{secure}/").content == f"localhost localhost:{secure}".encode()


def test_it_refuses_a_certificate_for_another_name(secure: int) -> None:
    with pytest.raises(IngestionError, match=r"certificate of 127\.0\.0\.1 is not in order"):
        fetch.get(f"https://127.0.0.1:{secure}/")


def test_it_refuses_a_certificate_that_nobody_vouches_for(secure: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(IngestionError, match="certificate of localhost is not in order"):
        fetch.get(f"https://localhost:{secure}/")
