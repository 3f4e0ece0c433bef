"""How a place or a group was described before, and by whom: out of view, and not lost (R1)."""

import json
from collections.abc import Collection, Mapping
from uuid import UUID

from alongside.accounts.models import User
from alongside.cases.opening import OpenCase
from alongside.contexts.models import PeerGroup, Place, ThingChange
from alongside.lib import clock, ids


def keep(
    fresh: OpenCase,
    row: Place | PeerGroup,
    was: Mapping[str, object],
    now: Mapping[str, object],
    concerns: Collection[UUID] = (),
) -> None:
    """Inside the operation that changes a place or group: each field that is different, before and after."""
    different = {name: [was[name], value] for name, value in now.items() if was[name] != value}
    if not different:
        return
    which = {"place": row} if isinstance(row, Place) else {"group": row}
    made = ThingChange(
        id=ids.new(), case_id=fresh.id, fields=sorted(different), at=clock.now(), by=fresh.viewer, **which
    )
    fresh.ring.fill(made, concerns=concerns, words=json.dumps(different))
    made.save(force_insert=True)


def author_of(thing: UUID, field: str) -> User | None:
    """Who wrote what stands in this field now; None where nobody has changed it since it was added."""
    changes = ThingChange.objects.filter(place=thing) | ThingChange.objects.filter(group=thing)
    found = changes.select_related("by").order_by("-at", "-id")
    return next((one.by for one in found if field in one.fields), None)
