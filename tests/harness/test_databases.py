"""The databases of the tests: what rolls back, what commits, and that nothing crosses between tests."""

import threading

import pytest
from django.db import connections

from alongside.activity import doors
from alongside.activity.models import Entry
from alongside.lib import ids
from alongside.seals.models import Key
from tests.support.databases import current


def _write() -> None:
    with doors.operation(by=None) as op:
        op.log("activity.log_read")
    Key.objects.create(subject=ids.new(), ring=ids.new(), wrapped=b"w")


def _rows() -> tuple[int, int]:
    return Entry.objects.count(), Key.objects.count()


@pytest.mark.django_db
@pytest.mark.parametrize("_time", [1, 2])
def test_what_a_test_writes_is_gone_for_the_next(_time):
    assert _rows() == (0, 0)
    _write()
    assert _rows() == (1, 1)


@pytest.mark.parametrize("_time", [1, 2])
def test_fresh_databases_really_commit_and_start_empty(fresh_databases, _time):
    assert _rows() == (0, 0)
    _write()
    assert not connections["default"].in_atomic_block
    seen = []

    def look() -> None:
        seen.append(_rows())
        connections.close_all()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [(1, 1)], "another connection sees what was committed"


def test_fresh_databases_go_back_to_those_of_before(copies, migrated, django_db_blocker, request):
    request.getfixturevalue("django_db_setup")
    before = current()
    request.getfixturevalue("fresh_databases")
    assert set(current().values()).isdisjoint(before.values())
