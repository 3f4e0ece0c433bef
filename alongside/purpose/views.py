"""Should we be doing this? Choosing a way in, handing over, signing off, going on at once, the sheet."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import open_case
from alongside.cases.presenters import case_context
from alongside.cases.terms import Path, SeesWhat
from alongside.contexts import groups_operations, groups_queries
from alongside.contexts.terms import ElseOutcome
from alongside.lib import ids
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import queries as people_queries
from alongside.practice import framework
from alongside.purpose import operations, presenters, queries, short_forms
from alongside.purpose.forms import ChangeForm, SendBackForm, UrgentForm, WhoElseForm
from alongside.purpose.operations import Short, Threshold
from alongside.purpose.section_views import intelligence, why_of
from alongside.purpose.terms import Reader
from alongside.recording import drafts
from alongside.values import queries as values_queries
from alongside.values.presenters import can_decide

SIGN_OFF_FORM, SEND_BACK_FORM = "purpose.sign_off", "purpose.send_back"
URGENT_FORM, CHANGE_FORM, WHO_ELSE_FORM = "purpose.urgent", "purpose.change", "purpose.who_else"
WRITERS = (SeesWhat.ALL,)


@opened_by(SIGNED_IN)
def page(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Where the purpose stands, and what is to be answered next."""
    opened = open_case(door, case, "purpose.page_read", sees=WRITERS)
    found = queries.page(opened)
    context = {
        "page": found,
        "texts": framework(opened.row.framework),
        "ways": presenters.ways(opened),
        "lighter": presenters.lighter(opened),
        "may": presenters.may(opened),
        "sheets": presenters.sheets(opened),
        "summary": presenters.summary(found.current),
        "paused": values_queries.pauses(opened),
        "deciding": {"can_decide": can_decide(opened)},
    }
    return render(request, "purpose/page.html", {**case_context(opened, "purpose"), **context})


@opened_by(SIGNED_IN)
def short(request: HttpRequest, door: Door, case: UUID, way: str) -> HttpResponse:
    """A short path on one page; saved, it begins (`path.together`, `path.nameless`)."""
    opened = open_case(door, case, "purpose.section_read", sees=WRITERS)
    if way not in (Path.TOGETHER, Path.NAMELESS):
        raise NotOpenToYou
    forms = short_forms.make(opened, Path(way), request.POST if request.method == "POST" else None)
    if request.method == "POST" and forms.is_valid():
        typed = forms.together.cleaned_data if forms.together else {}
        try:
            operations.answer_short(
                opened=opened,
                short=Short(path=Path(way), why=why_of(forms.why), **typed),
                answers=forms.questions.answers(),
                draft=forms.draft,
            )
        except Refused as refusal:
            forms.refuse(refusal)
        else:
            return redirect("purpose:page", case)
    context: dict[str, Any] = {"forms": forms, "path": framework(opened.row.framework).paths[way]}
    context |= {"advice": intelligence(opened, forms.why), "form_errors": forms.errors}
    context["line"] = presenters.from_the_case(opened)
    return render(request, "purpose/short.html", {**case_context(opened, "purpose"), **context})


