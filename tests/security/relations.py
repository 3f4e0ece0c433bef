"""How somebody can stand to a case, and how a case can stand: the rows and columns of the access matrix."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.doors import operation
from alongside.cases.models import Case, Conflict, TeamMember
from alongside.cases.operations import put_on_team
from alongside.cases.terms import Place, SeesWhat, Stage
from alongside.lib import clock, ids
from tests.security import worlds

VIEWS = tuple(one.value for one in SeesWhat)
"""Team members by how much they see (`access.view`)."""

STATES: Mapping[str, Callable[[UUID], object]] = {
    "referred": lambda case: Case.objects.filter(pk=case).update(
        stage=Stage.REFERRED, waits_for_duty=True, closed_on=None
    ),
    "open": lambda case: Case.objects.filter(pk=case).update(
        stage=Stage.OPEN, waits_for_duty=False, closed_on=None
    ),
    "closed": lambda case: Case.objects.filter(pk=case).update(
        stage=Stage.CLOSED, waits_for_duty=False, closed_on=clock.today()
    ),
}


@dataclass(frozen=True)
class Standing:
    """Somebody with a relation to the case. view: how much they see, or "" for nothing."""

    called: str
    user: User
    view: str = ""


def standings(case: UUID, lead: User, supervisor: User) -> list[Standing]:
    """Everybody: with need to know by each view, and without it in every way there is."""
    return [
        Standing("lead", lead, SeesWhat.ALL),
        Standing("supervisor", supervisor, SeesWhat.ALL),
        *(_member(case, supervisor, view) for view in VIEWS),
        *(
            Standing(f"{role.value}, off the team", worlds.staff(f"{role.name.title()} Off", role))
            for role in Role
        ),
        _past(case, supervisor, "place ended", ended_at=clock.now(), ended_by=supervisor),
        _past(case, supervisor, "past the end date", ends_at=clock.now() - timedelta(seconds=1)),
        _past(case, supervisor, "not begun yet", starts_at=clock.now() + timedelta(days=1)),
        _with_conflict(case, supervisor),
    ]


def _member(case: UUID, by: User, view: str, name: str = "") -> Standing:
    user = worlds.staff(name or f"{view.title()} Viewer", Role.PRACTITIONER)
    with operation(by=by) as op:
        put_on_team(op, case, user, Place.MEMBER, reason="needs it", sees=SeesWhat(view))
    return Standing(f"member, {view}", user, view)


def _past(case: UUID, by: User, called: str, **dates: object) -> Standing:
    user = _member(case, by, SeesWhat.ALL, called.replace(" ", "-").title()).user
    TeamMember.objects.filter(case=case, user=user).update(**dates)
    return Standing(called, user)


def _with_conflict(case: UUID, by: User) -> Standing:
    """On the team with everything, and one's own family is concerned (`access.conflict`)."""
    user = worlds.staff("Kin Conflict", Role.PRACTITIONER, Role.DUTY)
    with operation(by=by) as op:
        put_on_team(op, case, user, Place.MEMBER, reason="needs it")
    Conflict.objects.create(id=ids.new(), case_id=case, user=user, noted_at=clock.now(), noted_by=by)
    return Standing("conflict noted", user)
