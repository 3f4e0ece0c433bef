"""Telling people, their part, whom they trust; and the clocks that remind of it. One change each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases import due, timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import SafetyAction, always_allowed, ordinary
from alongside.cases.terms import Place
from alongside.involvement import rules
from alongside.involvement.models import Clock, MapGround, ParentOf, Step, Trusted
from alongside.involvement.rules import Somebody
from alongside.involvement.terms import Answer, Because, Covers, How, Leads, Part, Safe, Understands, What
from alongside.lib import clock, ids
from alongside.lib.dates import working_days_after
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.people import queries as people_queries
from alongside.people.mentioned import mentioned
from alongside.people.models import Person
from alongside.people.terms import Kind
from alongside.practice import framework


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Is it safe to tell, who tells and where; whose parent it is."""

    safe: Safe
    who_where: str
    child: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """It has been done: by whom, how, when, and what they said to it."""

    by_whom: str
    how: How
    on: date
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightlyNot:
    """Why it is right not to tell or involve one person (`values.rightly_no`). reason: id of the content."""

    covers: Covers
    reason: str
    why: str
    agreed_by: UUID
    look_again_on: date


@ordinary
def start_clock(
    op: Operation,
    opened: OpenCase,
    person: UUID,
    *,
    own_account: bool = False,
    because: Because = Because.ADDED,
) -> None:
    """Somebody is on record, or is known by name now: begin the time to tell them (`rights.informed`).

    Called by the operation that adds or names a person. own_account: named by the young person themselves.
    """
    row = Person.objects.get(pk=person, case=opened.id)
    kind = Kind(row.kind)
    facts = Somebody(kind, row.unnamed, row.is_focus, own_account, opened.level)
    _start(op, opened, person, rules.ground_of(facts), because)


@ordinary
def stop_clock(op: Operation, opened: OpenCase, person: UUID) -> None:
    """Somebody is not on record any more: nothing reminds of them."""
    Clock.objects.filter(case=opened.id, person=person, ended_at=None).update(ended_at=clock.now())
    for kind in ("involvement.tell", "involvement.look_again"):
        due.done(case=opened.id, kind=kind, about=person)
    op.log("involvement.clock_stopped", case=opened.id, about=(person,))


@ordinary
def tell_again(op: Operation, opened: OpenCase) -> int:
    """`purpose.change`: those who were told of the earlier purpose are told again. Returns how many."""
    told = Step.objects.standing(opened.id).filter(what=What.TOLD)
    people = list(told.filter(person__off_at=None).values_list("person", flat=True))
    told.update(ended_at=clock.now())
    grounds = dict(Clock.objects.filter(case=opened.id, ended_at=None).values_list("person", "ground"))
    for person in people:
        ground = grounds.get(person, "")
        if ground:
            _start(op, opened, person, ground, Because.NEW_PURPOSE)
        else:
            start_clock(op, opened, person, because=Because.NEW_PURPOSE)
    if people:
        timeline.add(op, opened.id, "involvement.tell_again")
    return len(people)


@always_allowed(SafetyAction.LISTEN)
def tell(*, opened: OpenCase, person: UUID, telling: Telling, told: Told | None = None) -> None:
    """Is it safe to tell, who, where; and once it was done, by whom, how and what they said (`rights.informed`)."""
    with change(opened) as (op, fresh):
        row = people_queries.row_in_view(fresh, person)
        if told is not None:
            refuse_if(_may_tell(fresh, row, telling))
        _is_parent_of(fresh, row, telling.child)
        _step(
            fresh,
            row,
            What.BEFORE,
            telling.safe,
            words=telling.who_where,
            child_id=telling.child,
        )
        op.log("involvement.before", case=fresh.id, about=(person,), safe=telling.safe)
        if told is None:
            return
        _step(
            fresh,
            row,
            What.TOLD,
            told.how,
            on=told.on,
            words=told.by_whom,
            said=told.said,
            child_id=telling.child,
        )
        _end_steps(fresh, row, What.RIGHTLY_NOT)
        for kind in ("involvement.tell", "involvement.look_again"):
            due.done(case=fresh.id, kind=kind, about=person)
        timeline.add(op, fresh.id, "involvement.told", person=str(person))


@always_allowed(SafetyAction.LISTEN)
def note_who_decides(
    *, opened: OpenCase, person: UUID, understands: Understands, responsibility: str, orders: str, wish: str
) -> None:
    """Understanding, parental responsibility, orders, and the child's wish about each parent (`rights.decides`)."""
    with change(opened) as (op, fresh):
        row = people_queries.row_in_view(fresh, person)
        if row.kind != Kind.YOUNG_PERSON:
            raise NotOpenToYou
        _step(fresh, row, What.DECIDES, understands, words=responsibility, more=orders, said=wish)
        op.log("involvement.decides", case=fresh.id, about=(person,))


