"""P2: what others have does not make one's own pages slower. Counted in steps of SQLite's machine, not in time."""

from contextlib import contextmanager

import pytest
from django.db import connections
from django.urls import reverse

from benchmarks.bulk import hidden_cases, hidden_staff
from tests.security import worlds
from tests.security.replaying import rolled_back
from tests.security.routes import filled, routes
from tests.support.databases import ALIASES

HIDDEN = 600
STEPS = 20
"""So many of the machine's steps are one step here."""


@pytest.fixture
def world(once, cast, settings):
    if connections["default"].vendor != "sqlite":
        pytest.skip("PostgreSQL chooses its ways by how much there is: measured by make bench")
    settings.ALONGSIDE_WITNESS_FILE = ""
    return once(worlds.ritas, cast, "vexmoor")


class Counter:
    """How far SQLite's machine went."""

    steps = 0

    def went_on(self):
        self.steps += 1


@contextmanager
def counted():
    """A counter that runs while something is asked."""
    counter = Counter()
    for alias in ALIASES:
        connections[alias].ensure_connection()
        connections[alias].connection.set_progress_handler(counter.went_on, STEPS)
    yield counter
    for alias in ALIASES:
        connections[alias].connection.set_progress_handler(None, STEPS)


def _asked(world, client):
    """Steps of every page that opens, and of a search. What is only written now and then is written before."""
    client.raise_request_exception = False
    client.get("/stay/")
    found = {}
    for route in routes():
        for given in filled(route, world.case, most=1):
            with rolled_back(), counted() as counter:
                status = client.get(route.address(given)).status_code
            if status == 200:
                found[route.name] = counter.steps
    with rolled_back(), counted() as counter:
        client.post(reverse("web:search"), {"words": "look out"})
    return found | {"web:search, asked": counter.steps}


def test_pages_do_not_take_more_steps_among_what_is_hidden(world, cast, signed_in):
    """Staff are there from the beginning: everybody sees them in lists."""
    hidden_staff()
    clients = {name: signed_in(getattr(cast, name)) for name in ("rita", "tom", "priya", "ada")}
    alone = {name: _asked(world, client) for name, client in clients.items()}
    hidden_cases(HIDDEN)
    for name, client in clients.items():
        among = _asked(world, client)
        assert among.keys() == alone[name].keys()
        grown = {
            page: (alone[name][page], steps)
            for page, steps in among.items()
            if steps > alone[name][page] * 1.1 + 25
        }
        assert not grown, f"{name}: {grown}"


def test_a_page_that_grows_is_found(world):
    """The count can tell: a question without an index takes as many steps as there are cases."""

    def ask():
        with counted() as counter, connections["default"].cursor() as cursor:
            cursor.execute('SELECT count(*) FROM "cases_case" WHERE "level" = 1')
            cursor.fetchall()
        return counter.steps

    alone = ask()
    hidden_staff()
    hidden_cases(HIDDEN)
    assert ask() > 10 * (alone + 1)
