"""Pages for those who refer and for those who decide about referrals."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from alongside.accounts.access import SIGNED_IN, opened_by, viewer
from alongside.accounts.roles import Role
from alongside.activity.doors import Door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context, keys_for
from alongside.cases.terms import Place, SeesWhat, Subject
from alongside.contexts import weighting_queries
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.practice import framework, language
from alongside.recording import drafts
from alongside.referrals import operations, presenters, queries
from alongside.referrals.forms import BeginForm, DecisionForm, ReferralForm

FORM, DECIDE_FORM = "referrals.write", "referrals.decide"
REFERRERS = (Role.PARTNER, Role.PRACTITIONER, Role.SUPERVISOR, Role.DUTY)
OWN_VIEW = tuple(SeesWhat)


@opened_by(*REFERRERS)
def mine(request: HttpRequest, door: Door) -> HttpResponse:
    """The referrals I made and what became of them."""
    found = queries.mine(viewer(request), door)
    return render(request, "referrals/mine.html", {"referrals": found})


@opened_by(*REFERRERS)
def new(request: HttpRequest, door: Door) -> HttpResponse:
    """First line: 999 and the duty number (`referral.danger`). Then: what is it about?"""
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        case = operations.begin(by=viewer(request), subject=Subject(form.cleaned_data["subject"]))
        return redirect("referrals:write", case)
    return render(request, "referrals/new.html", {"form": form})


@opened_by(*REFERRERS)
def write(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Write the referral; what is typed is kept; the language help speaks once and never blocks."""
    opened = open_case(door, case, "referrals.draft_read", sees=OWN_VIEW)
    draft = queries.draft_of(opened)
    boxes = presenters.boxes(opened.row.framework)
    typed = ReferralForm.typed(drafts.draft(opened, FORM), boxes=boxes)
    form = ReferralForm(request.POST or None, initial=typed, boxes=boxes)
    if request.method == "POST" and form.is_valid():
        suggestions = presenters.suggestions(form.cleaned_data)
        if not suggestions or "as_it_is" in request.POST:
            operations.hand_in(opened=opened, written=presenters.written(form, draft.subject))
            return redirect("referrals:handed_in", case)
        return _write_page(request, opened, form, suggestions)
    return _write_page(request, opened, form, ())


def _write_page(
    request: HttpRequest,
    opened: OpenCase,
    form: ReferralForm,
    suggestions: tuple[language.Suggestion, ...],
) -> HttpResponse:
    found = {
        "form": form,
        "suggestions": suggestions,
        **_keeps(opened, FORM),
        "weighting": framework(opened.row.framework).weighting,
    }
    return render(request, "referrals/write.html", found)


def _keeps(opened: OpenCase, form: str) -> dict[str, Any]:
    """What a page outside the work needs to keep what is typed, and to say what came back."""
    return {
        "case_id": opened.id,
        "on_device": keys_for(opened),
        "brought_back": opened.opening.brought_back,
        "draft_form": form,
    }


@opened_by(*REFERRERS)
def handed_in(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """The receipt: what happens next, and not one word of what was written."""
    open_case(door, case, "referrals.feedback_shown", sees=OWN_VIEW)
    return render(request, "referrals/handed_in.html", {"case_id": case})


@opened_by(*REFERRERS)
def feedback(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What became of my referral (`referral.triage`), without reading the case."""
    opened = open_case(door, case, "referrals.feedback_shown", sees=OWN_VIEW)
    state, decided = queries.feedback(opened)
    if request.method == "POST":
        operations.feedback_read(opened=opened)
        return redirect("referrals:mine")
    found = {"state": state, "decided": decided, "case_id": case}
    return render(request, "referrals/feedback.html", found)


@opened_by(Role.DUTY)
def queue(request: HttpRequest, door: Door) -> HttpResponse:
    """What waits for a decision."""
    found = queries.queue(viewer(request), door)
    context = {"waiting": found, "has_decided": request.GET.get("done") == "decided"}
    return render(request, "referrals/queue.html", context)


@opened_by(Role.DUTY)
def decide(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Read one referral and decide about it, against a policy (`threshold.decision`).

    Two may read it at the same moment: who comes second is told so, and keeps what they wrote (R1).
    """
    try:
        return _decide(request, door, case)
    except NotOpenToYou:
        return _decided_meanwhile(request, door, case)


def _decide(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    opened = open_case(door, case, "referrals.read")
    read = queries.read(opened)
    if read.decided or not opened.i_am(Place.DUTY):
        raise NotOpenToYou
    leads = queries.possible_leads()
    form = DecisionForm(request.POST or None, version=opened.row.framework, leads=leads)
    drafts.take_up(opened, DECIDE_FORM, form)
    advice = _advice(request, opened, form)
    if request.method == "POST" and form.is_valid() and not advice:
        try:
            with drafts.saving(opened, DECIDE_FORM):
                operations.decide(opened=opened, **presenters.decision(form.cleaned_data))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(f"{reverse('referrals:queue')}?done=decided")
    found = {"form": form, "referral": read, "advice": advice, **_keeps(opened, DECIDE_FORM)}
    found |= {"weighed": weighting_queries.at_referral(opened)}
    found |= {"policies": framework(opened.row.framework).thresholds}
    return render(request, "referrals/decide.html", found)


def _decided_meanwhile(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    me = viewer(request)
    found = queries.decided_meanwhile(me, door, case)
    form = DecisionForm(version=found.version, leads=queries.possible_leads())
    form.take_up(request.POST or drafts.own_words(door, me, case, DECIDE_FORM))
    context = {"decided": found, "written": presenters.as_written(form), "case_id": case}
    status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
    return render(request, "referrals/decided.html", context, status=status)


def _advice(request: HttpRequest, opened: OpenCase, form: DecisionForm) -> tuple[language.Suggestion, ...]:
    """Advice on what the work is to be called: given once, and never blocks (`group.name`)."""
    if request.method != "POST" or "advised" in request.POST or not form.is_valid():
        return ()
    return presenters.advice(form.cleaned_data, opened.row.framework)


@opened_by(SIGNED_IN)
def referral(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """The referral as the team reads it."""
    opened = open_case(door, case, "referrals.read", sees=(SeesWhat.ALL,))
    found = {"referral": queries.begun_with(opened), **case_context(opened, "referral")}
    return render(request, "referrals/referral.html", found)
