"""Settings: every variable is documented, a wrong one is told, and production refuses to start half-configured."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from timeline import env
from timeline.keys import local_secret_key

ROOT = Path(__file__).resolve().parent.parent
READ = re.compile(r"""env\.\w+\(\s*["'](DATELINE_\w+)["']""")
SCRIPTS = {"DATELINE_PYTHON", "DATELINE_CHROMIUM"}


def manage(data: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """manage.py in a process of its own, with only these DATELINE_ variables."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DJANGO_"))}
    environment = plain | {"DATELINE_DATA_DIR": str(data)} | variables
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def production() -> dict[str, str]:
    return {
        "DATELINE_PRODUCTION": "yes",
        "DATELINE_SECRET_KEY": secrets.token_urlsafe(50),
        "DATELINE_HOSTS": "news.example.org",
    }


def test_it_documents_every_variable_and_no_other() -> None:
    code = [path.read_text(encoding="utf-8") for room in ("timeline", "events") for path in (ROOT / room).rglob("*.py")]
    read = {name for text in code for name in READ.findall(text)}
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(DATELINE_\w+)`", page, re.MULTILINE)) == read | SCRIPTS


def test_it_reads_the_environment_through_env_only() -> None:
    code = {
        path: path.read_text(encoding="utf-8") for path in [*ROOT.glob("events/**/*.py"), *ROOT.glob("timeline/*.py")]
    }
    direct = {path.name for path, text in code.items() if re.search(r"""environ(\.get\(|\[)["']DATELINE""", text)}
    assert direct == set()


def test_it_passes_the_deployment_check_in_production(tmp_path: Path, production: dict[str, str]) -> None:
    checked = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **production)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


@pytest.mark.parametrize(
    "change",
    [
        {"DATELINE_SECRET_KEY": ""},
        {"DATELINE_SECRET_KEY": "short"},
        {"DATELINE_HOSTS": ""},
        {"DATELINE_DEBUG": "yes"},
    ],
)
def test_it_refuses_to_start_a_half_configured_production(
    tmp_path: Path, production: dict[str, str], change: dict[str, str]
) -> None:
    started = manage(tmp_path, "check", **(production | change))
    assert started.returncode != 0
    assert "In production, set DATELINE_SECRET_KEY" in started.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DATELINE_DEBUG", "perhaps", "say yes or no"),
        ("DATELINE_MAX_UPLOAD_BYTES", "many", "give a whole number"),
        ("DATELINE_TASKS", "redis", "choose one of immediate, database"),
        ("DATELINE_SECRET_KEY_FILE", "/nowhere/key", "cannot be read"),
    ],
)
def test_it_names_the_variable_that_it_cannot_read(tmp_path: Path, name: str, value: str, said: str) -> None:
    started = manage(tmp_path, "check", **{name: value})
    assert started.returncode != 0
    assert name.removesuffix("_FILE") in started.stderr
    assert said in started.stderr


def test_it_reads_a_value_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hosts").write_text("a.example.org, b.example.org\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_HOSTS", "c.example.org")
    monkeypatch.setenv("DATELINE_HOSTS_FILE", str(tmp_path / "hosts"))
    assert env.words("DATELINE_HOSTS") == ["a.example.org", "b.example.org"]


def test_it_takes_the_first_choice_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_LOG_FORMAT", raising=False)
    assert env.choice("DATELINE_LOG_FORMAT", ("text", "json")) == "text"
    monkeypatch.setenv("DATELINE_LOG_FORMAT", "xml")
    with pytest.raises(ImproperlyConfigured, match="choose one of text, json"):
        env.choice("DATELINE_LOG_FORMAT", ("text", "json"))


def test_it_makes_a_secret_key_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secret_key"
    key = local_secret_key(path)
    assert len(key) >= 50
    assert local_secret_key(path) == key
    assert local_secret_key(tmp_path / "other") != key
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600
