"""What falls due by itself about people named while drawing together (`map.together`)."""

from datetime import date
from uuid import UUID

from alongside.cases.falling_due import FallsDue
from alongside.people import together_operations
from alongside.people.models import Person


def _not_kept_in_time(today: date) -> set[UUID]:
    return set(Person.objects.not_kept_in_time(today).values_list("case_id", flat=True))


def _go(case: UUID, today: date) -> int:
    return together_operations.run_out(by=None, case=case, today=today)


FALLS_DUE = (
    FallsDue(
        "people.provisional",
        "people named while drawing together whom nobody decided to keep",
        _not_kept_in_time,
        _go,
    ),
)
