"""What is put back is what was told, to the last digit; and whatever came between is noticed."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from alongside.cases.models import Case
from alongside.lib import clock
from alongside.peermaps.models import Tie
from alongside.peermaps.tests.scenes import all_spoke
from tests.support import told_once
from tests.support.cast import make_bus_case, make_cast
from tests.support.told_once import Once

pytestmark = pytest.mark.django_db


def rolled_back(what):
    """What `what` returns, and then nothing of it has happened in either database."""
    with transaction.atomic("default"), transaction.atomic("keys"):
        told = what()
        transaction.set_rollback(True, "default")
        transaction.set_rollback(True, "keys")
    return told


def story(once):
    cast = once(make_cast)
    case = once(make_bus_case, cast)
    return once(all_spoke, cast, case), told_once._everything()


def test_every_row_of_both_databases_is_the_same():
    memory = {}
    told, rows = rolled_back(lambda: story(Once(memory)))
    assert len(memory) == 3
    assert rolled_back(lambda: story(Once(memory))) == (told, rows)


def test_after_something_else_was_written_it_is_told_anew_and_not_remembered():
    """Otherwise a story would be put back into a case that is not there."""
    memory = {}
    rolled_back(lambda: story(Once(memory)))

    def with_another_case_before():
        once = Once(memory)
        cast = once(make_cast)
        make_bus_case(cast)
        case = once(make_bus_case, cast)
        once(all_spoke, cast, case)
        return case.id, set(Tie.objects.values_list("map__case", flat=True))

    mine, of_ties = rolled_back(with_another_case_before)
    assert of_ties == {mine}
    assert len(memory) == 3
    rolled_back(lambda: story(Once(memory)))


def test_what_a_scene_was_asked_makes_it_another_scene():
    memory = {}

    def titled(level):
        once = Once(memory)
        once(make_bus_case, once(make_cast), level=level)
        return Case.objects.get().level

    assert [rolled_back(lambda level=level: titled(level)) for level in (1, 2, 1)] == [1, 2, 1]


def test_with_the_clock_moved_nothing_is_put_back_or_remembered():
    memory = {}
    rolled_back(lambda: story(Once(memory)))
    with time_machine.travel(clock.now() + timedelta(days=40), tick=False):
        told = rolled_back(lambda: Once(memory)(make_cast).rita.second_factor_from)
        assert told == clock.now()
    assert len(memory) == 3
