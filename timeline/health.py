"""For load balancers and monitors: does the site answer, and does its database?"""

from __future__ import annotations

import logging

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger(__name__)


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 {"status": "ok"}; 503 where the database does not answer or its tables are behind the code."""
    try:
        executor = MigrationExecutor(connection)
        behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        log.exception("The database does not answer")
        return JsonResponse({"status": "down", "database": "does not answer"}, status=503)
    if behind:
        return JsonResponse({"status": "down", "database": "needs `manage.py migrate`"}, status=503)
    return JsonResponse({"status": "ok", "database": connection.vendor})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines are welcome to pages, not to the endless combinations of filters nor to the admin."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /api/", "Disallow: /window.json", "Disallow: /*?", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")
