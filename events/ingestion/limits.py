"""How much may come in; every limit is a setting."""

from __future__ import annotations

from django.conf import settings

from .values import IngestionError

MAX_CHARACTERS = 1_000_000  # the length of two long novels: no article


def check_size(size: int, what: str = "file") -> None:
    """Raises IngestionError where `size` bytes are more than the setting allows."""
    limit = settings.DATELINE_MAX_UPLOAD_BYTES
    if size > limit:
        raise IngestionError(
            f"The {what} is too big: {_megabytes(size)}, and at most {_megabytes(limit)} can be read. "
            "Give one article at a time, or use “manage.py ingest” for many."
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size:,} bytes"
