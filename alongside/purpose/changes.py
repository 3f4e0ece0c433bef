"""The rows behind a purpose decision: versions, turns, clearances, reminders. Used inside operations only."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Q

from alongside.activity.doors import Operation
from alongside.cases import due
from alongside.cases.models import Clearance
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.stages import BEGUN, WorkStage, set_mark
from alongside.cases.terms import Path
from alongside.lib import clock, ids
from alongside.lib.dates import working_days_after
from alongside.lib.errors import Reason, refuse_if
from alongside.people import queries as people_queries
from alongside.people.mentioned import mentioned
from alongside.practice import framework
from alongside.practice.language import reads_like_intelligence
from alongside.purpose import rules, state
from alongside.purpose.models import Decision, Turn
from alongside.purpose.shown import Purpose
from alongside.purpose.terms import Section, Turned
from alongside.recording import drafts

CARRIED = ("basis", "condition", "limb")
"""Answers of an earlier version that a new purpose needs, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why, and for what change. kept_words: the writer means something else by words that read like crime work."""

    trigger: str = ""
    purpose: str
    statement: str
    change: str
    kept_words: bool = False


@contextmanager
def writing_section(opened: OpenCase, section: Section, draft: str) -> Iterator[tuple[OpenCase, Decision]]:
    """Write one part of the version that is being written; saved and logged at the end."""
    with change(opened) as (op, fresh):
        row = must_be_writing(fresh)
        yield fresh, row
        row.save()
        drafts.forget(fresh, draft)
        op.log("purpose.section_saved", case=fresh.id, section=section)


def begin(
    op: Operation,
    opened: OpenCase,
    path: Path,
    *,
    like: Purpose | None = None,
    because: str = "",
    turned: Turned = Turned.BEGUN,
) -> Decision:
    """The next version. like: an earlier one, of which only what the new purpose needs goes along.

    turned: how it came about; whoever moves the focus has not written the purpose and may sign it off.
    """
    newest = Decision.objects.filter(case=opened.id).aggregate(newest=Max("number"))["newest"]
    row = Decision(id=ids.new(), case_id=opened.id, number=(newest or 0) + 1, path=path)
    row.framework = opened.row.framework
    if like is not None:
        for name in CARRIED:
            setattr(row, name, getattr(like, name))
        opened.ring.fill(row, basis_why=like.basis_why)
        opened.ring.fill(row, concerns=concerned(opened, because), because=because)
    row.save(force_insert=True)
    turn(opened, row, turned)
    op.log("purpose.begun", case=opened.id, number=row.number)
    return row


def turn(opened: OpenCase, row: Decision, turned: Turned, words: str = "") -> None:
    """Something happened to a decision."""
    made = Turn(
        id=ids.new(),
        decision=row,
        order=Turn.objects.filter(decision=row).count() + 1,
        turned=turned,
        at=clock.now(),
        by=opened.viewer,
    )
    opened.ring.fill(made, concerns=concerned(opened, words), words=words)
    made.save(force_insert=True)


def writing(opened: OpenCase) -> Decision | None:
    """The version that is being written, if there is one."""
    found = state.current(opened)
    return Decision.objects.get(pk=found.id) if found and found.is_being_written else None


def must_be_writing(opened: OpenCase) -> Decision:
    """The same, or a refusal that says why it cannot be changed now."""
    row = writing(opened)
    if row is None:
        refuse_if(
            [Reason("purpose.change", "This is handed over or signed off. A new purpose is a new decision.")]
        )
        raise AssertionError
    return row


def problems_of(opened: OpenCase, why: Why) -> list[Reason]:
    """Everything that is asked of a purpose: from the list, welfare, names nobody."""
    texts = framework(opened.row.framework)
    fitting = {name for name, one in texts.purposes.items() if opened.level in one.levels}
    words = {"statement": why.statement, "change": why.change}
    phrases = {
        name: [found.phrase for found in reads_like_intelligence(text, fw=texts)]
        for name, text in words.items()
    }
    people = people_queries.people(opened)
    named = {name: bool(mentioned(text, people)) for name, text in words.items()}
    return [
        *rules.welfare_purpose(why.purpose, fitting),
        *rules.reads_as_welfare(phrases, kept=why.kept_words),
        *rules.names_nobody(named),
    ]


def put_why(opened: OpenCase, row: Decision, why: Why) -> None:
    """Fill the purpose into a row; the caller saves it."""
    row.trigger, row.purpose, row.kept_words = why.trigger, why.purpose, why.kept_words
    opened.ring.fill(row, statement=why.statement, change=why.change)


def give_clearance(opened: OpenCase, row: Decision) -> None:
    """Open the way that this path opens; an earlier clearance of the same path ends, an urgent one too."""
    now = clock.now()
    standing = Clearance.objects.filter(case=opened.id, ended_at=None)
    earlier = standing.filter(Q(path=row.path) | Q(urgent=True))
    for one in earlier:
        due.done(case=opened.id, kind="purpose.urgent_answers", about=one.pk)
    due.done(case=opened.id, kind="purpose.urgent_told", about=opened.id)
    earlier.update(ended_at=now)
    look_by = _look_by(opened, row)
    Clearance.objects.create(
        id=ids.new(),
        case_id=opened.id,
        path=row.path,
        given_at=now,
        given_by=opened.viewer,
        look_by=look_by,
    )
    if look_by:
        due.set_due(case=opened.id, kind="purpose.look", about=row.pk, on=look_by, whose=supervisor(opened))


def urgent_clearance(opened: OpenCase, line: str, answers_due: date) -> Clearance:
    """Go on at once. Where naming was signed off, that stays; the urgent row then only lifts a pause."""
    path = Path.NAMELESS if Path.NAMED in opened.locks.clearances else Path.NAMED
    standing = Clearance.objects.filter(case=opened.id, path=path, ended_at=None)
    standing.update(ended_at=clock.now())
    row = Clearance(
        id=ids.new(),
        case_id=opened.id,
        path=path,
        given_at=clock.now(),
        given_by=opened.viewer,
        urgent=True,
        answers_due_on=answers_due,
    )
    opened.ring.fill(row, concerns=concerned(opened, line), urgent_because=line)
    row.save(force_insert=True)
    return row


def tell_supervisor_now(opened: OpenCase) -> None:
    """`purpose.urgent`: the supervisor is told the same day."""
    due.set_due(
        case=opened.id,
        kind="purpose.urgent_told",
        about=opened.id,
        on=clock.today(),
        whose=supervisor(opened),
    )


def replace(
    op: Operation, opened: OpenCase, old: Purpose, because: str, turned: Turned = Turned.BEGUN
) -> None:
    """`purpose.change`: what held holds no more; the next version is begun, and no old line stands above the work."""
    row = Decision.objects.get(pk=old.id)
    turn(opened, row, Turned.REPLACED)
    end_clearances(opened)
    due.done(case=opened.id, kind="purpose.look", about=row.pk)
    begin(op, opened, Path(row.path), like=old, because=because, turned=turned)
    opened.ring.fill(opened.row, purpose_line="")
    opened.row.save(update_fields=["purpose_line"])
    set_mark(op, opened.row, WorkStage.PURPOSE, BEGUN)


def ask_anew(opened: OpenCase, purpose: Purpose, because: str) -> None:
    """What is still being decided is decided for the new focus: it says why, and does not wait for sign-off."""
    row = Decision.objects.get(pk=purpose.id)
    opened.ring.fill(row, concerns=concerned(opened, because), because=because)
    row.save(update_fields=["because"])
    if purpose.waits:
        turn(opened, row, Turned.ASKED_AGAIN)
        due.done(case=opened.id, kind="purpose.sign_off", about=row.pk)
    end_clearances(opened)


def end_clearances(opened: OpenCase) -> None:
    """What was cleared for another purpose does not open the way any more.

    What went on at once because a child may be at risk runs until its own day (`safety.actions`).
    """
    Clearance.objects.filter(case=opened.id, ended_at=None, urgent=False).update(ended_at=clock.now())


def concerned(opened: OpenCase, *words: str) -> tuple[UUID, ...]:
    """Everyone these words speak of; they are sealed for all of them."""
    return mentioned(" ".join(words), people_queries.people(opened)) if any(words) else ()


def supervisor(opened: OpenCase) -> UUID | None:
    """Whose sign-off it waits for; None lets it wait for the whole team."""
    return next((one.user for one in opened.supervisors if one.user != opened.viewer.pk), None)


def _look_by(opened: OpenCase, row: Decision) -> date | None:
    path = framework(row.framework).paths[row.path]
    if path.signoff != "within":
        return None
    return working_days_after(clock.today(), path.signoff_working_days)
