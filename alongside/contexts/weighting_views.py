"""Weighing contexts side by side, moving the focus, and themes."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.stages import DONE, WorkStage, mark_of
from alongside.cases.terms import SeesWhat
from alongside.contexts import (
    focus_operations,
    focus_queries,
    themes_operations,
    themes_queries,
    weighting_operations,
    weighting_queries,
    weighting_sheet,
)
from alongside.contexts import weighting_presenters as presenters
from alongside.contexts.terms import Whose
from alongside.contexts.weighting_forms import ContextsForm, FocusForm, ThemeForm, WeighForm
from alongside.contexts.weighting_sheet import Sheet
from alongside.lib import ids
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import queries as people_queries
from alongside.people.facts import PersonSeen, names_of
from alongside.practice import framework
from alongside.recording import drafts

READERS = (SeesWhat.ALL, SeesWhat.NAMELESS)
WRITERS = (SeesWhat.ALL,)
HERE = WorkStage.WEIGHTING


@opened_by(SIGNED_IN)
def page(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Young people's own judgement beside the meeting's, and what came of talking (`weighting.young_people`)."""
    opened = open_case(door, case, "contexts.weighting_read", sees=READERS)
    found = weighting_queries.page(opened, people_queries.names(opened))
    focus = focus_queries.current(opened)
    context = {
        "page": found,
        "focus": focus,
        "asks": presenters.asks(opened.level),
        "difference": presenters.difference(found),
        "choose_focus": presenters.may_choose_focus(opened, found, focus),
        "may_write": opened.sees_names,
        "notice": presenters.DONE.get(request.GET.get("done", ""), ""),
    }
    return render(request, "contexts/weighting.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def weigh(request: HttpRequest, door: Door, case: UUID, whose: str) -> HttpResponse:
    """One voice's weighting: larger and smaller without script, then reasons (`weighting.boxes`)."""
    opened = open_case(door, case, "contexts.weighting_read", sees=WRITERS)
    if whose not in Whose.values:
        raise NotOpenToYou
    voice = Whose(whose)
    sheet, form, contexts = _weighing(request, opened, voice)
    if request.method == "POST" and "do" not in request.POST and form.is_valid():
        try:
            weighting_operations.record(opened=opened, judgement=form.judgement(voice, sheet))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(_saved("contexts:weighting", case, "weighed"))
    context = {"form": form, "contexts": contexts, "pressed": request.POST.get("do", "")}
    context |= {"voice": voice, "heading": presenters.HEADINGS[voice], "asks": presenters.asks(opened.level)}
    context |= {"draft_form": weighting_sheet.draft_form(voice), **presenters.sheet_context(sheet)}
    context["form_errors"] = form.errors or contexts.errors
    return render(request, "contexts/weighting_weigh.html", {**case_context(opened, HERE), **context})


@require_POST
@opened_by(SIGNED_IN)
def keep_focus(request: HttpRequest, door: Door, case: UUID, weighting: UUID) -> HttpResponse:
    """The focus stays although another context comes first."""
    opened = open_case(door, case, "contexts.weighting_read", sees=WRITERS)
    weighting_operations.keep_focus(opened=opened, weighting=weighting)
    return redirect(_saved("contexts:weighting", case, "kept"))


@opened_by(SIGNED_IN)
def focus(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What the work is about now and was about before; those who lead it can move it."""
    opened = open_case(door, case, "contexts.focus_read", sees=READERS)
    known = focus_queries.history(opened)
    may_shift = focus_queries.may_shift(opened)
    form = _focus_form(request, opened) if may_shift else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            focus_operations.shift(opened=opened, focus=form.focus())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(_saved("contexts:focus", case, "focus"))
    context: dict[str, Any] = {"form": form, "now": focus_queries.now_of(known), "earlier": known[1:]}
    context |= {"asked": presenters.focus_questions(opened), "draft_form": focus_operations.DRAFT}
    context["notice"] = presenters.DONE.get(request.GET.get("done", ""), "")
    context["purpose_open"] = bool(known[1:]) and mark_of(opened, WorkStage.PURPOSE) != DONE
    return render(request, "contexts/weighting_focus.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def themes(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Themes name nobody; advice comes once where words may name somebody, and never blocks."""
    opened = open_case(door, case, "contexts.themes_read", sees=READERS)
    people = people_queries.people(opened)
    form = _theme_form(request, opened)
    advice: tuple[presenters.Advice, ...] = ()
    if request.method == "POST" and opened.sees_names and form.is_valid():
        advice = _advice(request, form, people)
        if not advice:
            themes_operations.add(opened=opened, **_theme(form))
            return redirect(_saved("contexts:themes", case, "theme"))
    context = {"form": form, "themes": themes_queries.themes(opened), "advice": advice}
    context |= {"may_write": opened.sees_names, "draft_form": themes_operations.DRAFT}
    context["notice"] = presenters.DONE.get(request.GET.get("done", ""), "")
    return render(request, "contexts/weighting_themes.html", {**case_context(opened, "themes"), **context})


@require_POST
@opened_by(SIGNED_IN)
def theme_off(request: HttpRequest, door: Door, case: UUID, theme: UUID) -> HttpResponse:
    """Take a theme back."""
    opened = open_case(door, case, "contexts.themes_read", about=(theme,), sees=WRITERS)
    themes_operations.take_off(opened=opened, theme=theme)
    return redirect(_saved("contexts:themes", case, "theme_off"))


def _weighing(request: HttpRequest, opened: OpenCase, whose: Whose) -> tuple[Sheet, WeighForm, ContextsForm]:
    """The sheet as it stands after a press, with the forms around it; nothing typed is lost by a press."""
    people = people_queries.people(opened)
    newest = weighting_queries.weightings(opened, names_of(people))
    fresh = weighting_queries.fresh_sheet(opened, newest)
    made_with: dict[str, Any] = {
        "whose": whose,
        "young_people": [(str(one.id), one.name) for one in people if one.is_young],
        "stages": framework(opened.row.framework).weighting.stages,
    }
    if request.method != "POST":
        kept = drafts.draft(opened, weighting_sheet.draft_form(whose))
        sheet = Sheet.typed(kept, fresh)
        typed = WeighForm.typed(kept, **made_with)
        return sheet, WeighForm(initial=typed, **made_with), ContextsForm(sheet=sheet)
    sheet = Sheet.typed(request.POST, fresh)
    if "do" not in request.POST:
        return sheet, WeighForm(request.POST, **made_with), ContextsForm(sheet=sheet)
    form = WeighForm(initial=WeighForm.typed(request.POST, **made_with), **made_with)
    try:
        sheet = sheet.pressed(request.POST["do"], request.POST)
    except Refused as refusal:
        contexts = ContextsForm(request.POST, sheet=sheet)
        contexts.is_valid()
        contexts.refuse(refusal)
        return sheet, form, contexts
    return sheet, form, ContextsForm(sheet=sheet)


def _focus_form(request: HttpRequest, opened: OpenCase) -> FocusForm:
    """After an agreement the form begins with what was weighed, which is looked for among the places alone."""
    agreed = ids.read(request.GET.get("agreed"))
    made_with: dict[str, Any] = {
        "places": presenters.offered_places(opened),
        "groups": [] if agreed else presenters.offered_groups(opened),
    }
    if request.method == "POST":
        return FocusForm(request.POST, **made_with)
    kept = FocusForm.typed(drafts.draft(opened, focus_operations.DRAFT), **made_with)
    found = weighting_queries.one(opened, agreed) if agreed else None
    return FocusForm(initial={**presenters.starting_focus(found), **kept}, **made_with)


def _theme_form(request: HttpRequest, opened: OpenCase) -> ThemeForm:
    made_with: dict[str, Any] = {
        "kinds": presenters.theme_kinds(opened),
        "places": presenters.offered_places(opened),
    }
    if request.method == "POST":
        return ThemeForm(request.POST, **made_with)
    kept = drafts.draft(opened, themes_operations.DRAFT)
    return ThemeForm(initial=ThemeForm.typed(kept, **made_with), **made_with)


def _theme(form: ThemeForm) -> dict[str, Any]:
    given = form.cleaned_data
    return {"kind": given["kind"], "words": given["words"], "place": ids.read(given.get("place"))}


def _advice(
    request: HttpRequest, form: ThemeForm, people: tuple[PersonSeen, ...]
) -> tuple[presenters.Advice, ...]:
    if "as_it_is" in request.POST:
        return ()
    return presenters.theme_advice(form.cleaned_data["words"], people)


def _saved(route: str, case: UUID, done: str) -> str:
    return f"{reverse(route, args=[case])}?done={done}"
