"""A story told, and a desk for each of its people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as now
from django.test import Client
from playwright.sync_api import BrowserContext, BrowserType

from alongside.accounts.models import User
from tests.journeys import seeds
from tests.journeys.desk import Desk
from tests.journeys.looks import Looks, Seen
from tests.support.device import Device
from tests.support.live_server import Live
from tests.support.pages import Axe

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


PATIENCE = 15_000
"""Milliseconds to wait for something to click: a busy machine is slow, a missing button never comes."""


@dataclass
class Told:
    """A story on a server of its own. `case` is what the seed returned."""

    live: Live[Any]
    _desks: dict[str, Desk]
    _new_context: Callable[..., BrowserContext]
    _looks: Looks

    @property
    def case(self) -> str:
        """The first part of every address of the case."""
        return f"/cases/{self.live.seeded}"

    def desk(self, first_name: str, **how: Any) -> Desk:
        """That person, signed in, in a browser of their own; sign-in itself has its own journey."""
        key = f"{first_name} {how}"
        if key not in self._desks:
            self._desks[key] = self._sit_down(first_name, how)
        return self._desks[key]

    def signs_in_again(self, first_name: str) -> Desk:
        """The same person, later, in a new browser."""
        return self._sit_down(first_name, {})

    def nobody(self, **how: Any) -> Desk:
        """A browser in which nobody has signed in."""
        return self._desk(self._new_context(**how))

    def desk_at(self, browser: BrowserContext, first_name: str) -> Desk:
        """That person, signed in, at a browser that is there already; whoever sat there before has gone."""
        self.signed_in_at(browser, first_name)
        return self._desk(browser)

    def signed_in_at(self, browser: BrowserContext, first_name: str) -> None:
        """Somebody signs in at a browser, in place of whoever was; its pages stay open."""
        browser.clear_cookies()
        self._sign_in(browser, first_name)

    def _sit_down(self, first_name: str, how: dict[str, Any]) -> Desk:
        browser = self._new_context(**how)
        self._sign_in(browser, first_name)
        return self._desk(browser)

    def _sign_in(self, browser: BrowserContext, first_name: str) -> None:
        client = Client()
        client.force_login(User.objects.get(email=f"{first_name}@example.org"), backend=BACKEND)
        name = now.SESSION_COOKIE_NAME
        browser.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.live.url}])

    def _desk(self, browser: BrowserContext) -> Desk:
        browser.set_default_timeout(PATIENCE)
        return Desk(browser.new_page(), self.live.url, self._looks)


@pytest.fixture
def tablet(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[Device]:
    """A tablet: its browser can be killed, and started again with what it kept."""
    one = Device(browser_type, browser_type_launch_args, tmp_path / "profile")
    yield one
    one.dies()


Tell = Callable[[Callable[[], Any]], Told]


@pytest.fixture(scope="session")
def looked_at(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Seen:
    """The states of pages that were looked at in this run; beside the folders of its processes where it has several."""
    mine = tmp_path_factory.getbasetemp()
    return Seen((mine if worker_id == "master" else mine.parent) / "looked-at")


@pytest.fixture
def looks(axe: Axe, looked_at: Seen) -> Looks:
    """Every page that is opened in a journey is looked at."""
    return Looks(axe, looked_at)


@pytest.fixture
def tell(
    live: Callable[[Callable[[], Any]], Live[Any]], new_context: Callable[..., BrowserContext], looks: Looks
) -> Tell:
    """`tell(seed)` serves a story as far as `seed` tells it."""

    def told(seed: Callable[[], Any]) -> Told:
        return Told(live(seed), {}, new_context, looks)

    return told


@pytest.fixture
def rita(tell: Tell) -> Desk:
    """Rita at the map of story 1."""
    told = tell(seeds.mapped)
    desk = told.desk("rita")
    desk.opens(f"{told.case}/map/")
    return desk
