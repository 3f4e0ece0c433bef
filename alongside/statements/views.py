"""The page of one statement and what may happen to it; everything said about one person."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases import coming_back
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.stages import WorkStage
from alongside.cases.terms import SeesWhat
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import queries as people_queries
from alongside.people.facts import PersonSeen, names_of
from alongside.practice import framework
from alongside.statements import forms, operations, presenters, queries
from alongside.statements.queries import StatementPage

DOES: dict[str, Callable[..., None]] = {
    "confirm": operations.confirm,
    "let_go": operations.let_go,
    "take_back": operations.take_back,
    "end": operations.end,
    "own_origin": operations.own_origin,
}
GONE = {"let_go", "end"}
"""What can be put back at once; whoever takes their own words back does so for good."""
_LIST = ("peermaps:list",)


@opened_by(SIGNED_IN)
def statement(request: HttpRequest, door: Door, case: UUID, statement: UUID) -> HttpResponse:
    """One statement: whose, how sure, what it rests on, what may be done with it."""
    opened, page, _ = _found(door, case, statement)
    hints = presenters.suggestions(page.statement, framework(opened.row.framework))
    context = {"page": page, "said": page.statement, "suggestions": hints}
    context |= _ways_on(request, opened, page)
    return render(request, "statements/statement.html", {**case_context(opened, WorkStage.MAP), **context})


@require_POST
@opened_by(SIGNED_IN)
def do(request: HttpRequest, door: Door, case: UUID, statement: UUID) -> HttpResponse:
    """One button: confirm, let go, take back, no longer so, a source of its own."""
    opened = open_case(door, case, "statements.read", about=(statement,), sees=(SeesWhat.ALL,))
    what = request.POST.get("do", "")
    if what not in DOES:
        raise NotOpenToYou
    DOES[what](opened=opened, statement=statement)
    if what == "take_back":
        return coming_back.go(request, case, *_LIST)
    if what in GONE:
        return coming_back.gone(request, case, "statement", statement)
    return coming_back.go(request, case, "statements:statement", statement)


@opened_by(SIGNED_IN)
def check(request: HttpRequest, door: Door, case: UUID, statement: UUID) -> HttpResponse:
    """Somebody made sure of it, or found that it does not hold."""
    opened, page, _ = _found(door, case, statement)
    form = forms.CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data["held"] == "yes"
        try:
            operations.check(opened=opened, statement=statement, held=held, how=form.cleaned_data["how"])
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return coming_back.go(request, case, *(("statements:statement", statement) if held else _LIST))
    return _form_page(request, opened, page, form, title="Make sure of it")


@opened_by(SIGNED_IN)
def correct(request: HttpRequest, door: Door, case: UUID, statement: UUID) -> HttpResponse:
    """It was written down wrongly; the right version takes its place."""
    opened, page, people = _found(door, case, statement)
    form = _said_form(opened, request, people, initial=_as_written(page))
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.correct(opened=opened, statement=statement, said=form.said(opened.viewer.pk))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return coming_back.go(request, case, "statements:statement", made)
    return _form_page(request, opened, page, form, title="Put right what was written down")


@opened_by(SIGNED_IN)
def origin(request: HttpRequest, door: Door, case: UUID, statement: UUID) -> HttpResponse:
    """It goes back to the same source as another statement, so the source counts once."""
    opened, page, people = _found(door, case, statement)
    others = [one for one in queries.standing(opened, names_of(people)) if one.id != statement]
    form = forms.OriginForm(
        request.POST or None, choices=[(str(one.id), presenters.line_of(one)) for one in others]
    )
    if request.method == "POST" and form.is_valid():
        operations.same_origin(opened=opened, statement=statement, repeats=UUID(form.cleaned_data["repeats"]))
        return coming_back.go(request, case, "statements:statement", statement)
    return _form_page(request, opened, page, form, title="The same source as another statement")


@opened_by(SIGNED_IN)
def about(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """Everything said about one person, and what they say themselves."""
    opened = open_case(door, case, "statements.about_read", about=(person,))
    people = people_queries.people(opened)
    who = next((one for one in people if one.id == person), None)
    if who is None:
        raise NotOpenToYou
    found = queries.about(opened, person, names_of(people))
    context = {
        "who": who,
        "by_them": [one for one in found if one.speaker == person],
        "by_others": [one for one in found if one.speaker != person],
        "sees_names": opened.sees_names,
    }
    return render(request, "statements/about.html", {**case_context(opened, WorkStage.MAP), **context})


def _found(door: Door, case: UUID, statement: UUID) -> tuple[OpenCase, StatementPage, tuple[PersonSeen, ...]]:
    opened = open_case(door, case, "statements.read", about=(statement,), sees=(SeesWhat.ALL,))
    people = people_queries.people(opened)
    return opened, queries.statement(opened, statement, names_of(people)), people


def _ways_on(request: HttpRequest, opened: OpenCase, page: StatementPage) -> dict[str, str]:
    """Where the statement's forms lead; each comes back to where somebody came from."""
    here = [opened.id, page.statement.id]
    ways = {
        name: coming_back.along(request, reverse(f"statements:{name}", args=here))
        for name in ("do", "check", "correct", "origin")
    }
    return {
        **{f"to_{name}": href for name, href in ways.items()},
        "back": coming_back.address(request, opened.id) or reverse(*_LIST, args=here[:1]),
    }


def _form_page(
    request: HttpRequest, opened: OpenCase, page: StatementPage, form: Any, *, title: str
) -> HttpResponse:
    back = reverse("statements:statement", args=[opened.id, page.statement.id])
    context = {"page": page, "said": page.statement, "form": form, "title": title}
    context["back"] = coming_back.address(request, opened.id) or back
    return render(request, "statements/form.html", {**case_context(opened, WorkStage.MAP), **context})


def _said_form(
    opened: OpenCase, request: HttpRequest, people: tuple[PersonSeen, ...], initial: dict[str, Any]
) -> forms.SaidForm:
    said = queries.standing(opened, names_of(people))
    team = {str(one.user): one.name for one in opened.team}
    return forms.SaidForm(
        request.POST or None,
        people=presenters.people_choices(people),
        speakers=presenters.speaker_choices(people, team.items(), said),
        initial=initial,
    )


def _as_written(page: StatementPage) -> dict[str, Any]:
    said = page.statement
    key = {"p": f"person:{said.speaker}", "u": f"user:{said.perspective[2:]}", "w": f"words:{said.whose}"}
    return {
        "words": said.words,
        "own_words": said.own_words,
        "whose": key[said.perspective[0]],
        "source": said.source,
        "observed_on": said.observed_on,
        "handling": said.handling,
        "about": [str(one) for one in said.about],
    }
