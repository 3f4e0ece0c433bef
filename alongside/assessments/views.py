"""The assessment: the triangle with its three domains, as a list, and adding what one knows."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.assessments import frame as frames
from alongside.assessments import operations, presenters, queries, writing
from alongside.assessments import page_presenters as shows
from alongside.assessments.forms import AddForm, AnalysisForm
from alongside.assessments.terms import Kind
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.stages import WorkStage
from alongside.cases.terms import SeesWhat
from alongside.lib.errors import Refused
from alongside.people import queries as people_queries
from alongside.people.facts import names_of
from alongside.recording import drafts

EVERYONE = (SeesWhat.ALL, SeesWhat.NAMELESS, SeesWhat.OWN)
WRITERS = (SeesWhat.ALL,)
HERE = WorkStage.ASSESSMENT


@opened_by(SIGNED_IN)
def page(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """How it stands: the triangle beside what was added under each prompt (`assessment.grows`)."""
    opened = open_case(door, case, "assessments.read", sees=EVERYONE)
    found = queries.page(opened, people_queries.names(opened))
    context = {
        "page": found,
        "frame": found.frame,
        "line": shows.line(found, presenters.not_finished(found)),
        "triangle": shows.triangle(opened, found),
        "may_write": opened.sees_names,
        "notice": shows.DONE.get(request.GET.get("done", ""), ""),
    }
    return render(request, "assessments/page.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def as_list(request: HttpRequest, door: Door, case: UUID, assessment: UUID | None = None) -> HttpResponse:
    """The same as a list, complete: who, when, about whom; this is where one's own is put right."""
    opened = open_case(door, case, "assessments.read", sees=EVERYONE)
    found = queries.page(opened, people_queries.names(opened), of=assessment)
    context = {
        "page": found,
        "frame": found.frame,
        "line": shows.line(found, presenters.not_finished(found)),
        "by_domain": [
            (one, [each for each in found.contributions if each.domain == one.id]) for one in found.domains
        ],
        "is_earlier": assessment is not None,
        "may_write": opened.sees_names,
        "notice": shows.DONE.get(request.GET.get("done", ""), ""),
    }
    return render(request, "assessments/list.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def choose(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What do you know about? Every prompt, with its question."""
    opened = open_case(door, case, "assessments.form_read", sees=EVERYONE)
    context = {"prompts": frames.load(opened).prompts, "may_write": opened.sees_names}
    return render(request, "assessments/choose.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def add(request: HttpRequest, door: Door, case: UUID, prompt: str) -> HttpResponse:
    """Add what you know under one prompt: strengths before worries, a strength after each worry."""
    opened = open_case(door, case, "assessments.form_read", sees=EVERYONE)
    frame = frames.load(opened)
    asked, form = shows.prompt(frame, prompt), _add_form(request, opened, frame, prompt)
    advice: tuple[shows.Advice, ...] = ()
    if request.method == "POST" and form.is_valid():
        advice = _advice(request, opened, form)
        if not advice:
            try:
                operations.add(opened=opened, known=form.known(prompt))
            except Refused as refusal:
                form.refuse(refusal)
            else:
                another, kind = "another" in request.POST, form.cleaned_data["kind"]
                return redirect(shows.after_adding(case, prompt, kind, another=another))
    context = {"asked": asked, "form": form, "advice": advice, "after_worry": "after" in request.GET}
    context |= {"draft_form": writing.draft_form(prompt), "is_locked": frame.locked_at is not None}
    context["notice"] = shows.DONE.get(request.GET.get("done", ""), "")
    return render(request, "assessments/add.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def change(request: HttpRequest, door: Door, case: UUID, contribution: UUID) -> HttpResponse:
    """Put right what was added: the right wording takes its place."""
    opened = open_case(door, case, "assessments.form_read", about=(contribution,), sees=EVERYONE)
    people = people_queries.people(opened)
    frame = frames.load(opened)
    found = queries.contribution(opened, contribution, frame, names_of(people))
    choices = shows.add_choices(opened, frame, found.prompt, people)
    form = AddForm(request.POST or None, initial=queries.as_typed(found), **choices)
    if request.method == "POST" and form.is_valid():
        try:
            operations.put_right(opened=opened, contribution=contribution, known=form.known(found.prompt))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(_done("assessments:list", case, "put_right"))
    context = {"found": found, "form": form}
    return render(request, "assessments/change.html", {**case_context(opened, HERE), **context})


@require_POST
@opened_by(SIGNED_IN)
def take_back(request: HttpRequest, door: Door, case: UUID, contribution: UUID) -> HttpResponse:
    """It should not stand there."""
    opened = open_case(door, case, "assessments.form_read", about=(contribution,), sees=EVERYONE)
    operations.take_back(opened=opened, contribution=contribution)
    return redirect(_done("assessments:list", case, "taken_back"))


@opened_by(SIGNED_IN)
def analysis(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What drives harm beneath the behaviour, what protects, which context matters most (`assessment.analysis`)."""
    opened = open_case(door, case, "assessments.read", sees=WRITERS)
    frame = frames.load(opened)
    asked = queries.analysis(opened, frame)
    kept = {} if request.method == "POST" else drafts.draft(opened, operations.ANALYSIS_DRAFT)
    form = AnalysisForm(request.POST or None, asked=asked, initial=AnalysisForm.typed(kept, asked=asked))
    if request.method == "POST" and form.is_valid():
        try:
            operations.analyse(opened=opened, answers=form.answers(), versions=form.versions())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(_done("assessments:analysis", case, "saved"))
    context = {"form": form, "asked": asked, "frame": frame, "draft_form": operations.ANALYSIS_DRAFT}
    context["notice"] = shows.DONE.get(request.GET.get("done", ""), "")
    return render(request, "assessments/analysis.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def tools(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Tools for the conversation: questions, cards, safety mapping of a route (`assessment.individual`)."""
    opened = open_case(door, case, "assessments.form_read", sees=EVERYONE)
    texts, found = shows.tools(opened, frames.load(opened).prompts.id)
    context = {"texts": texts, "tools": found}
    return render(request, "assessments/tools.html", {**case_context(opened, HERE), **context})


def _add_form(request: HttpRequest, opened: OpenCase, frame: frames.Frame, prompt: str) -> AddForm:
    choices = shows.add_choices(opened, frame, prompt, people_queries.people(opened))
    if request.method == "POST":
        return AddForm(request.POST, **choices)
    kept = AddForm.typed(drafts.draft(opened, writing.draft_form(prompt)), **choices)
    asked: dict[str, Any] = {"kind": request.GET["kind"]} if request.GET.get("kind") in Kind.values else {}
    return AddForm(initial={**kept, **asked}, **choices)


def _advice(request: HttpRequest, opened: OpenCase, form: AddForm) -> tuple[shows.Advice, ...]:
    """The language help speaks once."""
    if "as_it_is" in request.POST:
        return ()
    return shows.advice(opened, form.cleaned_data["kind"], form.cleaned_data["words"])


def _done(route: str, case: UUID, done: str) -> str:
    return f"{reverse(route, args=[case])}?done={done}"
