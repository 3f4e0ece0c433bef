"""How many statements a page makes, over both databases, everything included but the edges of transactions (P1)."""

from collections.abc import Iterator
from contextlib import ExitStack

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.security.replaying import rolled_back
from tests.security.routes import Route, filled, routes
from tests.security.worlds import Planted
from tests.support.databases import ALIASES

BUDGET, MAP_BUDGET = 8, 12
EDGES = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def budget(name: str) -> int:
    """Statements that a page may make. The list is the map in words: each of its pages reads the whole map."""
    return MAP_BUDGET if name.startswith("peermaps:") else BUDGET


def pages(world: Planted, client: Client) -> Iterator[tuple[Route, list[str]]]:
    """Every page that opens to this client, with its statements."""
    for route in routes():
        for given in filled(route, world.case, most=1):
            status, statements = asked(client, route.address(given))
            if status == 200:
                yield route, statements


def asked(client: Client, address: str) -> tuple[int, list[str]]:
    """Ask once; what it wrote is undone. Presence is noted before, because it is written once a minute at most."""
    client.get("/stay/")
    with rolled_back(), ExitStack() as stack:
        seen = [stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in ALIASES]
        status = client.get(address).status_code
        found = [one["sql"] for capture in seen for one in capture.captured_queries]
    return status, [sql for sql in found if not sql.startswith(EDGES)]
