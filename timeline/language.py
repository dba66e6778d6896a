"""In which language the site speaks: the one that the reader chose, else the one that the browser asks for."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language


class LanguageMiddleware(LocaleMiddleware):
    """Tells caches that the cookie counts too, which Django leaves out."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response = super().process_response(request, response)
        patch_vary_headers(response, ("Cookie",))
        return response


# No token: a choice of language needs no protection, and a token would give every reader a cookie.
# The reader comes back to the address in the Referer header, which also knows what scripts made of it.
choose_language = csrf_exempt(set_language)
