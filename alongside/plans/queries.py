"""The plan and the reviews as this viewer may read them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from alongside.assessments import queries as assessments
from alongside.assessments.queries import GoalSeen
from alongside.cases.opening import OpenCase
from alongside.cases.terms import Place, SeesWhat
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou, Reason
from alongside.plans import covering, rules
from alongside.plans.covering import Cover
from alongside.plans.models import Action, Review, SafetyPlan, Step
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
    not_agreed_here: tuple[Reason, ...]

    @property
    def may_become(self) -> tuple[Status, ...]:
        """Steps that may follow now, by this viewer. not_agreed_here: why agreeing is not among them."""
        return tuple(one for one in NEXT[self.status] if one != Status.AGREED or not self.not_agreed_here)

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


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan as one viewer reads it. safety_plan: None where there is none, or for the view of actions alone."""

    safety_plan: SafetyPlanSeen | None
    goals: tuple[GoalPlan, ...]


@dataclass(frozen=True, slots=True)
class GroupVersion:
    """What the group is given: goals, what adults will do, and after a review what was said and what changed."""

    goals: tuple[tuple[str, tuple[ActionSeen, ...]], ...]
    you_said: str
    what_changed: str


def page(opened: OpenCase) -> PlanPage:
    """The whole plan. Three statements, four for those who see no names."""
    cover = covering.for_viewer(opened)
    shown = opened.sees != SeesWhat.PLAN
    return PlanPage(_safety_plan(opened, cover) if shown else None, _plan(opened, cover))


def safety_plan(opened: OpenCase) -> SafetyPlanSeen | None:
    """The newest three lines, or None while nobody has written any."""
    return _safety_plan(opened, covering.for_viewer(opened))


def plan(opened: OpenCase) -> tuple[GoalPlan, ...]:
    """Goals with their actions, then actions without a goal. Two statements, three without names."""
    return _plan(opened, covering.for_viewer(opened))


def action(opened: OpenCase, action_id: UUID) -> ActionSeen:
    """One action, or nothing for anybody who may not see it."""
    found = next((one for one in _actions(opened, covering.for_viewer(opened)) if one.id == action_id), None)
    if found is None:
        raise NotOpenToYou
    return found


def may_agree(opened: OpenCase, row: Action) -> tuple[Reason, ...]:
    """Why this viewer cannot agree to an action; empty if they can."""
    return tuple(
        rules.may_agree(
            separates=row.separates,
            is_supervisor=opened.i_am(Place.SUPERVISOR),
            proposed_it=row.proposed_by_id == opened.viewer.pk,
        )
    )


def group_version(opened: OpenCase) -> GroupVersion:
    """`plan.group_version`: nothing about one person and nobody's name, whoever prints it.

    Goals that name somebody are left out, and so is what is aimed at one young person or keeps some apart.
    """
    nameless = replace(opened, sees=SeesWhat.NAMELESS)
    cover = covering.names_covered(nameless)
    found = [one for one in _plan(nameless, cover) if one.goal and one.goal.readable]
    newest = Review.objects.filter(case=opened.id).order_by("-held_at", "-id").first()
    read = opened.ring.read
    return GroupVersion(
        goals=tuple((cover(one.goal.words), _for_the_group(one.actions)) for one in found if one.goal),
        you_said=cover(read(newest, "young_people_say")) if newest else "",
        what_changed=cover(read(newest, "what_changed")) if newest else "",
    )


def reviews(opened: OpenCase) -> tuple[ReviewSeen, ...]:
    """Reviews held so far, newest first."""
    rows = Review.objects.filter(case=opened.id).select_related("by")
    return tuple(_review(opened, row) for row in rows.order_by("-held_at", "-id"))


def _for_the_group(actions: Iterable[ActionSeen]) -> tuple[ActionSeen, ...]:
    told = (Status.AGREED, Status.UNDER_WAY, Status.DONE)
    return tuple(
        one for one in actions if one.status in told and one.aim != Aim.INDIVIDUAL.label and not one.separates
    )


def _safety_plan(opened: OpenCase, cover: Cover) -> SafetyPlanSeen | None:
    row = (
        SafetyPlan.objects.filter(case=opened.id).select_related("by").order_by("-written_at", "-id").first()
    )
    if row is None:
        return None
    read = opened.ring.read
    return SafetyPlanSeen(
        danger=cover(read(row, "danger")),
        does_what=cover(read(row, "does_what")),
        ring_whom=cover(read(row, "ring_whom")),
        by=row.by.initial_and_surname,
        on=clock.day_of(row.written_at),
    )


def _plan(opened: OpenCase, cover: Cover) -> tuple[GoalPlan, ...]:
    by_goal: dict[UUID | None, list[ActionSeen]] = {}
    for one in _actions(opened, cover):
        by_goal.setdefault(one.goal, []).append(one)
    with_goal = [GoalPlan(goal, tuple(by_goal.pop(goal.id, []))) for goal in assessments.goals(opened)]
    left = tuple(one for group in by_goal.values() for one in group)
    return (*with_goal, GoalPlan(None, left)) if left else tuple(with_goal)


def _actions(opened: OpenCase, cover: Cover) -> list[ActionSeen]:
    """Every action with its steps: one statement, a row for each step."""
    rows = (
        Step.objects.filter(action__case=opened.id)
        .select_related("action__lead", "by")
        .order_by("action__by_day", "action_id", "at", "id")
    )
    steps: dict[Action, list[Step]] = {}
    for row in rows:
        steps.setdefault(row.action, []).append(row)
    return [_action(opened, cover, row, own) for row, own in steps.items()]


def _action(opened: OpenCase, cover: Cover, row: Action, steps: list[Step]) -> ActionSeen:
    responses = framework(opened.row.framework).responses

    def read(field: str) -> str:
        return opened.ring.read(row, field) if opened.sees_names else ""

    return ActionSeen(
        id=row.id,
        goal=row.goal_id,
        what=cover(opened.ring.read(row, "what")),
        aim=Aim(row.aim).label,
        lead=row.lead.initial_and_surname if row.lead else cover(opened.ring.read(row, "lead_words")),
        by_day=row.by_day,
        status=Status(steps[-1].status),
        strength=read("strength"),
        response=responses[row.response].title if row.response in responses else "",
        separates=row.separates,
        separates_because=read("separates_because"),
        alternative=read("alternative"),
        legal_order=read("legal_order"),
        steps=tuple(_step(opened, step) for step in steps),
        not_agreed_here=may_agree(opened, row),
    )


def _step(opened: OpenCase, row: Step) -> StepSeen:
    return StepSeen(
        Status(row.status).label,
        opened.ring.read(row, "words") if opened.sees_names else "",
        row.by.initial_and_surname,
        clock.day_of(row.at),
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
