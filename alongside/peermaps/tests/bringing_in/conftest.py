"""Somebody who brings a map in, and the map as they read it."""

import pytest

from alongside.peermaps import queries
from alongside.peermaps.tests.bringing_in.walk import Walk
from alongside.people.tests.scenes import clear


@pytest.fixture
def case(cast, bus_case):
    """The bus case, cleared for names."""
    clear(bus_case.id, cast.tom)
    return bus_case.id


@pytest.fixture
def walk(case, cast, signed_in):
    """Rita, with a case cleared for names."""
    return Walk(signed_in(cast.rita), case)


@pytest.fixture
def shown(opened, cast):
    """The map as the editor reads it, for Rita."""
    return lambda: queries.document(opened(cast.rita))
