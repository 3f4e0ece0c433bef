"""What falls due by itself about the values check (`values.not_yet`)."""

from datetime import date
from uuid import UUID

from alongside.cases.falling_due import FallsDue
from alongside.cases.models import Due
from alongside.values import operations


def _not_known_in_time(today: date) -> set[UUID]:
    late = Due.objects.filter(kind="values.not_yet", done_at=None, on__lt=today)
    return set(late.values_list("case_id", flat=True))


def _counts_as_no(case: UUID, today: date) -> int:
    return operations.run_out(by=None, case=case, today=today)


FALLS_DUE = (
    FallsDue("values.not_yet", "“not yet known” that counts as “no” now", _not_known_in_time, _counts_as_no),
)
