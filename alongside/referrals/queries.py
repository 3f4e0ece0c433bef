"""Referrals for the two who read them: whoever made one, and whoever is on duty."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.doors import Door
from alongside.activity.queries import has_looked
from alongside.cases.models import Case
from alongside.cases.opening import OpenCase
from alongside.cases.terms import Subject
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.referrals.models import WORDS, Referral
from alongside.referrals.terms import Knows, State
from alongside.thresholds import queries as thresholds
from alongside.thresholds.queries import Decided

LISTED = 50
"""How many referrals a list shows at most; older ones are found by asking for them."""

_ASKED = {
    "what": "What is happening",
    "where": "Where and when",
    "about_safety": "What makes this about safety",
    "narrative": "Friends and peers",
    "strengths": "What is good",
    "protective": "Who is protective",
    "young_people_view": "What young people say",
    "parents_view": "What parents and carers say",
    "why_not_told": "Why they have not been told, and what would be needed",
    "trusted": "Whom young people trust",
    "offer": "What the referrer can offer",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One part of a referral as it is read."""

    name: str
    asked: str
    words: str


@dataclass(frozen=True, slots=True)
class ReferralRead:
    """A referral as the duty worker and the team read it."""

    subject: str
    referrer: str
    agency: str
    handed_in: date | None
    answers: tuple[Answer, ...]
    young_people_know: str
    parents_know: str
    decided: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """One of my referrals: what it is about in general, and what became of it."""

    case: UUID
    begun: date
    subject: str
    state: State
    handed_in: date | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """One row of the duty queue: no words about anybody until it is opened."""

    case: UUID
    subject: str
    agency: str
    handed_in: date


@dataclass(frozen=True, slots=True)
class DecidedMeanwhile:
    """That a referral has been decided about. version: of the framework, so that the form reads as it was."""

    by: str
    by_me: bool
    at: datetime
    version: str
    is_open: bool


def mine(viewer: User, door: Door) -> tuple[Mine, ...]:
    """The referrals this person made, newest first; only while they are on their team."""
    rows = list(
        Referral.objects.filter(referrer=viewer)
        .filter(case__in=Case.objects.visible_to(viewer, clock.now()))
        .order_by("-begun_at", "-id")[:LISTED]
    )
    door.looked("referrals.listed", about=tuple(row.case_id for row in rows))
    return tuple(
        Mine(
            case=row.case_id,
            begun=clock.day_of(row.begun_at),
            subject=Subject(row.subject).label,
            state=_state(row),
            handed_in=clock.day_of(row.handed_in_at) if row.handed_in_at else None,
        )
        for row in rows
    )


def queue(viewer: User, door: Door) -> tuple[Waiting, ...]:
    """What waits for a decision, longest first."""
    rows = list(
        Referral.objects.filter(case__waits_for_duty=True)
        .filter(case__in=Case.objects.visible_to(viewer, clock.now()))
        .select_related("referrer__agency")
        .order_by("handed_in_at", "id")[:LISTED]
    )
    door.looked("referrals.queue_read", about=tuple(row.case_id for row in rows))
    return tuple(
        Waiting(
            case=row.case_id,
            subject=Subject(row.subject).label,
            agency=_agency(row),
            handed_in=clock.day_of(row.handed_in_at or row.begun_at),
        )
        for row in rows
    )


def draft_of(opened: OpenCase) -> Referral:
    """The referral that this person is still writing."""
    row = Referral.objects.filter(case=opened.id, referrer=opened.viewer, handed_in_at__isnull=True).first()
    if row is None:
        raise NotOpenToYou
    return row


def read(opened: OpenCase) -> ReferralRead:
    """The whole referral, for whoever decides about it."""
    found = begun_with(opened)
    if found is None:
        raise NotOpenToYou
    return found


def begun_with(opened: OpenCase) -> ReferralRead | None:
    """The referral that this work began with, for those who may read all of the case.

    None for a child's own work that was opened beside the work on a context, from one referral of both.
    """
    row = (
        Referral.objects.filter(case=opened.id, handed_in_at__isnull=False)
        .select_related("referrer__agency")
        .first()
    )
    if row is None or not opened.sees_names:
        return None
    return ReferralRead(
        subject=Subject(row.subject).label,
        referrer=row.referrer.name,
        agency=_agency(row),
        handed_in=clock.day_of(row.handed_in_at) if row.handed_in_at else None,
        answers=tuple(
            Answer(name, _ASKED[name], words) for name in WORDS if (words := opened.ring.read(row, name))
        ),
        young_people_know=_known(row.young_people_know),
        parents_know=_known(row.parents_know),
        decided=row.decided_at is not None,
    )


def feedback(opened: OpenCase) -> tuple[State, Decided | None]:
    """What the referrer hears: the outcome and the words written for them, nothing of the case."""
    row = Referral.objects.filter(case=opened.id, referrer=opened.viewer).first()
    if row is None:
        raise NotOpenToYou
    if row.decided_at is None:
        return _state(row), None
    return State.DECIDED, thresholds.decisions(opened)[-1]


def decided_meanwhile(viewer: User, door: Door, case: UUID) -> DecidedMeanwhile:
    """For whoever read a referral while it waited, and comes after somebody else's decision: by whom and when.

    Not what was decided, unless the work is open to them. Anybody else meets "not there", after the same statement.
    """
    if not has_looked(viewer.pk, case, "referrals.read"):
        raise NotOpenToYou
    row = (
        Referral.objects.filter(case=case, decided_at__isnull=False)
        .exclude(case__conflicts__user=viewer)
        .select_related("decided_by", "case")
        .first()
    )
    if row is None or row.decided_at is None or row.decided_by is None:
        raise NotOpenToYou
    if not has_looked(viewer.pk, case, "referrals.read", before=row.decided_at):
        raise NotOpenToYou
    door.looked("referrals.decided_shown", case=case)
    return DecidedMeanwhile(
        by=row.decided_by.initial_and_surname,
        by_me=row.decided_by == viewer,
        at=row.decided_at,
        version=row.case.framework,
        is_open=Case.objects.visible_to(viewer, clock.now()).filter(pk=case).exists(),
    )


def possible_leads() -> tuple[tuple[str, str], ...]:
    """Practitioners who may lead work: (id, name), by name."""
    found = [
        user
        for user in User.objects.filter(is_active=True).order_by("name", "id")
        if user.has_role(Role.PRACTITIONER)
    ]
    return tuple((str(user.pk), user.name) for user in found)


def _state(row: Referral) -> State:
    if row.decided_at:
        return State.DECIDED
    return State.WAITING if row.handed_in_at else State.DRAFT


def _known(value: str) -> str:
    return Knows(value).label if value else "not said"


def _agency(row: Referral) -> str:
    return row.referrer.agency.name if row.referrer.agency else ""
