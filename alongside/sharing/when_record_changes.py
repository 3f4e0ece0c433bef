"""What happens to sharing decisions when a placeholder turns out to be somebody already here."""

from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.contexts.concerned import hand_over
from alongside.sharing.models import Disclosure


def merged(op: Operation, opened: OpenCase, *, gone: UUID, known: UUID) -> None:
    """Words about the placeholder are about the known person now, and are sealed for them."""
    hand_over(opened, Disclosure.objects.filter(case=opened.id), gone, known)
