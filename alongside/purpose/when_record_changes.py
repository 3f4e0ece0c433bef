"""The purpose stays in step with the focus, and with placeholders who turn out to be somebody already here."""

from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.contexts.concerned import hand_over
from alongside.purpose import operations
from alongside.purpose.models import Decision, Turn


def focus_moved(op: Operation, opened: OpenCase, *, because: str) -> None:
    """A new focus is a new purpose decision (`purpose.change`)."""
    operations.ask_again(op, opened, because=because)


def merged(op: Operation, opened: OpenCase, *, gone: UUID, known: UUID) -> None:
    """Words about a placeholder are about the known person now, and are sealed for them."""
    hand_over(opened, Decision.objects.filter(case=opened.id), gone, known)
    hand_over(opened, Turn.objects.filter(decision__case=opened.id), gone, known)
