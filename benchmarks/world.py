"""What is measured: twenty rich cases that one person may see, among thin hidden ones (P2)."""

from dataclasses import dataclass

from django.test import Client

from alongside.accounts.models import User
from tests.security import worlds
from tests.security.worlds import Planted
from tests.support.cast import make_cast

RICH = 20


@dataclass(frozen=True)
class Measured:
    """Somebody with a client of theirs, and the cases that they see."""

    user: User
    client: Client
    cases: tuple[Planted, ...]


def begun(rich: int = RICH) -> Measured:
    """The rich cases, made by the operations that people use."""
    cast = make_cast()
    cases = tuple(
        worlds.filled(worlds.begun(cast.rita, cast.tom, f"rich{number}x")) for number in range(rich)
    )
    client = Client(raise_request_exception=False)
    client.force_login(cast.rita, backend="allauth.account.auth_backends.AuthenticationBackend")
    return Measured(cast.rita, client, cases)
