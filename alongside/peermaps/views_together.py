"""Drawing together: the adult's beginning, the young person's screen, and what is asked afterwards (`map.together`)."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.stages import WorkStage
from alongside.cases.terms import SeesWhat
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.peermaps import handed_over, pages
from alongside.peermaps import together_operations as operations
from alongside.peermaps import together_pages as shown
from alongside.peermaps import together_queries as queries
from alongside.peermaps import together_reading as reading
from alongside.peermaps.together_operations import Tried
from alongside.peermaps.together_terms import Acted

ALL_NAMES = (SeesWhat.ALL,)


@opened_by(SIGNED_IN)
def begin(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Before: who draws, four things said aloud, a private place, what helps, a PIN."""
    opened = pages.for_change(door, case)
    form = shown.begin_form(opened, request.POST or None)
    made: list[UUID] = []

    def do() -> None:
        made.append(operations.begin(opened=opened, beginning=form.beginning()))

    if pages.done(request, [form], do):
        handed_over.hand_over(request, case, made[0])
        return redirect("peermaps:sitting", case, made[0])
    return render(request, "peermaps/together_begin.html", shown.before(opened, form))


@opened_by(SIGNED_IN)
def sitting(request: HttpRequest, door: Door, case: UUID, sitting: UUID) -> HttpResponse:
    """The young person's screen: nothing on it until it is opened, the first time at once, then with the PIN."""
    opened = _open(door, case, sitting)
    found = queries.sitting(opened, sitting)
    if found.ended:
        return redirect("peermaps:together_after", case, sitting)
    with translation.override(found.language):
        response = render(request, "peermaps/together.html", shown.shell(opened, found, get_token(request)))
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@require_POST
@opened_by(SIGNED_IN)
def open_screen(request: HttpRequest, door: Door, case: UUID, sitting: UUID) -> HttpResponse:
    """What the screen shows, for the right PIN; from then on this browser shows nothing else."""
    opened = _open(door, case, sitting)
    pin = reading.words_in(request.body, "pin")["pin"]
    tried = operations.open_screen(opened=opened, sitting=sitting, pin=pin)
    if not tried.right:
        return _wrong(tried)
    handed_over.hand_over(request, case, sitting)
    return JsonResponse({"screen": queries.screen(opened, sitting)})


@require_POST
@opened_by(SIGNED_IN)
def say(request: HttpRequest, door: Door, case: UUID, sitting: UUID) -> HttpResponse:
    """What was said, and what was let go."""
    opened = _open(door, case, sitting)
    try:
        operations.say(opened=opened, sitting=sitting, message=reading.message(request.body))
    except Refused as refusal:
        return JsonResponse({"refused": [reason.says for reason in refusal.reasons]}, status=422)
    return JsonResponse({"ok": True})


@require_POST
@opened_by(SIGNED_IN)
def end(request: HttpRequest, door: Door, case: UUID, sitting: UUID) -> HttpResponse:
    """Back to the adult, with the PIN: handed back and kept, or put down until later."""
    opened = _open(door, case, sitting)
    given = reading.words_in(request.body, "pin", "how", "ask_family")
    if given["how"] == "later":
        tried = operations.put_down(opened=opened, sitting=sitting, pin=given["pin"])
        return _back(request, "peermaps:map", case) if tried.right else _wrong(tried)
    tried = operations.hand_back(
        opened=opened, sitting=sitting, pin=given["pin"], ask_family=given["ask_family"] == "yes"
    )
    return _back(request, "peermaps:together_after", case, sitting) if tried.right else _wrong(tried)


@opened_by(SIGNED_IN)
def new_pin(request: HttpRequest, door: Door, case: UUID, sitting: UUID) -> HttpResponse:
    """The adult has forgotten the PIN of a drawing that waits."""
    opened = _open(door, case, sitting)
    if queries.sitting(opened, sitting).ended:
        raise NotOpenToYou
    form = shown.PinForm(request.POST or None)

    def do() -> None:
        operations.choose_pin(opened=opened, sitting=sitting, pin=form.cleaned_data["pin"])

    if pages.done(request, [form], do):
        return redirect("peermaps:together", case)
    lead = "The drawing waits as it is. Nobody else can open it."
    return pages.form_page(request, opened, "Choose a new PIN", [form], lead=lead, draft_form="")


@opened_by(SIGNED_IN)
def after(request: HttpRequest, door: Door, case: UUID, sitting: UUID) -> HttpResponse:
    """Off the young person's screen: did anything come up that must be acted on?"""
    opened = _open(door, case, sitting)
    found = queries.after(opened, sitting)
    form = shown.AfterForm(request.POST or None)

    def do() -> None:
        words = form.cleaned_data["words"] or ""
        operations.look_back(opened=opened, sitting=sitting, acted=form.acted, words=words)

    if pages.done(request, [form], do):
        if form.acted != Acted.NOTHING:
            return redirect("plans:safety_plan", case)
        return redirect("peermaps:named" if found.named else "peermaps:map", case)
    return render(request, "peermaps/together_after.html", shown.afterwards(opened, found, form))


@opened_by(SIGNED_IN)
def named(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Everybody named while drawing together: each kept with a reason, let go, or found to be here already."""
    opened = pages.for_change(door, case)
    forms = shown.decide_forms(opened, request.POST or None)
    if pages.done(request, list(forms), lambda: shown.decide(opened, forms)):
        return redirect("peermaps:named", case)
    context = {**case_context(opened, WorkStage.MAP), **shown.named_context(forms)}
    return render(request, "peermaps/named.html", context)


def _open(door: Door, case: UUID, sitting: UUID) -> OpenCase:
    return open_case(door, case, "peermaps.together_page", about=(sitting,), sees=ALL_NAMES)


def _wrong(tried: Tried) -> HttpResponse:
    return JsonResponse({"wrong": True, "wait": tried.wait})


def _back(request: HttpRequest, name: str, *args: Any) -> HttpResponse:
    handed_over.take_back(request)
    return JsonResponse({"next": reverse(name, args=args)})
