"""Taking the map out: the choices, a look at it first, and the file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.rules import Extending, may_extend
from alongside.cases.terms import SeesWhat
from alongside.lib.errors import Refused
from alongside.peermaps import queries as maps
from alongside.recording import drafts
from alongside.sharing import map_presenters, operations
from alongside.sharing.forms import MapForm, ReaderForm
from alongside.sharing.maps import taking_out
from alongside.sharing.maps.taking_out import Look

LOOK = "look"


@opened_by(SIGNED_IN)
def take_map_out(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Choose, look at it first, take it out (`map.export`). Only for those who see the case whole.

    Whoever sees no names cannot judge whether a reader could work out who it is.
    """
    opened = open_case(door, case, "sharing.map_form_opened", sees=(SeesWhat.ALL,))
    chosen, reader = _forms(request, opened)
    look = None
    if request.method == "POST" and chosen.is_valid() and (_looks(request) or reader.is_valid()):
        try:
            if not _looks(request):
                return _taken_out(opened, chosen, reader)
            so_far = {name: request.POST[name] for name in ReaderForm.base_fields if request.POST.get(name)}
            look = taking_out.looked_at(
                opened=opened, wanted=map_presenters.wanted(chosen.cleaned_data, so_far)
            )
            door.looked("sharing.map_looked_at", case=opened.id)
        except Refused as refusal:
            map_presenters.refuse((chosen, reader), refusal)
    return _page(request, opened, chosen, reader, look)


def _looks(request: HttpRequest) -> bool:
    return request.POST.get("do") == LOOK


def _forms(request: HttpRequest, opened: OpenCase) -> tuple[MapForm, ReaderForm]:
    """Both forms with what was typed; a look asks nothing of the second one."""
    posted = request.method == "POST"
    kept = request.POST if posted else drafts.draft(opened, operations.MAP_FORM)
    chosen = MapForm(request.POST if posted else None, initial=MapForm.typed(kept))
    views = map_presenters.view_choices(maps.views(opened))
    chosen.set_choices("view", views)
    chosen.fields["view"].initial = views[0][0]
    typed = request.POST if posted and not _looks(request) else None
    return chosen, ReaderForm(typed, initial=ReaderForm.typed(kept))


def _taken_out(opened: OpenCase, chosen: MapForm, reader: ReaderForm) -> HttpResponse:
    wanted = map_presenters.wanted(chosen.cleaned_data, reader.cleaned_data)
    file = taking_out.taken_out(
        opened=opened,
        wanted=wanted,
        written=map_presenters.written(chosen.cleaned_data, reader.cleaned_data),
        others_there=reader.cleaned_data["others_there"] == "yes",
    )
    response = HttpResponse(file.content, content_type=file.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def _page(
    request: HttpRequest, opened: OpenCase, chosen: MapForm, reader: ReaderForm, look: Look | None
) -> HttpResponse:
    found = {
        "form": chosen,
        "reader": reader,
        "form_errors": bool(chosen.errors or reader.errors),
        "draft_form": operations.MAP_FORM,
        "picture": map_presenters.as_picture(look.svg) if look else "",
        "in_words": look.in_words if look else "",
        "small_print": look.small_print if look else "",
        "paused": may_extend(opened.locks, Extending.SHARING),
        "supervisors": [one.name for one in opened.supervisors],
    }
    return render(request, "sharing/take_map_out.html", {**case_context(opened, "sharing"), **found})
