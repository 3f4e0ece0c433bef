"""The first page, cases, search, timeline, team, who looked, and the error pages."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.accounts.access import (
    EVERYBODY,
    SIGNED_IN,
    not_open,
    opened_by,
    public,
    try_again,
    viewer,
)
from alongside.accounts.roles import Role
from alongside.activity import queries as log
from alongside.activity.doors import Door
from alongside.cases import operations, timeline
from alongside.cases.opening import open_case
from alongside.cases.presenters import case_context
from alongside.cases.terms import Place, SeesWhat
from alongside.design.gallery import examples, forms_shown
from alongside.lib import ids
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import queries as people
from alongside.web import overview, paging, staff, work
from alongside.web.forms import EndForm, SearchForm, TeamForm

SEES_CASES = (Role.PRACTITIONER, Role.SUPERVISOR, Role.PARTNER, Role.DUTY, Role.PRIVACY)


@opened_by(SIGNED_IN)
def home(request: HttpRequest, door: Door) -> HttpResponse:
    """What needs me (`work.mine`); those who see no cases are taken to their own first page."""
    user = viewer(request)
    if not user.has_role(*SEES_CASES):
        their = {
            "looks_after_accounts": user.has_role(Role.ADMINISTRATOR),
            "sees_themes": user.has_role(Role.STRATEGIC),
        }
        return render(request, "web/no_cases.html", {"user": user, **their})
    found = {"soon": work.my_work(user, door), "cases": work.my_cases(user, door)}
    return render(request, "web/home.html", found)


@opened_by(*SEES_CASES)
def search(request: HttpRequest, door: Door) -> HttpResponse:
    """Search what I may see. The words are posted, so that no address or history holds them."""
    form = SearchForm(request.POST or None)
    asked = request.method == "POST" and form.is_valid()
    found = work.search(viewer(request), door, form.cleaned_data["words"]) if asked else ()
    return render(request, "web/search.html", {"form": form, "found": found, "asked": asked})


@opened_by(SIGNED_IN)
def case(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """The case page: what needs doing, who is involved, who can see it, in their words."""
    opened = open_case(door, case, "cases.opened")
    found = overview.of(opened)
    return render(request, "web/case.html", {**case_context(opened, "overview"), "found": found})


@opened_by(SIGNED_IN)
def case_timeline(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """One readable timeline (`recording.timeline`)."""
    opened = open_case(door, case, "cases.timeline_read")
    steps = timeline.steps(opened, people.names(opened), before=paging.before(request))
    found = {"steps": steps, "older": paging.older(steps, timeline.PAGE)}
    return render(request, "web/timeline.html", {**case_context(opened, "timeline"), **found})


@opened_by(SIGNED_IN)
def team(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Who can see this case, why and until when; the lead and supervisor change it (`access.team`)."""
    opened = open_case(door, case, "cases.team_read")
    form = TeamForm(request.POST or None, people=staff.who_could_join(opened))
    if request.method == "POST" and form.is_valid():
        try:
            operations.add_to_team(opened=opened, **staff.joining(form.cleaned_data))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("web:team", case)
    found = {
        "form": form,
        "members": staff.members(opened),
        "may_change": opened.i_am(Place.LEAD, Place.DEPUTY, Place.SUPERVISOR),
    }
    return render(request, "web/team.html", {**case_context(opened, "team"), **found})


@require_POST
@opened_by(SIGNED_IN)
def leave_team(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """End somebody's need to know."""
    opened = open_case(door, case, "cases.team_read")
    form = EndForm(request.POST)
    if form.is_valid():
        user = ids.read(form.cleaned_data["user"])
        if user is None:
            raise NotOpenToYou
        place = Place(form.cleaned_data["place"])
        operations.end_membership(opened=opened, user=user, place=place)
    return redirect("web:team", case)


@opened_by(SIGNED_IN)
def looked(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Who has looked: for the lead, the deputy and the supervisor (`access.audit`)."""
    opened = open_case(door, case, "activity.log_read", sees=(SeesWhat.ALL,))
    if not opened.i_am(Place.LEAD, Place.DEPUTY, Place.SUPERVISOR):
        raise NotOpenToYou
    rows = log.looks(opened.id, after=request.GET.get("after", ""))
    older = f"?after={rows[-1].token}" if len(rows) == log.PAGE else ""
    found = {"looks": staff.looks(opened, rows), "older": older}
    return render(request, "web/looked.html", {**case_context(opened, "team"), **found})


@opened_by(SIGNED_IN)
def stay(request: HttpRequest, door: Door) -> HttpResponse:
    """Somebody is still here: keeps the session, shows nothing."""
    return HttpResponse(status=204)


@opened_by(EVERYBODY)
def gallery(request: HttpRequest, door: Door) -> HttpResponse:
    """Every component, for developers and designers."""
    return render(request, "design/gallery.html", {"examples": examples(), "forms_shown": forms_shown()})


@public
def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that leads nowhere gets the very page that "not yours" gets."""
    return not_open(request)


@public
def went_wrong(request: HttpRequest) -> HttpResponse:
    """A fault of ours: no data, no detail."""
    return try_again(request)
