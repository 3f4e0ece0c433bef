"""Slow down and lock out after failures (S12): five in a row for one address, then fifteen minutes."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def email_of(request: HttpRequest | None, credentials: Mapping[str, str] | None = None) -> str:
    """The e-mail address somebody tried, however the sign-in form calls it."""
    given = credentials or (request.POST if request else {})
    return str(given.get("email") or given.get("username") or given.get("login") or "").lower()


def locked_out(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """One page for everybody who tried too often, whether the address exists or not."""
    page = render_to_string("accounts/locked_out.html", request=request)
    return HttpResponse(page, status=429)
