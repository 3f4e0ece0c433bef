"""Places, what shapes them, groups and who is in them."""

from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases import coming_back
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.stages import WorkStage
from alongside.contexts import groups_operations, groups_queries
from alongside.contexts.groups_facts import GroupSeen, PlaceSeen
from alongside.contexts.terms import ConditionKind
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps import forms, operations, pages, presenters, queries
from alongside.peermaps.facts import End, EndType, Here
from alongside.peermaps.spoken import spoken
from alongside.people.facts import names_of
from alongside.people.queries import people
from alongside.practice import framework
from alongside.practice.language import gang_or_street_name

Thing = TypeVar("Thing", PlaceSeen, GroupSeen)


@opened_by(SIGNED_IN)
def place(request: HttpRequest, door: Door, case: UUID, place: UUID) -> HttpResponse:
    """One place, what shapes it, who spends time there."""
    opened = open_case(door, case, "peermaps.map_read", about=(place,))
    found = _of(groups_queries.places(opened), place)
    ties, names = queries.ties_at(opened, End(EndType.PLACE, place), found.name)
    lines = [presenters.tie_line(one, spoken(names)) for one in ties]
    context = {"place": found, "ties": lines, "may_edit": opened.sees_names}
    return render(request, "peermaps/place.html", {**case_context(opened, WorkStage.MAP), **context})


