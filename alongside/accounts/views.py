"""One's own account, and the administrator's pages. No page here shows anything about a case."""

from uuid import UUID

from allauth.account import views as account
from allauth.mfa.recovery_codes import views as recovery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.accounts import operations, queries
from alongside.accounts.access import SIGNED_IN, opened_by, viewer
from alongside.accounts.forms import AccountForm, LettersForm
from alongside.accounts.roles import Role
from alongside.activity.doors import Door
from alongside.lib.errors import Refused


def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and tell the browser to forget everything it kept (S12)."""
    response: HttpResponse = account.logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's password; whoever has none yet gets a link to set one."""
    if not viewer(request).has_usable_password():
        return redirect("account_reset_password")
    response: HttpResponse = account.password_change(request)
    return response


def recovery_codes(request: HttpRequest) -> HttpResponse:
    """One's recovery codes; whoever has none yet is led to making some."""
    try:
        response: HttpResponse = recovery.view_recovery_codes(request)
    except Http404:
        return redirect("mfa_generate_recovery_codes")
    return response


@opened_by(SIGNED_IN)
def own_account(request: HttpRequest, door: Door) -> HttpResponse:
    """What one is here: name, roles in plain words, password and second step."""
    user = viewer(request)
    roles = [Role(role) for role in user.roles]
    form = LettersForm(initial={"wants_letters": user.wants_letters})
    return render(request, "accounts/own.html", {"user": user, "roles": roles, "form": form})


@require_POST
@opened_by(SIGNED_IN)
def letters(request: HttpRequest, door: Door) -> HttpResponse:
    """Choose whether to be written to, and come back with what was chosen."""
    form = LettersForm(request.POST)
    if form.is_valid():
        operations.letters(by=viewer(request), wanted=form.cleaned_data["wants_letters"])
    return redirect("mfa_index")


@opened_by(Role.ADMINISTRATOR)
def accounts(request: HttpRequest, door: Door) -> HttpResponse:
    """Everybody with an account; no case, no child (`access.roles`)."""
    return render(request, "accounts/list.html", {"accounts": queries.accounts(door)})


@opened_by(Role.ADMINISTRATOR)
def new_account(request: HttpRequest, door: Door) -> HttpResponse:
    """Make an account; its owner sets a password by the link for forgotten ones."""
    form = AccountForm(request.POST or None, agencies=queries.agencies())
    if request.method == "POST" and form.is_valid():
        try:
            operations.make(by=viewer(request), **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("accounts")
    return render(request, "accounts/edit.html", {"form": form, "heading": "New account"})


@opened_by(Role.ADMINISTRATOR)
def change_account(request: HttpRequest, door: Door, user: UUID) -> HttpResponse:
    """Change roles, agency, name; closing an account ends its sessions at once."""
    found = queries.account(user, door)
    form = AccountForm(request.POST or None, initial=queries.as_typed(found), agencies=queries.agencies())
    if request.method == "POST" and form.is_valid():
        try:
            operations.change(by=viewer(request), user=found, **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("accounts")
    return render(request, "accounts/edit.html", {"form": form, "heading": found.name})
