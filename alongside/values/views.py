"""The values check: five values, the questions of one, what is paused, reflection."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.stages import WorkStage
from alongside.cases.terms import Covers, SeesWhat
from alongside.lib import ids
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import queries as people_queries
from alongside.practice import framework
from alongside.recording import drafts
from alongside.values import operations, presenters, queries
from alongside.values.forms import (
    DecideForm,
    NarrowForm,
    QuestionsForm,
    ReflectionForm,
    team_choices,
)
from alongside.values.shown import PersonPage, ValuePage
from alongside.values.terms import Ending, Occasion

WRITERS = (SeesWhat.ALL,)


@opened_by(SIGNED_IN)
def page(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """The five values with what was answered, what is paused, and what stands beside them."""
    opened = open_case(door, case, "values.page_read")
    found = queries.overview(opened, request.GET.get("occasion", ""))
    context = {
        "page": found,
        "cards": presenters.cards(found),
        "occasions": presenters.occasions(opened),
        "notice": presenters.DONE.get(request.GET.get("done", ""), ""),
        "may_write": opened.sees_names,
    }
    return render(request, "values/page.html", {**case_context(opened, "values"), **context})


@opened_by(SIGNED_IN)
def value(request: HttpRequest, door: Door, case: UUID, occasion: str, value: str) -> HttpResponse:
    """The questions of one value: one tap each, words where they are wanted."""
    opened = open_case(door, case, "values.value_read", sees=WRITERS)
    if occasion not in Occasion.values:
        raise NotOpenToYou
    found = queries.value_page(opened, value, Occasion(occasion))
    form = _questions_form(request, opened, found)
    if request.method == "POST" and form.is_valid():
        try:
            operations.answer(
                opened=opened,
                occasion=Occasion(occasion),
                answers=form.answers(),
                whole=found.whole,
                draft=_draft_key(occasion, value),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(presenters.after_value(opened, found, pressed=request.POST))
    context = {"page": found, "form": form, "draft_form": _draft_key(occasion, value)}
    return render(request, "values/value.html", {**case_context(opened, "values"), **context})


@opened_by(SIGNED_IN)
def again(request: HttpRequest, door: Door, case: UUID, question: str) -> HttpResponse:
    """One question once more: this is how a gap is mended and paused work goes on."""
    opened = open_case(door, case, "values.value_read", sees=WRITERS)
    asked = queries.one_question(opened, question)
    form, draft_form = (
        QuestionsForm(request.POST or None, asked=[asked], **_made_with(opened)),
        f"{question}.again",
    )
    drafts.take_up(opened, draft_form, form)
    if request.method == "POST" and form.is_valid():
        try:
            with drafts.saving(opened, draft_form):
                operations.answer_again(opened=opened, answer=form.answers()[0])
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(presenters.overview_saved(opened))
    context = {"asked": asked, "form": form, "draft_form": draft_form}
    return render(request, "values/again.html", {**case_context(opened, "values"), **context})


@opened_by(SIGNED_IN)
def people(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Everybody who is here, with why, and whether that still holds (`values.rights.6`, `.7`)."""
    opened = open_case(door, case, "values.person_read", sees=WRITERS)
    context = {"people": queries.people_to_ask(opened)}
    return render(request, "values/people.html", {**case_context(opened, "values"), **context})


