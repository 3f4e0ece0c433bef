"""The worlds that the tests of this folder are played in are whole."""

import pytest

from tests.security import routes, worlds
from tests.support.cast import Cast
from tests.support.told_once import Once


@pytest.fixture
def world(once: Once, cast: Cast) -> worlds.Planted:
    return once(worlds.of_strangers, cast)[2]


def test_planted_words_are_long_enough_to_be_looked_for(world: worlds.Planted) -> None:
    assert len(world.words) > 40
    assert len(set(world.words)) == len(world.words)
    assert min(map(len, world.words)) >= 6


def test_every_route_can_be_filled_in(world: worlds.Planted) -> None:
    addresses = {
        route.address(given) for route in routes.routes() for given in routes.filled(route, world.case)
    }
    assert len(addresses) > 70


def test_the_lead_can_open_what_is_planted(world: worlds.Planted, signed_in) -> None:
    client = signed_in(world.lead)
    client.raise_request_exception = False
    opened = [
        route.name
        for route in routes.routes()
        if route.of_a_case
        for given in routes.filled(route, world.case, most=1)
        if client.get(route.address(given)).status_code == 200
    ]
    assert len(opened) > 25, opened
