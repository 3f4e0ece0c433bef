"""S1, `access.team`: change anything a person may not see, and not one byte of what they get changes."""

from uuid import UUID

import pytest

from tests.security import two_worlds
from tests.security.replaying import rolled_back, time_stands_still
from tests.security.routes import NOWHERE, filled, routes
from tests.security.two_worlds import OFF_BOTH_TEAMS
from tests.support.cast import Cast

PAIRS = 300


@pytest.fixture
def world(cast: Cast, settings):
    settings.ALONGSIDE_WITNESS_FILE = ""
    with time_stands_still():
        yield two_worlds.made(cast)


def test_what_changes_out_of_sight_changes_nothing_in_sight(world):
    """S1, `access.team`, `work.mine`, `work.search`: lists, search, errors, ordering, ids, headers, letters."""
    found = list(two_worlds.leaks(world, PAIRS, seed=78))
    leaked = [str(one) for one in found if one is not None]
    assert len(found) == PAIRS
    assert not leaked, "\n".join(leaked[:10])


def test_not_yours_is_not_there_on_every_address(world):
    """S1, S2: the same bytes, headers and statements for a case that is not yours and for none at all."""
    different = []
    hidden_case = world.elsewhere.world.case
    for route in (one for one in routes() if one.of_a_case):
        real, nowhere = (
            {**given, "case": case} for case in (hidden_case, NOWHERE) for given in _first(route, hidden_case)
        )
        for who in OFF_BOTH_TEAMS[:1]:
            different += _compared(world, who, route.address(real), route.address(nowhere))
    assert not different, "\n".join(different)


def _first(route, case: UUID):
    return list(filled(route, case, most=1))


def _compared(world, who, real, nowhere):
    first = world.replay.ask(two_worlds.Request(who, "get", real))
    second = world.replay.ask(two_worlds.Request(who, "get", nowhere))
    if first != second:
        yield f"{real}: {first.difference(second)}"


def test_the_harness_sees_a_leak(world):
    """A page that does show the change is told apart; otherwise the tests above would show nothing."""
    lead = world.elsewhere.world.lead
    world.replay.people = {**world.replay.people, "nia": lead}
    request = two_worlds.Request("nia", "get", f"/cases/{world.elsewhere.world.case}/timeline/")
    before = world.replay.ask(request)
    with rolled_back():
        two_worlds.hidden.a_note_and_a_draft(world.elsewhere)
        after = world.replay.ask(request)
    assert before.status == 200
    assert before.body != after.body
    assert world.replay.ask(request) == before
