"""Who is told, who takes part, whom young people trust."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.terms import SeesWhat
from alongside.design.forms import Plain
from alongside.involvement import operations, person_forms, queries
from alongside.involvement.forms import GroundForm
from alongside.involvement.operations import RightlyNot, Telling, Told
from alongside.involvement.terms import Answer, Covers, How, Leads, Part, Safe, Understands
from alongside.lib import ids
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.practice import framework

Save: TypeAlias = Callable[[OpenCase, UUID, Mapping[str, Any]], None]
WRITERS = (SeesWhat.ALL,)


@opened_by(SIGNED_IN)
def page(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Everybody with how they are told and involved; level 1: the one reason for the map."""
    opened = open_case(door, case, "involvement.page_read")
    if request.method == "POST" and not opened.sees_names:
        raise NotOpenToYou
    found = queries.page(opened)
    form = GroundForm(request.POST or None, initial={"words": found.ground or person_forms.GROUND})
    if request.method == "POST" and form.is_valid():
        operations.write_ground(opened=opened, words=form.cleaned_data["words"])
        return redirect("involvement:page", case)
    context = {"page": found, "form": form, "may_write": opened.sees_names}
    return render(request, "involvement/page.html", {**case_context(opened, "involved"), **context})


@opened_by(SIGNED_IN)
def person(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """One person: before telling, told, taking part, trusting, and "no, and rightly so"."""
    opened = open_case(door, case, "involvement.person_read", about=(person,), sees=WRITERS)
    found, people = queries.person(opened, person)
    forms = person_forms.of(opened, found, people, request.POST)
    sent = forms.get(request.POST.get("form", ""))
    if sent is not None and sent.is_valid():
        try:
            _save(opened, person, request.POST["form"], sent)
        except Refused as refusal:
            sent.refuse(refusal)
        else:
            return redirect("involvement:person", case, person)
    context = {
        "found": found,
        "forms": forms,
        "asked": person_forms.asked(found, forms),
        "sent": request.POST.get("form", ""),
        "form_errors": sent.errors if sent is not None else None,
        "texts": framework(opened.row.framework).saying_no,
        "shown": [form for form in forms.values() if form.is_bound],
        "reason": person_forms.reason_of(opened, found),
    }
    return render(request, "involvement/person.html", {**case_context(opened, "involved"), **context})


@require_POST
@opened_by(SIGNED_IN)
def after_all(request: HttpRequest, door: Door, case: UUID, person: UUID) -> HttpResponse:
    """It is not right any more not to tell or involve them."""
    opened = open_case(door, case, "involvement.person_read", about=(person,), sees=WRITERS)
    operations.end_rightly_not(opened=opened, person=person)
    return redirect("involvement:person", case, person)


def _save(opened: OpenCase, person: UUID, name: str, form: Plain) -> None:
    kind, _, row = name.partition("-")
    if kind == "asked":
        _save_answer(opened, row, form.cleaned_data)
    else:
        _SAVE[kind](opened, person, form.cleaned_data)


def _save_telling(opened: OpenCase, person: UUID, typed: Mapping[str, Any]) -> None:
    telling = Telling(
        safe=Safe(typed["safe"]),
        who_where=typed["who_where"],
        child=ids.read(typed.get("child")),
    )
    told = None
    if typed["told"] == "yes":
        told = Told(by_whom=typed["by_whom"], how=How(typed["how"]), on=typed["on"], said=typed["said"])
    operations.tell(opened=opened, person=person, telling=telling, told=told)


def _save_deciding(opened: OpenCase, person: UUID, typed: Mapping[str, Any]) -> None:
    operations.note_who_decides(
        opened=opened,
        person=person,
        understands=Understands(typed["understands"]),
        responsibility=typed["responsibility"],
        orders=typed["orders"],
        wish=typed["wish"],
    )


def _save_part(opened: OpenCase, person: UUID, typed: Mapping[str, Any]) -> None:
    operations.take_part(
        opened=opened, person=person, part=Part(typed["part"]), words=typed["words"], on=typed["on"]
    )


def _save_rightly_not(opened: OpenCase, person: UUID, typed: Mapping[str, Any]) -> None:
    decision = RightlyNot(
        covers=Covers(typed["covers"]),
        reason=typed["reason"],
        why=typed["why"],
        agreed_by=UUID(typed["agreed_by"]),
        look_again_on=typed["look_again_on"],
    )
    operations.rightly_not(opened=opened, person=person, decision=decision)


def _save_trusted(opened: OpenCase, person: UUID, typed: Mapping[str, Any]) -> None:
    operations.name_trusted(
        opened=opened,
        person=person,
        adult=ids.read(typed["adult"]),
        adult_words=typed["adult_words"],
        nobody=typed["nobody"],
    )


def _save_answer(opened: OpenCase, trusted: str, typed: Mapping[str, Any]) -> None:
    operations.trusted_answered(
        opened=opened,
        trusted=UUID(trusted),
        answer=Answer(typed["answer"]),
        told_what=typed["told_what"],
        leads=Leads(typed["leads"]),
        on=typed["on"],
    )


_SAVE: Mapping[str, Save] = {
    "tell": _save_telling,
    "decides": _save_deciding,
    "part": _save_part,
    "rightly": _save_rightly_not,
    "trusted": _save_trusted,
}
