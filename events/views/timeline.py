"""The timeline's page: complete without scripts, and in pieces for htmx."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.vary import vary_on_headers

from events.exports import FORMATS
from events.models import Event, Topic
from events.models.words import language
from events.queries import FilterSpec, Problem, facets
from events.queries.changes import version
from events.queries.density import density
from events.queries.highlight import highlight, holds
from events.queries.index import index
from events.queries.kept import Kept
from events.queries.listing import PAGE, Listing, groups
from events.queries.looks import looks
from events.queries.loosening import loosenings
from events.queries.search import words
from events.queries.wording import Names, chips, describe_with

from .former import former
from .window import first_picture, is_phone

FIELDS = ("q", "from", "to", "as_of", "event")  # what the form asks for itself; the rest it carries along


pages: Kept[bytes] = Kept(64)  # rendered pages and fragments: what many readers open is made once


@vary_on_headers("HX-Request", "User-Agent")
def timeline(request: HttpRequest) -> HttpResponseBase:
    """The same for every reader of a language: nothing on it may depend on who asks."""
    spec, problems = FilterSpec.parse(request.GET)
    undo = former(request, spec)
    if problems:
        html = _render(request, spec, problems, undo)
    else:
        html = pages.get(version(), _key(request, spec, undo), lambda: _render(request, spec, (), undo))
    etag = f'"{hashlib.sha256(html).hexdigest()[:32]}"'
    response = HttpResponse(html, headers={"ETag": etag})
    patch_cache_control(response, private=True, no_cache=True)
    answer = get_conditional_response(request, etag=etag, response=response) or response
    if _is_fragment(request):
        answer["HX-Push-Url"] = _new_address(request, spec)
    return answer


def _key(request: HttpRequest, spec: FilterSpec, undo: str | None) -> tuple[object, ...]:
    """What a page without problems depends on, besides the collection."""
    shape = (_is_fragment(request), is_phone(request), _is_typing(request))
    return (language(), *shape, _page_number(request), undo, spec.query())


def _render(request: HttpRequest, spec: FilterSpec, problems: tuple[Problem, ...], undo: str | None) -> bytes:
    context = page(request, spec, problems) | {"nav": "timeline", "undo": undo}
    if not _is_fragment(request):
        context["first_picture"] = first_picture(request, spec)
    return render_to_string(_template(request), context, request).encode()


def page(request: HttpRequest, spec: FilterSpec, problems: tuple[Problem, ...]) -> dict[str, Any]:
    """Everything that the page shows of a filter."""
    paginator: Paginator[Event] = Paginator(Listing(spec), PAGE)
    shown = paginator.get_page(_page_number(request))
    names = Names.of(spec)
    dated_out = spec.replace(from_=None, to=None)
    return {
        "spec": spec,
        "problems": problems,
        "rejected": {problem.parameter: problem.value for problem in problems},
        "address": _address(request, spec),
        "heading": _heading(spec),
        "lead": _lead(spec),
        "count": paginator.count,
        "summary": describe_with(spec, paginator.count, names),
        "chips": chips(spec, names),
        "as_of": str(spec.as_of or ""),
        "hidden": [pair for pair in spec.parameters() if pair[0] not in FIELDS],
        "match_query": spec.replace(match="any" if spec.match == "all" else "all").query(),
        "facets": facets(spec),
        "density": None if _is_fragment(request) else density(spec),  # where there is htmx, scripts draw
        "looks": looks(),
        "shown": shown,
        "groups": groups(_marked(shown.object_list, spec)),
        "pages": paginator.get_elided_page_range(shown.number, on_each_side=1, on_ends=1),
        "loosenings": loosenings(spec, names) if not paginator.count else (),
        "undated": _undated(dated_out) if spec.from_ or spec.to else 0,
        "undated_query": dated_out.query(),
        "formats": FORMATS,
        "oob": _is_fragment(request),
        "typing": _is_typing(request),
    }


def _is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers


def _is_typing(request: HttpRequest) -> bool:
    """Whether the reader is in the search field, which is then left as it is."""
    return request.headers.get("HX-Trigger-Name") == "q"


def _page_number(request: HttpRequest) -> int:
    page = request.GET.get("page", "")
    return max(int(page), 1) if re.fullmatch(r"[0-9]{1,9}", page) else 1


def _template(request: HttpRequest) -> str:
    return "timeline/_fragment.html" if _is_fragment(request) else "timeline.html"


def _address(request: HttpRequest, spec: FilterSpec) -> str:
    """The canonical address of what is shown, page included."""
    page = _page_number(request)
    parts = [spec.query(), f"page={page}" if page > 1 else ""]
    query = "&".join(part for part in parts if part)
    return f"/?{query}" if query else "/"


def _new_address(request: HttpRequest, spec: FilterSpec) -> str:
    """The address for the browser's history; "false" where the visitor is there already."""
    address = _address(request, spec)
    return "false" if request.headers.get("HX-Current-URL", "").endswith(f"{request.get_host()}{address}") else address


def _heading(spec: FilterSpec) -> str:
    if len(spec.topic) == 1:
        return Topic.objects.get(slug=spec.topic[0]).title
    return _("What happened, when, and who says so")


def _lead(spec: FilterSpec) -> str:
    if len(spec.topic) == 1:
        return Topic.objects.get(slug=spec.topic[0]).description
    return _(
        "A timeline of international events taken from news articles. Each event leads to its sources, "
        "and no date says more than they do."
    )


def _undated(spec: FilterSpec) -> int:
    return index().matching(spec).intersection_cardinality(index().undated())


def _marked(events: Any, spec: FilterSpec) -> list[Event]:
    """The page's events with `marked_title` and, where the search's words stand elsewhere, the `snippet` that has them."""
    asked = words(spec.q)
    marked = []
    for event in events:
        event.marked_title = highlight(event.title, asked)
        event.snippet = ""
        if asked and not holds(event.title, asked):
            texts = [event.summary, *(citation.quote for citation in event.citations.all())]
            event.snippet = next((highlight(text, asked) for text in texts if holds(text, asked)), "")
        marked.append(event)
    return marked
