"""Who looks out for the group: adding somebody, judging again."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.assessments import frame as frames
from alongside.assessments import guardian_operations as operations
from alongside.assessments import guardian_queries as queries
from alongside.assessments import page_presenters as shows
from alongside.assessments.guardian_forms import GuardianForm, ReadingForm, as_it_stands
from alongside.assessments.views import EVERYONE, HERE
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.terms import SeesWhat
from alongside.contexts import groups_queries
from alongside.lib.errors import Refused
from alongside.people import queries as people_queries
from alongside.people.facts import PersonSeen, names_of
from alongside.recording import drafts


@opened_by(SIGNED_IN)
def new(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Somebody who looks out for the group, or could (`assessment.guardianship`)."""
    opened = open_case(door, case, "assessments.form_read", sees=EVERYONE)
    form = _guardian_form(request, opened)
    if request.method == "POST" and form.is_valid():
        try:
            operations.add(opened=opened, who=form.named(), reading=form.reading())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(_page(case))
    context = {"form": form, "draft_form": operations.DRAFT}
    return render(request, "assessments/guardian.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def again(request: HttpRequest, door: Door, case: UUID, guardian: UUID) -> HttpResponse:
    """Judge again: the last reading stays as history."""
    opened = open_case(door, case, "assessments.form_read", about=(guardian,), sees=EVERYONE)
    people = people_queries.people(opened)
    found = queries.guardian(opened, guardian, frames.load(opened), names_of(people))
    young = shows.young_people(_shown(opened, people))
    form = ReadingForm(request.POST or None, young_people=young, initial=as_it_stands(found))
    if request.method == "POST" and form.is_valid():
        try:
            operations.judge_again(opened=opened, guardian=guardian, reading=form.reading())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(_page(case))
    context = {"form": form, "found": found}
    return render(request, "assessments/guardian.html", {**case_context(opened, HERE), **context})


@require_POST
@opened_by(SIGNED_IN)
def end(request: HttpRequest, door: Door, case: UUID, guardian: UUID) -> HttpResponse:
    """No longer somebody who looks out for the group, or it was not so."""
    opened = open_case(door, case, "assessments.form_read", about=(guardian,), sees=(SeesWhat.ALL,))
    operations.end(opened=opened, guardian=guardian)
    return redirect(_page(case))


def _guardian_form(request: HttpRequest, opened: OpenCase) -> GuardianForm:
    people = _shown(opened, people_queries.people(opened))
    made_with: dict[str, Any] = {
        "young_people": shows.young_people(people),
        "adults": shows.adults(people),
        "places": [(str(one.id), one.name) for one in groups_queries.places(opened)],
    }
    if request.method == "POST":
        return GuardianForm(request.POST, **made_with)
    kept = drafts.draft(opened, operations.DRAFT)
    return GuardianForm(initial=GuardianForm.typed(kept, **made_with), **made_with)


def _shown(opened: OpenCase, people: tuple[PersonSeen, ...]) -> tuple[PersonSeen, ...]:
    """Whoever sees no names cannot say who is meant."""
    return () if opened.sees == SeesWhat.NAMELESS else people


def _page(case: UUID) -> str:
    return f"{reverse('assessments:page', args=[case])}?done=added#guardianship"
