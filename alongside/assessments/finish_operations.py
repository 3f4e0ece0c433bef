"""Finishing an assessment, explaining what is missing, signing off (`assessment.finish`, `recording.finish`)."""

from uuid import UUID

from alongside.assessments import frame as frames
from alongside.assessments import queries, rules, writing
from alongside.assessments.models import Finishing, NoStrengthBecause, YoungPeoplesViewsMissing
from alongside.assessments.terms import Domain
from alongside.cases import due, timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.rules import Extending, may_extend
from alongside.cases.safety import extends_the_work, ordinary
from alongside.cases.stages import BEGUN, DONE, WorkStage, set_mark
from alongside.cases.terms import Place
from alongside.contexts.groups_rules import still_open
from alongside.lib import clock, dates, ids
from alongside.lib.errors import NotOpenToYou, Reason, Refused, refuse_if
from alongside.people import queries as people_queries

SIGN_OFF = "assessments.sign_off"
DAYS_TO_SIGN_OFF = 5
"""Working days in which a finished assessment is looked at by a supervisor."""


@ordinary
def explain_no_strength(*, opened: OpenCase, domain: str, reason: str) -> None:
    """Why a side of the triangle has no strength yet (`assessment.finish`)."""
    with change(opened) as (op, fresh):
        refuse_if(still_open(fresh.locks))
        if domain not in Domain.values:
            raise NotOpenToYou
        refuse_if(_given(reason, "reason", "Write why there is no strength here yet"))
        row = NoStrengthBecause(
            id=ids.new(),
            assessment=writing.current(op, fresh),
            domain=domain,
            written_at=clock.now(),
            by=fresh.viewer,
        )
        fresh.ring.fill(row, concerns=writing.concerned(fresh, reason), reason=reason.strip())
        row.save(force_insert=True)
        op.log("assessments.explained", case=fresh.id, about=(row.id,), domain=domain)


@ordinary
def explain_views_missing(*, opened: OpenCase, reason: str, plan: str) -> None:
    """Why young people's own views are not there, and how they will be asked (`assessment.finish`)."""
    with change(opened) as (op, fresh):
        refuse_if(still_open(fresh.locks))
        refuse_if(_given(reason, "reason", "Write why their own views are not there yet"))
        refuse_if(_given(plan, "plan", "Write how and when they will be asked"))
        row = YoungPeoplesViewsMissing(
            id=ids.new(),
            assessment=writing.current(op, fresh),
            written_at=clock.now(),
            by=fresh.viewer,
        )
        people = writing.concerned(fresh, reason, plan)
        fresh.ring.fill(row, concerns=people, reason=reason.strip(), plan=plan.strip())
        row.save(force_insert=True)
        timeline.add(op, fresh.id, "assessments.views_missing")


@extends_the_work
def finish(*, opened: OpenCase) -> UUID:
    """Finish the assessment; a supervisor is asked to sign it off. Actions of the plan never wait for it."""
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.FINISHING, stage=WorkStage.ASSESSMENT))
        found = queries.page(fresh, people_queries.names(fresh))
        frame = found.frame
        if frame.assessment is None or frame.locked_at is not None:
            raise Refused([Reason("assessment.finish", "There is nothing to finish just now.")])
        refuse_if(rules.may_finish(iter(found.missing)))
        row = Finishing.objects.create(
            id=ids.new(),
            assessment_id=frame.assessment,
            prompt_set=frame.prompts.id,
            finished_at=clock.now(),
            finished_by=fresh.viewer,
        )
        on = dates.working_days_after(clock.today(), DAYS_TO_SIGN_OFF)
        due.set_due(case=fresh.id, kind=SIGN_OFF, about=row.id, on=on, whose=_who_signs(fresh))
        timeline.add(op, fresh.id, "assessments.finished")
        return row.id


@ordinary
def sign_off(*, opened: OpenCase, words: str = "") -> None:
    """A supervisor signs it off; from now on it is locked and later thoughts stand below (`recording.finish`)."""
    with change(opened) as (op, fresh):
        _look(fresh, words, signed_off=True)
        set_mark(op, fresh.row, WorkStage.ASSESSMENT, DONE)
        timeline.add(op, fresh.id, "assessments.signed_off")


@ordinary
def send_back(*, opened: OpenCase, words: str) -> None:
    """A supervisor says what is still missing; the assessment is open again."""
    with change(opened) as (op, fresh):
        refuse_if(_given(words, "words", "Write what is still missing"))
        _look(fresh, words, signed_off=False)
        timeline.add(op, fresh.id, "assessments.sent_back")


@ordinary
def begin_again(*, opened: OpenCase) -> UUID:
    """A new assessment after one that was signed off: at a review, or because the focus has moved."""
    with change(opened) as (op, fresh):
        refuse_if(still_open(fresh.locks))
        if not frames.load(fresh).is_signed_off:
            refuse_if([Reason("assessment.grows", "Go on with the assessment that is there.")])
        row = writing.begin(op, fresh)
        set_mark(op, fresh.row, WorkStage.ASSESSMENT, BEGUN)
        return row.id


def _look(fresh: OpenCase, words: str, *, signed_off: bool) -> None:
    frame = frames.load(fresh)
    if not frame.waits or frame.finishing is None:
        raise NotOpenToYou
    mine = frame.finishing.finished_by == fresh.viewer.pk
    refuse_if(rules.may_sign_off(is_supervisor=fresh.i_am(Place.SUPERVISOR), finished_it=mine))
    row = Finishing.objects.get(pk=frame.finishing.id)
    row.looked_at, row.looked_by, row.signed_off = clock.now(), fresh.viewer, signed_off
    fresh.ring.fill(row, concerns=writing.concerned(fresh, words), words=words.strip())
    row.save()
    due.done(case=fresh.id, kind=SIGN_OFF, about=row.id)


def _who_signs(fresh: OpenCase) -> UUID | None:
    """The one supervisor who can; None lets everybody's list of the team show it."""
    able = [one.user for one in fresh.supervisors if one.user != fresh.viewer.pk]
    return able[0] if len(able) == 1 else None


def _given(words: str, field: str, asks: str) -> tuple[Reason, ...]:
    return () if words.strip() else (Reason("assessment.finish", asks, field),)
