"""Chromium for the journeys: the machine's own, quiet, and without a way to the outside."""

import os
from typing import Any

import pytest

from tests.support.machine import chromium, node

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Whatever opens a browser is a journey, and stands where scripts/test looks for journeys."""
    if "browser_name" not in getattr(item, "fixturenames", ()):
        return
    item.add_marker(pytest.mark.journey)
    if item.path.name != "test_in_browser.py" and item.path.parent.name != "journeys":
        raise pytest.UsageError(
            f"{item.nodeid} opens a browser: move it to tests/journeys or a test_in_browser.py"
        )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys come last: the quick tests speak first."""
    items.sort(key=lambda item: item.get_closest_marker("journey") is not None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Root needs --no-sandbox; nobody else gets it."""
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", node())
    browser = chromium()
    return {
        **browser_type_launch_args,
        "executable_path": browser.executable,
        "env": {**os.environ, **browser.environment},
        "args": [*QUIET, *alone],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A small laptop in England. Movement is reduced, so that nothing has to be waited for."""
    return {
        **browser_context_args,
        "viewport": {"width": 1280, "height": 800},
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "reduced_motion": "reduce",
    }
