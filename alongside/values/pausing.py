"""What an answer does to the work: a "no" pauses it, a "yes" lets it go on (`values.pause`). Inside operations."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases import due, timeline
from alongside.cases.models import Pause
from alongside.cases.opening import OpenCase
from alongside.cases.terms import Covers
from alongside.lib import clock, ids
from alongside.lib.dates import short, working_days_after
from alongside.people.facts import PersonSeen
from alongside.people.mentioned import mentioned
from alongside.values import state
from alongside.values.models import Answer
from alongside.values.rules import Facts, Giving
from alongside.values.state import State
from alongside.values.terms import GOOD, Ending, Said


@dataclass(frozen=True, slots=True)
class Writing:
    """What writing an answer needs to know besides the case: what stands, live numbers, who is here."""

    known: State
    numbers: Facts
    people: tuple[PersonSeen, ...]
    person: UUID | None = None

    def concerned(self, words: str) -> tuple[UUID, ...]:
        """Everyone the words speak of; they are sealed for all of them."""
        return (*mentioned(words, self.people), *of_person(self.person))


def act_on(
    op: Operation,
    opened: OpenCase,
    writing: Writing,
    row: Answer,
    *,
    giving: Giving,
    owner: UUID | None,
    pause: Pause | None,
) -> None:
    """What an answer does to the pause of its question: begin, wait, stay, end."""
    text = state.text_of(writing.known.check, row.question)
    began = pause is not None and pause.since <= clock.now()
    if row.said in GOOD:
        if pause is not None:
            end(opened, pause, Ending.MENDED if began else Ending.NOT_NEEDED)
        if began:
            timeline.add(op, opened.id, "values.resumed", question=text)
        return
    if pause is not None and began:
        row.pause = pause
        return
    if pause is not None:
        end(opened, pause, Ending.NOT_NEEDED)
    row.pause = _new_pause(opened, writing, row, giving, owner)
    _tell(op, opened, row, row.pause, text)


def _new_pause(opened: OpenCase, writing: Writing, row: Answer, giving: Giving, owner: UUID | None) -> Pause:
    """A "no" pauses now; a "not yet known" from the day after its own, without anybody doing anything."""
    days = writing.known.check.gap_working_days
    starts = clock.now() if row.known_by is None else _morning_after(row.known_by)
    chosen = giving.due_on if row.said == Said.NO else None
    pause = Pause(
        id=ids.new(),
        case_id=opened.id,
        question=row.question,
        covers=Covers.PERSON if row.person_id else Covers.ALL,
        person=row.person_id,
        owner_id=owner or opened.viewer.pk,
        due_on=chosen or working_days_after(clock.day_of(starts), days),
        since=starts,
        by=opened.viewer,
    )
    opened.ring.fill(pause, concerns=writing.concerned(giving.words), gap=giving.words)
    pause.save(force_insert=True)
    return pause


def _tell(op: Operation, opened: OpenCase, row: Answer, pause: Pause, text: str) -> None:
    if row.known_by is not None:
        due.set_due(
            case=opened.id, kind="values.not_yet", about=pause.pk, on=row.known_by, whose=pause.owner_id
        )
        timeline.add(op, opened.id, "values.not_yet", question=text, on=short(row.known_by))
        return
    gap_due(opened.id, pause, next((one.user for one in opened.supervisors), None))
    if row.person_id:
        person = str(row.person_id)
        timeline.add(op, opened.id, "values.paused_for_person", question=text, person=person)
    else:
        timeline.add(op, opened.id, "values.paused", question=text, stops=Covers(pause.covers).label)


def gap_due(case: UUID, pause: Pause, supervisor: UUID | None) -> None:
    """The owner closes the gap by its day; the working day after, the supervisor decides (`values.pause`)."""
    due.set_due(case=case, kind="values.gap", about=pause.pk, on=pause.due_on, whose=pause.owner_id)
    decide_on = working_days_after(pause.due_on, 1)
    due.set_due(case=case, kind="values.decide", about=pause.pk, on=decide_on, whose=supervisor)


def open_pauses(opened: OpenCase, person: UUID | None) -> dict[str, Pause]:
    """Pauses that answers about this person (or about the case) began, by question; narrowing does not move them."""
    from_answers = Answer.objects.filter(case=opened.id, person=person, pause__isnull=False)
    rows = Pause.objects.filter(pk__in=from_answers.values("pause"), ended_at=None)
    return {row.question: row for row in rows}


def supersede(op: Operation, opened: OpenCase, known: State) -> None:
    """`values.not_yet`: what a value's fuller questions have answered since is not waited for any more.

    known: as it stands after answering.
    """
    if not known.superseded:
        return
    for question, pause in open_pauses(opened, None).items():
        if question in known.superseded:
            began = pause.since <= clock.now()
            end(opened, pause, Ending.MENDED if began else Ending.NOT_NEEDED)
            if began:
                timeline.add(op, opened.id, "values.resumed", question=state.text_of(known.check, question))


def end(opened: OpenCase, pause: Pause, ending: Ending) -> None:
    pause.ended_at, pause.ended_by, pause.outcome = clock.now(), opened.viewer, ending
    pause.save(update_fields=["ended_at", "ended_by", "outcome"])
    for kind in ("values.gap", "values.not_yet", "values.decide"):
        due.done(case=opened.id, kind=kind, about=pause.pk)


def _morning_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, clock.LOCAL)


def of_person(person: UUID | None) -> tuple[UUID, ...]:
    return (person,) if person else ()
