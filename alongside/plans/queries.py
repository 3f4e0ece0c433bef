"""The plan and the reviews as this viewer may read them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.assessments import queries as assessments
from alongside.assessments.queries import GoalSeen
from alongside.cases.opening import OpenCase
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.plans.models import Action, Review, SafetyPlan
from alongside.plans.terms import NEXT, Aim, Status, WhatNext
from alongside.practice import framework


@dataclass(frozen=True, slots=True)
class SafetyPlanSeen:
    """The three lines, and who wrote them when."""

    danger: str
    does_what: str
    ring_whom: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class StepSeen:
    """One step of an action."""

    status: str
    words: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class ActionSeen:
    """An action with where it stands. may_become: the steps that may follow now."""

    id: UUID
    goal: UUID | None
    what: str
    aim: str
    lead: str
    by_day: date
    status: Status
    strength: str
    response: str
    separates: bool
    separates_because: str
    alternative: str
    legal_order: str
    steps: tuple[StepSeen, ...]

    @property
    def may_become(self) -> tuple[Status, ...]:
        return NEXT[self.status]

    @property
    def status_label(self) -> str:
        return self.status.label


@dataclass(frozen=True, slots=True)
class GoalPlan:
    """A goal and what is done about it; goal is None for actions that serve no goal yet."""

    goal: GoalSeen | None
    actions: tuple[ActionSeen, ...]


@dataclass(frozen=True, slots=True)
class ReviewSeen:
    """A review that was held."""

    on: date
    by: str
    decision: str
    what_changed: str
    young_people_say: str
    because: str
    rests_on: str
    told: str
    record: str


def safety_plan(opened: OpenCase) -> SafetyPlanSeen | None:
    """The newest three lines, or None while nobody has written any."""
    row = (
        SafetyPlan.objects.filter(case=opened.id)
        .select_related("by")
        .order_by("-written_at", "-id")
        .first()
    )
    if row is None or not opened.sees_names:
        return None
    read = opened.ring.read
    return SafetyPlanSeen(
        danger=read(row, "danger"),
        does_what=read(row, "does_what"),
        ring_whom=read(row, "ring_whom"),
        by=row.by.initial_and_surname,
        on=clock.day_of(row.written_at),
    )


def plan(opened: OpenCase) -> tuple[GoalPlan, ...]:
    """Goals with their actions, then actions without a goal."""
    actions = _actions(opened)
    by_goal: dict[UUID | None, list[ActionSeen]] = {}
    for action in actions:
        by_goal.setdefault(action.goal, []).append(action)
    with_goal = [
        GoalPlan(goal, tuple(by_goal.pop(goal.id, []))) for goal in assessments.goals(opened)
    ]
    left = tuple(action for group in by_goal.values() for action in group)
    return (*with_goal, GoalPlan(None, left)) if left else tuple(with_goal)


def action(opened: OpenCase, action_id: UUID) -> ActionSeen:
    """One action, or nothing for anybody who may not see it."""
    found = next((one for one in _actions(opened) if one.id == action_id), None)
    if found is None:
        raise NotOpenToYou
    return found


def reviews(opened: OpenCase) -> tuple[ReviewSeen, ...]:
    """Reviews held so far, newest first."""
    rows = Review.objects.filter(case=opened.id).select_related("by")
    return tuple(_review(opened, row) for row in rows.order_by("-held_at", "-id"))


def _actions(opened: OpenCase) -> list[ActionSeen]:
    rows = (
        Action.objects.filter(case=opened.id)
        .select_related("lead")
        .prefetch_related("steps__by")
        .order_by("by_day", "id")
    )
    return [_action(opened, row) for row in rows]


def _action(opened: OpenCase, row: Action) -> ActionSeen:
    read = opened.ring.read
    steps = sorted(row.steps.all(), key=lambda step: (step.at, step.id))
    responses = framework(opened.row.framework).responses
    shown = opened.sees_names
    return ActionSeen(
        id=row.id,
        goal=row.goal_id,
        what=read(row, "what"),
        aim=Aim(row.aim).label,
        lead=row.lead.initial_and_surname if row.lead else read(row, "lead_words"),
        by_day=row.by_day,
        status=Status(steps[-1].status),
        strength=read(row, "strength") if shown else "",
        response=responses[row.response].title if row.response in responses else "",
        separates=row.separates,
        separates_because=read(row, "separates_because") if shown else "",
        alternative=read(row, "alternative") if shown else "",
        legal_order=read(row, "legal_order") if shown else "",
        steps=tuple(
            StepSeen(
                Status(step.status).label,
                read(step, "words") if shown else "",
                step.by.initial_and_surname,
                clock.day_of(step.at),
            )
            for step in steps
        ),
    )


def _review(opened: OpenCase, row: Review) -> ReviewSeen:
    def words(field: str) -> str:
        return opened.ring.read(row, field) if opened.sees_names else ""

    return ReviewSeen(
        on=clock.day_of(row.held_at),
        by=row.by.initial_and_surname,
        decision=WhatNext(row.decision).label,
        what_changed=words("what_changed"),
        young_people_say=words("young_people_say"),
        because=words("because"),
        rests_on=words("rests_on"),
        told=words("told"),
        record=words("record"),
    )
