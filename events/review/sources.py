"""Sources that a person names: the article they mean is found or made, and cited."""

from __future__ import annotations

from typing import Any

from events.models import Article, Citation, Event, Outlet
from events.models.addresses import canonical, domain, names, web_address

from .drafts import SourceDraft
from .errors import ReviewError


def set_sources(event: Event, drafts: tuple[SourceDraft, ...]) -> None:
    """The event's citations become exactly those of `drafts`. What was read in a text stays as it is with its offsets."""
    kept = [cite(event, draft).pk for draft in drafts]
    event.citations.exclude(pk__in=kept).delete()


def cite(event: Event, draft: SourceDraft) -> Citation:
    article = article_for(draft)
    citation = event.citations.filter(article=article).first() or Citation(event=event, article=article)
    if draft.quote.strip() != citation.quote:
        citation.evidence = evidence(article, draft.quote)
    citation.stance = draft.stance
    citation.checked = draft.checked
    citation.save()
    return citation


def evidence(article: Article, quote: str) -> list[dict[str, Any]]:
    """The quote with its offsets where the stored text has these very words, without where it has not."""
    words = quote.strip()
    if not words:
        return []
    start = article.text.find(words) if article.text else -1
    known = start >= 0
    return [{"start": start if known else None, "end": start + len(words) if known else None, "text": words}]


def article_for(draft: SourceDraft) -> Article:
    if draft.article is not None:
        return fill_in(draft.article, draft)
    url = checked_url(draft.url)
    archive = checked_url(draft.archive_url)
    found = find_article(url, draft)
    if found is not None:
        return fill_in(found, draft)
    return Article.objects.create(
        url=url,
        canonical_url=canonical(url),
        title=draft.title,
        outlet=outlet_named(draft.outlet, url),
        published_on=draft.published_on,
        published_known_from="given" if draft.published_on else "unknown",
        archive_url=archive,
    )


def find_article(url: str, draft: SourceDraft) -> Article | None:
    if url:
        named = Article.objects.filter(canonical_url__in=names(url)).order_by("text_hash").last()  # the one with a text
        return named or Article.objects.filter(url=url).first()
    if not draft.title:
        raise ReviewError("A source needs a link or a title.")
    return Article.objects.filter(
        url="", title=draft.title, outlet__name__iexact=draft.outlet, published_on=draft.published_on
    ).first()


def fill_in(article: Article, draft: SourceDraft) -> Article:
    """What the draft knows and the article does not. For a mere link the editor's word is the best there is."""
    link = article.stage == Article.Stage.LINK
    if draft.title and (link or not article.title):
        article.title = draft.title
    if draft.published_on and (link or article.published_on is None):
        article.published_on = draft.published_on
        article.published_known_from = Article.KnownFrom.GIVEN
    if draft.outlet and (link or article.outlet is None):
        article.outlet = outlet_named(draft.outlet, article.url)
    if draft.archive_url:
        article.archive_url = checked_url(draft.archive_url)
    article.save()
    return article


def checked_url(url: str) -> str:
    """The address without white space around it. Raises ReviewError for what a reader could not safely follow."""
    address = url.strip()
    if address and web_address(address) is None:
        raise ReviewError(
            f"“{address[:80]}” is not a web address: it must begin with http:// or https://, without spaces or a password."
        )
    return address


def outlet_named(name: str, url: str = "") -> Outlet | None:
    """The outlet of that name (made where there is none yet), else None."""
    if not name.strip():
        return None
    outlet = Outlet.objects.filter(name__iexact=name.strip()).first()
    return outlet or Outlet.objects.create(name=name.strip(), domain=domain(url))
