"""Who may decide, and what a decision must say (`threshold.decision`). Pure: facts in, reasons out."""

from collections.abc import Iterator
from dataclasses import dataclass

from alongside.lib.errors import Reason
from alongside.thresholds.terms import CONTEXT_OUTCOMES, Outcome, Policy


@dataclass(frozen=True, slots=True)
class Proposed:
    """A decision about to be made. levels: ids of the levels that the policy has."""

    policy: Policy
    level: str
    levels: frozenset[str]
    outcome: Outcome
    reasons: str
    considered: str
    feedback: str
    by_referrer: bool


def may_decide(proposed: Proposed) -> Iterator[Reason]:
    """`threshold.decision`: a person chooses the level against a policy, with reasons, and says what else
    was considered; whoever referred does not decide about their own referral."""
    if proposed.by_referrer:
        yield Reason("threshold.decision", "You made this referral, so somebody else has to decide about it.")
    if proposed.level not in proposed.levels:
        yield Reason("threshold.policies", "Choose a level of this policy.", "level")
    if not proposed.reasons:
        yield Reason("threshold.decision", "Write your reasons.", "reasons")
    if not proposed.considered:
        yield Reason("threshold.decision", "Write what else was considered.", "considered")
    if not proposed.feedback:
        yield Reason("referral.triage", "Write what the referrer will be told.", "feedback")
    if proposed.policy == Policy.INDIVIDUAL and proposed.outcome in CONTEXT_OUTCOMES:
        yield Reason(
            "threshold.policies",
            "To open work on a context, decide against the policy for contexts.",
            "policy",
        )
