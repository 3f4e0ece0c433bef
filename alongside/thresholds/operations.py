"""Recording a threshold decision and the referrals for single children that it prompts."""

from dataclasses import dataclass
from uuid import UUID

from alongside.accounts.models import User
from alongside.activity.doors import Operation
from alongside.cases import due, timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change, duty_is_over
from alongside.cases.safety import SafetyAction, always_allowed
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou
from alongside.thresholds.models import IndividualReferral, ThresholdDecision
from alongside.thresholds.queries import to_make
from alongside.thresholds.terms import Outcome, Policy


@dataclass(frozen=True, slots=True)
class Decision:
    """What the decider wrote; checked by rules.may_decide before it comes here."""

    policy: Policy
    level: str
    outcome: Outcome
    reasons: str
    considered: str
    feedback: str


def record(op: Operation, opened: OpenCase, decision: Decision) -> None:
    """Write the decision down, inside the operation that acts on it."""
    row = ThresholdDecision(
        id=ids.new(),
        case_id=opened.id,
        policy=decision.policy,
        framework=opened.row.framework,
        level=decision.level,
        outcome=decision.outcome,
        decided_at=clock.now(),
        decided_by=opened.viewer,
    )
    opened.ring.fill(
        row,
        reasons=decision.reasons,
        considered=decision.considered,
        feedback=decision.feedback,
    )
    row.save(force_insert=True)
    timeline.add(op, opened.id, "thresholds.decided", outcome=decision.outcome.label)


@always_allowed(SafetyAction.REFER)
def note_individual_referral(*, opened: OpenCase, who: str, because: str, made_today: bool) -> UUID:
    """A child who personally meets a threshold needs a referral of their own: made, or still to make today.

    `threshold.individual`. Never stopped: referrals are a safety action.
    """
    with change(opened) as (op, fresh):
        row = IndividualReferral(
            id=ids.new(),
            case_id=fresh.id,
            noted_at=clock.now(),
            noted_by=fresh.viewer,
            made_on=clock.today() if made_today else None,
            made_by=fresh.viewer if made_today else None,
        )
        fresh.ring.fill(row, who=who, because=because)
        row.save(force_insert=True)
        if not made_today:
            _due_today(fresh, row, fresh.viewer)
        kind = "thresholds.referral_made" if made_today else "thresholds.referral_to_make"
        timeline.add(op, fresh.id, kind)
        return row.id


@always_allowed(SafetyAction.REFER)
def individual_referral_made(*, opened: OpenCase, referral: UUID) -> None:
    """It has been made now."""
    with change(opened) as (op, fresh):
        changed = IndividualReferral.objects.filter(pk=referral, case=fresh.id, made_on__isnull=True).update(
            made_on=clock.today(), made_by=fresh.viewer
        )
        if not changed:
            raise NotOpenToYou
        due.done(case=fresh.id, kind="thresholds.individual", about=referral)
        timeline.add(op, fresh.id, "thresholds.referral_made")
        if not to_make(fresh.id):
            duty_is_over(op, fresh.id, fresh.viewer)


def hand_own_referrals(op: Operation, case: UUID, lead: User) -> None:
    """Whoever decided leaves the case: what they promised to do today waits for its lead (`threshold.individual`)."""
    for row in IndividualReferral.objects.filter(case=case, made_on__isnull=True):
        due.set_due(case=case, kind="thresholds.individual", about=row.id, on=clock.today(), whose=lead)
        op.log("thresholds.referral_handed", case=case, about=(lead.pk,))


def _due_today(opened: OpenCase, row: IndividualReferral, whose: User) -> None:
    due.set_due(case=opened.id, kind="thresholds.individual", about=row.id, on=clock.today(), whose=whose)
