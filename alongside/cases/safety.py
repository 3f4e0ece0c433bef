"""What no rule of this house ever stops (`safety.actions`), and the mark every writing function carries."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

F = TypeVar("F", bound=Callable[..., object])


class SafetyAction(StrEnum):
    """`safety.actions`: never stopped by a pause, a missing clearance, a values answer or a closed stage."""

    KEEP_SAFE = "keeping someone safe, urgent or not"
    REFER = "referrals, strategy discussions and conferences"
    REQUIRED_SHARING = "sharing that law or a court requires"
    LISTEN = "talking with and listening to young people"
    AGREED_ACTIONS = "actions already agreed"
    READ_CORRECT_REMOVE = "reading, correcting and removing"
    RIGHTS = "rights requests"


class Mark(StrEnum):
    """How a writing function stands to the locks of a case; a test lists every one of them."""

    EXTENDS = "extends the work"
    ALWAYS = "always allowed"
    URGENT = "urgent"
    ORDINARY = "ordinary"


def extends_the_work(function: F) -> F:
    """Reaches further than before: must ask `may_extend`, so a pause or a missing clearance stops it."""
    return _marked(function, Mark.EXTENDS)


def urgent(function: F) -> F:
    """Goes on at once because a child may be at risk; answers follow (`purpose.urgent`)."""
    return _marked(function, Mark.URGENT)


def ordinary(function: F) -> F:
    """Records, answers or decides without reaching further; has rules of its own but no lock."""
    return _marked(function, Mark.ORDINARY)


def always_allowed(action: SafetyAction) -> Callable[[F], F]:
    """One of `safety.actions`: asks no lock at all."""

    def mark(function: F) -> F:
        function.safety_action = action  # type: ignore[attr-defined]
        return _marked(function, Mark.ALWAYS)

    return mark


def _marked(function: F, mark: Mark) -> F:
    function.mark = mark  # type: ignore[attr-defined]
    return function
