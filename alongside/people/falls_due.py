"""What falls due by itself about people: names said while drawing together (`map.together`), and slips too old to
be taken back."""

from datetime import date
from uuid import UUID

from alongside.cases.falling_due import FallsDue
from alongside.people import joining, operations, together_operations
from alongside.people.models import Person


def _not_kept_in_time(today: date) -> set[UUID]:
    return set(Person.objects.not_kept_in_time(today).values_list("case_id", flat=True))


def _go(case: UUID, today: date) -> int:
    return together_operations.run_out(by=None, case=case, today=today)


def _joined_before(today: date) -> set[UUID]:
    return set(joining.forgotten(today).values_list("placeholder__case", flat=True))


def _forget(case: UUID, today: date) -> int:
    return operations.forget_joinings(by=None, case=case, today=today)


FALLS_DUE = (
    FallsDue(
        "people.provisional",
        "people named while drawing together whom nobody decided to keep",
        _not_kept_in_time,
        _go,
    ),
    FallsDue(
        "people.joined",
        "placeholders put together with somebody on an earlier day, which stays so",
        _joined_before,
        _forget,
    ),
)
