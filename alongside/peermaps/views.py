"""The map as picture, as list and as narrative; the same map as data; the editor's changes."""

from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
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
from alongside.lib.errors import Refused
from alongside.peermaps import (
    commands,
    crossings,
    looking_form,
    narrative,
    presenters,
    queries,
    reading_commands,
)
from alongside.peermaps.doing import Doings
from alongside.peermaps.facts import MapSeen
from alongside.peermaps.looking import Looking
from alongside.peermaps.looking_form import LookForm
from alongside.peermaps.queries import LookedAt
from alongside.people import queries as people_queries

NO_DAY: dict[str, Any] = {"on": None, "known": None, "against": None}
"""The picture begins today: another day is chosen there."""

FORMS = (("Picture", "peermaps:map"), ("List", "peermaps:list"), ("Narrative", "peermaps:narrative"))


@opened_by(SIGNED_IN)
def picture(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """The map as a picture; without script it says where the same map stands as a list."""
    opened = open_case(door, case, "peermaps.map_read")
    context = {
        **case_context(opened, WorkStage.MAP),
        "document": queries.document(opened, to_edit=True),
        "csrf": get_token(request),
        "keep": queries.keeps_on_device(opened),
        "draws": opened.sees_names,
        "switch": _switch(case, "peermaps:map", looking_form.asked_in(request.GET)),
        "team_sees_names": opened.sees_names,
    }
    return render(request, "peermaps/map.html", context)


@opened_by(SIGNED_IN)
def as_list(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Everything the picture shows, as a list, with every change as a form."""
    opened = open_case(door, case, "peermaps.list_read")
    form, looking = looking_form.read(request.GET)
    found = queries.looked_at(opened, looking)
    context = {
        "page": presenters.listed(
            found.whole, found.shown, found.view, _doings(found.whole, opened, looking, "list")
        ),
        "held": people_queries.held(opened),
        "done": request.GET.get("done", ""),
        **_around(request, opened, found, (form, looking), "peermaps:list"),
    }
    return render(request, "peermaps/list.html", context)


@opened_by(SIGNED_IN)
def as_narrative(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Everything the picture shows, in words."""
    opened = open_case(door, case, "peermaps.narrative_read")
    form, looking = looking_form.read(request.GET)
    found = queries.looked_at(opened, looking)
    doings = _doings(found.whole, opened, looking, "narrative")
    told = narrative.narrative(found.shown, found.view.label)
    context = {
        "told": told,
        "parts": presenters.parts(found.shown, told, doings),
        "said": presenters.said_lines(found.shown, doings),
        "compared": presenters.compared(found.whole) if found.view.kind == "compare" else (),
        **_around(request, opened, found, (form, looking), "peermaps:narrative"),
    }
    return render(request, "peermaps/narrative.html", context)


@opened_by(SIGNED_IN)
def document(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """The map anew, as it was on a day, as it was known then, or two days compared; as JSON."""
    opened = open_case(door, case, "peermaps.document_read")
    asked = looking_form.asked_in(request.GET)
    days: dict[str, Any] = {"on": asked.on, "known": asked.known, "against": asked.against}
    return JsonResponse(queries.document(opened, to_edit=True, **days))


@require_POST
@opened_by(SIGNED_IN)
def command(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """One change from the editor: 200 done, 422 refused with reasons, 409 changed by a colleague meanwhile."""
    opened = open_case(door, case, "peermaps.form_opened", sees=(SeesWhat.ALL,))
    try:
        done = commands.apply(opened=opened, command=reading_commands.command(request.body))
    except RequestDataTooBig:
        return JsonResponse({"refused": [reading_commands.TOO_LARGE]}, status=422)
    except Refused as refusal:
        return JsonResponse({"refused": [reason.says for reason in refusal.reasons]}, status=422)
    now = queries.document(opened, to_edit=True)
    if done.crossing is not None:
        theirs = crossings.told(opened, done.crossing)
        return JsonResponse({"out_of_date": {**theirs, "document": now}}, status=409)
    return JsonResponse({"ok": True, "version": now["version"], "document": now})


def _doings(whole: MapSeen, opened: OpenCase, looking: Looking, form: str) -> Doings | None:
    """What can be done with each line; nothing for those who only read."""
    if not whole.may_edit:
        return None
    return Doings(opened.id, form, looking.but())


def _around(
    request: HttpRequest, opened: OpenCase, found: LookedAt, asked: tuple[LookForm, Looking], route: str
) -> dict[str, Any]:
    """What stands above list and narrative: whose view, which form, which day, what is paused, what just came off."""
    (form, looking), here, whole = asked, reverse(route, args=[opened.id]), found.whole
    views = [
        {"label": one.label, "href": here + looking.but(view=one.key), "current": one.key == found.view.key}
        for one in whole.views
    ]
    return {
        **case_context(opened, WorkStage.MAP),
        "seen": whole,
        "look": form,
        "form_errors": form.errors,
        "look_summary": presenters.look_summary(found, looking),
        "differences": presenters.differences(found.differences),
        "overlaps": presenters.overlaps(found.shown),
        **(_just_off(request) if whole.may_edit else {}),
        "form_here": route.partition(":")[2],
        "to_confirm": f"{whole.need_confirming} to confirm",
        "view": found.view,
        "views": views,
        "switch": _switch(opened.id, route, looking),
        "may_edit": whole.may_edit,
        "team_sees_names": opened.sees_names,
    }


def _just_off(request: HttpRequest) -> dict[str, str]:
    """What has just come off, or was put together with somebody, and the words to take that back."""
    off = coming_back.just_off(request)
    joined = off.startswith("joined:")
    title, button = (
        ("Put together", "Take them apart again") if joined else ("Taken off the map", "Put it back")
    )
    return {"off": off, "off_title": title, "off_button": button}


def _switch(case: UUID, route: str, looking: Looking) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "href": reverse(name, args=[case])
            + (looking.but(**NO_DAY) if name == "peermaps:map" else looking.but()),
            "current": name == route,
        }
        for label, name in FORMS
    ]
