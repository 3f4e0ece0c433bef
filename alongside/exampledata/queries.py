"""Who of the cast is there, for the sign-in page of the example data."""

from alongside.accounts.models import User
from alongside.exampledata.cast import CHARACTERS, Character, code_now


def shown() -> list[tuple[Character, str]]:
    """Everybody of the cast with the code that works now."""
    users = {user.email: user for user in User.objects.all()}
    return [(one, code_now(users[one.email])) for one in CHARACTERS if one.email in users]


def somebody(email: str) -> User | None:
    """Somebody of the cast, and nobody else who might have an account here."""
    return User.objects.filter(email=email, email__in=[one.email for one in CHARACTERS]).first()
