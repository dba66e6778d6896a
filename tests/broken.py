"""The site's addresses, and one whose view breaks."""

from __future__ import annotations

from typing import NoReturn

from django.http import HttpRequest
from django.urls import path

from timeline.urls import urlpatterns as of_the_site


def broken(request: HttpRequest) -> NoReturn:
    raise RuntimeError("a secret of the inside")


urlpatterns = [path("broken/", broken), *of_the_site]
