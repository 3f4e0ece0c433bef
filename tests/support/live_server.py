"""The application on a real port, for journeys in a browser."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Page
from pytest_django import DjangoDbBlocker, Settings

from alongside.accounts.models import User
from tests.support.databases import Copies, Names, a_copy
from tests.support.pages import AXE, AXE_ADDRESS

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

Seeded = TypeVar("Seeded")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

HOST = "localhost"
"""A name rather than a number: passkeys need one."""


@dataclass(frozen=True)
class Live(Generic[Seeded]):
    """A running server. `seeded` is what the seed returned: ids and words, no rows."""

    url: str
    seeded: Seeded


class Seeds:
    """Seeds once, copies ever after: telling a story takes longer than copying its file."""

    def __init__(self, copies: Copies, migrated: Names) -> None:
        self._copies, self._migrated = copies, migrated
        self._told: dict[Callable[[], object], tuple[Names, object]] = {}

    def told(self, seed: Callable[[], Seeded]) -> tuple[Names, Seeded]:
        """Databases in which `seed` has run, and what it returned. Copy them; do not use them."""
        if seed not in self._told:
            self._told[seed] = self._tell(seed)
        return self._told[seed]  # type: ignore[return-value]

    def _tell(self, seed: Callable[[], Seeded]) -> tuple[Names, Seeded]:
        with a_copy(self._copies, self._migrated) as names:
            seeded = seed()
            connections.close_all()
            return self._copies.copy(names), seeded


@pytest.fixture(scope="session")
def seeds(copies: Copies, migrated: Names) -> Seeds:
    """Every seed that a test of this run has asked for."""
    return Seeds(copies, migrated)


@pytest.fixture
def live(
    seeds: Seeds,
    copies: Copies,
    settings: Settings,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Callable[[Callable[[], Seeded]], Live[Seeded]]]:
    """`live(seed)` serves a fresh copy of databases in which the function `seed` has run.

    The test itself may read and write those databases too.
    """
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, HOST]
    with django_db_blocker.unblock(), ExitStack() as stack:

        def start(seed: Callable[[], Seeded]) -> Live[Seeded]:
            names, seeded = seeds.told(seed)
            stack.enter_context(a_copy(copies, names))
            thread = LiveServerThread(HOST, _AsDeployed)
            stack.callback(thread.terminate)
            thread.start()
            thread.is_ready.wait()
            if thread.error:
                raise thread.error
            return Live(f"http://{HOST}:{thread.port}", seeded)

        yield start


@pytest.fixture
def sign_in() -> Callable[[Page, str, str], None]:
    """`sign_in(page, server.url, "rita@example.org")`: as if both steps were done. Signing in has its own tests."""

    def as_somebody(page: Page, url: str, email: str) -> None:
        client = Client()
        client.force_login(User.objects.get(email=email), backend=BACKEND)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.clear_cookies()
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": url}])

    return as_somebody


class _AsDeployed:
    """The application serves its static files itself, so Django's server of them is not put in front.

    Beside it stands the one script that looks at pages.
    """

    def __init__(self, application: WSGIHandler) -> None:
        self._application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ["PATH_INFO"] != AXE_ADDRESS:
            return self._application(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/javascript"), ("Cache-Control", "max-age=3600")])
        return [AXE.read_bytes()]
