"""What the tests of this slice and of those above it start from: a cleared case with people in it."""

from datetime import timedelta
from uuid import UUID

from alongside.accounts.models import User
from alongside.cases.models import Clearance, Pause
from alongside.cases.opening import OpenCase
from alongside.cases.terms import Covers, Path
from alongside.lib import clock, ids
from alongside.people import operations
from alongside.people.operations import Who, Why
from alongside.people.terms import Kind, RestsOn

A_NEED = Why(
    need="She is on the bus every day with them and may be approached too",
    evidence="JK said so to Mo on 3 November",
    rests_on=(RestsOn.OWN_ACCOUNT,),
)


NOTHING_SAID = (
    "Say whether there is a need",
    "Choose who they are here",
    "Write initials or a symbol",
    "Write why this person needs to be in this record",
    "Write what that reason rests on",
    "Choose what the evidence is",
)
"""What the form for adding somebody says, from top to bottom, where nothing was answered."""


def clear(case: UUID, by: User, path: Path = Path.NAMED) -> None:
    """The purpose was signed off: identifiable people may be added."""
    Clearance.objects.create(id=ids.new(), case_id=case, path=path, given_at=clock.now(), given_by=by)


def pause(case: UUID, by: User, covers: Covers = Covers.MAPPING, person: UUID | None = None) -> None:
    """A values question was answered "no"."""
    Pause.objects.create(
        id=ids.new(),
        case_id=case,
        question="values.collaboration.2",
        covers=covers,
        person=person,
        owner=by,
        due_on=clock.today() + timedelta(days=7),
        since=clock.now(),
        by=by,
    )


def somebody(opened: OpenCase, shown: str, kind: Kind = Kind.YOUNG_PERSON, **more: str) -> UUID:
    """Added by initials with a reason."""
    return operations.add(opened=opened, who=Who(kind=kind, shown=shown, **more), why=A_NEED)


def a_friend_from_the_bus(opened: OpenCase) -> UUID:
    """A placeholder."""
    who = Who(kind=Kind.YOUNG_PERSON, shown="", note="a friend from the bus")
    return operations.add_placeholder(opened=opened, who=who)
