"""Keys for what waits on a device: one person, one thing, two weeks (ADR 0010, R3)."""

from datetime import date, timedelta

import pytest

from alongside.activity.doors import operation
from alongside.lib import ids
from alongside.seals import rings
from alongside.seals.on_device import key_words

MONDAY = date(2026, 11, 30)
RITA, SAM, CASE, OTHER = (ids.new() for _ in range(4))


@pytest.fixture
def ring(db):
    with operation(by=None) as op:
        yield rings.new_ring(CASE, op)


def _keys(ring, *, user=RITA, about="map:1", today=MONDAY):
    said, *keys = key_words(ring, user=user, about=about, today=today).split(" ")
    assert said == about
    return keys


def test_the_same_person_gets_the_same_keys_for_the_same_thing(ring):
    keys = _keys(ring)
    assert keys == _keys(ring)
    assert [len(bytes.fromhex(one)) for one in keys] == [32, 32]


def test_another_person_another_thing_another_case_have_nothing_in_common(ring):
    with operation(by=None) as op:
        elsewhere = rings.new_ring(OTHER, op)
        sets = [
            _keys(ring),
            _keys(ring, user=SAM),
            _keys(ring, about="map:2"),
            _keys(ring, about="form:1"),
            _keys(elsewhere),
        ]
    assert len({key for one in sets for key in one}) == 10


@pytest.mark.parametrize("later", range(40))
def test_a_key_is_given_for_one_week_at_least_and_two_at_most(ring, later):
    """Whatever a device still holds is dead within the fourteen days that the letters promise."""
    first = _keys(ring)[0]
    given = first in _keys(ring, today=MONDAY + timedelta(days=later))
    assert given or later > 7
    assert not given or later < 14


def test_the_key_of_the_case_itself_never_leaves(ring):
    assert ring._keys[CASE].hex() not in _keys(ring)


def test_once_the_door_is_closed_no_key_is_made(db):
    with operation(by=None) as op:
        ring = rings.new_ring(CASE, op)
    with pytest.raises(RuntimeError):
        _keys(ring)
