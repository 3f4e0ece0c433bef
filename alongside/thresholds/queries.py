"""What was decided in a case, for those who may see it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.lib import clock
from alongside.practice import framework
from alongside.thresholds.models import IndividualReferral, ThresholdDecision
from alongside.thresholds.terms import Outcome, Policy


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it is read. policy_version: which version of the policy it was made against."""

    on: date
    by: str
    policy: str
    policy_version: str
    level: str
    outcome: str
    reasons: str
    considered: str
    feedback: str


@dataclass(frozen=True, slots=True)
class OwnReferral:
    """A child's own referral that was prompted; made_on is None while it is still to make."""

    id: UUID
    who: str
    because: str
    made_on: date | None


def decisions(opened: OpenCase) -> tuple[Decided, ...]:
    """Every threshold decision of the case, newest first."""
    rows = ThresholdDecision.objects.filter(case=opened.id).select_related("decided_by")
    return tuple(_decided(opened, row) for row in rows.order_by("-decided_at", "-id"))


def own_referrals(opened: OpenCase) -> tuple[OwnReferral, ...]:
    """Children who needed a referral of their own; shown only to those who may see names."""
    if not opened.sees_names:
        return ()
    read = opened.ring.read
    return tuple(
        OwnReferral(row.id, read(row, "who"), read(row, "because"), row.made_on)
        for row in IndividualReferral.objects.filter(case=opened.id).order_by("noted_at", "id")
    )


def to_make(case: UUID) -> int:
    """How many children's own referrals are noted and not made (`threshold.individual`)."""
    return IndividualReferral.objects.filter(case=case, made_on__isnull=True).count()


def _decided(opened: OpenCase, row: ThresholdDecision) -> Decided:
    read = opened.ring.read
    policy = framework(row.framework).thresholds[row.policy]
    level = policy.levels.get(row.level)
    return Decided(
        on=clock.day_of(row.decided_at),
        by=row.decided_by.initial_and_surname,
        policy=Policy(row.policy).label,
        policy_version=row.framework,
        level=level.title if level else row.level,
        outcome=Outcome(row.outcome).label,
        reasons=read(row, "reasons"),
        considered=read(row, "considered"),
        feedback=read(row, "feedback"),
    )
