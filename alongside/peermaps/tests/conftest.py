"""Rita at the bus case, and the story that a test begins with."""

import pytest

from alongside.people.tests.scenes import clear


@pytest.fixture
def rita(request, cast, bus_case, opened):
    """The case as Rita sees it, with names allowed; after the story, where a test of this file begins with one."""
    if "story" in request.fixturenames:
        request.getfixturevalue("story")
    else:
        clear(bus_case.id, cast.tom)
    return opened(cast.rita)