@opened_by(SIGNED_IN)
def person(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """Ask again about one person; a "no" keeps them off and pauses nothing else."""
    opened = open_case(door, case, "values.person_read", about=(person,), sees=WRITERS)
    found = queries.person_page(opened, person)
    form, draft_form = _person_form(request, opened, found), f"values.person:{person}"
    drafts.take_up(opened, draft_form, form)
    if request.method == "POST" and form.is_valid():
        try:
            with drafts.saving(opened, draft_form):
                operations.answer_about_person(opened=opened, person=person, answers=form.answers())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("values:people", case)
    context = {"found": found, "form": form, "draft_form": draft_form}
    return render(request, "values/person.html", {**case_context(opened, "values"), **context})


@opened_by(SIGNED_IN)
def pause(request: HttpRequest, door: Door, case: UUID, pause: UUID) -> HttpResponse:
    """One pause: what is missing, and for the supervisor what is decided about it (`values.pause`)."""
    opened = open_case(door, case, "values.pause_read", sees=WRITERS)
    found = queries.one_pause(opened, pause)
    check = framework(opened.row.framework).values_check
    narrow, decide = _pause_forms(request, opened)
    chosen = decide if "ending" in request.POST or "decide" in request.POST else narrow
    if request.method == "POST" and chosen.is_valid():
        try:
            _decide(opened, pause, chosen)
        except Refused as refusal:
            chosen.refuse(refusal)
        else:
            return redirect("values:page", case)
    context = {"pause": found, "narrow": narrow, "decide": decide, "check": check}
    context |= {"can_decide": presenters.can_decide(opened), "form_errors": chosen.errors}
    return render(request, "values/pause.html", {**case_context(opened, "values"), **context})


@opened_by(SIGNED_IN)
def reflection(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """A short entry by two or more people (`supervision.reflect`)."""
    opened = open_case(door, case, "values.reflection_read", sees=WRITERS)
    form = _reflection_form(request, opened)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            operations.reflect(
                opened=opened,
                offered_at=typed["offered_at"],
                people=[one for text in typed["people"] if (one := ids.read(text))],
                with_whom=typed["with_whom"],
                thoughts=form.thoughts(),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("values:reflection", case)
    texts = framework(opened.row.framework).reflection
    context = {"form": form, "texts": texts, "written": queries.reflections(opened)}
    context["draft_form"] = operations.REFLECTION_DRAFT
    return render(request, "values/reflection.html", {**case_context(opened, "values"), **context})


def _questions_form(request: HttpRequest, opened: OpenCase, found: ValuePage) -> QuestionsForm:
    made_with = {"asked": (*found.asked, *found.others), **_made_with(opened)}
    if request.method == "POST":
        return QuestionsForm(request.POST, **made_with)
    kept = drafts.draft(opened, _draft_key(found.occasion, found.value.id))
    return QuestionsForm(initial=QuestionsForm.typed(kept, **made_with), **made_with)


def _person_form(request: HttpRequest, opened: OpenCase, found: PersonPage) -> QuestionsForm:
    return QuestionsForm(request.POST or None, asked=found.asked, **_made_with(opened))


def _made_with(opened: OpenCase) -> dict[str, Any]:
    """What every form of questions needs besides the questions."""
    return {
        "check": framework(opened.row.framework).values_check,
        "team": team_choices(opened),
        "me": opened.viewer.pk,
    }


def _pause_forms(request: HttpRequest, opened: OpenCase) -> tuple[NarrowForm, DecideForm]:
    check = framework(opened.row.framework).values_check
    people = [(str(one.id), one.name) for one in people_queries.people(opened)]
    stages = presenters.stages()
    deciding = "decide" in request.POST
    narrow = NarrowForm(None if deciding else request.POST or None, check=check, people=people, stages=stages)
    return narrow, DecideForm(request.POST if deciding else None, check=check)


def _decide(opened: OpenCase, pause: UUID, form: NarrowForm | DecideForm) -> None:
    typed = form.cleaned_data
    if isinstance(form, DecideForm):
        operations.decide(
            opened=opened, pause=pause, ending=Ending(typed["ending"]), because=typed["decided_because"]
        )
        return
    operations.narrow(
        opened=opened,
        pause=pause,
        covers=Covers(typed["covers"]),
        because=typed["because"],
        person=ids.read(typed["person"]),
        stage=typed["stage"] if typed["stage"] in list(WorkStage) else "",
    )


def _reflection_form(request: HttpRequest, opened: OpenCase) -> ReflectionForm:
    texts = framework(opened.row.framework).reflection
    others = [
        one
        for one in team_choices(opened, sees=(SeesWhat.ALL, SeesWhat.NAMELESS))
        if one[0] != str(opened.viewer.pk)
    ]
    made_with: dict[str, Any] = {
        "questions": texts.questions,
        "offered_at": [(one.id, one.title, one.about) for one in texts.offered_at.values()],
        "people": others,
    }
    if request.method == "POST":
        return ReflectionForm(request.POST, **made_with)
    kept = ReflectionForm.typed(drafts.draft(opened, operations.REFLECTION_DRAFT), **made_with)
    initial = {"offered_at": request.GET.get("at", ""), **kept}
    return ReflectionForm(initial=initial, **made_with)


def _draft_key(occasion: str, value: str) -> str:
    return f"values.{occasion}.{value}"
