"""What every answer of the site has in common: health, headers, logs, robots, error pages."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from timeline.logs import JsonFormatter

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.django_db
def test_it_says_that_it_is_well(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": connection.vendor}
    assert "no-store" in answer.headers["Cache-Control"]


def test_it_says_that_the_database_is_down(tmp_path: Path) -> None:
    ask = "from django.test import Client; answer = Client().get('/health/'); print(answer.status_code, answer.content)"
    environment = os.environ | {
        "DATELINE_DATA_DIR": str(tmp_path),
        "DATELINE_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "DATELINE_HOSTS": "testserver",
    }
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", ask]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.startswith("503")
    assert '"status": "down"' in told.stdout


@pytest.mark.django_db(transaction=True)
def test_it_says_that_tables_are_behind_the_code(client: Client) -> None:
    recorder = MigrationRecorder(connection)
    last = recorder.migration_qs.filter(app="events").order_by("name").last()
    assert last is not None
    recorder.record_unapplied(last.app, last.name)
    try:
        answer = client.get("/health/")
        assert answer.status_code == 503
        assert "migrate" in answer.json()["database"]
    finally:
        recorder.record_applied(last.app, last.name)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/about/", "/topics/", "/admin/login/", "/nowhere/", "/robots.txt"])
def test_it_sends_a_strict_policy_with_every_page(client: Client, path: str) -> None:
    answer = client.get(path)
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert not any("unsafe" in value or "http" in value or "*" in value for value in policy.values())
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_it_keeps_search_engines_out_of_the_admin(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain"
    assert b"Disallow: /admin/" in answer.content


@pytest.mark.django_db
def test_it_answers_an_unknown_address_with_a_page_that_leads_home(client: Client) -> None:
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert b'href="/"' in answer.content
    assert b"<h1" in answer.content


@pytest.mark.django_db
def test_it_answers_a_forged_form_with_a_page_that_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert b"<h1" in answer.content


@pytest.mark.django_db
def test_it_answers_an_unknown_host_with_a_bad_request(client: Client) -> None:
    answer = client.get("/", headers={"host": "evil.example.com"})
    assert answer.status_code == 400
    assert b"<h1" in answer.content


@pytest.mark.django_db
@pytest.mark.urls("tests.broken")
def test_it_answers_an_error_of_its_own_with_a_page_that_tells_nothing_of_the_inside() -> None:
    answer = Client(raise_request_exception=False).get("/broken/")
    assert answer.status_code == 500
    assert b"<h1" in answer.content
    assert b'href="/"' in answer.content
    assert b"secret of the inside" not in answer.content


@pytest.mark.django_db
def test_it_stops_someone_who_guesses_passwords(admin: User) -> None:
    client = Client()
    for _ in range(10):
        client.post("/admin/login/", {"username": "chief", "password": "guess"})
    answer = client.post("/admin/login/", {"username": "chief", "password": "a-long-pass-phrase"})
    assert answer.status_code == 429


@pytest.mark.django_db
def test_it_logs_each_request_without_its_query(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "timeline.requests"):
        client.get("/robots.txt?q=secret")
    line = json.loads(JsonFormatter().format(caplog.records[-1]))
    assert (line["method"], line["path"], line["status"]) == ("GET", "/robots.txt", 200)
    assert line["milliseconds"] >= 0
    assert "secret" not in json.dumps(line)


def test_it_logs_an_error_with_its_trace_on_one_line() -> None:
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        record = logging.LogRecord("events", logging.ERROR, __file__, 1, "Broken: %s", ("x",), sys.exc_info())
    text = JsonFormatter().format(record)
    assert "\n" not in text
    line = json.loads(text)
    assert (line["level"], line["message"]) == ("ERROR", "Broken: x")
    assert "ValueError: first" in line["trace"]
