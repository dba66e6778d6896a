"""Logs as JSON lines, for machines that gather them; and one line per request."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponseBase

FIELDS = ("method", "path", "status", "milliseconds")
requests = logging.getLogger("timeline.requests")


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message, a request's fields, an error's trace."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class RequestLog:
    """Says of each request its method, path, status and time; not the query (what people search for) nor the reader."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start = time.perf_counter()
        response = self.get_response(request)
        spent = round((time.perf_counter() - start) * 1000, 1)
        values = (request.method, request.path, response.status_code, spent)
        requests.info("%s %s %s %.1f ms", *values, extra=dict(zip(FIELDS, values, strict=True)))
        return response


def configuration(as_json: bool, level: str) -> dict[str, Any]:
    """Django's LOGGING: everything to standard error, where whatever runs the server takes it up."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "text": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
            "json": {"()": "timeline.logs.JsonFormatter"},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json" if as_json else "text"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": False},
            # anybody may send any host name; the request's own line says 400
            "django.security.DisallowedHost": {"handlers": [], "propagate": False},
            # warns of every HEAD request, whose body it rightly drops
            "gunicorn.http.wsgi": {"level": "ERROR"},
        },
    }
