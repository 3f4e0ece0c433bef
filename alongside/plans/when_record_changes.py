"""What happens to a plan when a placeholder turns out to be somebody already here."""

from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.contexts.concerned import hand_over
from alongside.plans.models import Action, Review, SafetyPlan, Step


def merged(op: Operation, opened: OpenCase, *, gone: UUID, known: UUID) -> None:
    """Words about the placeholder are about the known person now, and are sealed for them."""
    for rows in (SafetyPlan, Action, Review):
        hand_over(opened, rows.objects.filter(case=opened.id), gone, known)
    hand_over(opened, Step.objects.filter(action__case=opened.id), gone, known)