@require_POST
@opened_by(SIGNED_IN)
def begin_named(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Begin the answers that are asked before anybody is identified."""
    opened = open_case(door, case, "purpose.page_read", sees=WRITERS)
    operations.begin_named(opened=opened)
    return redirect("purpose:page", case)


@require_POST
@opened_by(SIGNED_IN)
def submit(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Hand it over for sign-off."""
    opened = open_case(door, case, "purpose.page_read", sees=WRITERS)
    operations.submit(opened=opened)
    return redirect("purpose:page", case)


@require_POST
@opened_by(SIGNED_IN)
def take_back(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Take it back, to change something."""
    opened = open_case(door, case, "purpose.page_read", sees=WRITERS)
    operations.take_back(opened=opened)
    return redirect("purpose:page", case)


@opened_by(SIGNED_IN)
def sign_off(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """The summary and, for somebody other than the author, threshold and sign-off in one act."""
    opened = open_case(door, case, "purpose.sign_off_read", sees=WRITERS)
    purpose = queries.waiting(opened, SIGN_OFF_FORM, SEND_BACK_FORM)
    form = short_forms.sign_off(opened, request.POST if "sign" in request.POST else None)
    back = SendBackForm(request.POST if "back" in request.POST else None)
    chosen, draft_form = (back, SEND_BACK_FORM) if "back" in request.POST else (form, SIGN_OFF_FORM)
    if request.method == "GET":
        drafts.take_up(opened, SIGN_OFF_FORM, form)
        drafts.take_up(opened, SEND_BACK_FORM, back)
    if request.method == "POST" and chosen.is_valid():
        try:
            with drafts.saving(opened, draft_form):
                _sign_or_send_back(opened, chosen)
        except Refused as refusal:
            chosen.refuse(refusal)
        else:
            return redirect("purpose:page", case)
    context = presenters.sign_off(opened, purpose) | {"form": form, "back": back}
    context |= {"draft_form": SIGN_OFF_FORM, "back_draft_form": SEND_BACK_FORM}
    context["back_is_open"] = back.is_bound or any(back.initial.values())
    context["form_errors"] = chosen.errors
    return render(request, "purpose/sign_off.html", {**case_context(opened, "purpose"), **context})


@require_POST
@opened_by(SIGNED_IN)
def look(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """The supervisor has looked at what was begun with a young person."""
    opened = open_case(door, case, "purpose.page_read", sees=WRITERS)
    operations.look(opened=opened, words=request.POST.get("words", "").strip()[:1000])
    return redirect("purpose:page", case)


@opened_by(SIGNED_IN)
def urgent(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """A child may be at risk now: safety first, one line, go on at once (`purpose.urgent`)."""
    opened = open_case(door, case, "purpose.page_read", sees=WRITERS)
    form = UrgentForm(request.POST or None)
    drafts.take_up(opened, URGENT_FORM, form)
    if request.method == "POST" and form.is_valid():
        try:
            with drafts.saving(opened, URGENT_FORM):
                operations.go_on_at_once(opened=opened, line=form.cleaned_data["line"])
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("purpose:page", case)
    context = {
        "form": form,
        "draft_form": URGENT_FORM,
        "texts": framework(opened.row.framework),
        "actions": presenters.safety_actions(),
        "duty_number": settings.ALONGSIDE_DUTY_NUMBER,
    }
    return render(request, "purpose/urgent.html", {**case_context(opened, "purpose"), **context})


@opened_by(SIGNED_IN)
def change(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """A new purpose, level or focus is a new decision (`purpose.change`)."""
    opened = open_case(door, case, "purpose.page_read", sees=WRITERS)
    form = ChangeForm(request.POST or None)
    drafts.take_up(opened, CHANGE_FORM, form)
    if request.method == "POST" and form.is_valid():
        try:
            with drafts.saving(opened, CHANGE_FORM):
                operations.begin_again(opened=opened, because=form.cleaned_data["because"])
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("purpose:page", case)
    found = {"form": form, "draft_form": CHANGE_FORM}
    return render(request, "purpose/change.html", {**case_context(opened, "purpose"), **found})


@opened_by(SIGNED_IN)
def sheet(request: HttpRequest, door: Door, case: UUID, reader: str) -> HttpResponse:
    """One page from the answers, naming nobody, to give away (`purpose.sheet`)."""
    opened = open_case(door, case, "purpose.sheet_read", sees=WRITERS)
    if reader not in Reader.values:
        raise NotOpenToYou
    found = queries.sheet(opened, Reader(reader), settings.ALONGSIDE_DUTY_NUMBER)
    context = {"sheet": found, "case_id": opened.id, "readers": presenters.readers(opened, reader)}
    return render(request, "purpose/sheet.html", context)


@opened_by(SIGNED_IN)
def who_else(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Who else might be included, and who should not be? Asked at any time (`group.else`)."""
    opened = open_case(door, case, "purpose.who_else_read", sees=WRITERS)
    people = people_queries.people(opened)
    form = WhoElseForm(request.POST or None, people=[(str(one.id), one.name) for one in people])
    drafts.take_up(opened, WHO_ELSE_FORM, form)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        asked, outcome = ids.read(typed.pop("asked")), ElseOutcome(typed.pop("outcome"))
        try:
            with drafts.saving(opened, WHO_ELSE_FORM):
                groups_operations.note_who_else(opened=opened, asked=asked, outcome=outcome, **typed)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("purpose:who_else", case)
    log = groups_queries.who_else(opened, people_queries.names_of(people))
    texts = framework(opened.row.framework).inclusion
    context = {"form": form, "log": log, "questions": texts.who_else.values(), "draft_form": WHO_ELSE_FORM}
    return render(request, "purpose/who_else.html", {**case_context(opened, "purpose"), **context})


def _sign_or_send_back(opened: Any, form: Any) -> None:
    typed = form.cleaned_data
    if isinstance(form, SendBackForm):
        operations.send_back(opened=opened, words=typed["send_back_words"])
        return
    threshold = Threshold(level=typed["level"], reasons=typed["reasons"], considered=typed["considered"])
    operations.sign_off(opened=opened, threshold=threshold, words=typed["words"])
