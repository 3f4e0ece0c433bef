"""People of the bus case for tests of telling and taking part."""

from collections.abc import Callable
from uuid import UUID

import pytest

from alongside.activity.doors import operation
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.involvement import operations
from alongside.lib import clock, ids
from alongside.people.models import Person
from alongside.people.terms import Kind

Putting = Callable[..., UUID]


@pytest.fixture
def put() -> Putting:
    """`put(opened, "JK")`: somebody on record, with the clock that their addition starts."""

    def put_on_record(
        opened: OpenCase, shown: str, kind: Kind = Kind.YOUNG_PERSON, *, starts: bool = True, **more: object
    ) -> UUID:
        own_account = bool(more.pop("own_account", False))
        with operation(by=opened.viewer, case=opened.id), change(opened) as (op, fresh):
            row = Person(
                id=ids.new(),
                case_id=fresh.id,
                kind=kind,
                added_at=clock.now(),
                added_by=fresh.viewer,
                **more,
            )
            fresh.ring.add_key(row.id)
            fresh.ring.fill_for_person(row, row.id, shown=shown)
            row.save(force_insert=True)
            if starts:
                operations.start_clock(op, fresh, row.id, own_account=own_account)
        return row.id

    return put_on_record
