"""The three ways in which the house says no. Everything else that goes wrong is a fault, not an answer."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is not allowed now.

    rule: an id of the practice, such as "values.pause".
    says: the sentence the practitioner reads.
    field: the input it belongs to, so that the error summary can link to it; "" for the whole form.
    """

    rule: str
    says: str
    field: str = ""


class Refused(Exception):
    """A rule of the practice says no, with every reason at once. Shown in the error summary."""

    def __init__(self, reasons: Iterable[Reason]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(reason.says for reason in self.reasons))


class NotOpenToYou(Exception):
    """There is no such thing, or it is not yours: on purpose nobody can tell which (`access.team`)."""


class OutOfDate(Exception):
    """Somebody changed this while you were writing. Carries both versions; nothing is lost."""

    def __init__(self, mine: object, theirs: object) -> None:
        self.mine, self.theirs = mine, theirs
        super().__init__("changed by somebody else in the meantime")


def refuse_if(reasons: Iterable[Reason]) -> None:
    """Raise Refused when a rule gave any reason."""
    found = tuple(reasons)
    if found:
        raise Refused(found)
