"""While a device is in a young person's hands, the browser shows them their drawing and nothing else (`map.together`).

The adult stays signed in, so that every answer is saved. Whatever other address is asked for leads back to the
drawing, until the PIN gives the device back, or somebody signs out.
"""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

HANDED_OVER = "handed_over"
OPEN_TO_ALL = ("/static/", "/sign-out/")
PARTS = ("", "open/", "say/", "end/")
"""What of a drawing its own screen asks for; choosing a new PIN and what comes afterwards are for the adult."""


def hand_over(request: HttpRequest, case: UUID, sitting: UUID) -> None:
    """From now on this browser shows this drawing alone."""
    request.session[HANDED_OVER] = reverse("peermaps:sitting", args=[case, sitting])


def take_back(request: HttpRequest) -> None:
    """The device is the adult's again."""
    request.session.pop(HANDED_OVER, None)


class HandedOverMiddleware:
    """Leads every other address back to the drawing. No statement of its own: the session is read anyway."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        drawing = request.session.get(HANDED_OVER)
        if not drawing or _may_come(request.path, drawing):
            return self.get_response(request)
        if request.method in ("GET", "HEAD"):
            return redirect(drawing)
        return JsonResponse({"handed_over": True}, status=403)


def _may_come(path: str, drawing: str) -> bool:
    return path.startswith(OPEN_TO_ALL) or path in {f"{drawing}{part}" for part in PARTS}
