# Sourced by the scripts beside it: sets PYTHON to a Python 3.11 or newer, or says what to do and ends.
PYTHON=
for candidate in "${DATELINE_PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    if [ -n "$candidate" ] && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        PYTHON=$candidate
        break
    fi
done
if [ -z "$PYTHON" ]; then
    echo "Dateline needs Python 3.11 or newer, and none was found." >&2
    echo "Install one (Debian, Ubuntu: apt-get install python3 python3-venv; others: https://www.python.org/downloads/)," >&2
    echo "or name one that is not on the PATH: DATELINE_PYTHON=/path/to/python3 $0" >&2
    exit 1
fi
