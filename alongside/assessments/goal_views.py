"""Goals: what is to change, who agrees, how it is measured, how it turned (`plan.goal`)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.assessments import frame as frames
from alongside.assessments import goal_operations as operations
from alongside.assessments import goal_queries, goal_rules, queries
from alongside.assessments import page_presenters as shows
from alongside.assessments.goal_forms import (
    NONE,
    PERSON,
    USER,
    AgainForm,
    EndForm,
    GoalForm,
    MeasureForm,
    ViewForm,
)
from alongside.assessments.goal_shown import GoalSeen, MeasureSeen
from alongside.assessments.terms import Kind
from alongside.assessments.views import HERE, WRITERS
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.terms import SeesWhat
from alongside.design.forms import Plain
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import queries as people_queries
from alongside.recording import drafts

READERS = (SeesWhat.ALL, SeesWhat.NAMELESS)


@opened_by(SIGNED_IN)
def goals(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Few, positive statements about safety, each with its measure and with who agrees."""
    opened = open_case(door, case, "assessments.goals_read", sees=READERS)
    found = goal_queries.goals_page(opened, people_queries.names(opened))
    context = {"goals": found, "many": len(found) > goal_rules.FEW, "may_write": opened.sees_names}
    context["notice"] = shows.DONE.get(request.GET.get("done", ""), "")
    return render(request, "assessments/goals.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def new(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Set a goal together with its measure; advice comes once and never blocks."""
    opened = open_case(door, case, "assessments.goals_read", sees=WRITERS)
    form, measure = _goal_forms(request, opened)
    advice: tuple[goal_rules.Advice, ...] = ()
    if request.method == "POST" and all([form.is_valid(), measure.is_valid()]):
        advice = _advice(request, form, measure)
        if not advice:
            try:
                operations.set_goal(opened=opened, goal=form.goal(), measure=measure.measure())
            except Refused as refusal:
                _refuse(refusal, form, measure)
            else:
                return redirect(_goals(case, "goal"))
    context = {"form": form, "measure": measure, "advice": advice, "draft_form": operations.DRAFT}
    context["form_errors"] = form.errors or measure.errors
    return render(request, "assessments/goal.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def change(request: HttpRequest, door: Door, case: UUID, goal: UUID) -> HttpResponse:
    """Better words for a goal; its measures and views go along."""
    opened = open_case(door, case, "assessments.goals_read", about=(goal,), sees=WRITERS)
    found = goal_queries.goal(opened, goal)
    strengths = _strengths(opened)
    form = GoalForm(request.POST or None, strengths=strengths, initial=_as_typed(found))

    def save() -> object:
        return operations.change_goal(opened=opened, goal=goal, to=form.goal())

    return _one_form(
        request, opened, form, save, title="Put the goal into better words", goal=found, done="goal"
    )


@opened_by(SIGNED_IN)
def view(request: HttpRequest, door: Door, case: UUID, goal: UUID) -> HttpResponse:
    """Who agrees with a goal and who does not, in whose words."""
    opened = open_case(door, case, "assessments.goals_read", about=(goal,), sees=WRITERS)
    found = goal_queries.goal(opened, goal)
    voices = shows.voices(opened, people_queries.people(opened), PERSON, USER)
    form = ViewForm(request.POST or None, voices=voices)

    def save() -> object:
        return operations.note_view(opened=opened, goal=goal, **form.view())

    return _one_form(
        request, opened, form, save, title="Who agrees, and who does not?", goal=found, done="view"
    )


@opened_by(SIGNED_IN)
def measure(request: HttpRequest, door: Door, case: UUID, goal: UUID) -> HttpResponse:
    """One more way to see whether it changes."""
    opened = open_case(door, case, "assessments.goals_read", about=(goal,), sees=WRITERS)
    found = goal_queries.goal(opened, goal)
    form = MeasureForm(request.POST or None)

    def save() -> object:
        return operations.add_measure(opened=opened, goal=goal, measure=form.measure())

    return _one_form(request, opened, form, save, title="Another measure", goal=found, done="measured")


@opened_by(SIGNED_IN)
def again(request: HttpRequest, door: Door, case: UUID, measure: UUID) -> HttpResponse:
    """Take a measure: the baseline first, then again."""
    opened = open_case(door, case, "assessments.goals_read", about=(measure,), sees=WRITERS)
    goal, found = _measure(opened, measure)
    form = AgainForm(request.POST or None, is_baseline=found.baseline is None)

    def save() -> object:
        return operations.measured(opened=opened, measure=measure, **form.taken())

    title = "How is it now?" if found.baseline is None else "Take the measure again"
    return _one_form(request, opened, form, save, title=title, goal=goal, done="measured", taken=found)


@opened_by(SIGNED_IN)
def end(request: HttpRequest, door: Door, case: UUID, goal: UUID) -> HttpResponse:
    """Reached, or no longer right."""
    opened = open_case(door, case, "assessments.goals_read", about=(goal,), sees=WRITERS)
    found = goal_queries.goal(opened, goal)
    form = EndForm(request.POST or None)

    def save() -> object:
        return operations.end_goal(opened=opened, goal=goal, because=form.cleaned_data["because"])

    return _one_form(request, opened, form, save, title="End this goal", goal=found, done="ended")


def _one_form(
    request: HttpRequest, opened: OpenCase, form: Plain, save: Callable[[], object], **shown: Any
) -> HttpResponse:
    """A page with one form about a goal. What is typed is kept for this goal alone, but where the page makes eight
    statements already (P1): for better words, and for taking a measure."""
    keeps = isinstance(form, ViewForm | MeasureForm | EndForm)
    draft_form = f"assessments.{type(form).__name__.lower()}:{shown['goal'].id}" if keeps else ""
    drafts.take_up(opened, draft_form, form)
    if request.method == "POST" and form.is_valid():
        try:
            with drafts.saving(opened, draft_form):
                save()
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(_goals(opened.id, shown["done"]))
    context = {"form": form, "draft_form": draft_form, **shown}
    return render(request, "assessments/goal_form.html", {**case_context(opened, HERE), **context})


def _goal_forms(request: HttpRequest, opened: OpenCase) -> tuple[GoalForm, MeasureForm]:
    strengths = _strengths(opened)
    if request.method == "POST":
        return GoalForm(request.POST, strengths=strengths), MeasureForm(request.POST)
    kept = drafts.draft(opened, operations.DRAFT)
    goal = GoalForm(initial=GoalForm.typed(kept, strengths=strengths), strengths=strengths)
    return goal, MeasureForm(initial=MeasureForm.typed(kept))


def _strengths(opened: OpenCase) -> list[tuple[str, str]]:
    names = people_queries.names(opened)
    added = queries.contributions(opened, frames.load(opened), names)
    return [(str(one.id), one.words) for one in added if one.kind == Kind.STRENGTH]


def _advice(request: HttpRequest, form: GoalForm, measure: MeasureForm) -> tuple[goal_rules.Advice, ...]:
    if "as_it_is" in request.POST:
        return ()
    return goal_rules.advice(form.cleaned_data["words"], measure.cleaned_data["method"])


def _refuse(refusal: Refused, goal: GoalForm, measure: MeasureForm) -> None:
    about_measure = [one for one in refusal.reasons if one.field in measure.fields]
    measure.refuse(Refused(about_measure))
    goal.refuse(Refused(one for one in refusal.reasons if one not in about_measure))


def _measure(opened: OpenCase, measure: UUID) -> tuple[GoalSeen, MeasureSeen]:
    for goal in goal_queries.goals_page(opened, people_queries.names(opened)):
        for one in goal.measures:
            if one.id == measure:
                return goal, one
    raise NotOpenToYou


def _as_typed(found: GoalSeen) -> dict[str, Any]:
    return {
        "words": found.words,
        "what_changes": found.what_changes,
        "answers_to": found.answers_to,
        "sign": found.sign,
        "uses": str(found.uses_id) if found.uses_id else NONE,
        "uses_none_because": found.uses_none_because,
    }


def _goals(case: UUID, done: str) -> str:
    return f"{reverse('assessments:goals', args=[case])}?done={done}"
