"""Setting goals, who agrees with them, and measuring what changes (`plan.goal`)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.assessments import goal_queries, goal_rules, queries, writing
from alongside.assessments.goal_rules import Aim
from alongside.assessments.models import Contribution, Goal, GoalView, Measure, Measurement
from alongside.assessments.terms import Agrees, Kind, Turned
from alongside.cases import due, timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import SafetyAction, always_allowed, ordinary
from alongside.contexts.groups_rules import still_open
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.people import queries as people_queries
from alongside.recording import drafts

MEASURE_AGAIN = "assessments.measure"
DRAFT = "assessments.goal"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGoal:
    """A goal. uses: a recorded strength, or uses_none_because."""

    words: str
    what_changes: str
    sign: str
    answers_to: str = ""
    uses: UUID | None = None
    uses_none_because: str = ""


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """How the change is seen. baseline: what it shows now, or "" where that is still to be taken."""

    method: str
    shows: str
    again_on: date | None
    baseline: str = ""
    baseline_on: date | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who has a view: somebody of the case, somebody on the team, or words such as "the parents who came"."""

    person: UUID | None = None
    user: UUID | None = None
    words: str = ""


@ordinary
def set_goal(*, opened: OpenCase, goal: NewGoal, measure: NewMeasure) -> UUID:
    """A positive statement about safety with its measure; on the timeline, tied to the assessment."""
    with change(opened) as (op, fresh):
        refuse_if(still_open(fresh.locks))
        refuse_if((*goal_rules.may_set(_aim(goal)), *_may_measure(measure)))
        row = _written(fresh, goal, writing.current(op, fresh).pk)
        _measure(fresh, row, measure)
        timeline.add(op, fresh.id, "assessments.goal_set")
        drafts.forget(fresh, DRAFT)
        return row.id


@ordinary
def change_goal(*, opened: OpenCase, goal: UUID, to: NewGoal) -> UUID:
    """A better wording takes its place; measures and views go along, the earlier wording stays as history."""
    with change(opened) as (op, fresh):
        refuse_if(still_open(fresh.locks))
        row = goal_queries.goal_row(fresh, goal)
        refuse_if(goal_rules.may_set(_aim(to)))
        better = _written(fresh, to, row.assessment_id)
        Measure.objects.filter(goal=row).update(goal=better)
        GoalView.objects.filter(goal=row).update(goal=better)
        row.replaced_by = better
        _end(fresh, row, "")
        timeline.add(op, fresh.id, "assessments.goal_changed")
        return better.id


@ordinary
def end_goal(*, opened: OpenCase, goal: UUID, because: str) -> None:
    """Reached, or no longer right: with a word about why."""
    with change(opened) as (op, fresh):
        row = goal_queries.goal_row(fresh, goal)
        refuse_if(_given(because, "because", "Write why this goal ends"))
        _end(fresh, row, because)
        for measure in Measure.objects.filter(goal=row):
            due.done(case=fresh.id, kind=MEASURE_AGAIN, about=measure.pk)
        timeline.add(op, fresh.id, "assessments.goal_ended")


@always_allowed(SafetyAction.LISTEN)
def note_view(*, opened: OpenCase, goal: UUID, voice: Voice, agrees: Agrees, words: str, on: date) -> None:
    """Who agrees and who does not, in whose words; a newer view stands beside the older one."""
    with change(opened) as (op, fresh):
        row = goal_queries.goal_row(fresh, goal)
        refuse_if(_has_voice(voice))
        if voice.person is not None and voice.person not in people_queries.rows_in_view(fresh):
            raise NotOpenToYou
        if voice.user is not None and all(one.user != voice.user for one in fresh.team):
            raise NotOpenToYou
        view = GoalView(
            id=ids.new(),
            goal=row,
            person_id=voice.person,
            user_id=voice.user,
            agrees=agrees,
            on=on,
            added_at=clock.now(),
            by=fresh.viewer,
        )
        who = "" if voice.person or voice.user else voice.words.strip()
        people = writing.concerned(fresh, who, words, also=[voice.person])
        fresh.ring.fill(view, concerns=people, who=who, words=words.strip())
        view.save(force_insert=True)
        op.log("assessments.goal_view_noted", case=fresh.id, about=(row.id,), agrees=agrees)


@ordinary
def add_measure(*, opened: OpenCase, goal: UUID, measure: NewMeasure) -> UUID:
    """One more way to see whether it changes."""
    with change(opened) as (op, fresh):
        refuse_if(still_open(fresh.locks))
        row = goal_queries.goal_row(fresh, goal)
        refuse_if(_may_measure(measure))
        made = _measure(fresh, row, measure)
        op.log("assessments.measure_added", case=fresh.id, about=(row.id, made.id))
        return made.id


