"""Signing in, out and failing to are in the log like everything else (`access.audit`)."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from alongside.accounts.models import User
from alongside.activity.doors import operation
from alongside.lib import clock


def listen() -> None:
    """Connected once, when the application is ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="accounts.signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="accounts.signed_out")
    user_login_failed.connect(_failed, dispatch_uid="accounts.failed")
    authenticator_added.connect(_second_step, dispatch_uid="accounts.second_step")
    authenticator_removed.connect(_second_step_gone, dispatch_uid="accounts.second_step_gone")
    password_changed.connect(_password, dispatch_uid="accounts.password")
    password_reset.connect(_password, dispatch_uid="accounts.password_reset")


def _signed_in(user: User, **_: Any) -> None:
    _note(user, "accounts.signed_in")


def _signed_out(user: User | None, **_: Any) -> None:
    if user is not None:
        _note(user, "accounts.signed_out")


def _failed(**_: Any) -> None:
    _note(None, "accounts.sign_in_failed")


def _second_step(user: User, authenticator: Authenticator, **_: Any) -> None:
    """An authenticator app is the second step; recovery codes alone are not."""
    if authenticator.type == Authenticator.Type.TOTP:
        with operation(by=user) as op:
            user.second_factor_from = clock.now()
            user.save(update_fields=["second_factor_from"])
            op.log("accounts.second_factor_set")


def _second_step_gone(user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        with operation(by=user) as op:
            user.second_factor_from = None
            user.save(update_fields=["second_factor_from"])
            op.log("accounts.second_factor_taken_off")


def _password(user: User, **_: Any) -> None:
    _note(user, "accounts.password_changed")


def _note(user: User | None, event: str) -> None:
    with operation(by=user) as op:
        op.log(event)
