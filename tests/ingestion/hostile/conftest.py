from __future__ import annotations

from collections.abc import Iterator

import pytest

from events.models import Article


@pytest.fixture(autouse=True)
def nothing_harmful_is_stored(db: None) -> Iterator[None]:
    """No attack leaves anything harmful behind, whatever else its test looks at."""
    yield
    for article in Article.objects.all():
        for value in (
            article.text,
            article.title,
            article.author,
            article.url,
            article.canonical_url,
            article.language,
        ):
            assert not set(value) & set("\x00\u202e\u2066\u200b\x1b\ud800")
        assert article.url == "" or article.url.startswith(("http://", "https://"))
