"""The page of one person, and what can be done there."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases import coming_back
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.stages import WorkStage
from alongside.cases.terms import SeesWhat
from alongside.design.forms import Plain
from alongside.lib.errors import Refused
from alongside.people import forms, operations, queries, together_operations
from alongside.people.facts import may_be
from alongside.people.folding import unfolded
from alongside.people.queries import PersonPage
from alongside.people.terms import HarmAnswer, OffBecause
from alongside.practice import framework

ALL_NAMES = (SeesWhat.ALL,)


@opened_by(SIGNED_IN)
def person(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """Who somebody is here, why, and what they need."""
    opened = open_case(door, case, "people.person_read", about=(person,))
    found = queries.person(opened, person)
    asked = framework(opened.row.framework).adult_harm
    context = {"found": found, "who": found.person, "asked": asked, "answered": _answered(opened, found)}
    context["team_sees_names"] = opened.sees_names
    return render(request, "people/person.html", {**case_context(opened, WorkStage.MAP), **context})


@opened_by(SIGNED_IN)
def change(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """Put right what is recorded about somebody."""
    opened, found = _found(door, case, person)
    form = forms.ChangeForm(request.POST or None, initial=_as_recorded(found))
    if found.person.unnamed:
        for name in ("shown", "apart", "full_name", "born_on"):
            del form.fields[name]
    if request.method == "POST" and form.is_valid():
        try:
            operations.correct(
                opened=opened, person=person, to=_typed(form), has_died=form.cleaned_data["has_died"]
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return coming_back.go(request, case, "people:person", person)
    return _form_page(request, opened, found, form, title="Put right what is recorded", submit="Save")


@opened_by(SIGNED_IN)
def support(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """What helps somebody to follow and be followed."""
    opened, found = _found(door, case, person)
    form = forms.SupportForm(
        request.POST or None, initial={need.value: words for need, words in found.support.items()}
    )
    if request.method == "POST" and form.is_valid():
        operations.set_support(opened=opened, person=person, needs=form.needs)
        return coming_back.go(request, case, "people:person", person)
    return _form_page(request, opened, found, form, title="What helps them to take part", submit="Save")


@opened_by(SIGNED_IN)
def decide(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """Look again at why somebody is here; for a name said while drawing, keep it with a reason."""
    opened, found = _found(door, case, person)
    form = forms.WhyForm(request.POST or None)
    provisional = found.person.provisional_until is not None
    decided = together_operations.keep if provisional else operations.decide_again
    if request.method == "POST" and form.is_valid():
        try:
            decided(opened=opened, person=person, why=form.why())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return coming_back.go(request, case, "people:person", person)
    title = "Keep this person, with a reason" if provisional else "Look again at why they are here"
    return _form_page(request, opened, found, form, title=title, submit="Save this decision")


@opened_by(SIGNED_IN)
def let_go(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """A name said while drawing together is not kept."""
    opened, found = _found(door, case, person)
    if request.method == "POST":
        together_operations.let_go(opened=opened, person=person)
        return coming_back.go(request, case, "peermaps:list")
    return _form_page(request, opened, found, Plain(), title="Let this name go?", submit="Let it go")


@opened_by(SIGNED_IN)
def name(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """Now we know who a placeholder is."""
    opened, found = _found(door, case, person)
    who = forms.WhoForm(request.POST or None, initial={"kind": found.person.kind, "note": found.person.note})
    why = forms.WhyForm(request.POST or None)
    if request.method == "POST" and who.is_valid() & why.is_valid():
        try:
            operations.name_placeholder(opened=opened, person=person, who=who.who(), why=why.why())
        except Refused as refusal:
            who.refuse(refusal)
        else:
            return coming_back.go(request, case, "people:person", person)
    return _form_page(
        request, opened, found, who, title="Now we know who this is", submit="Save this decision", more=why
    )


@opened_by(SIGNED_IN)
def merge(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """A placeholder turned out to be somebody who is already here."""
    opened, found = _found(door, case, person)
    others = may_be(found.person, queries.people(opened))
    form = forms.MergeForm(request.POST or None, choices=[(str(one.id), one.name) for one in others])
    if request.method == "POST" and form.is_valid():
        try:
            operations.merge(opened=opened, placeholder=person, known=UUID(form.cleaned_data["known"]))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return coming_back.gone(request, case, "joined", person)
    lead = "Their ties, groups and what was said of them are then that person’s. You can take it back today."
    words = {"title": "This is somebody who is already here", "submit": "Put them together", "lead": lead}
    return _form_page(request, opened, found, form, **words)


@opened_by(SIGNED_IN)
def harm(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """What is asked about an adult said to cause harm."""
    opened, found = _found(door, case, person)
    asked = framework(opened.row.framework).adult_harm
    form = forms.HarmQuestionsForm(request.POST or None, questions=asked.questions)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["what_was_done"]
        operations.answer_harm_questions(
            opened=opened, person=person, answers=form.answers, what_was_done=words
        )
        return coming_back.go(request, case, "people:person", person)
    return _form_page(
        request, opened, found, form, title="An adult said to cause harm", submit="Save", lead=asked.opening
    )


@opened_by(SIGNED_IN)
def off(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """Take somebody off, with a reason."""
    opened, found = _found(door, case, person)
    form = forms.TakeOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        because = OffBecause(form.cleaned_data["because"])
        try:
            operations.take_off(
                opened=opened, person=person, because=because, words=form.cleaned_data["words"]
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return coming_back.gone(request, case, "person", person)
    lead = (
        "They, their ties and everything said about them leave the map, the list and the narrative at once."
    )
    return _form_page(
        request, opened, found, form, title="Take this person off", submit="Take off", lead=lead
    )


def _found(door: Door, case: UUID, person: UUID) -> tuple[OpenCase, PersonPage]:
    """The person to change; only where names may be seen."""
    opened = open_case(door, case, "people.person_read", about=(person,), sees=ALL_NAMES)
    return opened, queries.person(opened, person)


def _form_page(
    request: HttpRequest, opened: OpenCase, found: PersonPage, form: Plain, **words: Any
) -> HttpResponse:
    """One form about one person. words: title and submit; lead and a second form under `more` where needed."""
    more: Plain | None = words.get("more")
    shown = [form, more] if more else [form]
    back = reverse("people:person", args=[opened.id, found.person.id])
    came_from = coming_back.address(request, opened.id)
    page = {**case_context(opened, WorkStage.MAP), "who": found.person, "form": form, **words}
    page |= {"back": came_from or back, "back_label": "" if came_from else found.person.name}
    return render(request, "people/form.html", {**page, **unfolded(shown)})


def _as_recorded(found: PersonPage) -> dict[str, Any]:
    names = ("kind", "shown", "apart", "note", "age_band", "pronouns", "full_name", "symbol", "has_died")
    return {**{name: getattr(found.person, name) for name in names}, "born_on": found.born_on}


def _typed(form: forms.ChangeForm) -> dict[str, str]:
    given = {name: value for name, value in form.cleaned_data.items() if name != "has_died"}
    if "born_on" in given:
        given["born_on"] = given["born_on"].isoformat() if given["born_on"] else ""
    return given


def _answered(opened: OpenCase, found: PersonPage) -> list[dict[str, str]]:
    """The newest answers beside their questions, for the summary list."""
    if not found.harm_answers:
        return []
    questions = framework(opened.row.framework).adult_harm.questions
    newest = found.harm_answers[0]
    rows = [
        {"term": question.question, "value": newest.answers.get(key, HarmAnswer.NOT_KNOWN).label}
        for key, question in questions.items()
    ]
    return [*rows, {"term": "What was done", "value": newest.what_was_done}]
