"""When the focus of the work may move, and what is asked (`weighting.focus_shift`). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from alongside.cases.terms import Subject
from alongside.lib.errors import Reason

CONTEXTS = tuple(subject for subject in Subject if subject != Subject.YOUNG_PERSON)
"""What work with a context can be about."""


@dataclass(frozen=True, slots=True)
class Moving:
    """A shift of focus about to be recorded."""

    kind: str
    words: str
    because: str
    evidence: str
    partners_told: str


def may_move(level: int | None, leads: bool, moving: Moving) -> Iterator[Reason]:
    """`weighting.focus_shift`: reason, evidence, partners told; decided by those who lead the work."""
    if level == 1:
        says = "This work is about one young person. Work with a place or group begins as a case of its own."
        yield Reason("weighting.focus_shift", says)
    if not leads:
        says = "The lead, the deputy or the supervisor moves the focus."
        yield Reason("weighting.focus_shift", says)
    if moving.kind not in CONTEXTS:
        yield Reason("weighting.focus_shift", "Choose what the work is about from now on", "kind")
    for field, asks in _ASKED.items():
        if not getattr(moving, field).strip():
            yield Reason("weighting.focus_shift", asks, field)


_ASKED = {
    "words": "Write what the focus is now",
    "because": "Write why the focus moves",
    "evidence": "Write what that rests on",
    "partners_told": "Write who is told, and by whom",
}
