"""What falls due by itself about the map: an import that was left half done (`map.import`), a drawing together that
nobody finished (`map.together`, `rights.retention`)."""

from datetime import date
from uuid import UUID

from alongside.cases.falling_due import FallsDue
from alongside.lib import clock
from alongside.peermaps import together_operations
from alongside.peermaps.bringing_in import operations
from alongside.peermaps.models import ImportInProgress, Sitting


def _half_done(_: date) -> set[UUID]:
    late = ImportInProgress.objects.filter(expires_at__lte=clock.now())
    return set(late.values_list("case_id", flat=True))


def _end(case: UUID, _: date) -> int:
    return operations.past_their_day(by=None, case=case, now=clock.now())


def _unfinished(today: date) -> set[UUID]:
    return set(Sitting.objects.left_unfinished(today).values_list("case_id", flat=True))


def _go(case: UUID, today: date) -> int:
    return together_operations.run_out(by=None, case=case, today=today)


FALLS_DUE = (
    FallsDue("peermaps.imports", "imports that were left half done", _half_done, _end),
    FallsDue("peermaps.together", "drawings together that nobody finished in time", _unfinished, _go),
)
