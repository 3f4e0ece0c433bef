"""What falls due by itself about the team."""

from datetime import date
from uuid import UUID

from alongside.cases import operations
from alongside.cases.falling_due import FallsDue
from alongside.cases.models import TeamMember
from alongside.lib import clock


def _places_past_their_day(_: date) -> set[UUID]:
    return set(TeamMember.objects.past_their_end(clock.now()).values_list("case_id", flat=True))


def _end(case: UUID, _: date) -> int:
    return operations.places_run_out(by=None, case=case, now=clock.now())


FALLS_DUE = (
    FallsDue("cases.places", "places on a team that reached their last day", _places_past_their_day, _end),
)
