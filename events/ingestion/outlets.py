"""Publishers by name or domain."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from events.models import Outlet

from .parsing.cleaning import MAX_NAME, line


def find_or_add(name: str, domain: str) -> Outlet | None:
    """The outlet of that domain, else of that name; added where there is none. None where both are empty."""
    name = line(name, MAX_NAME) or domain
    if not name:
        return None
    known = _find(name, domain)
    if known:
        return known
    try:
        with transaction.atomic():
            return Outlet.objects.create(name=name[:MAX_NAME], domain=domain)
    except IntegrityError:  # another worker was faster
        return _find(name, domain)


def _find(name: str, domain: str) -> Outlet | None:
    by_domain = Outlet.objects.filter(domain__iexact=domain).first() if domain else None
    return by_domain or Outlet.objects.filter(name__iexact=name).first()
