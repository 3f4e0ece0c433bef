"""What falls due by itself about the map: an import that was left half done goes after its day (`map.import`)."""

from datetime import date
from uuid import UUID

from alongside.cases.falling_due import FallsDue
from alongside.lib import clock
from alongside.peermaps.bringing_in import operations
from alongside.peermaps.models import ImportInProgress


def _half_done(_: date) -> set[UUID]:
    late = ImportInProgress.objects.filter(expires_at__lte=clock.now())
    return set(late.values_list("case_id", flat=True))


def _end(case: UUID, _: date) -> int:
    return operations.past_their_day(by=None, case=case, now=clock.now())


FALLS_DUE = (FallsDue("peermaps.imports", "imports that were left half done", _half_done, _end),)
