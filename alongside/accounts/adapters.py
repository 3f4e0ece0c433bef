"""How sign-in behaves here: nobody registers; second-factor secrets are kept under the master key."""

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from alongside.seals import master

_SUBJECT = b"accounts.second-factor"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; the sign-up pages stay shut."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "too_many_login_attempts": "There were too many tries. Wait a few minutes.",
        "enter_current_password": "That is not your password.",
        "incorrect_code": "That code is not right. Codes change every 30 seconds.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """A stolen database must not hold anybody's authenticator secret."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right. Codes change every 30 seconds.",
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(master.wrap(_SUBJECT, text.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return master.unwrap(_SUBJECT, base64.b64decode(encrypted_text)).decode()
