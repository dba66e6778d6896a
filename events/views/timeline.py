"""The timeline's page: complete without scripts, and in pieces for htmx."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.vary import vary_on_headers

from events.exports import FORMATS
from events.models import Event, Topic
from events.queries import FilterSpec, Problem, facets
from events.queries.density import density
from events.queries.highlight import highlight, holds
from events.queries.index import index
from events.queries.listing import PAGE, Listing, groups
from events.queries.looks import looks
from events.queries.loosening import loosenings
from events.queries.search import words
from events.queries.wording import Names, chips, describe_with

from .window import first_picture

FIELDS = ("q", "from", "to", "as_of", "event")  # what the form asks for itself; the rest it carries along


@vary_on_headers("HX-Request", "User-Agent")
def timeline(request: HttpRequest) -> HttpResponse:
    spec, problems = FilterSpec.parse(request.GET)
    context = page(request, spec, problems) | {"nav": "timeline"}
    if not _is_fragment(request):
        context["first_picture"] = first_picture(request, spec)
    response = render(request, _template(request), context)
    if _is_fragment(request):
        response["HX-Push-Url"] = _new_address(request, spec)
    return response


def page(request: HttpRequest, spec: FilterSpec, problems: tuple[Problem, ...]) -> dict[str, Any]:
    """Everything that the page shows of a filter."""
    paginator: Paginator[Event] = Paginator(Listing(spec), PAGE)
    shown = paginator.get_page(request.GET.get("page"))
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
        "density": density(spec),
        "looks": looks(),
        "shown": shown,
        "groups": groups(_marked(shown.object_list, spec)),
        "pages": paginator.get_elided_page_range(shown.number, on_each_side=1, on_ends=1),
        "loosenings": loosenings(spec, names) if not paginator.count else (),
        "undated": _undated(dated_out) if spec.from_ or spec.to else 0,
        "undated_query": dated_out.query(),
        "formats": FORMATS,
        "oob": _is_fragment(request),
        "typing": request.headers.get("HX-Trigger-Name") == "q",
    }


def _is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers


def _template(request: HttpRequest) -> str:
    return "timeline/_fragment.html" if _is_fragment(request) else "timeline.html"


def _address(request: HttpRequest, spec: FilterSpec) -> str:
    """The canonical address of what is shown, page included."""
    page = request.GET.get("page", "")
    parts = [spec.query(), f"page={page}" if page.isdecimal() and page != "1" else ""]
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
