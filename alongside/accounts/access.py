"""Who may come to a page at all, and the door they come through.

Every view carries `opened_by`; a test walks all routes and finds any without it (S2). Whether a
*case* opens is asked later, by `cases.open_case`; the answer "no" looks the same for both.
"""

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeAlias, cast
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.views import redirect_to_login
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity import doors
from alongside.activity.doors import Door
from alongside.lib.errors import NotOpenToYou, Refused

P = ParamSpec("P")
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponse]
DoorView: TypeAlias = Callable[Concatenate[HttpRequest, Door, P], HttpResponse]

EVERYBODY = "everybody"
SIGNED_IN = "signed_in"


def viewer(request: HttpRequest) -> User:
    """Who is asking; only behind a door that asks for sign-in."""
    if not isinstance(request.user, User):
        raise NotOpenToYou
    return request.user


def opened_by(*who: str | Role) -> Callable[[DoorView[P]], View[P]]:
    """Name who may open a view, and open the door around it.

    who: roles, or SIGNED_IN for anybody with an account, or EVERYBODY for pages without sign-in.
    The view gets the door as its second argument. Everything it shows is rendered inside.
    """

    def wrap(view: DoorView[P]) -> View[P]:
        @functools.wraps(view)
        def through_the_door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            user = request.user if isinstance(request.user, User) else None
            if user is None and EVERYBODY not in who:
                return to_sign_in(request)
            return _answer(request, user, who, lambda door: view(request, door, *args, **kwargs))

        through_the_door.opened_by = tuple(map(str, who))  # type: ignore[attr-defined]
        return through_the_door

    return wrap


def public(view: View[P]) -> View[P]:
    """Mark a view that reads no record and needs no door: sign-in pages, public pages."""

    @functools.wraps(view)
    def unchanged(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs)

    unchanged.opened_by = (EVERYBODY,)  # type: ignore[attr-defined]
    return unchanged


def signed_in_only(view: Any) -> Any:
    """For the sign-in library's own pages about one's own account: signed in, no record, no door."""

    @functools.wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(request.user, User):
            return to_sign_in(request)
        return cast(HttpResponse, view(request, *args, **kwargs))

    checked.opened_by = (SIGNED_IN,)  # type: ignore[attr-defined]
    return checked


def safe_next(request: HttpRequest, address: str) -> str:
    """An address of ours to go on to; nothing, where it leads elsewhere (S12)."""
    hosts = {request.get_host()}
    ours = url_has_allowed_host_and_scheme(address, hosts, require_https=request.is_secure())
    return address if address and ours else ""


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in, and come back to where one was (`recording.autosave`).

    What was sent is not sent again, so one comes back to the page it was sent from, where its draft waits.
    """
    sent_from = safe_next(request, request.headers.get("Referer", ""))
    if request.method == "POST" and sent_from:
        parts = urlsplit(sent_from)
        return redirect_to_login(urlunsplit(("", "", parts.path, parts.query, "")))
    return redirect_to_login(request.get_full_path())


def _answer(
    request: HttpRequest,
    user: User | None,
    who: tuple[str | Role, ...],
    inside: Callable[[Door], HttpResponse],
) -> HttpResponse:
    """Open the door and turn the three kinds of no, and a log that cannot be written, into pages."""
    try:
        return _through(user, who, inside)
    except NotOpenToYou:
        return _after_refusal(request, user, "activity.not_opened", not_open)
    except Refused as refusal:
        reasons = refusal.reasons
        return _after_refusal(request, user, "activity.refused", lambda asked: _refused(asked, reasons))
    except DatabaseError:
        return try_again(request)


def _through(
    user: User | None, who: tuple[str | Role, ...], inside: Callable[[Door], HttpResponse]
) -> HttpResponse:
    with doors.door(user) as door:
        if not _may_come(user, who):
            raise NotOpenToYou
        response = inside(door)
        render: Any = getattr(response, "render", None)
        if render is not None:
            render()
        if response.streaming:
            raise TypeError("a page leaves whole, after its log row")
    return response


def _may_come(user: User | None, who: tuple[str | Role, ...]) -> bool:
    if EVERYBODY in who or (user is not None and SIGNED_IN in who):
        return True
    return user is not None and user.has_role(*(one for one in who if isinstance(one, Role)))


def _after_refusal(
    request: HttpRequest,
    user: User | None,
    event: str,
    page: Callable[[HttpRequest], HttpResponse],
) -> HttpResponse:
    try:
        with doors.door(user) as fresh:
            fresh.looked(event)
            return page(request)
    except DatabaseError:
        return try_again(request)


def not_open(request: HttpRequest) -> HttpResponse:
    """The one page for "not there" and "not yours"."""
    return HttpResponse(render_to_string("design/not_found.html", request=request), status=404)


def try_again(request: HttpRequest) -> HttpResponse:
    """Something could not be written down, so nothing is shown. Holds no data."""
    return HttpResponse(render_to_string("design/try_again.html"), status=503)


def _refused(request: HttpRequest, reasons: tuple[Any, ...]) -> HttpResponse:
    page = render_to_string("design/refused.html", {"reasons": reasons}, request=request)
    return HttpResponse(page, status=409)
