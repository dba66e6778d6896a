"""A real web server on loopback, whose answers the tests write."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pytest_django import Settings

Answer = tuple[int, Mapping[str, str], bytes]


@dataclass
class Web:
    """What the server answers at each path; what it was asked, with the headers."""

    address: str
    pages: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def html(self, path: str, body: str | bytes, **headers: str) -> str:
        """Serves a page and returns its address."""
        content = body if isinstance(body, bytes) else body.encode()
        return self.serve(path, content, {"Content-Type": "text/html; charset=utf-8", **headers})

    def serve(self, path: str, content: bytes, headers: Mapping[str, str], status: int = 200) -> str:
        self.pages[path] = (status, headers, content)
        return self.address + path

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        return self.serve(path, b"", {"Location": to}, status)

    def by(self, path: str, handler: Callable[[BaseHTTPRequestHandler], None]) -> str:
        self.pages[path] = handler
        return self.address + path

    def paths(self) -> list[str]:
        """What was asked, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def web(settings: Settings) -> Iterator[Web]:
    web = Web("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = web.pages.get(self.path, (404, {}, b""))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: object) -> None:
            """A client that hangs up is what many a test is about."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    host = f"127.0.0.1:{server.server_port}"
    web.address = f"http://{host}"
    settings.DATELINE_FETCH_ALLOWED_HOSTS = [host]
    settings.DATELINE_FETCH_DELAY_SECONDS = 0
    yield web
    server.shutdown()
    server.server_close()