@always_allowed(SafetyAction.LISTEN)
def take_part(*, opened: OpenCase, person: UUID, part: Part, words: str, on: date) -> None:
    """Invited, took part, co-author, declined (`rights.take_part`); a "no" costs nothing (`rights.refuse`)."""
    with change(opened) as (op, fresh):
        row = people_queries.row_in_view(fresh, person)
        before = _standing(fresh, row, What.PART)
        refuse_if(rules.may_take_part(before.answer if before else "", part))
        _step(fresh, row, What.PART, part, on=on, words=words)
        timeline.add(op, fresh.id, "involvement.part", person=str(person), part=part.label)


@ordinary
def rightly_not(*, opened: OpenCase, person: UUID, decision: RightlyNot) -> None:
    """ "No, and rightly so", about one person: reason, who agreed, a day to look again (`values.rightly_no`).

    Pauses nothing. The clock to tell them rests until that day.
    """
    with change(opened) as (op, fresh):
        row = people_queries.row_in_view(fresh, person)
        refuse_if(_may_decide_not(fresh, decision))
        _step(
            fresh,
            row,
            What.RIGHTLY_NOT,
            decision.reason,
            words=decision.why,
            covers=decision.covers,
            agreed_by_id=decision.agreed_by,
            look_again_on=decision.look_again_on,
        )
        if decision.covers != Covers.INVOLVING:
            due.done(case=fresh.id, kind="involvement.tell", about=person)
        due.set_due(
            case=fresh.id,
            kind="involvement.look_again",
            about=person,
            on=decision.look_again_on,
            whose=_lead(fresh),
        )
        timeline.add(op, fresh.id, "involvement.rightly_not", person=str(person))


@ordinary
def end_rightly_not(*, opened: OpenCase, person: UUID) -> None:
    """It is not right any more not to tell or involve them: the clock begins anew (`values.rightly_no`)."""
    with change(opened) as (op, fresh):
        row = people_queries.row_in_view(fresh, person)
        step = _standing(fresh, row, What.RIGHTLY_NOT)
        if step is None:
            raise NotOpenToYou
        _end_steps(fresh, row, What.RIGHTLY_NOT)
        due.done(case=fresh.id, kind="involvement.look_again", about=person)
        timeline.add(op, fresh.id, "involvement.rightly_not_ended", person=str(person))
        if step.covers != Covers.INVOLVING and _standing(fresh, row, What.TOLD) is None:
            start_clock(op, fresh, person, because=Because.DECIDED_AGAIN)


@always_allowed(SafetyAction.LISTEN)
def name_trusted(
    *, opened: OpenCase, person: UUID, adult: UUID | None, adult_words: str, nobody: bool
) -> UUID:
    """The adult a young person names, or nobody (`involve.trusted`). Somebody named is asked next."""
    with change(opened) as (op, fresh):
        row = people_queries.row_in_view(fresh, person)
        named = bool(adult or adult_words)
        is_young = row.kind == Kind.YOUNG_PERSON
        refuse_if(rules.may_name_trusted(is_young=is_young, nobody=nobody, named=named))
        if adult is not None:
            people_queries.row_in_view(fresh, adult)
        now, standing = clock.now(), Trusted.objects.filter(young_person=row, ended_at=None)
        for earlier in standing.filter(nobody=not nobody):
            _end_trusted(fresh, earlier)
        made = Trusted(
            id=ids.new(), case_id=fresh.id, young_person=row, nobody=nobody, adult_id=adult, by=fresh.viewer
        )
        made.named_on = clock.day_of(now)
        fresh.ring.fill(made, concerns=_concerned(fresh, adult_words, row.pk), adult_words=adult_words)
        made.save(force_insert=True)
        if not nobody:
            on = working_days_after(made.named_on, 5)
            due.set_due(
                case=fresh.id, kind="involvement.ask_trusted", about=made.pk, on=on, whose=_lead(fresh)
            )
        timeline.add(op, fresh.id, "involvement.trusted_named", person=str(person))
        return made.pk


@always_allowed(SafetyAction.LISTEN)
def trusted_answered(
    *, opened: OpenCase, trusted: UUID, answer: Answer, told_what: bool, leads: Leads, on: date
) -> None:
    """The trusted adult agrees, may lead, or declines; is told what is recorded (`involve.trusted`)."""
    with change(opened) as (op, fresh):
        row = Trusted.objects.filter(pk=trusted, case=fresh.id, ended_at=None, nobody=False).first()
        if row is None:
            raise NotOpenToYou
        agreed = answer == Answer.AGREED
        refuse_if(rules.may_answer_for_trusted(agreed=agreed, told_what=told_what))
        row.answer, row.answered_on, row.told_what = answer, on, told_what
        row.leads = leads if agreed else Leads.NOTHING
        row.save(update_fields=["answer", "answered_on", "told_what", "leads"])
        due.done(case=fresh.id, kind="involvement.ask_trusted", about=row.pk)
        person = str(row.young_person_id)
        timeline.add(op, fresh.id, "involvement.trusted_answered", person=person, answer=answer.label)


