"""Which database the tests run on. Loaded before Django reads its settings (see pyproject.toml)."""

import base64
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_SCRATCH = tempfile.TemporaryDirectory(prefix="alongside-tests-")
"""Files of this run: removed when the process ends."""

MASTER_KEY = base64.b64encode(bytes(32)).decode()
"""A key for tests: what it seals is thrown away."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--db`, so that the same tests run on both engines."""
    parser.getgroup("alongside").addoption(
        "--db",
        choices=["sqlite", "postgres"],
        default="sqlite",
        help="the database to run the tests on (default: sqlite)",
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Set what the settings are read from; a wrapper runs before pytest-django reads them."""
    os.environ.update(_environment(early_config.known_args_namespace.db))
    return (yield)


def pytest_configure() -> None:
    """Real password hashing is slow on purpose; tests sign in too often for that."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _environment(engine: str) -> dict[str, str]:
    """The databases named here are never opened: every test gets a copy of a migrated template."""
    data = Path(_SCRATCH.name)
    (data / "static").mkdir(exist_ok=True)
    if engine == "postgres":
        where = "postgres://alongside_app@localhost/never-opened"
    else:
        where = f"sqlite:///{data / 'never-opened.sqlite3'}"
    return {
        "ALONGSIDE_DATA": str(data),
        "ALONGSIDE_EXAMPLE_DATA": "true",
        "ALONGSIDE_KEY": MASTER_KEY,
        "ALONGSIDE_SECRET_KEY": "only for tests, and only here",
        "ALONGSIDE_WITNESS_FILE": str(data / "witness.txt"),
        "DATABASE_URL": where,
        "KEYS_DATABASE_URL": where,
        # Playwright keeps an event loop in the main thread; Django would refuse the database there.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }
