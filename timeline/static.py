"""Static files under names that carry a hash of their content, so that browsers may keep them for ever."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Plain names where nothing was collected yet (tests, a developer's runserver); never so in production."""

    support_js_module_import_aggregation = True
    # A name changes with the names of its imports: a chain of modules takes a pass for each.
    max_post_process_passes = 20

    def stored_name(self, name: str) -> str:
        if self.hashed_files or settings.PRODUCTION:
            return str(super().stored_name(name))
        return name

    def url_converter(self, name: str, hashed_files: Any, template: str | None = None) -> Callable[..., str]:
        """`import("../htmx")` in a JavaScript file's comments names a type: what has no file ending stays as it is."""
        convert: Callable[[re.Match[str]], str] = super().url_converter(name, hashed_files, template)

        def convert_paths(match: re.Match[str]) -> str:
            names_a_file = not name.endswith(".js") or bool(PurePosixPath(match["url"]).suffix)
            return convert(match) if names_a_file else match[0]

        return convert_paths
