"""Which databases a test sees.

`db` (or the django_db mark): the run's own migrated databases; what the test did is rolled back.
`fresh_databases`: a copy of its own, where changes are really committed; for threads, kills and browsers.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests.support.databases import ALIASES, Copies, Names, SqliteCopies, a_copy
from tests.support.machine import quick_folder
from tests.support.postgres import Cluster, PostgresCopies

OPENING = {"db", "copies", "cluster"}
"""Fixtures that lead to a database, directly or through others."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Prepare tests that open a database; on PostgreSQL leave the others out: they cannot differ there."""
    _open_both(items)
    if config.getoption("db") == "postgres":
        others = [item for item in items if not _opens_a_database(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if _opens_a_database(item)]


def _opens_a_database(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db") is not None
    return marked or not OPENING.isdisjoint(getattr(item, "fixturenames", ()))


def _open_both(items: list[pytest.Item]) -> None:
    """Keys stand in a database of their own; whoever opens one opens both."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark and mark.kwargs.get("transaction"):
            raise pytest.UsageError(
                f"{item.nodeid}: Django's flush cannot empty the log; use the fixture fresh_databases"
            )
        if mark or "db" in getattr(item, "fixturenames", ()):
            kwargs = {"databases": list(ALIASES), **(mark.kwargs if mark else {})}
            item.add_marker(pytest.mark.django_db(**kwargs), append=False)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """tests/postgres looks at what only PostgreSQL has."""
    if collection_path.name == "postgres" and config.getoption("db") != "postgres":
        return True
    return None


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The PostgreSQL server of this run, with its superuser, for tests that look from outside."""
    with Cluster() as started:
        yield started


@pytest.fixture(scope="session")
def copies(request: pytest.FixtureRequest) -> Iterator[Copies]:
    """The maker of databases on the engine of this run."""
    if request.config.getoption("db") == "postgres":
        yield PostgresCopies(request.getfixturevalue("cluster"))
        return
    folder = quick_folder()
    yield SqliteCopies(folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def migrated(copies: Copies, django_db_blocker: DjangoDbBlocker) -> Names:
    """Databases with every table and no row of ours, to make copies of."""
    with django_db_blocker.unblock():
        return copies.migrated()


@pytest.fixture(scope="session")
def django_db_setup(copies: Copies, migrated: Names, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In place of pytest-django's own: one copy for all tests that roll back."""
    with django_db_blocker.unblock(), a_copy(copies, migrated):
        yield
        connections.close_all()


@pytest.fixture
def fresh_databases(copies: Copies, migrated: Names, django_db_blocker: DjangoDbBlocker) -> Iterator[Names]:
    """Databases of this test's own, in which it really commits."""
    with django_db_blocker.unblock(), a_copy(copies, migrated) as names:
        yield names