@ordinary
def write_ground(*, opened: OpenCase, words: str) -> None:
    """Level 1: the one reason for the whole map why friends known by initials are not told (`rights.informed`)."""
    with change(opened) as (op, fresh):
        row = MapGround(id=ids.new(), case_id=fresh.id, written_at=clock.now(), by=fresh.viewer)
        fresh.ring.fill(row, concerns=_concerned(fresh, words), words=words)
        row.save(force_insert=True)
        due.done(case=fresh.id, kind="involvement.ground", about=fresh.id)
        timeline.add(op, fresh.id, "involvement.ground_written")


@ordinary
def look_at_ground_again(op: Operation, opened: OpenCase) -> None:
    """More is recorded about a friend: the reason for not telling is looked at again. For higher slices."""
    _ground_due(opened)


def _start(op: Operation, opened: OpenCase, person: UUID, ground: str, because: Because) -> None:
    today = clock.today()
    informing = framework(opened.row.framework).informing[ground]
    runs = rules.days(informing, today)
    Clock.objects.filter(person=person, ended_at=None).update(ended_at=clock.now())
    Clock.objects.create(
        id=ids.new(),
        case_id=opened.id,
        person_id=person,
        ground=ground,
        because=because,
        started_on=today,
        remind_on=runs[0] if runs else None,
        latest_on=runs[1] if runs else None,
    )
    op.log("involvement.clock_started", case=opened.id, about=(person,), ground=ground)
    if runs:
        due.set_due(case=opened.id, kind="involvement.tell", about=person, on=runs[0], whose=_lead(opened))
    if informing.due == "ground_per_map" and not MapGround.objects.filter(case=opened.id).exists():
        _ground_due(opened)


def _ground_due(opened: OpenCase) -> None:
    on = working_days_after(clock.today(), 10)
    due.set_due(case=opened.id, kind="involvement.ground", about=opened.id, on=on, whose=_lead(opened))


def _may_tell(opened: OpenCase, row: Person, telling: Telling) -> list[Reason]:
    decided = Step.objects.standing(opened.id).filter(what=What.DECIDES, person=telling.child)
    return list(
        rules.may_tell(
            Kind(row.kind),
            telling.safe,
            is_supervisor=opened.i_am(Place.SUPERVISOR),
            child_chosen=telling.child is not None,
            child_decided=telling.child is not None and decided.exists(),
        )
    )


def _may_decide_not(opened: OpenCase, decision: RightlyNot) -> list[Reason]:
    return list(
        rules.rightly(
            same_person=decision.agreed_by == opened.viewer.pk,
            on_team=any(one.user == decision.agreed_by for one in opened.colleagues),
            look_again=decision.look_again_on,
            today=clock.today(),
        )
    )


def _is_parent_of(opened: OpenCase, row: Person, child: UUID | None) -> None:
    if child is None:
        return
    young = people_queries.row_in_view(opened, child)
    if row.kind != Kind.PARENT_CARER or young.kind != Kind.YOUNG_PERSON:
        raise NotOpenToYou
    ParentOf.objects.get_or_create(parent=row, child=young, defaults={"id": ids.new()})


def _step(
    opened: OpenCase,
    row: Person,
    what: What,
    answer: str,
    *,
    words: str = "",
    more: str = "",
    said: str = "",
    on: date | None = None,
    **rest: Any,
) -> None:
    """Write a step; the one of its kind that stood before ends."""
    _end_steps(opened, row, what)
    made = Step(
        id=ids.new(),
        case_id=opened.id,
        person=row,
        what=what,
        answer=answer,
        on=on or clock.today(),
        recorded_at=clock.now(),
        by=opened.viewer,
        **rest,
    )
    child = rest.get("child_id")
    whom = _concerned(opened, f"{words} {more} {said}", row.pk, *([child] if child else []))
    opened.ring.fill(made, concerns=whom, words=words, more=more, said=said)
    made.save(force_insert=True)


def _end_steps(opened: OpenCase, row: Person, what: What) -> None:
    Step.objects.standing(opened.id).filter(person=row, what=what).update(ended_at=clock.now())


def _standing(opened: OpenCase, row: Person, what: What) -> Step | None:
    return Step.objects.standing(opened.id).filter(person=row, what=what).first()


def _end_trusted(opened: OpenCase, row: Trusted) -> None:
    row.ended_at = clock.now()
    row.save(update_fields=["ended_at"])
    due.done(case=opened.id, kind="involvement.ask_trusted", about=row.pk)


def _concerned(opened: OpenCase, words: str, *people: UUID) -> Iterable[UUID]:
    return {*people, *mentioned(words, people_queries.people(opened))}


def _lead(opened: OpenCase) -> UUID | None:
    return opened.lead.user if opened.lead else None
