"""Several at once, pair by pair, tidied, put back: what the picture does quickly, done by plain forms."""

import json
import re
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases import coming_back
from alongside.cases.opening import OpenCase
from alongside.cases.presenters import case_context
from alongside.cases.stages import WorkStage
from alongside.lib.errors import NotOpenToYou
from alongside.lib.ids import read
from alongside.peermaps import (
    forms_quick,
    operations,
    pages,
    pairs_asked,
    queries,
    quick_operations,
    reading,
    taking_off,
    tidying,
)
from alongside.peermaps.operations import NewTie
from alongside.peermaps.spoken import spoken
from alongside.people.forms import WhyForm
from alongside.practice import framework

_OFF = re.compile(r"(person|place|tie|group|condition|statement|talk|joined):([0-9a-f-]{36})")


@opened_by(SIGNED_IN)
def add_several(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Several people for whom the same reason holds, each by a decision of their own."""
    opened = pages.for_change(door, case)
    who, why = forms_quick.SeveralForm(request.POST or None), WhyForm(request.POST or None)

    def add() -> None:
        quick_operations.add_several(opened=opened, people=who.people(), why=why.why())

    if pages.saved(request, opened, [who, why], add):
        return coming_back.go(request, case, "peermaps:list")
    why_not = reading.why_nobody_is_added(opened)
    lead = (
        "Only where the same reason holds for each of them. Brothers and sisters are decided one by one. "
        + framework(opened.row.framework).inclusion.opening
    )
    more: dict[str, Any] = {"lead": lead, "why_not": why_not, "blocked": bool(why_not), "submit": "Add them"}
    return pages.form_page(request, opened, "Add several people", [who, why], **more)


@opened_by(SIGNED_IN)
def write_ties(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Ties as sentences, in the words of the narrative."""
    opened = pages.for_change(door, case)
    here = queries.here(opened)
    form = forms_quick.WriteTiesForm(request.POST or None, names=spoken(here.names))

    def write() -> None:
        quick_operations.write_ties(opened=opened, written=form.written)

    if pages.saved(request, opened, [form], write):
        return coming_back.go(request, case, "peermaps:narrative")
    lead = "What is there already is changed, what is new is added. Nobody’s words are changed by it."
    return pages.form_page(request, opened, "Write ties as sentences", [form], lead=lead)


@opened_by(SIGNED_IN)
def pairs(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Pair by pair, for those who cannot or do not want to draw; `?after=` says which was asked last."""
    opened = pages.for_change(door, case)
    open_pairs = pairs_asked.still_open(queries.seen(opened), request.GET.get("after", ""))
    if not open_pairs:
        context = {**case_context(opened, WorkStage.MAP), "back": pages.back(request, case)}
        return render(request, "peermaps/pairs_done.html", context)
    pair = open_pairs[0]
    form = forms_quick.PairForm(request.POST or None)

    def note() -> None:
        if request.POST.get("do") == "connect":
            operations.connect(opened=opened, tie=NewTie(a=pair.a, b=pair.b, drawn=form.levels()))

    if pages.done(request, [form], note):
        asked = urlencode([("after", pair.key), *coming_back.came_from(request)])
        return redirect(f"{reverse('peermaps:pairs', args=[case])}?{asked}")
    title = f"Is there anything between {pair.first} and {pair.second}?"
    words = {
        "submit": "Connect them",
        "submit_value": "connect",
        "otherwise": "Nothing, or not now",
        "draft_form": "",
    }
    return pages.form_page(request, opened, title, [form], lead=pairs_asked.left(len(open_pairs)), **words)


@opened_by(SIGNED_IN)
def tidy(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """A clearer picture: asked for, told before it is kept, and taken back by one button."""
    opened = pages.for_change(door, case)
    form = forms_quick.TidyForm(request.POST or None)
    context: dict[str, Any] = {**case_context(opened, WorkStage.MAP), "back": pages.back(request, case)}
    if request.POST.get("do") == "keep":
        return _kept(request, opened, context)
    if request.method == "POST" and form.is_valid():
        found = tidying.suggested(queries.document(opened), form.cleaned_data["how"])
        context |= {"found": found, "moves": json.dumps(found.moves)}
    return render(request, "peermaps/tidy.html", {**context, "form": form})


@require_POST
@opened_by(SIGNED_IN)
def put_back(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What one has just taken off, or put together with somebody, comes back, with everything that went with it."""
    opened = pages.for_change(door, case)
    found = _OFF.fullmatch(request.POST.get("what", ""))
    what = read(found[2]) if found else None
    if found is None or what is None:
        raise NotOpenToYou
    taking_off.put_back(opened, found[1], what)
    return coming_back.go(request, case, "peermaps:list")


def _kept(request: HttpRequest, opened: OpenCase, context: dict[str, Any]) -> HttpResponse:
    """Everybody stands where it was suggested; the page knows where they stood before."""
    before = queries.seen(opened).positions
    to = tidying.read_moves(request.POST.get("moves", ""))
    operations.move(opened=opened, to=to, held=())
    back = {str(one): before.get(one) for one in to}
    return render(request, "peermaps/tidy.html", {**context, "kept": True, "moves": json.dumps(back)})
