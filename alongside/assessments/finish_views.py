"""Finishing the assessment, explaining what is missing, signing off (`assessment.finish`)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.assessments import finish_operations as operations
from alongside.assessments import frame as frames
from alongside.assessments import page_presenters as shows
from alongside.assessments import queries, rules
from alongside.assessments.forms import NoStrengthForm, SignOffForm, ViewsMissingForm
from alongside.assessments.queries import FinishPage
from alongside.assessments.views import HERE, WRITERS
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.rules import Extending, may_extend
from alongside.cases.terms import Place
from alongside.lib.errors import NotOpenToYou, Refused


@opened_by(SIGNED_IN)
def finish(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What is there and what is missing; finish it, or as a supervisor sign it off or send it back."""
    opened = open_case(door, case, "assessments.read", sees=WRITERS)
    form = SignOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = _decided(request, opened, form.cleaned_data["words"])
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(f"{reverse('assessments:finish', args=[case])}?done={done}")
    found = queries.finish_page(opened)
    context = {"found": found, "frame": found.frame, "form": form, **_state(opened, found)}
    context["notice"] = shows.DONE.get(request.GET.get("done", ""), "")
    return render(request, "assessments/finish.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def no_strength(request: HttpRequest, door: Door, case: UUID, domain: str) -> HttpResponse:
    """Why a side of the triangle has no strength yet."""
    opened = open_case(door, case, "assessments.form_read", sees=WRITERS)
    title = frames.load(opened).domains.get(domain)
    if title is None:
        raise NotOpenToYou
    form = NoStrengthForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.explain_no_strength(opened=opened, domain=domain, reason=form.cleaned_data["reason"])
        return redirect("assessments:finish", case)
    context = {"form": form, "title": f"No strength yet: {title.lower()}"}
    return render(request, "assessments/explain.html", {**case_context(opened, HERE), **context})


@opened_by(SIGNED_IN)
def views_missing(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Why young people's own views are not there yet, and the plan."""
    opened = open_case(door, case, "assessments.form_read", sees=WRITERS)
    form = ViewsMissingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.explain_views_missing(opened=opened, **form.cleaned_data)
        return redirect("assessments:finish", case)
    context = {"form": form, "title": "Young people’s own views are not there yet"}
    return render(request, "assessments/explain.html", {**case_context(opened, HERE), **context})


@require_POST
@opened_by(SIGNED_IN)
def begin_again(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """A new assessment after one that was signed off."""
    opened = open_case(door, case, "assessments.form_read", sees=WRITERS)
    operations.begin_again(opened=opened)
    return redirect(f"{reverse('assessments:page', args=[case])}?done=begun")


def _decided(request: HttpRequest, opened: OpenCase, words: str) -> str:
    """Which button was pressed. Returns the token of what is said afterwards."""
    if "sign_off" in request.POST:
        operations.sign_off(opened=opened, words=words)
        return "signed_off"
    if "send_back" in request.POST:
        operations.send_back(opened=opened, words=words)
        return "sent_back"
    operations.finish(opened=opened)
    return "finished"


def _state(opened: OpenCase, found: FinishPage) -> dict[str, object]:
    frame = found.frame
    mine = frame.finishing is not None and frame.finishing.finished_by == opened.viewer.pk
    refused = rules.may_sign_off(is_supervisor=opened.i_am(Place.SUPERVISOR), finished_it=mine)
    return {
        "to_do": shows.to_do(opened.id, found.page.missing, frame.domains),
        "paused": may_extend(opened.locks, Extending.FINISHING, stage=HERE),
        "may_sign_off": frame.waits and not refused,
        "who_signs": [one.name for one in opened.supervisors],
    }
