"""What falls due by itself about the purpose (`purpose.urgent`)."""

from datetime import date
from uuid import UUID

from alongside.cases.falling_due import FallsDue
from alongside.cases.models import Clearance
from alongside.purpose import operations


def _without_answers(today: date) -> set[UUID]:
    late = Clearance.objects.filter(urgent=True, ended_at=None, answers_due_on__lt=today)
    return set(late.values_list("case_id", flat=True))


def _end(case: UUID, today: date) -> int:
    return operations.urgent_run_out(by=None, case=case, today=today)


FALLS_DUE = (
    FallsDue("purpose.urgent", "urgent openings whose answers did not come", _without_answers, _end),
)
