"""Decisions to share, and the document for a meeting."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import open_case
from alongside.cases.presenters import case_context
from alongside.cases.rules import Extending, may_extend
from alongside.cases.terms import SeesWhat
from alongside.lib.errors import Refused
from alongside.recording import drafts
from alongside.sharing import documents, operations, presenters, queries
from alongside.sharing.forms import DecideForm, DocumentForm

PAPER_FORM = "sharing.paper"
WHOLE = (SeesWhat.ALL,)


@opened_by(SIGNED_IN)
def page(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What was shared and what was not, and the next decision (`sharing.disclosure`)."""
    opened = open_case(door, case, "sharing.read", sees=WHOLE)
    kept = DecideForm.typed(drafts.draft(opened, operations.FORM))
    form = DecideForm(request.POST or None, initial={"what": "themes", **kept})
    if request.method == "POST" and form.is_valid():
        try:
            operations.decide(opened=opened, written=presenters.written(form.cleaned_data))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("sharing:page", case)
    found = {
        "form": form,
        "draft_form": operations.FORM,
        "decisions": queries.decisions(opened),
    }
    return render(request, "sharing/page.html", {**case_context(opened, "sharing"), **found})


@opened_by(SIGNED_IN)
def pdf(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """A PDF of the case for a meeting: asks who reads it and what for, nameless by default, logged."""
    opened = open_case(door, case, "sharing.read", sees=WHOLE)
    form = DocumentForm(request.POST or None, team=presenters.team(opened))
    drafts.take_up(opened, PAPER_FORM, form)
    if request.method == "POST" and form.is_valid():
        written = presenters.document(opened, form.cleaned_data)
        try:
            with drafts.saving(opened, PAPER_FORM):
                made = operations.share_by_choice(opened=opened, written=written, document=True)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            door.looked("sharing.document_made", case=opened.id, about=(made,), what=written.what)
            return _file(documents.case_pdf(opened, written))
    found = {"form": form, "draft_form": PAPER_FORM, "paused": may_extend(opened.locks, Extending.SHARING)}
    return render(request, "sharing/pdf.html", {**case_context(opened, "sharing"), **found})


def _file(content: bytes) -> HttpResponse:
    """A neutral file name: it may lie in a folder that others see."""
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="meeting-paper.pdf"'
    return response