@opened_by(SIGNED_IN)
def add_place(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """A place, online space or service."""
    opened = pages.for_change(door, case)
    settings = [(str(one.id), one.name) for one in groups_queries.settings()]
    form = forms.PlaceForm(request.POST or None, settings=settings)
    near = forms.NearForm(request.POST or None, choices=pages.standing(queries.here(opened)))

    def add() -> None:
        made = groups_operations.add_place(opened=opened, place=form.place())
        if near.chosen is not None:
            operations.place_near(opened=opened, what=made, near=near.chosen)

    if pages.saved(request, opened, [form, near], add):
        return coming_back.go(request, case, "peermaps:list")
    return pages.form_page(request, opened, "Add a place", [form, near], submit="Add this place")


@opened_by(SIGNED_IN)
def change_place(request: HttpRequest, door: Door, case: UUID, place: UUID) -> HttpResponse:
    """Put right how a place is called."""
    opened = pages.for_change(door, case)
    found = _of(groups_queries.places(opened), place)
    start = {"name": found.name, "kind": found.kind, "note": found.note}
    form = forms.PlaceForm(request.POST or None, settings=[], initial=start)

    def change() -> None:
        given = form.cleaned_data
        to = {name: given[name] for name in ("kind", "note")} | (
            {} if given["name"] == found.name else {"name": given["name"]}
        )
        groups_operations.change_place(opened=opened, place=place, to=to)

    if pages.saved(request, opened, [form], change):
        return coming_back.go(request, case, "peermaps:place", place)
    return pages.form_page(
        request, opened, f"Change {found.name}", [form], back=reverse("peermaps:place", args=[case, place])
    )


@require_POST
@opened_by(SIGNED_IN)
def place_off(request: HttpRequest, door: Door, case: UUID, place: UUID) -> HttpResponse:
    """A place leaves the map; what was said stays."""
    groups_operations.take_place_off(opened=pages.for_change(door, case), place=place)
    return coming_back.gone(request, case, "place", place)


@opened_by(SIGNED_IN)
def condition(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What shapes a place or a group; asked for by ?place= or ?group=."""
    opened = pages.for_change(door, case)
    end, name, back = _meant(opened, request)
    form = forms.ConditionForm(request.POST or None)

    def add() -> None:
        kind, words = ConditionKind(form.cleaned_data["kind"]), form.cleaned_data["words"]
        groups_operations.add_condition(opened=opened, kind=kind, words=words, **{end.type.value: end.id})

    if pages.saved(request, opened, [form], add):
        return redirect(coming_back.address(request, case) or back)
    lead = "Fares, exclusions, policing, racism, no lighting: what would have to be different here?"
    return pages.form_page(request, opened, f"What shapes {name}?", [form], lead=lead, back=back)


@require_POST
@opened_by(SIGNED_IN)
def condition_ended(request: HttpRequest, door: Door, case: UUID, condition: UUID) -> HttpResponse:
    """It is no longer so."""
    groups_operations.end_condition(opened=pages.for_change(door, case), condition=condition)
    return coming_back.gone(request, case, "condition", condition)


@opened_by(SIGNED_IN)
def group(request: HttpRequest, door: Door, case: UUID, group: UUID) -> HttpResponse:
    """One group: what makes it one, who says so, who is in it since when."""
    opened = open_case(door, case, "peermaps.map_read", about=(group,))
    names = names_of(people(opened))
    found = groups_queries.group(opened, group, names)
    hints = (
        gang_or_street_name(found.group.name, fw=framework(opened.row.framework)) if opened.sees_names else ()
    )
    context = {
        "detail": found,
        "group": found.group,
        "members": [(names(one.person), one) for one in found.group.members],
        "past": [(names(person), since, until) for person, since, until in found.past_members],
        "suggestions": hints,
        "may_edit": opened.sees_names,
    }
    return render(request, "peermaps/group.html", {**case_context(opened, WorkStage.MAP), **context})


@opened_by(SIGNED_IN)
def add_group(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """A group, with what makes it one. Nothing is inferred from ties."""
    opened = pages.for_change(door, case)
    here = queries.here(opened, with_words=True)
    people_, speakers = pages.people(here), _definers(opened, here)
    form = forms.GroupForm(request.POST or None, people=people_, speakers=speakers)
    made: list[UUID] = []
    if pages.saved(
        request,
        opened,
        [form],
        lambda: made.append(groups_operations.add_group(opened=opened, group=form.group())),
    ):
        return coming_back.go(request, case, "peermaps:group", made[0])
    lead = "Groups overlap, and young people may not see themselves as one. Somebody has to say that it is a group."
    return pages.form_page(request, opened, "Add a group", [form], lead=lead, submit="Add this group")


@opened_by(SIGNED_IN)
def change_group(request: HttpRequest, door: Door, case: UUID, group: UUID) -> HttpResponse:
    """Put right how a group is described."""
    opened = pages.for_change(door, case)
    here = queries.people_here(opened)
    found = groups_queries.group(opened, group, names_of(here.people), with_members=False)
    start = {
        "name": found.group.name,
        "own_words": found.group.own_words,
        "bases": [basis.value for basis in found.group.bases],
        "rests_on": "\n".join(dict.fromkeys(filter(None, found.bases_rest_on.values()))),
        "definer": _definer_key(found.group),
    }
    speakers = [*_definers(opened, here), *_by_words(found.group)]
    form = forms.GroupForm(
        request.POST or None, people=[], speakers=speakers, with_members=False, initial=start
    )
    if pages.saved(
        request,
        opened,
        [form],
        lambda: groups_operations.change_group(opened=opened, group=group, to=form.group()),
    ):
        return coming_back.go(request, case, "peermaps:group", group)
    back = reverse("peermaps:group", args=[case, group])
    return pages.form_page(request, opened, f"Change {found.group.name}", [form], back=back)


@opened_by(SIGNED_IN)
def members(request: HttpRequest, door: Door, case: UUID, group: UUID) -> HttpResponse:
    """Who is in a group now; who has left stays known with the dates."""
    opened = pages.for_change(door, case)
    here = queries.people_here(opened)
    found = _of(groups_queries.groups(opened, names_of(here.people)), group)
    now = set(found.people)
    start = {"members": [str(one) for one in now]}
    form = forms.MembersForm(request.POST or None, people=pages.people(here), initial=start)

    def change() -> None:
        words = form.cleaned_data["rests_on"]
        add, remove = form.chosen - now, now - form.chosen
        groups_operations.change_members(opened=opened, group=group, add=add, remove=remove, rests_on=words)

    if pages.saved(request, opened, [form], change):
        return coming_back.go(request, case, "peermaps:group", group)
    back = reverse("peermaps:group", args=[case, group])
    return pages.form_page(request, opened, f"Who is in {found.name}?", [form], back=back)


@require_POST
@opened_by(SIGNED_IN)
def group_do(request: HttpRequest, door: Door, case: UUID, group: UUID) -> HttpResponse:
    """A group is still so, or it is not one any more."""
    opened = pages.for_change(door, case)
    if request.POST.get("do") == "end":
        groups_operations.end_group(opened=opened, group=group)
        return coming_back.gone(request, case, "group", group)
    operations.confirm(opened=opened, what=End(EndType.GROUP, group))
    return coming_back.go(request, case, "peermaps:group", group)


def _of(found: tuple[Thing, ...], what: UUID) -> Thing:
    one = next((one for one in found if one.id == what), None)
    if one is None:
        raise NotOpenToYou
    return one


def _meant(opened: OpenCase, request: HttpRequest) -> tuple[End, str, str]:
    """The place or group that the address names, how it is called, and its page."""
    for end, name in queries.here(opened).names.items():
        if end.type != EndType.PERSON and request.GET.get(end.type.value) == str(end.id):
            return end, name, reverse(f"peermaps:{end.type.value}", args=[opened.id, end.id])
    raise NotOpenToYou


def _definers(opened: OpenCase, here: Here) -> list[tuple[str, str]]:
    me = (f"user:{opened.viewer.pk}", opened.viewer.name)
    return [*pages.speakers(opened, here), me]


def _by_words(group: GroupSeen) -> list[tuple[str, str]]:
    """Whoever says so in words alone stays in the list."""
    only_words = group.definer and not group.definer_person and not group.definer_user
    return [(f"words:{group.definer}", group.definer)] if only_words else []


def _definer_key(group: GroupSeen) -> str:
    if group.definer_person:
        return f"person:{group.definer_person}"
    return f"user:{group.definer_user}" if group.definer_user else f"words:{group.definer}"
