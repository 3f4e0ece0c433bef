"""Notes of a case, and the address to which a form sends what is being typed."""

import re
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.terms import SeesWhat
from alongside.lib import ids
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import queries as people
from alongside.recording import drafts, operations, queries
from alongside.recording.forms import LaterForm, NoteForm

_FORM = re.compile(r"[a-z_]+\.[a-z0-9_:.-]{1,100}")


@opened_by(SIGNED_IN)
def notes(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Read the notes and write one; a finished note is locked (`recording.finish`)."""
    opened = open_case(door, case, "recording.notes_read", sees=(SeesWhat.ALL,))
    here = people.people(opened)
    choices = [(str(one.id), one.shown) for one in here]
    initial = NoteForm.typed(drafts.draft(opened, operations.NOTE_FORM), people=choices)
    form = NoteForm(request.POST or None, initial=initial, people=choices)
    if request.method == "POST" and form.is_valid():
        try:
            operations.write_note(opened=opened, **_note(form.cleaned_data))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("recording:notes", case)
    shown = {
        "form": form,
        "later": LaterForm(),
        "notes": queries.notes(opened, people.names_of(here)),
        "draft_form": operations.NOTE_FORM,
    }
    return render(request, "recording/notes.html", {**case_context(opened, "notes"), **shown})


def _note(typed: dict[str, Any]) -> dict[str, Any]:
    """The checked form as the operation takes it."""
    return {**typed, "concerns": [ids.must(one) for one in typed.get("concerns", [])]}


@require_POST
@opened_by(SIGNED_IN)
def add_thought(request: HttpRequest, door: Door, case: UUID, note: UUID) -> HttpResponse:
    """A later thought under a locked note."""
    opened = open_case(door, case, "recording.notes_read", sees=(SeesWhat.ALL,))
    operations.add_later_thought(opened=opened, note=note, words=request.POST.get("words", "").strip())
    return redirect("recording:notes", case)


@require_POST
@opened_by(SIGNED_IN)
def draft(request: HttpRequest, door: Door, case: UUID, form: str) -> HttpResponse:
    """Keep what is being typed. Answers with nothing but "kept"."""
    opened = _for_a_draft(door, case, form)
    drafts.keep(opened=opened, form=form, typed=dict(request.POST.lists()))
    return HttpResponse(status=204)


@require_POST
@opened_by(SIGNED_IN)
def begin_again(request: HttpRequest, door: Door, case: UUID, form: str) -> HttpResponse:
    """Throw away what was kept of a form, and show it as it is without (`recording.autosave`)."""
    opened = _for_a_draft(door, case, form)
    drafts.throw_away(opened=opened, form=form)
    return redirect(_page_of(case, request.POST.get("page", "")))


def _for_a_draft(door: Door, case: UUID, form: str) -> OpenCase:
    opened = open_case(door, case, "recording.draft_kept", sees=tuple(SeesWhat))
    if not _FORM.fullmatch(form):
        raise NotOpenToYou
    return opened


def _page_of(case: UUID, address: str) -> str:
    """The page that the form stands on, if it is one of this case: nothing posted leads anywhere else."""
    where = urlsplit(address)
    try:
        is_of_the_case = resolve(where.path).kwargs.get("case") == case
    except Resolver404:
        is_of_the_case = False
    return address if is_of_the_case and not (where.scheme or where.netloc) else "/"
