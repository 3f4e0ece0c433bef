"""Beginning a case, its team, its locks, its end. Every function is one change, logged and on the timeline."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from alongside.accounts.models import User
from alongside.activity.doors import Operation, operation
from alongside.cases import due, timeline
from alongside.cases.models import Case, TeamMember
from alongside.cases.opening import OpenCase, reopened
from alongside.cases.safety import SafetyAction, always_allowed, ordinary
from alongside.cases.terms import Place, SeesWhat, Stage, Subject
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.seals import rings


@contextmanager
def change(opened: OpenCase) -> Iterator[tuple[Operation, OpenCase]]:
    """An operation on a case that is open to the viewer; the locks are read afresh inside it."""
    with operation(by=opened.viewer, case=opened.id) as op:
        yield op, reopened(opened, op)


def begin(
    op: Operation, *, title: str, stage: Stage, level: int | None = None, subject: Subject | str = ""
) -> Case:
    """Make a case with its key. Called by the operation of a referral or of a first purpose."""
    case = Case(
        id=ids.new(),
        level=level,
        subject=subject,
        stage=stage,
        framework=settings.ALONGSIDE_FRAMEWORK,
        created_at=clock.now(),
        opened_on=clock.today() if stage == Stage.OPEN else None,
    )
    rings.new_ring(case.id, op).fill(case, title=title)
    case.save(force_insert=True)
    return case


def put_on_team(
    op: Operation,
    case: UUID,
    user: User,
    place: Place,
    *,
    reason: str,
    sees: SeesWhat = SeesWhat.ALL,
    ends_at: datetime | None = None,
) -> TeamMember:
    """Give somebody need to know: a place, a reason, a view, an end date (`access.team`)."""
    _end_by_date(op, case, clock.now(), user=user, place=place)
    member = TeamMember(
        id=ids.new(),
        case_id=case,
        user=user,
        place=place,
        sees=sees,
        starts_at=clock.now(),
        ends_at=ends_at,
        added_by=op.by if isinstance(op.by, User) else None,
    )
    rings.ring(case, op).fill(member, reason=reason)
    member.save(force_insert=True)
    op.log("cases.team_joined", case=case, about=(user.pk,), place=place, sees=sees)
    return member


@ordinary
def add_to_team(
    *, opened: OpenCase, user: User, place: Place, sees: SeesWhat, reason: str, until: date | None
) -> None:
    """The lead or supervisor lets somebody in, with a reason and a view (`access.team`, `access.view`)."""
    with change(opened) as (op, fresh):
        refuse_if(_may_change_team(fresh))
        refuse_if(_already_there(fresh, user, place))
        ends = datetime.combine(until, datetime.max.time(), clock.LOCAL) if until else None
        put_on_team(op, fresh.id, user, place, reason=reason, sees=sees, ends_at=ends)
        timeline.add(op, fresh.id, "cases.team_joined_step", who=str(user.initial_and_surname))


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def end_membership(*, opened: OpenCase, user: UUID, place: Place) -> None:
    """End somebody's need to know. Holds at once; there is always a lead (`access.handover`)."""
    with change(opened) as (op, fresh):
        refuse_if(_may_change_team(fresh))
        if place == Place.LEAD:
            refuse_if([Reason("access.handover", "A case always has a lead. Name a new one first.")])
        ended = TeamMember.objects.filter(
            case=fresh.id, user=user, place=place, ended_at__isnull=True
        ).update(ended_at=clock.now(), ended_by=fresh.viewer)
        if not ended:
            raise NotOpenToYou
        op.log("cases.team_left", case=fresh.id, about=(user,))
        timeline.add(op, fresh.id, "cases.team_left_step")


def duty_is_over(op: Operation, case: UUID, by: User) -> None:
    """Whoever was on duty stayed to see something done; it is, and with it their need to know ends (`access.team`)."""
    stayed = TeamMember.objects.filter(case=case, place=Place.DUTY, ended_at__isnull=True)
    for user in list(stayed.values_list("user", flat=True)):
        op.log("cases.team_left", case=case, about=(user,))
    stayed.update(ended_at=clock.now(), ended_by=by)


@ordinary
def places_run_out(*, by: User | None, case: UUID, now: datetime) -> int:
    """The due work: places on the team that reached their end are written down as ended (`access.view`).

    They open nothing from that moment on, whether or not this has run. Returns how many.
    """
    with operation(by=by, case=case) as op:
        return _end_by_date(op, case, now)


def _end_by_date(op: Operation, case: UUID, now: datetime, **whose: object) -> int:
    passed = TeamMember.objects.filter(case=case, **whose).past_their_end(now)
    ended = list(passed.select_for_update(of=("self",)).select_related("user").order_by("ends_at", "id"))
    for member in ended:
        member.ended_at = member.ends_at
        member.save(update_fields=["ended_at"])
        op.log("cases.team_place_over", case=case, about=(member.user_id,))
        timeline.add(op, case, "cases.team_place_over_step", who=str(member.user.initial_and_surname))
    return len(ended)


@ordinary
def set_review(*, opened: OpenCase, on: date) -> None:
    """When the work is next looked at as a whole; it stands in everybody's list from then on."""
    with change(opened) as (op, fresh):
        if on < clock.today():
            refuse_if([Reason("plan.review", "Choose a review date that is not in the past.", "on")])
        put_review_date(op, fresh.row, on)
        timeline.add(op, fresh.id, "cases.review_set", on=on.isoformat())


def put_review_date(op: Operation, case: Case, on: date) -> None:
    """Keep the review date and its due row in step."""
    case.review_on = on
    case.save(update_fields=["review_on"])
    due.set_due(case=case.pk, kind="cases.review", about=case.pk, on=on)


def _may_change_team(opened: OpenCase) -> tuple[Reason, ...]:
    """`access.team`: the lead, the deputy or the supervisor decides who needs to know."""
    if opened.i_am(Place.LEAD, Place.DEPUTY, Place.SUPERVISOR):
        return ()
    return (Reason("access.team", "Only the lead, the deputy or the supervisor can change the team."),)


def _already_there(opened: OpenCase, user: User, place: Place) -> tuple[Reason, ...]:
    if any(one.user == user.pk and one.place == place for one in opened.team):
        return (Reason("access.team", f"{user.name} is already on the team.", "user"),)
    return ()
