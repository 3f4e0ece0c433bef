"""Fixtures for every test, in the slices and in tests/ alike. What they do stands in tests/support/."""

pytest_plugins = [
    "tests.support.garbage",
    "tests.support.database_fixtures",
    "tests.support.pages",
    "tests.support.live_server",
    "tests.support.browser",
    "tests.support.told_once",
    "tests.support.cast",
]
