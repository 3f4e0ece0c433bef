"""What every page knows: who is signed in and whether this is example data. No queries."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from alongside.accounts.models import User
from alongside.accounts.sessions import idle_minutes
from alongside.web import navigation


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Values for design/page.html; the user came with the session."""
    user = getattr(request, "user", None)
    signed_in = isinstance(user, User)
    return {
        "navigation": navigation.for_user(user, request.path) if isinstance(user, User) else (),
        "sign_out_url": reverse("account_logout") if signed_in else "",
        "sign_in_url": reverse("account_login"),
        "stay_url": reverse("web:stay"),
        "user_line": _line(user) if isinstance(user, User) else "",
        "signed_in": signed_in,
        "viewer_id": str(user.pk) if isinstance(user, User) else "",
        "example_data": settings.ALONGSIDE_EXAMPLE_DATA,
        "authority": settings.ALONGSIDE_AUTHORITY,
        "duty_number": settings.ALONGSIDE_DUTY_NUMBER,
        "idle_minutes": idle_minutes(user) if isinstance(user, User) else 0,
    }


def _line(user: User) -> str:
    return f"{user.initial_and_surname} · {user.title}" if user.title else user.initial_and_surname
