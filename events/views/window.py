"""The timeline's one source of data: what to draw of a window, by the filter's own parameters."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.models.words import language
from events.queries import FilterSpec
from events.queries.changes import version
from events.queries.places import places
from events.queries.window import window as window_of

NARROWEST, WIDEST, USUAL, PHONE = 200, 4096, 1000, 400  # pixels


def _answer(request: HttpRequest, spec: FilterSpec, pixels: int) -> dict[str, Any]:
    """The picture; with `places=1` the window's places alone, which only an open map asks for."""
    return {"places": places(spec)} if request.GET.get("places") == "1" else window_of(spec, pixels)


def first_picture(request: HttpRequest, spec: FilterSpec) -> dict[str, Any]:
    """What the page carries with it, so that the timeline is painted without a second request.

    The width can only be guessed: a script on a screen that is far from `px`, or that wants other lanes, asks anew.
    """
    spec = spec.replace(lanes="none") if is_phone(request) and "lanes" not in request.GET else spec
    pixels = PHONE if is_phone(request) else USUAL
    return {"px": pixels, "lanes": spec.lanes, "picture": window_of(spec, pixels)}


def is_phone(request: HttpRequest) -> bool:
    return "Mobi" in request.headers.get("User-Agent", "")


@require_safe
def window(request: HttpRequest) -> HttpResponseBase:
    """`px` is the plot's width in CSS pixels. 400 with {"error"} where the query cannot be used; 304 while nothing changed."""
    spec, problems = FilterSpec.parse(request.GET)
    if problems:
        return JsonResponse({"error": " ".join(problem.message for problem in problems)}, status=400)
    try:
        pixels = int(request.GET.get("px") or USUAL)
    except ValueError:
        return JsonResponse({"error": _("px is the plot’s width in pixels: give a whole number.")}, status=400)
    pixels = min(max(pixels, NARROWEST), WIDEST)
    shown = f"{version().token} {language()} {pixels} {request.GET.get('places')} {spec.query()}"
    etag = f'"{hashlib.sha256(shown.encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag) or JsonResponse(_answer(request, spec, pixels))
    response["ETag"] = etag
    patch_cache_control(response, no_cache=True)
    return response
