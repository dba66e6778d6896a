"""Requests of people who are signed in, and errors as messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from events.models import Event
from events.review import StaleError, changes_in_words

# Django's own field shows the address as a link, without what a link to a stranger's page must say.
PLAIN_ADDRESSES: Mapping[type[models.Field[Any, Any]], Mapping[str, Any]] = {
    models.URLField: {"widget": forms.URLInput(attrs={"class": "vURLField"})}
}


def editor(request: HttpRequest) -> User:
    """Whoever is signed in; every view that asks stands behind the admin's sign-in."""
    return cast(User, request.user)


def demand(request: HttpRequest, *permissions: str) -> None:
    """Raises PermissionDenied (403) unless the editor has all of them ("change_event")."""
    if not request.user.has_perms([f"events.{name}" for name in permissions]):
        raise PermissionDenied


def complain(request: HttpRequest, error: Exception, event: Event | None = None) -> None:
    """The error as a message; a stale one with its diff."""
    text = f"{event.title}: {error}" if event else str(error)
    messages.error(request, text)
    if isinstance(error, StaleError):
        for what, was, now in changes_in_words(error.diff):
            messages.warning(
                request, _("{what}: was “{was}”, is now “{now}”").format(what=what, was=was or "—", now=now or "—")
            )


def site_context(request: HttpRequest, title: str | Promise) -> dict[str, object]:
    """What every page of ours gives its template. Django's side bar is left out: the words need the room."""
    return {**admin.site.each_context(request), "title": title, "opts": Event._meta, "is_nav_sidebar_enabled": False}


def safe_next(request: HttpRequest, default: str) -> str:
    """Where the form says to go on, if that is on this site."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return target if allowed else default
