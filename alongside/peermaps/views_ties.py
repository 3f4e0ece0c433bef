"""Ties: connecting, describing, hearing what people say, talking about differences, taking off."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.stages import WorkStage
from alongside.peermaps import forms, narrative, operations, pages, presenters, queries, rules
from alongside.peermaps.facts import TieSeen
from alongside.peermaps.operations import Levels, NewTie
from alongside.peermaps.queries import TiePage
from alongside.peermaps.terms import Level, OffReason
from alongside.practice import framework
from alongside.statements.forms import SaidForm
from alongside.statements.presenters import shown_suggestions


@opened_by(SIGNED_IN)
def tie(request: HttpRequest, door: Door, case: UUID, tie: UUID) -> HttpResponse:
    """One tie: what it rests on, who sees it how, side by side, and what came of talking."""
    opened = open_case(door, case, "peermaps.tie_read", about=(tie,))
    page = queries.tie(opened, tie)
    names = page.map.names
    context = {
        "tie": page.tie,
        "line": presenters.tie_line(page.tie, names),
        "voices": [
            presenters.Voice(one.label, presenters.reading_words(one))
            for one in rules.voices(page.tie.readings)
        ],
        "readings": _by_statement(page),
        "ends": pages.names_at(page.map, (page.tie.a, page.tie.b)),
        "asks_strengths": request.GET.get("done") == "worry",
        "may_edit": page.map.may_edit,
        "team_sees_names": opened.sees_names,
    }
    return render(request, "peermaps/tie.html", {**case_context(opened, WorkStage.MAP), **context})


@opened_by(SIGNED_IN)
def connect(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Connect two people, places or groups."""
    opened = pages.for_change(door, case)
    seen = queries.seen(opened)
    start = {"a": request.GET.get("a", "")}
    form = forms.ConnectForm(request.POST or None, things=pages.things(seen), initial=start)
    made: list[UUID] = []

    def add() -> None:
        a, b = form.ends
        new = NewTie(a=a, b=b, described=form.described(), drawn=form.levels())
        made.append(operations.connect(opened=opened, tie=new))

    if pages.done(request, [form], add):
        return redirect(f"{reverse('peermaps:say', args=[case])}?tie={made[0]}")
    lead = "Support and harm can both be there. Until somebody’s words are added, it is drawn as not checked."
    return pages.form_page(request, opened, "Connect two", [form], lead=lead, submit="Connect")


@opened_by(SIGNED_IN)
def describe(request: HttpRequest, door: Door, case: UUID, tie: UUID) -> HttpResponse:
    """Change how a tie is described; earlier descriptions are kept."""
    opened = pages.for_change(door, case)
    page = queries.tie(opened, tie)
    ends = pages.names_at(page.map, (page.tie.a, page.tie.b))
    form = forms.TieForm(request.POST or None, ends=ends, initial=_as_described(page.tie))

    def change() -> None:
        levels = _newly_drawn(page.tie, form.levels())
        fields = {name: getattr(form.described(), name) for name in form.described().__dataclass_fields__}
        operations.describe(opened=opened, tie=tie, to=fields, drawn=levels)

    if pages.done(request, [form], change):
        return redirect("peermaps:tie", case, tie)
    lead = "What people said is not changed here. Add what somebody else says instead."
    back = reverse("peermaps:tie", args=[case, tie])
    return pages.form_page(request, opened, f"Change {ends[0]} and {ends[1]}", [form], lead=lead, back=back)


