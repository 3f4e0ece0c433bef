"""What the pages of the map share: opening, forms that do one thing, choices."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alongside.activity.doors import Door
from alongside.cases import coming_back
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.stages import WorkStage
from alongside.cases.terms import SeesWhat
from alongside.design.forms import Plain
from alongside.lib.errors import Refused
from alongside.peermaps.facts import End, EndType, Here
from alongside.people.folding import unfolded
from alongside.recording import drafts
from alongside.statements.presenters import speaker_choices


def for_change(door: Door, case: UUID) -> OpenCase:
    """Open a case for a form: only where names may be here."""
    return open_case(door, case, "peermaps.form_opened", sees=(SeesWhat.ALL,))


def done(request: HttpRequest, shown: list[Plain], do: Callable[[], object]) -> bool:
    """Whether the forms were sent, right, and allowed; a refusal is shown at the field it is about."""
    if request.method != "POST":
        return False
    right = [form.is_valid() for form in shown]
    if not all(right):
        return False
    try:
        do()
    except Refused as refusal:
        for reason in refusal.reasons:
            home = next((form for form in shown if reason.field in form.fields), shown[0])
            home.refuse(Refused([reason]))
        return False
    return True


def saved(request: HttpRequest, opened: OpenCase, shown: list[Plain], do: Callable[[], object]) -> bool:
    """As `done`, for a form whose words are kept while they are typed: its draft goes with what it saved."""

    def save() -> None:
        with drafts.saving(opened, draft_of(request)):
            do()

    return done(request, shown, save)


def draft_of(request: HttpRequest) -> str:
    """The form of this address and of what it is about: what is typed about one tie never opens at another."""
    match = request.resolver_match
    called = match.url_name if match else ""
    return ":".join(filter(None, (f"peermaps.{called}", coming_back.line(request))))


def form_page(
    request: HttpRequest, opened: OpenCase, title: str, shown: list[Plain], **more: Any
) -> HttpResponse:
    """Forms under one button. more: lead, submit, back (an address), suggestions and whatever else the page shows.

    What is typed is kept (`recording.autosave`). draft_form: where a page keeps it by itself; "" keeps nothing.
    """
    if "draft_form" not in more:
        more["draft_form"] = draft_of(request)
        drafts.take_up(opened, more["draft_form"], *shown)
    context = {
        **case_context(opened, WorkStage.MAP),
        "title": title,
        "forms": shown,
        "submit": "Save",
        **more,
        **unfolded(shown),
    }
    came_from = coming_back.address(request, opened.id)
    context["back"] = came_from or more.get("back") or back(request, opened.id)
    return render(request, "peermaps/form.html", context)


def back(request: HttpRequest, case: UUID) -> str:
    """Where somebody came from; the list where the address does not say."""
    return coming_back.address(request, case) or reverse("peermaps:list", args=[case])


def things(here: Here, *kinds: EndType) -> list[tuple[str, str]]:
    """("person:<id>", name) of everything that can be at the end of a tie, or of some kinds of it."""
    wanted = kinds or tuple(EndType)
    return [(f"{end.type.value}:{end.id}", name) for end, name in here.names.items() if end.type in wanted]


def standing(here: Here) -> list[tuple[str, str]]:
    """(id, name) of people and places: what can be placed near something."""
    return [(str(end.id), name) for end, name in here.names.items() if end.type != EndType.GROUP]


def people(here: Here) -> list[tuple[str, str]]:
    """(id, name) of everybody on the map."""
    return [(str(one.id), one.name) for one in here.people]


def speakers(opened: OpenCase, here: Here) -> list[tuple[str, str]]:
    """Everybody whose view something may be: people, the team, whoever has spoken."""
    team = {str(one.user): one.name for one in opened.team if one.user != opened.viewer.pk}
    return speaker_choices(here.people, team.items(), here.statements)


def names_at(here: Here, ends: tuple[End, End]) -> tuple[str, str]:
    """How both ends of a tie are called."""
    names = here.names
    return names.get(ends[0], "somebody"), names.get(ends[1], "somebody")
