"""The read-only API: the same filter, the same events, as JSON."""

from .routes import api

__all__ = ["api"]