@opened_by(SIGNED_IN)
def say(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Write down what somebody said or saw: about people, a tie, places, groups."""
    opened = pages.for_change(door, case)
    seen = queries.seen(opened)
    about = _tie_asked_for(seen.ties, request.GET.get("tie", ""))
    form = _say_form(request, opened, seen, about)
    hints = (
        shown_suggestions(request.POST.get("words", ""), framework(opened.row.framework))
        if request.POST
        else []
    )

    def hear() -> None:
        operations.hear(
            opened=opened, said=form.said(opened.viewer.pk), about=form.meant(about.id if about else None)
        )

    if pages.done(request, [form], hear):
        return _after_hearing(case, form, about)
    ends = pages.names_at(seen, (about.a, about.b)) if about else None
    title = f"What somebody says about {ends[0]} and {ends[1]}" if ends else "Add what somebody said"
    back = reverse("peermaps:tie", args=[case, about.id]) if about else ""
    own = form.data.get("own_words") if request.POST else None
    return pages.form_page(request, opened, title, [form], back=back, suggestions=[] if own else hints)


@opened_by(SIGNED_IN)
def talk(request: HttpRequest, door: Door, case: UUID, tie: UUID) -> HttpResponse:
    """What came of talking about a difference."""
    opened = pages.for_change(door, case)
    page = queries.tie(opened, tie)
    form = forms.TalkForm(request.POST or None)
    if pages.done(
        request,
        [form],
        lambda: operations.note_talk(opened=opened, tie=tie, words=form.cleaned_data["words"]),
    ):
        return redirect("peermaps:tie", case, tie)
    lead = presenters.differs(page.tie.drawn.differs_between)
    back = reverse("peermaps:tie", args=[case, tie])
    return pages.form_page(request, opened, "Note what came of talking", [form], lead=lead, back=back)


@opened_by(SIGNED_IN)
def off(request: HttpRequest, door: Door, case: UUID, tie: UUID) -> HttpResponse:
    """Take a tie off, with a reason."""
    opened = pages.for_change(door, case)
    page = queries.tie(opened, tie)
    form = forms.OffForm(request.POST or None)

    def take_off() -> None:
        because, words = OffReason(form.cleaned_data["reason"]), form.cleaned_data["words"]
        operations.take_tie_off(opened=opened, tie=tie, because=because, words=words)

    if pages.done(request, [form], take_off):
        return redirect("peermaps:list", case)
    title = f"Take off the tie of {narrative.pair_words(page.tie, page.map.names)}"
    lead = "What people said stays theirs. If it is over, change the tie to “in the past” instead."
    back = reverse("peermaps:tie", args=[case, tie])
    return pages.form_page(request, opened, title, [form], lead=lead, submit="Take off", back=back)


@require_POST
@opened_by(SIGNED_IN)
def confirm(request: HttpRequest, door: Door, case: UUID, tie: UUID) -> HttpResponse:
    """It is still so."""
    operations.confirm(opened=pages.for_change(door, case), what=tie)
    return redirect("peermaps:tie", case, tie)


def _by_statement(page: TiePage) -> list[dict[str, Any]]:
    """Each statement with what it says of this tie."""
    readings = {one.statement: one for one in page.tie.readings if one.statement}
    return [
        {
            "said": said,
            "words": presenters.reading_words(readings[said.id]) if _says(readings[said.id]) else "",
            "tone": "harm" if readings[said.id].harm in rules.PRESENT else "support",
        }
        for said in page.statements
    ]


def _says(reading: rules.Reading) -> bool:
    return reading.support is not None or reading.harm is not None


def _as_described(tie: TieSeen) -> dict[str, Any]:
    names = (
        "kinds",
        "direction",
        "harm_direction",
        "influence_direction",
        "state",
        "since",
        "until",
        "non_contact",
    )
    return {
        **{name: getattr(tie, name) for name in names},
        "support": tie.drawn.support,
        "harm": tie.drawn.harm,
    }


def _newly_drawn(tie: TieSeen, levels: Levels) -> Levels | None:
    """Only what differs from what is drawn now: the rest was not touched."""
    support = levels.support if levels.support != tie.drawn.support else None
    harm = levels.harm if levels.harm != tie.drawn.harm else None
    touched = Levels(support=support, harm=harm)
    return touched if touched.says_something else None


def _tie_asked_for(ties: tuple[TieSeen, ...], key: str) -> TieSeen | None:
    return next((one for one in ties if str(one.id) == key), None)


def _say_form(request: HttpRequest, opened: OpenCase, seen: Any, about: TieSeen | None) -> forms.SayForm:
    return forms.SayForm(
        request.POST or None,
        people=pages.people(seen),
        speakers=pages.speakers(opened, seen),
        things=[one for one in pages.things(seen) if not one[0].startswith("person:")],
        ends=pages.names_at(seen, (about.a, about.b)) if about else None,
        initial={"about": request.GET.getlist("about")},
    )


def _after_hearing(case: UUID, form: SaidForm, about: TieSeen | None) -> HttpResponse:
    """A worry asks for strengths next (`map.strengths`)."""
    if about is None:
        return redirect(f"{reverse('peermaps:list', args=[case])}?done=said")
    harm, support = form.cleaned_data.get("harm"), form.cleaned_data.get("support")
    worry = rules.asks_for_strengths(Level(harm) if harm else None, Level(support) if support else None)
    return redirect(f"{reverse('peermaps:tie', args=[case, about.id])}?done={'worry' if worry else 'said'}")
