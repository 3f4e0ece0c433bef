"""Writing the safety plan, actions and reviews. A pause never stops a plan (`safety.actions`)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.accounts.models import User
from alongside.activity.doors import Operation
from alongside.assessments import queries as assessments
from alongside.cases import due, timeline
from alongside.cases.models import Case
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change, put_review_date
from alongside.cases.rules import Extending, may_extend
from alongside.cases.safety import SafetyAction, always_allowed, extends_the_work, ordinary
from alongside.cases.stages import BEGUN, DONE, WorkStage, set_mark
from alongside.cases.terms import Stage
from alongside.contexts.concerned import concerned
from alongside.contexts.groups_rules import still_open
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, refuse_if
from alongside.plans import queries
from alongside.plans.models import Action, Review, SafetyPlan, Step
from alongside.plans.rules import Proposed, Reviewed, may_propose, may_review, may_step
from alongside.plans.terms import Aim, Status, WhatNext
from alongside.recording import drafts
from alongside.thresholds import queries as thresholds

ACTION_FORM = "plans.action"
REVIEW_FORM = "plans.review"

ACTION_WORDS = ("what", "lead_words", "strength", "separates_because", "alternative", "legal_order")
REVIEW_WORDS = (
    "what_changed",
    "young_people_say",
    "because",
    "rests_on",
    "told",
    "record",
    "why_no_assessment",
)
"""The sealed columns of an action and of a review."""


@dataclass(frozen=True, slots=True)
class NewAction:
    """An action as it was written. goal: one of the case's goals, or None."""

    what: str
    aim: Aim
    goal: UUID | None
    lead: User | None
    lead_words: str
    by: date
    strength: str
    response: str
    separates: bool
    separates_because: str
    alternative: str
    legal_order: str


@dataclass(frozen=True, slots=True)
class NewReview:
    """A review as it was written."""

    what_changed: str
    young_people_say: str
    decision: WhatNext
    because: str
    rests_on: str
    next_on: date | None
    told: str
    record: str
    why_no_assessment: str


@always_allowed(SafetyAction.KEEP_SAFE)
def write_safety_plan(*, opened: OpenCase, danger: str, does_what: str, ring_whom: str) -> None:
    """Three lines from day one, behind no gate (`plan.now`)."""
    with change(opened) as (op, fresh):
        row = SafetyPlan(id=ids.new(), case_id=fresh.id, written_at=clock.now(), by=fresh.viewer)
        about = concerned(fresh, danger, does_what, ring_whom)
        fresh.ring.fill(row, concerns=about, danger=danger, does_what=does_what, ring_whom=ring_whom)
        row.save(force_insert=True)
        timeline.add(op, fresh.id, "plans.safety_plan_written")


@ordinary
def propose(*, opened: OpenCase, action: NewAction) -> UUID:
    """Write down an action; who leads it hears of it. It is agreed, or not, as a step of its own."""
    with change(opened) as (op, fresh):
        about = concerned(fresh, *_words(action).values())
        refuse_if(still_open(fresh.locks))
        refuse_if(may_propose(_facts(action, names_somebody=bool(about))))
        row = _new_action(fresh, action)
        fresh.ring.fill(row, concerns=about, **_words(action))
        row.save(force_insert=True)
        _add_step(fresh, row, Status.PROPOSED, "")
        due.set_due(case=fresh.id, kind="plans.agree", about=row.id, on=row.by_day)
        set_mark(op, fresh.row, WorkStage.PLAN, BEGUN)
        drafts.forget(fresh, ACTION_FORM)
        timeline.add(op, fresh.id, "plans.action_proposed", words=action.what, concerns=about)
        return row.id


@always_allowed(SafetyAction.AGREED_ACTIONS)
def step(*, opened: OpenCase, action: UUID, status: Status, words: str) -> None:
    """Where an action stands from now on; goes on while everything else is paused."""
    with change(opened) as (op, fresh):
        row = Action.objects.filter(pk=action, case=fresh.id).first()
        if row is None:
            raise NotOpenToYou
        now = Status(row.steps.latest("at").status)
        refuse_if(may_step(now, status, words))
        if status == Status.AGREED:
            refuse_if(queries.may_agree(fresh, row))
        _add_step(fresh, row, status, words)
        due.done(case=fresh.id, kind="plans.agree", about=row.id)
        _keep_due(fresh, row, status)
        about = concerned(fresh, words)
        says = Status(status).label
        timeline.add(op, fresh.id, "plans.action_step", status=says, words=words, concerns=about)


