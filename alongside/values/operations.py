"""Answering the values questions, and what a "no" pauses, narrows, ends (`values.*`, `supervision.reflect`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.accounts.models import User
from alongside.activity.doors import Operation, operation
from alongside.cases import due, timeline
from alongside.cases.models import Case, Clearance, Due, Pause, TeamMember
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.rules import Locks
from alongside.cases.safety import ordinary
from alongside.cases.stages import BEGUN, DONE, WorkStage, finishing, set_mark
from alongside.cases.terms import Covers, Place, SeesWhat, Stage
from alongside.lib import clock, ids
from alongside.lib.dates import working_days_after
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.people import queries as people_queries
from alongside.practice import framework
from alongside.practice.shapes.values import ValuesCheck
from alongside.recording import drafts
from alongside.values import facts, pausing, rules, state
from alongside.values.models import (
    Answer,
    Asking,
    PauseDecision,
    ReflectedBy,
    Reflection,
    Thought,
)
from alongside.values.pausing import Writing
from alongside.values.rules import Facts, Giving
from alongside.values.state import State
from alongside.values.terms import Ending, Occasion, Said

REFLECTION_DRAFT = "values.reflection"
"""The form whose draft is kept while a reflection is written."""


@dataclass(frozen=True, slots=True)
class Answering:
    """An answer, and for a "no" who mends the gap: whoever answers, unless somebody else is named."""

    giving: Giving
    owner: UUID | None = None


@ordinary
def answer(
    *,
    opened: OpenCase,
    occasion: Occasion,
    answers: Sequence[Answering],
    whole: bool = True,
    draft: str = "",
) -> None:
    """Answer questions of the values check; a "no" pauses (`values.pause`), a later "yes" resumes.

    whole: False on the short paths, where each value has one question. draft: the form's draft, gone once saved.
    """
    with change(opened) as (op, fresh):
        refuse_if(_still_open(fresh.locks))
        writing = Writing(state.load(fresh), facts.now(fresh), people_queries.people(fresh))
        refuse_if(_problems(fresh, writing, answers))
        asking = writing.known.open_asking(occasion) or _begin(fresh, occasion, whole)
        _write(op, fresh, writing, asking, answers)
        op.log("values.answered", case=fresh.id, occasion=occasion, answers=len(answers))
        known = state.load(fresh)
        pausing.supersede(op, fresh, known)
        _finish_if_complete(op, fresh, asking, known, writing.numbers)
        drafts.forget(fresh, draft)


@ordinary
def answer_again(*, opened: OpenCase, answer: Answering) -> None:
    """Answer one question again, as soon as something has changed: this is how a gap is mended."""
    with change(opened) as (op, fresh):
        refuse_if(_still_open(fresh.locks))
        writing = Writing(state.load(fresh), facts.now(fresh), people_queries.people(fresh))
        asking = writing.known.latest_asking
        if asking is None or answer.giving.question not in writing.known.standing:
            raise NotOpenToYou
        refuse_if(_problems(fresh, writing, [answer]))
        _write(op, fresh, writing, asking, [answer])
        op.log("values.answered", case=fresh.id, occasion=asking.occasion, answers=1)
        known = state.load(fresh)
        pausing.supersede(op, fresh, known)
        if asking.finished_at is None:
            _finish_if_complete(op, fresh, asking, known, writing.numbers)


@ordinary
def answer_about_person(*, opened: OpenCase, person: UUID, answers: Sequence[Answering]) -> None:
    """Ask again whether somebody needs to be here and what that rests on (`values.rights.6`, `.7`).

    A "no" keeps that person off and pauses nothing else.
    """
    with change(opened) as (op, fresh):
        refuse_if(_still_open(fresh.locks))
        people_queries.row_in_view(fresh, person)
        here = people_queries.people(fresh)
        writing = Writing(state.load(fresh), {}, here, person)
        refuse_if(_problems(fresh, writing, answers))
        _write(op, fresh, writing, None, answers)
        op.log("values.answered", case=fresh.id, about=(person,), answers=len(answers))


@ordinary
def narrow(
    *,
    opened: OpenCase,
    pause: UUID,
    covers: Covers,
    because: str,
    person: UUID | None = None,
    stage: str = "",
) -> None:
    """The supervisor narrows what a pause stops, with a reason (`values.pause`)."""
    with change(opened) as (op, fresh):
        row = _pause_to_decide(fresh, pause)
        if covers == Covers.PERSON and person is None:
            refuse_if([Reason("values.pause", "Choose whom this is about.", "person")])
        if covers == Covers.PERSON and person is not None:
            people_queries.row_in_view(fresh, person)
        row.covers, row.stage = covers, stage if covers == Covers.STAGE else ""
        row.person = person if covers == Covers.PERSON else None
        row.narrowed_at, row.narrowed_by = clock.now(), fresh.viewer
        fresh.ring.fill(row, concerns=pausing.of_person(row.person), narrowed_because=because)
        row.save()
        _decided(fresh, row, Ending.NARROWED, because)
        stops = finishing(row.stage) if covers == Covers.STAGE else Covers(covers).label
        timeline.add(op, fresh.id, "values.narrowed", stops=stops)


@ordinary
def decide(*, opened: OpenCase, pause: UUID, ending: Ending, because: str) -> None:
    """The supervisor decides about a gap that is not mended: smaller work, or stop and let go (`values.pause`).

    Stopping ends every clearance: nobody can be named again without a new purpose decision.
    """
    if ending not in (Ending.NARROWED, Ending.STOPPED):
        raise ValueError("a gap is mended by answering the question again")
    with change(opened) as (op, fresh):
        row = _pause_to_decide(fresh, pause)
        pausing.end(fresh, row, ending)
        _decided(fresh, row, ending, because)
        if ending == Ending.NARROWED:
            timeline.add(
                op, fresh.id, "values.made_smaller", words=because, concerns=pausing.of_person(row.person)
            )
            return
        timeline.add(op, fresh.id, "values.stopped", words=because, concerns=pausing.of_person(row.person))
        Clearance.objects.filter(case=fresh.id, ended_at=None).update(ended_at=clock.now())
        lead = fresh.lead.user if fresh.lead else None
        on = working_days_after(clock.today(), _check(fresh).gap_working_days)
        due.set_due(case=fresh.id, kind="values.let_go", about=row.pk, on=on, whose=lead)


@ordinary
def reflect(
    *,
    opened: OpenCase,
    offered_at: str,
    people: Sequence[UUID],
    with_whom: str,
    thoughts: Mapping[str, str],
) -> None:
    """A short entry by two or more people (`supervision.reflect`). people: others of the team who wrote it too."""
    with change(opened) as (op, fresh):
        on_team = {one.user for one in fresh.team}
        writers = {fresh.viewer.pk, *(one for one in people if one in on_team)}
        written = {question: words for question, words in thoughts.items() if words}
        least = framework(fresh.row.framework).reflection.at_least_people
        refuse_if(
            rules.may_reflect(
                people=len(writers), others=bool(with_whom), written=len(written), at_least=least
            )
        )
        row = Reflection(id=ids.new(), case_id=fresh.id, offered_at=offered_at, written_at=clock.now())
        row.by = fresh.viewer
        fresh.ring.fill(row, with_whom=with_whom)
        row.save(force_insert=True)
        ReflectedBy.objects.bulk_create(
            ReflectedBy(id=ids.new(), reflection=row, user_id=one) for one in sorted(writers)
        )
        for question, words in written.items():
            thought = Thought(id=ids.new(), reflection=row, question=question)
            fresh.ring.fill(thought, words=words)
            thought.save(force_insert=True)
        timeline.add(op, fresh.id, "values.reflected")
        drafts.forget(fresh, REFLECTION_DRAFT)


@ordinary
def run_out(*, by: User | None, case: UUID, today: date) -> int:
    """The due work: what was "not yet known" and has passed its day is a gap now (`values.not_yet`).

    The pause itself begins by itself at that moment; this moves the reminder and says so on the timeline.
    by: None, because nobody does it. Returns how many ran out.
    """
    with operation(by=by, case=case) as op:
        passed, pauses = _passed(case, today)
        check = framework(Case.objects.get(pk=case).framework).values_check if pauses else None
        supervisor = _supervisor(case)
        for about in passed:
            due.done(case=case, kind="values.not_yet", about=about)
            pause = pauses.get(about)
            if pause is not None and check is not None:
                pausing.gap_due(case, pause, supervisor)
                timeline.add(op, case, "values.ran_out", question=state.text_of(check, pause.question))
        return len(pauses)


def _passed(case: UUID, today: date) -> tuple[set[UUID], dict[UUID, Pause]]:
    """Reminders past their day, and those of their pauses that still wait; both held until the end.

    The pause is held first, as somebody who answers now holds it first, so that neither waits for the other.
    """
    late = Due.objects.filter(case=case, kind="values.not_yet", done_at=None, on__lt=today)
    waiting = Pause.objects.filter(case=case, ended_at=None, pk__in=late.values("about"))
    held = {row.pk: row for row in waiting.select_for_update().order_by("since", "id")}
    passed = set(late.select_for_update().values_list("about", flat=True))
    return passed, {about: pause for about, pause in held.items() if about in passed}


def _supervisor(case: UUID) -> UUID | None:
    """Who supervises this case now."""
    rows = TeamMember.objects.current(clock.now()).filter(case=case, place=Place.SUPERVISOR)
    return rows.order_by("starts_at", "id").values_list("user", flat=True).first()


def _still_open(locks: Locks) -> tuple[Reason, ...]:
    """Answering is never paused, but a closed case has no questions."""
    if locks.stage == Stage.OPEN:
        return ()
    return (Reason("purpose.values", "The values questions are asked while a case is open."),)


def _problems(opened: OpenCase, writing: Writing, answers: Sequence[Answering]) -> list[Reason]:
    known, today = writing.known, clock.today()
    may_mend = {None, opened.viewer.pk, *(one.user for one in opened.team if one.sees == SeesWhat.ALL)}
    return [
        Reason("values.pause", "Choose somebody who can see all of this case.", f"{one.giving.name}_owner")
        for one in answers
        if one.owner not in may_mend
    ] + [
        reason
        for one in (each.giving for each in answers)
        for reason in rules.may_answer(one, known.of(one.question, writing.person), known.check, today)
    ]


def _write(
    op: Operation,
    opened: OpenCase,
    writing: Writing,
    asking: Asking | None,
    answers: Sequence[Answering],
) -> None:
    open_pauses = pausing.open_pauses(opened, writing.person)
    for one in answers:
        row = _row(opened, one.giving, writing, asking)
        pause = open_pauses.get(row.question)
        pausing.act_on(op, opened, writing, row, giving=one.giving, owner=one.owner, pause=pause)
        row.save(force_insert=True)


def _begin(opened: OpenCase, occasion: Occasion, whole: bool) -> Asking:
    asking = Asking(id=ids.new(), case_id=opened.id, occasion=occasion, whole=whole)
    asking.begun_at, asking.begun_by = clock.now(), opened.viewer
    asking.save(force_insert=True)
    return asking


def _row(opened: OpenCase, giving: Giving, writing: Writing, asking: Asking | None) -> Answer:
    question = writing.known.check.questions.get(giving.question)
    beside = question.facts if question else ()
    row = Answer(
        id=ids.new(),
        case_id=opened.id,
        asking=asking,
        question=giving.question,
        person_id=writing.person,
        said=giving.said,
        known_by=giving.known_by if giving.said == Said.NOT_YET else None,
        facts={name: dict(writing.numbers[name]) for name in beside if name in writing.numbers},
        answered_at=clock.now(),
        answered_by=opened.viewer,
    )
    opened.ring.fill(row, concerns=writing.concerned(giving.words), words=giving.words)
    return row


def _pause_to_decide(opened: OpenCase, pause: UUID) -> Pause:
    """The pause, if it still holds and the viewer may decide about it."""
    row = Pause.objects.filter(pk=pause, case=opened.id, ended_at=None).first()
    if row is None:
        raise NotOpenToYou
    refuse_if(rules.may_decide_pause(is_supervisor=opened.i_am(Place.SUPERVISOR)))
    return row


def _decided(opened: OpenCase, pause: Pause, ending: Ending, because: str) -> None:
    row = PauseDecision(id=ids.new(), pause=pause, outcome=ending)
    row.decided_at, row.decided_by = clock.now(), opened.viewer
    opened.ring.fill(row, concerns=pausing.of_person(pause.person), because=because)
    row.save(force_insert=True)


def _finish_if_complete(
    op: Operation, opened: OpenCase, asking: Asking, known: State, numbers: Facts
) -> None:
    """An occasion is finished once every question it asks has a fresh answer; nobody ticks it off."""
    set_mark(op, opened.row, WorkStage.VALUES, BEGUN)
    occasion = Occasion(asking.occasion)
    deep = asking.whole if occasion == Occasion.NAMING else None
    if set(known.asked(occasion, numbers, whole=deep)) - set(known.fresh(asking)):
        return
    asking.finished_at, asking.finished_by = clock.now(), opened.viewer
    asking.save(update_fields=["finished_at", "finished_by"])
    set_mark(op, opened.row, WorkStage.VALUES, DONE)
    timeline.add(op, opened.id, "values.finished", occasion=occasion.label)


def _check(opened: OpenCase) -> ValuesCheck:
    return framework(opened.row.framework).values_check
