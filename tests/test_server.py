"""The first start and the second, as a visitor has them: a real server in a process of its own, with its own data."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(data: Path) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DJANGO_"))}
    return plain | {"DATELINE_DATA_DIR": str(data), "PYTHONUNBUFFERED": "1"}


@contextmanager
def serving(data: Path, port: int) -> Iterator[Path]:
    """The server's output in a file, once it answers."""
    said = data.parent / f"said-{port}"
    command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(port), "--threads", "2"]
    with said.open("wb") as output:
        server = subprocess.Popen(command, cwd="/", env=environment(data), stdout=output, stderr=subprocess.STDOUT)
        try:
            wait_for(server, port, said)
            yield said
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(server: subprocess.Popen[bytes], port: int, said: Path) -> None:
    for _ in range(3000):
        assert server.poll() is None, said.read_text(encoding="utf-8")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("It did not start: " + said.read_text(encoding="utf-8"))


def wait_for_line(said: Path, pattern: str) -> None:
    for _ in range(300):
        if re.search(pattern, said.read_text(encoding="utf-8")):
            return
        time.sleep(0.1)
    raise AssertionError(f"It never said “{pattern}”: " + said.read_text(encoding="utf-8"))


def get(port: int, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    return connection.getresponse()


def test_it_starts_with_the_demo_and_starts_again_with_all_that_it_had(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data, port := free_port()) as said:
        text = said.read_text(encoding="utf-8")
        assert f"http://localhost:{port}/admin/" in text
        wait_for_line(said, r"Read the index of \d{3} events")  # before anybody asked for a page
        password = re.search(r"Password +(\S{16})", text)
        assert password is not None
        front = get(port, "/")
        assert front.status == 200, said.read_text(encoding="utf-8")
        page = front.read().decode()
        assert "<h1" in page
        assert_static_files_are_kept_for_ever(port, page)
        sign_in(port, password[1])
    with serving(data, port := free_port()) as said:
        assert "Password " not in said.read_text(encoding="utf-8")
        assert get(port, "/").read().decode().count("/event/") == page.count("/event/") > 0
        sign_in(port, password[1])


def assert_static_files_are_kept_for_ever(port: int, page: str) -> None:
    for path in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page)):
        answer = get(port, path)
        assert answer.status == 200, path
        assert re.search(r"\.[0-9a-f]{12}\.", path), f"{path} has no hash"
        assert "immutable" in answer.headers["Cache-Control"]


def sign_in(port: int, password: str) -> None:
    form = get(port, "/admin/login/")
    cookie = form.headers["Set-Cookie"].split(";")[0]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form.read().decode())
    assert token is not None
    body = f"csrfmiddlewaretoken={token[1]}&username=admin&password={password}&next=/admin/"
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/admin/login/", body, headers)
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (302, "/admin/")


def test_it_says_which_port_is_taken_before_it_does_anything(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(port)]
        ended = subprocess.run(command, env=environment(tmp_path / "d"), capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert f"Cannot listen on 127.0.0.1 port {port}" in ended.stderr
    assert f"--port {port + 1}" in ended.stderr
    assert not (tmp_path / "d" / "dateline.sqlite3").exists()


@pytest.mark.parametrize("script", ["server", "test"])
def test_it_has_help_without_setting_anything_up(script: str, tmp_path: Path) -> None:
    told = subprocess.run(
        [str(ROOT / "script" / script), "--help"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0
    assert told.stdout.startswith(f"Usage: script/{script}")


@pytest.mark.parametrize("script", ["server", "test"])
def test_it_says_what_to_do_where_python_is_missing(script: str, tmp_path: Path) -> None:
    for tool in ("sh", "cat", "dirname"):
        (tmp_path / tool).symlink_to(f"/bin/{tool}" if Path(f"/bin/{tool}").exists() else f"/usr/bin/{tool}")
    told = subprocess.run(
        ["/bin/sh", str(ROOT / "script" / script)],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert "needs Python 3.11 or newer" in told.stderr
    assert "DATELINE_PYTHON=" in told.stderr