@extends_the_work
def review(*, opened: OpenCase, review: NewReview) -> None:
    """Look at the work as a whole and decide what next (`plan.review`, `plan.close`)."""
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.FINISHING, stage=WorkStage.REVIEW))
        refuse_if(may_review(_review_facts(fresh, review)))
        row = Review(
            id=ids.new(),
            case_id=fresh.id,
            decision=review.decision,
            next_on=review.next_on if review.decision != WhatNext.CLOSE else None,
            held_at=clock.now(),
            by=fresh.viewer,
        )
        words = {name: getattr(review, name) for name in REVIEW_WORDS}
        fresh.ring.fill(row, concerns=concerned(fresh, *words.values()), **words)
        row.save(force_insert=True)
        due.done(case=fresh.id, kind="cases.review", about=fresh.id)
        drafts.forget(fresh, REVIEW_FORM)
        timeline.add(op, fresh.id, "plans.reviewed", decision=WhatNext(review.decision).label)
        _act_on(op, fresh.row, row)


def _act_on(op: Operation, case: Case, row: Review) -> None:
    """What the decision brings about: a next date, or the end of the work."""
    set_mark(op, case, WorkStage.REVIEW, DONE if row.decision == WhatNext.CLOSE else BEGUN)
    if row.decision == WhatNext.CLOSE:
        case.stage, case.closed_on, case.review_on = Stage.CLOSED, clock.today(), None
        case.save(update_fields=["stage", "closed_on", "review_on"])
        due.work_ended(case=case.pk)
        timeline.add(op, case.pk, "plans.closed")
    elif row.next_on is not None:
        put_review_date(op, case, row.next_on)


def _new_action(opened: OpenCase, action: NewAction) -> Action:
    return Action(
        id=ids.new(),
        case_id=opened.id,
        goal_id=_goal_of(opened, action.goal),
        aim=action.aim,
        lead=action.lead,
        by_day=action.by,
        response=action.response,
        separates=action.separates,
        proposed_at=clock.now(),
        proposed_by=opened.viewer,
    )


def _words(action: NewAction) -> dict[str, str]:
    return {name: getattr(action, name) for name in ACTION_WORDS}


def _add_step(opened: OpenCase, row: Action, status: Status, words: str) -> None:
    made = Step(id=ids.new(), action=row, status=status, at=clock.now(), by=opened.viewer)
    opened.ring.fill(made, concerns=concerned(opened, words), words=words)
    made.save(force_insert=True)


def _keep_due(opened: OpenCase, row: Action, status: Status) -> None:
    if status.is_open:
        due.set_due(case=opened.id, kind="plans.action", about=row.id, on=row.by_day, whose=row.lead)
    else:
        due.done(case=opened.id, kind="plans.action", about=row.id)


def _goal_of(opened: OpenCase, goal: UUID | None) -> UUID | None:
    if goal is None:
        return None
    if goal not in {one.id for one in assessments.goals(opened)}:
        raise NotOpenToYou
    return goal


def _facts(action: NewAction, *, names_somebody: bool) -> Proposed:
    return Proposed(
        what=action.what,
        aim=action.aim,
        names_somebody=names_somebody,
        has_lead=action.lead is not None or bool(action.lead_words),
        by=action.by,
        separates=action.separates,
        separates_because=action.separates_because,
        alternative=action.alternative,
        today=clock.today(),
    )


def _review_facts(opened: OpenCase, review: NewReview) -> Reviewed:
    return Reviewed(
        what_changed=review.what_changed,
        young_people_say=review.young_people_say,
        decision=review.decision,
        because=review.because,
        rests_on=review.rests_on,
        next_on=review.next_on,
        today=clock.today(),
        told=review.told,
        record=review.record,
        has_assessment=opened.row.marks.get(WorkStage.ASSESSMENT) == DONE,
        why_no_assessment=review.why_no_assessment,
        own_referrals_to_make=thresholds.to_make(opened.id),
    )
