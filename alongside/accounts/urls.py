"""Signing in and out, one's own account, and the administrator's list of accounts.

The names of the library's views are the ones it looks up itself, so this file has no namespace.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path, register_converter
from django.urls.converters import StringConverter

from alongside.accounts import views
from alongside.accounts.access import public, signed_in_only


class WithoutHyphen(StringConverter):
    """The first half of a link for forgotten passwords; the second half has hyphens of its own."""

    regex = "[0-9A-Za-z]+"


register_converter(WithoutHyphen, "plain")

urlpatterns = [
    path("sign-in/", public(account.login), name="account_login"),
    path("sign-in/step-two/", public(second_step.authenticate), name="mfa_authenticate"),
    path("sign-in/again/", signed_in_only(account.reauthenticate), name="account_reauthenticate"),
    path("sign-in/again/code/", signed_in_only(second_step.reauthenticate), name="mfa_reauthenticate"),
    path("sign-in/not-open/", public(account.signup), name="account_signup"),
    path("sign-in/not-active/", public(account.account_inactive), name="account_inactive"),
    path("sign-in/forgotten/", public(account.password_reset), name="account_reset_password"),
    path(
        "sign-in/forgotten/sent/",
        public(account.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "sign-in/forgotten/done/",
        public(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path(
        "sign-in/forgotten/<plain:uidb36>-<str:key>/",
        public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("sign-out/", public(views.sign_out), name="account_logout"),
    path("account/", views.own_account, name="mfa_index"),
    path("account/letters/", views.letters, name="account_letters"),
    path("account/password/", signed_in_only(views.change_password), name="account_change_password"),
    path("account/step-two/set-up/", signed_in_only(totp.activate_totp), name="mfa_activate_totp"),
    path("account/step-two/remove/", signed_in_only(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "account/step-two/codes/",
        signed_in_only(views.recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/step-two/codes/new/",
        signed_in_only(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/step-two/codes/file/",
        signed_in_only(recovery.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/new/", views.new_account, name="new_account"),
    path("accounts/<uuid:user>/", views.change_account, name="change_account"),
]
