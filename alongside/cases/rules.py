"""What the two locks of a case, pause and clearance, allow. Pure: facts in, reasons out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from alongside.cases.terms import Covers, Path, Stage
from alongside.lib.errors import Reason


@dataclass(frozen=True, slots=True)
class OpenPause:
    """A pause that still holds."""

    id: UUID
    question: str
    covers: Covers
    person: UUID | None
    stage: str
    since: date
    due_on: date
    owner: UUID


@dataclass(frozen=True, slots=True)
class Locks:
    """The facts that `may_extend` asks about, as `open_case` brought them."""

    stage: Stage
    level: int | None
    pauses: tuple[OpenPause, ...]
    clearances: frozenset[Path]
    urgent: bool = False


class Extending(StrEnum):
    """The ways in which work can reach further than before; each can be paused (`values.pause`)."""

    ADDING_A_PERSON = "adding people"
    SHARING = "sharing by choice"
    FINISHING = "finishing this stage"


_STOPPED_BY = {
    Extending.ADDING_A_PERSON: {Covers.ALL, Covers.MAPPING},
    Extending.SHARING: {Covers.ALL, Covers.SHARING},
    Extending.FINISHING: {Covers.ALL, Covers.STAGE},
}


def may_extend(
    locks: Locks, what: Extending, *, person: UUID | None = None, stage: str = ""
) -> tuple[Reason, ...]:
    """`values.pause`: while a "no" stands, the work it is about does not reach further.

    Safety actions never come here (`safety.actions`); they carry `@always_allowed` instead. Going on at once
    because a child may be at risk (`purpose.urgent`) opens the record for people while paused, too.
    """
    if locks.stage == Stage.CLOSED:
        return (Reason("plan.close", "This case is closed. Open it again with a new purpose."),)
    if locks.urgent and what == Extending.ADDING_A_PERSON:
        return ()
    return tuple(
        Reason("values.pause", _paused(what, pause))
        for pause in locks.pauses
        if _stops(pause, what, person, stage)
    )


def may_name(locks: Locks) -> tuple[Reason, ...]:
    """`path.named`: people are identified from others' information only after sign-off, or when urgent."""
    if Path.NAMED in locks.clearances:
        return ()
    return (
        Reason(
            "path.named",
            "Before anyone can be identified, say why this is needed and have it signed off. "
            "Until then you can use placeholders, places and themes.",
        ),
    )


def _stops(pause: OpenPause, what: Extending, person: UUID | None, stage: str) -> bool:
    if pause.covers == Covers.PERSON:
        return person is not None and pause.person == person
    if what == Extending.FINISHING and pause.covers == Covers.STAGE:
        return pause.stage == stage
    return pause.covers in _STOPPED_BY[what]


def _paused(what: Extending, pause: OpenPause) -> str:
    return (
        f"{what.capitalize()} is paused since {pause.since.day} {pause.since:%b}: a values question "
        "was answered “no”. Keeping people safe, and the plan, go on."
    )
