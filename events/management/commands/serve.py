"""Starts the site on this computer: tables, demo, an admin, collected static files, then the server."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from events.models import Article, Event


class Command(BaseCommand):
    help = "Sets the site up where that is still to be done (tables, demo, an admin) and serves it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
        parser.add_argument("--threads", type=int, default=8, help="how many requests are answered at once (8)")
        parser.add_argument("--no-demo", action="store_true", help="leave an empty database empty")

    def handle(self, *, host: str, port: int, threads: int, no_demo: bool, **options: Any) -> None:
        check_port(host, port)
        call_command("migrate", verbosity=0)
        if not no_demo and not Event.objects.exists() and not Article.objects.exists():
            self.say("Loading the demo ...")
            call_command("load_demo", verbosity=0)
        collect_static()
        self.greet(f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0'} else host}:{port}/")  # noqa: S104
        serve(host, port, threads)

    def greet(self, address: str) -> None:
        self.say(f"\nThe site:   {address}\nThe admin:  {address}admin/")
        if made := make_admin():
            self.say(f"Sign in as  {made[0]}\nPassword    {made[1]}\n\nThe password is shown this once. Keep it.")
        else:
            self.say(
                "Sign in with the name and password of the first start (forgotten: manage.py changepassword admin)."
            )
        self.say("Stop with Ctrl+C.\n")

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def check_port(host: str, port: int) -> None:
    """Raises CommandError where the port cannot be had, before anything is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        raise CommandError(f"Cannot listen on {host} port {port}: {error}. Try another: --port {port + 1}") from error


def make_admin() -> tuple[str, str] | None:
    """Name and password of a new chief editor where there is none yet."""
    if User.objects.filter(is_superuser=True).exists():
        return None
    password = secrets.token_urlsafe(12)
    name = "admin" if not User.objects.filter(username="admin").exists() else f"admin-{secrets.token_hex(3)}"
    User.objects.create_superuser(name, password=password)
    return name, password


def collect_static() -> None:
    """Collects the static files unless nothing changed since; a stamp in the data directory tells."""
    stamp = settings.DATA_DIR / "static.stamp"
    state = _state_of(Path(settings.BASE_DIR) / "static") + f"{settings.STATIC_ROOT}"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == state and Path(settings.STATIC_ROOT).exists():
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(state, encoding="utf-8")


def _state_of(folder: Path) -> str:
    """SHA-256 (hex) over names, sizes and times of the files, and over the pinned packages, which bring their own."""
    total = hashlib.sha256((Path(settings.BASE_DIR) / "requirements.txt").read_bytes())
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        stat = file.stat()
        total.update(f"{file}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return total.hexdigest()


def serve(host: str, port: int, threads: int) -> None:
    """Hands this process over to gunicorn; where that does not run (Windows), to Django's own threaded server."""
    sys.stdout.flush()
    if os.name != "posix":
        call_command("runserver", f"{host}:{port}", use_reloader=False)
        return
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    options = ["--threads", str(threads), "--bind", bind]
    os.chdir(settings.BASE_DIR)
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *options, "timeline.wsgi"])  # noqa: S606
