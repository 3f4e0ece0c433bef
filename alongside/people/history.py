"""What was written about somebody before, and by whom: out of view, and not lost (R1, `rights.correct`)."""

import json
from collections.abc import Mapping
from uuid import UUID

from alongside.accounts.models import User
from alongside.cases.opening import OpenCase
from alongside.lib import clock, ids
from alongside.people.models import Person, PersonChange


def keep(fresh: OpenCase, row: Person, was: Mapping[str, object], now: Mapping[str, object]) -> None:
    """Inside the operation that changes somebody: each field that is different, before and after."""
    different = {name: [was[name], value] for name, value in now.items() if was[name] != value}
    if not different:
        return
    made = PersonChange(id=ids.new(), person=row, fields=sorted(different), at=clock.now(), by=fresh.viewer)
    fresh.ring.fill_for_person(made, row.pk, words=json.dumps(different))
    made.save(force_insert=True)


def author_of(person: UUID, field: str) -> User | None:
    """Who wrote what stands in this field now; None where nobody has changed it since the person was added."""
    changes = PersonChange.objects.filter(person=person).select_related("by").order_by("-at", "-id")
    return next((one.by for one in changes if field in one.fields), None)
