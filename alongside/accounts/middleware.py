"""Who is asking: from the session row that is loaded anyway, never a second query."""

from collections.abc import Callable

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare

from alongside.accounts.models import Session, User
from alongside.accounts.sessions import SessionStore
from alongside.lib import clock


class SignedInMiddleware:
    """Stands in for Django's AuthenticationMiddleware, with the user that the session brought along."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = _user_of(request)
        if request.user.is_authenticated:
            _note_presence(request)
        return self.get_response(request)


def _user_of(request: HttpRequest) -> User | AnonymousUser:
    store = request.session
    if not isinstance(store, SessionStore):
        raise TypeError("SESSION_ENGINE is not alongside.accounts.sessions")
    data = store.get(HASH_SESSION_KEY, "")
    user = store.user
    if user is None or not user.is_active:
        return AnonymousUser()
    if not constant_time_compare(data, user.get_session_auth_hash()):
        return AnonymousUser()
    user.backend = str(store.get("_auth_user_backend"))
    return user


def _note_presence(request: HttpRequest) -> None:
    store = request.session
    if isinstance(store, SessionStore) and store.needs_touch():
        Session.objects.filter(session_key=store.session_key).update(last_seen=clock.now())


class SecondStepMiddleware:
    """Nobody works here with a password alone: without a second step the first page is setting one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User) and user.second_factor_from is None and not _on_the_way(request):
            return redirect("mfa_activate_totp")
        return self.get_response(request)


def _on_the_way(request: HttpRequest) -> bool:
    """Pages that somebody without a second step needs in order to get one."""
    return request.path.startswith(("/static/", "/account/step-two/", "/sign-out/", "/sign-in/again/"))
