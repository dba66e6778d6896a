from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from events.exports import FORMATS, Collection
from events.exports.collection import in_blocks
from events.queries import FilterSpec, Problem


@require_safe
def export(request: HttpRequest, format: str) -> HttpResponseBase:
    """The events of a filter as a file. A filter that cannot be read is refused: a program would not see a notice."""
    if format not in FORMATS:
        raise Http404
    spec, problems = FilterSpec.parse(request.GET)
    if problems:
        return refusal(problems)
    wanted = FORMATS[format]
    site = f"{request.scheme}://{request.get_host()}"
    response = StreamingHttpResponse(in_blocks(wanted.write(Collection(spec, site))), content_type=wanted.content_type)
    disposition = "inline" if format == "atom" else "attachment"
    response["Content-Disposition"] = f'{disposition}; filename="events.{format}"'
    return response


def refusal(problems: tuple[Problem, ...]) -> JsonResponse:
    """Status 400 with what is wrong in words, and value by value."""
    error = " ".join(f"{problem.parameter}: {problem.message}" for problem in problems)
    return JsonResponse({"error": error, "problems": [problem.to_json() for problem in problems]}, status=400)
