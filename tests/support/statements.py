"""Counting the statements a page makes, over all databases (quality P1)."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import connections
from django.test.utils import CaptureQueriesContext

_NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA")


@contextmanager
def statements() -> Iterator[list[str]]:
    """Yields a list that holds every statement once the block is left; transaction words are not counted."""
    found: list[str] = []
    with ExitStack() as stack:
        watched = [stack.enter_context(CaptureQueriesContext(one)) for one in connections.all()]
        yield found
    found += [
        query["sql"]
        for one in watched
        for query in one.captured_queries
        if not query["sql"].startswith(_NOT_COUNTED)
    ]
