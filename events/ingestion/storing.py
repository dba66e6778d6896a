"""Stores what came in, once: the same text and the same page are recognised, near copies are linked to their root."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from events.models import Article, Feed, Snapshot, Topic
from events.models.addresses import MAX_URL, canonical, domain, names
from events.models.text import text_hash

from . import duplicates, outlets, work
from .parsing.cleaning import MAX_NAME, MAX_TITLE, line
from .readers import article_text, given_address
from .values import Incoming, IngestionError, Receipt

if TYPE_CHECKING:
    from django.contrib.auth.models import User

LOCK = 0x444C  # any number that no other part of the site uses


def receive(
    incoming: Incoming, *, by: User | None = None, feed: Feed | None = None, topic: Topic | None = None
) -> Receipt:
    """The article, stored and due for extraction, or the one that was here already. Raises IngestionError."""
    return _store(incoming, Article(added_by=by, feed=feed, topic=topic))


def receive_link(
    said: Incoming, *, by: User | None = None, feed: Feed | None = None, topic: Topic | None = None
) -> Receipt:
    """An address whose page is yet to be fetched, due at once, with what is known of it already. Raises IngestionError."""
    url = given_address(said.url)
    if not url:
        raise IngestionError("Give the address of the article.")
    outlet = outlets.find_or_add(said.outlet, said.outlet_domain or domain(url))
    with transaction.atomic():
        one_at_a_time()
        known = Article.objects.filter(canonical_url__in=names(url)).select_related("root").first()
        if known:
            return Receipt(
                known.root or known, False, f"The same address is here already: {_name(known.root or known)}."
            )
        article = Article(added_by=by, feed=feed, topic=topic, outlet=outlet, retry_at=timezone.now())
        _take_over(article, said)
        article.canonical_url = canonical(url)
        article.save()
    return Receipt(article, True, "New: its page is to be fetched.")


def fill(article: Article, incoming: Incoming) -> Receipt:
    """The text of a leased link that was fetched; the link becomes a copy where the text was here already.

    Raises IngestionError, and LeaseLostError where another worker has it now.
    """
    return _store(incoming, article)


def _store(incoming: Incoming, article: Article) -> Receipt:
    text = article_text(incoming.text)
    found = duplicates.shingles(text)
    sketch = duplicates.bands(found)
    outlet = outlets.find_or_add(incoming.outlet, incoming.outlet_domain or domain(incoming.url))
    with transaction.atomic():
        one_at_a_time()
        is_leased = article.pk is not None
        if is_leased:
            work.check_lease(article)
        page = _same_page(article, incoming)
        if page and (page.text or page.root):
            return _as_copy(article, incoming, page.root or page, "address")
        if page and article.pk is None:  # a link that nobody had read yet: now it has its text
            page.topic, page.feed = page.topic or article.topic, page.feed or article.feed
            article = page
        article.outlet = article.outlet or outlet
        same = Article.objects.exclude(pk=article.pk).filter(text_hash=text_hash(text)).select_related("root").first()
        if same:
            return _as_copy(article, incoming, same.root or same, "text")
        return _add(article, incoming, text, found, sketch, is_leased=is_leased)


def one_at_a_time() -> None:
    """Two copies that arrive at the same moment must see each other. SQLite's write transactions queue by themselves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _same_page(article: Article, incoming: Incoming) -> Article | None:
    known = names(article.canonical_url) | names(incoming.canonical_url) | names(incoming.url)
    others = Article.objects.exclude(pk=article.pk).filter(canonical_url__in=known).select_related("root")
    return others.order_by("text_hash").last()  # one with a text before one without


def _as_copy(article: Article, incoming: Incoming, first: Article, what: str) -> Receipt:
    """The first article is the answer; another address of its text is kept as a link to it."""
    _take_over(article, incoming)
    taken = Article.objects.exclude(pk=article.pk).filter(canonical_url=article.canonical_url).exists()
    if article.pk is not None or (article.canonical_url and not taken and first.canonical_url):
        article.text, article.root, article.stage = "", first, Article.Stage.LINK
        article.retry_at, article.lease_until, article.last_error = None, None, ""
        article.save()
    elif article.canonical_url and not taken:  # it was pasted without its address, which is known now
        Article.objects.filter(pk=first.pk).update(url=article.url, canonical_url=article.canonical_url)
    return Receipt(first, False, f"The same {what} is here already: {_name(first)}.")


def _add(
    article: Article, incoming: Incoming, text: str, found: frozenset[int], sketch: list[int], *, is_leased: bool
) -> Receipt:
    _take_over(article, incoming)
    article.text = text
    article.root = duplicates.find_root(found, sketch, without=article.pk)
    held = work.passed_on(Article.Stage.PARSED) if is_leased else {"attempts": 0, "lease_until": None}
    for name, value in {"retry_at": timezone.now(), "last_error": "", "stage": Article.Stage.PARSED, **held}.items():
        setattr(article, name, value)
    article.save()
    duplicates.store(article, sketch)
    if incoming.raw is not None:
        keep(article, incoming.raw, incoming.content_type, incoming.parser)
    if article.root:
        return Receipt(
            article, True, f"New, but nearly the same text as {_name(article.root)}: they count as one source."
        )
    return Receipt(article, True, "New.")


def keep(article: Article, raw: bytes, content_type: str, parser: str = "") -> None:
    """The document as it came, compressed, so that a newer version can read it again. `parser` is the one that read the text."""
    snapshot = Snapshot(
        article=article,
        content=zlib.compress(raw),
        content_type=content_type[:200],
        retrieved_at=timezone.now(),
        parser=parser,
    )
    Snapshot.objects.bulk_create(
        [snapshot],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["content", "content_type", "retrieved_at", "parser"],
    )


def _take_over(article: Article, incoming: Incoming) -> None:
    """What is known already (from a person, a feed) is kept; only what is missing is taken."""
    article.title = article.title or line(incoming.title, MAX_TITLE)
    article.author = article.author or line(incoming.author, MAX_NAME)
    article.url = article.url or incoming.url[:MAX_URL]
    article.canonical_url = article.canonical_url or canonical(incoming.canonical_url) or canonical(incoming.url)
    article.language = incoming.language[:35] or article.language
    article.licence = article.licence or incoming.licence[:200]
    if article.published_on is None and incoming.published_on is not None:
        given = incoming.known_from in {"", "unknown"}
        article.published_on = incoming.published_on
        article.published_known_from = Article.KnownFrom.GIVEN if given else Article.KnownFrom(incoming.known_from)


def _name(article: Article) -> str:
    facts = [f"“{article.title}”" if article.title else article.url or f"number {article.pk}"]
    facts += [str(article.outlet)] if article.outlet else []
    facts += [article.published_on.isoformat()] if article.published_on else []
    return ", ".join(facts)
