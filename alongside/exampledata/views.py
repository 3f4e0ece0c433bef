"""Who is who in the example data, and a short way in. Exists only where example data is installed."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.accounts.access import public, safe_next
from alongside.exampledata import queries
from alongside.exampledata.cast import PASSWORD

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@public
def cast(request: HttpRequest) -> HttpResponse:
    """Everybody with what they may do, the password, and the code that works now."""
    shown = [{"character": one, "code": code} for one, code in queries.shown()]
    back = {"next": safe_next(request, request.GET.get("next", ""))}
    return render(request, "exampledata/cast.html", {"shown": shown, "password": PASSWORD, **back})


@public
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody of the example data, both steps in one, and go on where one was."""
    user = queries.somebody(request.POST.get("email", ""))
    if user is None:
        return redirect("exampledata:cast")
    login(request, user, backend=BACKEND)
    return redirect(safe_next(request, request.POST.get("next", "")) or "web:home")
