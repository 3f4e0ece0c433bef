"""Names that a young person says while drawing together: kept with a reason, or let go (`map.together`)."""

from datetime import date
from uuid import UUID

from alongside.accounts.models import User
from alongside.activity.doors import operation
from alongside.cases import due, timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.rules import Extending, may_extend
from alongside.cases.safety import SafetyAction, always_allowed, extends_the_work, ordinary
from alongside.lib import clock
from alongside.lib.dates import working_days_after
from alongside.lib.errors import NotOpenToYou, refuse_if
from alongside.people import changes, erasing, queries, rules, writing
from alongside.people.models import Person
from alongside.people.terms import RestsOn
from alongside.people.writing import Who, Why

CONFIRM_WITHIN = 5
"""Working days in which somebody named while drawing together is kept with a reason or let go."""


@extends_the_work
def add_provisional(*, opened: OpenCase, who: Who) -> UUID:
    """A name the young person says while drawing; kept with a reason within 5 working days, or let go."""
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON))
        refuse_if(rules.may_identify(fresh.locks, [RestsOn.OWN_ACCOUNT]) + writing.may_describe(fresh, who))
        until = working_days_after(clock.today(), CONFIRM_WITHIN)
        row = writing.new_row(fresh, who, provisional_until=until)
        due.set_due(case=fresh.id, kind="people.confirm", about=row.id, on=until, whose=fresh.viewer)
        op.log("people.provisional_added", case=fresh.id, about=(row.id,))
        writing.changed(op, fresh)
    return row.id


@extends_the_work
def keep(*, opened: OpenCase, person: UUID, why: Why) -> None:
    """Somebody named while drawing together stays, by a decision of its own (`map.together`)."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON, person=person))
        refuse_if(rules.has_reason(why.need, why.evidence) + rules.rests_on_enough(why.rests_on))
        row.provisional_until = None
        row.save(update_fields=["provisional_until"])
        due.done(case=fresh.id, kind="people.confirm", about=person)
        writing.decide(fresh, row, why)
        timeline.add(op, fresh.id, "people.kept", person=str(person))
        writing.is_known(op, fresh, row)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def let_go(*, opened: OpenCase, person: UUID) -> None:
    """Somebody named while drawing together is not kept: gone, with their key; others' words stay (`map.together`)."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        if row.provisional_until is None:
            raise NotOpenToYou
        erasing.erase(op, row)
        timeline.add(op, fresh.id, "people.let_go")
        writing.changed(op, fresh)


@ordinary
def run_out(*, by: User | None, case: UUID, today: date) -> int:
    """The due work: whoever was named while drawing and nobody decided to keep by the day goes by themselves.

    by: None, because nobody does it. Returns how many went.
    """
    with operation(by=by, case=case) as op:
        rows = list(Person.objects.not_kept_in_time(today).filter(case=case).select_for_update())
        for row in rows:
            erasing.erase(op, row)
            timeline.add(op, case, "people.ran_out")
        if rows:
            changes.tell(op, case)
        return len(rows)
