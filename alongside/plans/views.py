"""The plan, its actions, the version for the group, and the review."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.assessments import queries as assessments
from alongside.cases import due
from alongside.cases.opening import open_case
from alongside.cases.presenters import case_context
from alongside.cases.rules import Extending, may_extend
from alongside.cases.stages import WorkStage
from alongside.cases.terms import SeesWhat
from alongside.lib.errors import Refused
from alongside.people.queries import in_sight
from alongside.plans import operations, presenters, queries
from alongside.plans.forms import ActionForm, ReviewForm, SafetyPlanForm, StepForm
from alongside.plans.terms import Status, WhatNext
from alongside.practice import framework
from alongside.recording import drafts

SAFETY_PLAN_FORM = "plans.safety_plan"
SEE_ACTIONS = (SeesWhat.ALL, SeesWhat.NAMELESS, SeesWhat.PLAN)


@opened_by(SIGNED_IN)
def plan(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """The safety plan, the goals, and what is done about them."""
    opened = open_case(door, case, "plans.read", sees=SEE_ACTIONS)
    found = {"page": queries.page(opened), "may_write": opened.sees_names, "view": opened.sees}
    return render(request, "plans/plan.html", {**case_context(opened, "plan"), **found})


@opened_by(SIGNED_IN)
def safety_plan(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Write the three lines; never behind a gate (`plan.now`)."""
    opened = open_case(door, case, "plans.read", sees=(SeesWhat.ALL,))
    now = queries.safety_plan(opened)
    initial = {"danger": now.danger, "does_what": now.does_what, "ring_whom": now.ring_whom} if now else {}
    form = SafetyPlanForm(request.POST or None, initial=initial)
    drafts.take_up(opened, SAFETY_PLAN_FORM, form)
    if request.method == "POST" and form.is_valid():
        with drafts.saving(opened, SAFETY_PLAN_FORM):
            operations.write_safety_plan(opened=opened, **form.cleaned_data)
        return redirect("plans:plan", case)
    found = {"form": form, "draft_form": SAFETY_PLAN_FORM}
    return render(request, "plans/safety_plan.html", {**case_context(opened, "plan"), **found})


@opened_by(SIGNED_IN)
def new_action(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Propose an action."""
    opened = open_case(door, case, "plans.read", sees=(SeesWhat.ALL,))
    offered: dict[str, Any] = dict(presenters.choices(opened))
    kept = ActionForm.typed(drafts.draft(opened, operations.ACTION_FORM), **offered)
    form = ActionForm(request.POST or None, initial=kept, **offered)
    if request.method == "POST" and form.is_valid():
        try:
            operations.propose(opened=opened, action=presenters.action(opened, form.cleaned_data))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("plans:plan", case)
    found = {
        "form": form,
        "draft_form": operations.ACTION_FORM,
        "responses": framework(opened.row.framework).responses,
    }
    return render(request, "plans/new_action.html", {**case_context(opened, "plan"), **found})


@opened_by(SIGNED_IN)
def action(request: HttpRequest, door: Door, case: UUID, action: UUID) -> HttpResponse:
    """One action, its steps, and the next one."""
    opened = open_case(door, case, "plans.read", sees=SEE_ACTIONS)
    seen = queries.action(opened, action)
    offered = [(one.value, one.label.capitalize()) for one in seen.may_become]
    form, draft_form = StepForm(request.POST or None, may_become=offered), f"plans.action:{action}"
    drafts.take_up(opened, draft_form, form)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            with drafts.saving(opened, draft_form):
                operations.step(
                    opened=opened, action=action, status=Status(typed["status"]), words=typed["words"]
                )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("plans:action", case, action)
    found = {"form": form, "action": seen, "draft_form": draft_form}
    return render(request, "plans/action.html", {**case_context(opened, "plan"), **found})


@opened_by(SIGNED_IN)
def group_version(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Goals and what adults will do, to give to the group (`plan.group_version`)."""
    opened = open_case(door, case, "plans.group_version_read")
    found = {"version": queries.group_version(opened), "case_id": case}
    return render(request, "plans/group_version.html", found)


@opened_by(SIGNED_IN)
def review(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Hold a review, with the measures beside it (`plan.review`)."""
    opened = open_case(door, case, "plans.review_read")
    kept = ReviewForm.typed(drafts.draft(opened, operations.REVIEW_FORM))
    form = ReviewForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            operations.review(opened=opened, review=presenters.review(form.cleaned_data))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            to_focus = form.cleaned_data["decision"] == WhatNext.CHANGE_FOCUS
            return redirect("contexts:focus" if to_focus else "plans:review", case)
    found = {
        "form": form,
        "draft_form": operations.REVIEW_FORM,
        "reviews": queries.reviews(opened),
        "goals": assessments.goals(opened),
        "paused": may_extend(opened.locks, Extending.FINISHING, stage=WorkStage.REVIEW),
        "owed": due.owed(opened.id, in_sight(opened)),
    }
    return render(request, "plans/review.html", {**case_context(opened, "review"), **found})