@always_allowed(SafetyAction.LISTEN)
def measured(
    *,
    opened: OpenCase,
    measure: UUID,
    words: str,
    turned: Turned | None,
    on: date,
    again_on: date | None = None,
) -> None:
    """What a measure shows on a day. turned: None for the baseline, of which there is one."""
    with change(opened) as (op, fresh):
        row = goal_queries.measure_row(fresh, measure)
        refuse_if(_may_note(row, words, turned, again_on))
        _note(fresh, row, words, turned, on)
        if turned is None:
            op.log("assessments.measured", case=fresh.id, about=(row.pk,))
            return
        row.again_on = again_on
        row.save(update_fields=["again_on"])
        due.done(case=fresh.id, kind=MEASURE_AGAIN, about=row.pk)
        _fall_due(fresh, row)
        timeline.add(op, fresh.id, "assessments.measured_again", turned=turned.label)


def _written(fresh: OpenCase, goal: NewGoal, assessment: UUID) -> Goal:
    words = {
        "words": goal.words.strip(),
        "what_changes": goal.what_changes.strip(),
        "answers_to": goal.answers_to.strip(),
        "sign": goal.sign.strip(),
        "uses_none_because": "" if goal.uses else goal.uses_none_because.strip(),
    }
    people = writing.concerned(fresh, *words.values())
    row = Goal(
        id=ids.new(),
        assessment_id=assessment,
        uses=_strength(fresh, goal.uses) if goal.uses else None,
        names_nobody=writing.names_nobody(people, *words.values()),
        set_at=clock.now(),
        by=fresh.viewer,
    )
    fresh.ring.fill(row, concerns=people, **words)
    row.save(force_insert=True)
    return row


def _strength(fresh: OpenCase, contribution: UUID) -> Contribution:
    row = queries.row_to_change(fresh, contribution)
    if row.kind != Kind.STRENGTH:
        raise NotOpenToYou
    return row


def _measure(fresh: OpenCase, goal: Goal, measure: NewMeasure) -> Measure:
    row = Measure(
        id=ids.new(),
        goal=goal,
        shows=measure.shows,
        again_on=measure.again_on,
        set_at=clock.now(),
        by=fresh.viewer,
    )
    people = writing.concerned(fresh, measure.method)
    fresh.ring.fill(row, concerns=people, method=measure.method.strip())
    row.save(force_insert=True)
    if measure.baseline.strip():
        _note(fresh, row, measure.baseline, None, measure.baseline_on or clock.today())
    _fall_due(fresh, row)
    return row


def _note(fresh: OpenCase, measure: Measure, words: str, turned: Turned | None, on: date) -> None:
    row = Measurement(
        id=ids.new(),
        measure=measure,
        is_baseline=turned is None,
        turned=turned or "",
        on=on,
        added_at=clock.now(),
        by=fresh.viewer,
    )
    fresh.ring.fill(row, concerns=writing.concerned(fresh, words), words=words.strip())
    row.save(force_insert=True)


def _fall_due(fresh: OpenCase, measure: Measure) -> None:
    if measure.again_on is not None:
        whose = fresh.lead.user if fresh.lead else None
        due.set_due(case=fresh.id, kind=MEASURE_AGAIN, about=measure.pk, on=measure.again_on, whose=whose)


def _end(fresh: OpenCase, row: Goal, because: str) -> None:
    row.ended_at, row.ended_by = clock.now(), fresh.viewer
    fresh.ring.fill(row, concerns=writing.concerned(fresh, because), ended_because=because.strip())
    row.save(update_fields=["ended_at", "ended_by", "ended_because", "replaced_by"])


def _aim(goal: NewGoal) -> Aim:
    uses = goal.uses is not None
    return Aim(goal.words, goal.what_changes, goal.sign, uses, goal.uses_none_because)


def _may_measure(measure: NewMeasure) -> tuple[Reason, ...]:
    asked = goal_rules.may_measure(measure.method, measure.shows, measure.again_on, clock.today())
    return tuple(asked)


def _may_note(
    measure: Measure, words: str, turned: Turned | None, again_on: date | None
) -> tuple[Reason, ...]:
    reasons = list(_given(words, "words", "Write what it shows"))
    if turned is None and Measurement.objects.filter(measure=measure, is_baseline=True).exists():
        reasons.append(Reason("plan.goal", "Choose how it compares with before", "turned"))
    if again_on is not None and again_on <= clock.today():
        reasons.append(Reason("plan.goal", "Choose a day after today", "again_on"))
    return tuple(reasons)


def _has_voice(voice: Voice) -> tuple[Reason, ...]:
    if voice.person or voice.user or voice.words.strip():
        return ()
    return (Reason("plan.goal", "Say whose view this is", "who"),)


def _given(words: str, field: str, asks: str) -> tuple[Reason, ...]:
    return () if words.strip() else (Reason("plan.goal", asks, field),)
