"""Adding people from the list, who else was spoken of, and where things stand."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases import coming_back
from alongside.cases.opening import OpenCase
from alongside.cases.rules import Extending, may_extend
from alongside.contexts import groups_operations, groups_queries
from alongside.contexts.terms import ElseOutcome
from alongside.design.forms import Plain
from alongside.lib.errors import Refused
from alongside.peermaps import forms, operations, pages, queries, reading
from alongside.peermaps.facts import EndType, Here
from alongside.people import forms as people_forms
from alongside.people import operations as people_operations
from alongside.people.facts import names_of
from alongside.people.terms import Kind
from alongside.practice import framework
from alongside.practice.language import Suggestion, full_name_of_somebody
from alongside.recording import drafts


@opened_by(SIGNED_IN)
def add_person(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """One person, by a decision; a need of "no" adds nobody and is kept in the who-else log."""
    opened = pages.for_change(door, case)
    here = queries.here(opened)
    kept = drafts.draft(opened, operations.PERSON_DRAFT)
    typed, places = request.POST or None, pages.standing(here)
    need = forms.NeedForm(typed, initial=forms.NeedForm.typed(kept))
    nobody = request.POST.get("needed") == "no"
    if nobody:
        kept, typed = request.POST, None
    who = people_forms.WhoForm(typed, initial=people_forms.WhoForm.typed(kept))
    why = people_forms.WhyForm(typed, initial=people_forms.WhyForm.typed(kept))
    near = forms.NearForm(typed, choices=places, initial=forms.NearForm.typed(kept, choices=places))
    shown: list[Plain] = [need, who, why, near]
    if nobody and need.is_valid():
        return _nobody(request, opened, need)
    added: dict[str, Any] = {}
    if not nobody and pages.done(request, shown, lambda: added.update(_added(opened, who, why, near))):
        if added["kind"] == Kind.SAID_TO_CAUSE_HARM:
            return redirect(coming_back.along(request, reverse("people:harm", args=[case, added["person"]])))
        return coming_back.go(request, case, "people:person", added["person"])
    why_not = reading.why_nobody_is_added(opened)
    return _ask(request, opened, shown, why_not=why_not, blocked=bool(why_not))


@opened_by(SIGNED_IN)
def add_placeholder(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Somebody who is not named, such as "a friend from the bus"."""
    opened = pages.for_change(door, case)
    here = queries.here(opened)
    form = people_forms.PlaceholderForm(request.POST or None)
    near = forms.NearForm(request.POST or None, choices=pages.standing(here))
    advice = _named_after_all(request, opened, here, form) if near.is_valid() else ()

    def add() -> None:
        made = people_operations.add_placeholder(opened=opened, who=form.who())
        if near.chosen is not None:
            operations.place_near(opened=opened, what=made, near=near.chosen)

    if not advice and pages.saved(request, opened, [form, near], add):
        return coming_back.go(request, case, "peermaps:list")
    lead = "Nobody is identified. If you learn who it is, that is a decision of its own."
    why_not = tuple(one.says for one in may_extend(opened.locks, Extending.ADDING_A_PERSON))
    words = {"lead": lead, "submit": "Add", "why_not": why_not, "blocked": bool(why_not), "advice": advice}
    return pages.form_page(request, opened, "Add somebody without a name", [form, near], **words)


@opened_by(SIGNED_IN)
def who_else(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Who else might be included, and who should not be? The log, and the next answer."""
    opened = pages.for_change(door, case)
    here = queries.here(opened)
    form = forms.WhoElseForm(request.POST or None, people=pages.people(here))

    def note() -> None:
        given = form.cleaned_data
        asked = UUID(given["asked"]) if given["asked"] else None
        words = {name: given[name] for name in ("asked_words", "said", "why")}
        groups_operations.note_who_else(
            opened=opened, asked=asked, outcome=ElseOutcome(given["outcome"]), **words
        )

    if pages.saved(request, opened, [form], note):
        return redirect("peermaps:who_else", case)
    log = groups_queries.who_else(opened, names_of(here.people))
    lead = "Ask young people and partners. The answer can be “nobody”. Nobody is put on record by what is written here."
    title = "Who else might be included, and who should not be?"
    return pages.form_page(request, opened, title, [form], lead=lead, submit="Add to the log", log=log)


@opened_by(SIGNED_IN)
def move(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Stand one person or place beside another, without dragging."""
    opened = pages.for_change(door, case)
    form = forms.MoveForm(request.POST or None, choices=pages.standing(queries.here(opened)))

    def stand() -> None:
        near = form.chosen
        if near is not None:
            operations.place_near(opened=opened, what=UUID(form.cleaned_data["what"]), near=near)

    if pages.saved(request, opened, [form], stand):
        return coming_back.go(request, case, "peermaps:map")
    lead = "Nobody else moves."
    return pages.form_page(
        request, opened, "Place somebody near somebody else", [form], lead=lead, submit="Place"
    )


def _named_after_all(
    request: HttpRequest, opened: OpenCase, here: Here, form: people_forms.PlaceholderForm
) -> tuple[Suggestion, ...]:
    """`map.placeholder`: a full name in the words for somebody without one is advised about once, never refused."""
    if "advised" in request.POST or not form.is_valid():
        return ()
    places = [name for end, name in here.names.items() if end.type == EndType.PLACE]
    return full_name_of_somebody(form.who().note, places=places, fw=framework(opened.row.framework))


def _added(
    opened: OpenCase, who: people_forms.WhoForm, why: people_forms.WhyForm, near: forms.NearForm
) -> dict[str, Any]:
    made = who.who()
    operations.add_person(opened=opened, who=made, why=why.why(), near=near.chosen)
    return {"person": made.id, "kind": made.kind}


def _ask(request: HttpRequest, opened: OpenCase, shown: list[Plain], **more: Any) -> HttpResponse:
    """The form of a person, with what the practice says about the decision."""
    helps = framework(opened.row.framework).inclusion
    words = {
        "lead": helps.opening,
        "reasons": helps.no_reasons,
        "submit": "Add this person",
        "draft_form": operations.PERSON_DRAFT,
    }
    return pages.form_page(request, opened, "Add a person", shown, **words, **more)


def _nobody(request: HttpRequest, opened: OpenCase, need: forms.NeedForm) -> HttpResponse:
    """`values.rights.6` was answered "no": nobody is added, and the reason is kept."""
    given = need.cleaned_data
    try:
        groups_operations.note_who_else(
            opened=opened, outcome=ElseOutcome.NOT_ADDED, said=given["said"], why=given["why"]
        )
    except Refused as refusal:
        need.refuse(refusal)
        return _ask(request, opened, [need])
    return redirect("peermaps:who_else", opened.id)
