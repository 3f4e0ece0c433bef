"""What holds for every answer: nothing is kept by a browser or a proxy (S12), and none is a blank page (A5)."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


class PrivateResponseMiddleware:
    """Every page says: do not store, do not index, do not guess the type."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response


class NoBlankPageMiddleware:
    """The address of a button, opened by itself, says so and leads on: the same whether it is there or not (A5, S1)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            response.content = render_to_string("design/only_by_button.html", request=request).encode()
        return response
