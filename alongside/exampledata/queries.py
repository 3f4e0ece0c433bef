"""Who of the cast is there, for the sign-in page of the example data."""

from allauth.mfa.models import Authenticator

from alongside.accounts.models import User
from alongside.exampledata.cast import CHARACTERS, Character, code_of

_EMAILS = [one.email for one in CHARACTERS]


def shown() -> list[tuple[Character, str]]:
    """Everybody of the cast with the code that works now; "" for whoever has none set up."""
    there = set(User.objects.filter(email__in=_EMAILS).values_list("email", flat=True))
    apps = Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__email__in=_EMAILS)
    codes = {app.user.email: code_of(app) for app in apps.select_related("user")}
    return [(one, codes.get(one.email, "")) for one in CHARACTERS if one.email in there]


def somebody(email: str) -> User | None:
    """Somebody of the cast, and nobody else who might have an account here."""
    return User.objects.filter(email=email, email__in=_EMAILS).first()
