"""Naming what the work is about, and moving it formally when evidence points elsewhere (`weighting.focus_shift`)."""

from dataclasses import dataclass
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases import due, timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import ordinary
from alongside.cases.terms import Subject
from alongside.contexts import focus_queries, groups_queries, groups_rules
from alongside.contexts.concerned import concerned
from alongside.contexts.focus_rules import Moving, may_move
from alongside.contexts.models import Focus
from alongside.lib import clock, dates, ids
from alongside.lib.errors import refuse_if
from alongside.people import changes
from alongside.recording import drafts

NEW_PURPOSE = "contexts.new_purpose"
"""What falls due with a shift: a new purpose decision (`purpose.change`)."""

DAYS_FOR_PURPOSE = 10
"""Working days within which the new purpose is decided."""

DRAFT = "contexts.focus"


@dataclass(frozen=True, slots=True)
class NewFocus:
    """What the work is about from now on. group, place: of this case, where it is one of them."""

    kind: Subject
    words: str
    group: UUID | None = None
    place: UUID | None = None
    because: str = ""
    evidence: str = ""
    partners_told: str = ""


def begin(op: Operation, opened: OpenCase, focus: NewFocus) -> UUID:
    """The first focus, inside the operation that decides the purpose."""
    return _write(opened, focus).id


@ordinary
def shift(*, opened: OpenCase, focus: NewFocus) -> UUID:
    """Move the focus: the old one ends and stays readable, everything written stays, a new purpose is due.

    What was cleared for the old purpose ends with it (`purpose.change`); the plan and keeping people safe go on.
    """
    with change(opened) as (op, fresh):
        refuse_if(groups_rules.still_open(fresh.locks))
        refuse_if(may_move(fresh.level, focus_queries.leads(fresh), _moving(focus)))
        _end_the_old(fresh)
        made = _write(fresh, focus)
        fresh.row.subject = focus.kind
        fresh.row.save(update_fields=["subject"])
        on = dates.working_days_after(clock.today(), DAYS_FOR_PURPOSE)
        due.set_due(case=fresh.id, kind=NEW_PURPOSE, about=made.id, on=on, whose=_lead(fresh))
        people = concerned(fresh, focus.words, focus.because)
        words = f"{focus.words.strip()}. {focus.because.strip()}"
        timeline.add(
            op, fresh.id, "contexts.focus_shifted", words=words, concerns=people, to=focus.kind.label
        )
        changes.tell_focus_moved(op, fresh, focus.because.strip())
        drafts.forget(fresh, DRAFT)
        return made.id


def purpose_decided(op: Operation, opened: OpenCase) -> None:
    """The new purpose was decided, inside the operation that decides it: nothing is due any more."""
    now = focus_queries.current(opened)
    if now.id is not None:
        due.done(case=opened.id, kind=NEW_PURPOSE, about=now.id)


def _end_the_old(fresh: OpenCase) -> None:
    """End the row that holds; where the first focus was never written down, write that it was this kind."""
    today = clock.today()
    if Focus.objects.filter(case=fresh.id, until__isnull=True).update(until=today):
        return
    kind = focus_queries.kind_of(fresh)
    since = fresh.row.opened_on or today
    Focus.objects.create(id=ids.new(), case_id=fresh.id, kind=kind, since=since, until=today, by=fresh.viewer)


def _write(opened: OpenCase, focus: NewFocus) -> Focus:
    row = Focus(
        id=ids.new(),
        case_id=opened.id,
        kind=focus.kind,
        group=groups_queries.group_row(opened, focus.group) if focus.group else None,
        place=groups_queries.place_row(opened, focus.place) if focus.place else None,
        since=clock.today(),
        by=opened.viewer,
    )
    words = {
        "words": focus.words.strip(),
        "because": focus.because.strip(),
        "evidence": focus.evidence.strip(),
        "partners_told": focus.partners_told.strip(),
    }
    opened.ring.fill(row, concerns=concerned(opened, *words.values()), **words)
    row.save(force_insert=True)
    return row


def _moving(focus: NewFocus) -> Moving:
    return Moving(focus.kind, focus.words, focus.because, focus.evidence, focus.partners_told)


def _lead(opened: OpenCase) -> UUID | None:
    return opened.lead.user if opened.lead else None
