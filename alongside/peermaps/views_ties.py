"""Ties: connecting, describing, hearing what people say, talking about differences, taking off."""

from typing import Any
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
from alongside.lib.ids import read
from alongside.peermaps import forms, operations, pages, presenters, queries, rules, tie_words
from alongside.peermaps.facts import Here, TiePage, TieSeen
from alongside.peermaps.operations import Levels, NewTie
from alongside.peermaps.spoken import spoken
from alongside.peermaps.terms import Direction, Level, OffReason
from alongside.practice import framework
from alongside.practice.language import Suggestion, look_over
from alongside.recording import drafts
from alongside.statements.forms import SaidForm


@opened_by(SIGNED_IN)
def tie(request: HttpRequest, door: Door, case: UUID, tie: UUID) -> HttpResponse:
    """One tie: what it rests on, who sees it how, side by side, and what came of talking."""
    opened = open_case(door, case, "peermaps.tie_read", about=(tie,))
    page = queries.tie(opened, tie)
    names = spoken(page.here.names)
    context = {
        "tie": page.tie,
        "line": presenters.tie_line(page.tie, names),
        "voices": [
            presenters.Voice(one.label, presenters.reading_words(one))
            for one in rules.voices(page.tie.readings)
        ],
        "readings": _by_statement(page),
        "ends": pages.names_at(page.here, (page.tie.a, page.tie.b)),
        "asks_strengths": request.GET.get("done") == "worry",
        "may_edit": page.may_edit,
        "team_sees_names": opened.sees_names,
    }
    return render(request, "peermaps/tie.html", {**case_context(opened, WorkStage.MAP), **context})


@opened_by(SIGNED_IN)
def connect(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Connect two people, places or groups."""
    opened = pages.for_change(door, case)
    here = queries.here(opened)
    start = {"a": request.GET.get("a", "")}
    form = forms.ConnectForm(request.POST or None, things=pages.things(here), initial=start)
    made: list[UUID] = []

    def add() -> None:
        a, b = form.ends
        new = NewTie(a=a, b=b, described=form.described(), drawn=form.levels())
        made.append(operations.connect(opened=opened, tie=new))

    if pages.saved(request, opened, [form], add):
        return redirect(coming_back.along(request, f"{reverse('peermaps:say', args=[case])}?tie={made[0]}"))
    lead = "Support and harm can both be there. Until somebody’s words are added, it is drawn as not checked."
    return pages.form_page(request, opened, "Connect two", [form], lead=lead, submit="Connect")


@opened_by(SIGNED_IN)
def describe(request: HttpRequest, door: Door, case: UUID, tie: UUID) -> HttpResponse:
    """Change how a tie is described; earlier descriptions are kept."""
    opened = pages.for_change(door, case)
    page = queries.tie(opened, tie, with_talks=False)
    ends = pages.names_at(page.here, (page.tie.a, page.tie.b))
    form = forms.TieForm(request.POST or None, ends=ends, initial=_as_described(page.tie))

    def change() -> None:
        levels = _newly_drawn(page.tie, form.levels())
        fields = {name: getattr(form.described(), name) for name in form.described().__dataclass_fields__}
        operations.describe(opened=opened, tie=tie, to=fields, drawn=levels)

    if pages.saved(request, opened, [form], change):
        return coming_back.go(request, case, "peermaps:tie", tie)
    lead = "What people said is not changed here. Add what somebody else says instead."
    back = reverse("peermaps:tie", args=[case, tie])
    return pages.form_page(request, opened, f"Change {ends[0]} and {ends[1]}", [form], lead=lead, back=back)


@opened_by(SIGNED_IN)
def say(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Write down what somebody said or saw: about people, a tie, places, groups."""
    opened = pages.for_change(door, case)
    about, here = _asked_for(opened, request.GET.get("tie", ""))
    form = _say_form(request, opened, here, about)

    def hear() -> None:
        meant = form.meant(about.id if about else None)
        operations.hear(opened=opened, said=form.said(opened.viewer.pk), about=meant, draft=_draft_of(about))

    if pages.done(request, [form], hear):
        return _after_hearing(request, case, form, about)
    ends = pages.names_at(here, (about.a, about.b)) if about else None
    title = f"What somebody says about {ends[0]} and {ends[1]}" if ends else "Add what somebody said"
    back = reverse("peermaps:tie", args=[case, about.id]) if about else ""
    more = {"back": back, "suggestions": _hints(opened, request), "draft_form": _draft_of(about)}
    return pages.form_page(request, opened, title, [form], **more)


@opened_by(SIGNED_IN)
def talk(request: HttpRequest, door: Door, case: UUID, tie: UUID) -> HttpResponse:
    """What came of talking about a difference."""
    opened = pages.for_change(door, case)
    page = queries.tie(opened, tie, with_talks=False)
    form = forms.TalkForm(request.POST or None)
    if pages.done(
        request,
        [form],
        lambda: operations.note_talk(opened=opened, tie=tie, words=form.cleaned_data["words"]),
    ):
        return coming_back.go(request, case, "peermaps:tie", tie)
    lead = presenters.differs(page.tie.drawn.differs_between)
    back = reverse("peermaps:tie", args=[case, tie])
    return pages.form_page(request, opened, "Note what came of talking", [form], lead=lead, back=back)


@opened_by(SIGNED_IN)
def off(request: HttpRequest, door: Door, case: UUID, tie: UUID) -> HttpResponse:
    """Take a tie off, with a reason."""
    opened = pages.for_change(door, case)
    page = queries.tie(opened, tie, with_talks=False)
    form = forms.OffForm(request.POST or None)

    def take_off() -> None:
        because, words = OffReason(form.cleaned_data["reason"]), form.cleaned_data["words"]
        operations.take_tie_off(opened=opened, tie=tie, because=because, words=words)

    if pages.saved(request, opened, [form], take_off):
        return coming_back.gone(request, case, "tie", tie)
    title = f"Take off the tie of {tie_words.pair_words(page.tie, spoken(page.here.names))}"
    lead = "What people said stays theirs. If it is over, change the tie to “in the past” instead."
    back = reverse("peermaps:tie", args=[case, tie])
    return pages.form_page(request, opened, title, [form], lead=lead, submit="Take off", back=back)


@require_POST
@opened_by(SIGNED_IN)
def confirm(request: HttpRequest, door: Door, case: UUID, tie: UUID) -> HttpResponse:
    """It is still so."""
    operations.confirm(opened=pages.for_change(door, case), what=tie)
    return coming_back.go(request, case, "peermaps:tie", tie)


@require_POST
@opened_by(SIGNED_IN)
def let_go(request: HttpRequest, door: Door, case: UUID, tie: UUID) -> HttpResponse:
    """Not confirmed for a while, and let go (`map.time`)."""
    opened = pages.for_change(door, case)
    operations.take_tie_off(opened=opened, tie=tie, because=OffReason.LET_GO)
    return coming_back.gone(request, case, "tie", tie)


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
        **{name: getattr(tie, name) for name in names if getattr(tie, name) != Direction.NONE},
        "support": tie.drawn.support,
        "harm": tie.drawn.harm,
    }


def _newly_drawn(tie: TieSeen, levels: Levels) -> Levels | None:
    """Only what differs from what is drawn now: the rest was not touched."""
    support = levels.support if levels.support != tie.drawn.support else None
    harm = levels.harm if levels.harm != tie.drawn.harm else None
    touched = Levels(support=support, harm=harm)
    return touched if touched.says_something else None


def _asked_for(opened: OpenCase, key: str) -> tuple[TieSeen | None, Here]:
    """The tie that the address names, if it names one, and who and what is here."""
    if not key:
        return None, queries.here(opened, with_words=True)
    page = queries.tie(opened, read(key) or opened.id, with_talks=False)
    return page.tie, page.here


def _say_form(request: HttpRequest, opened: OpenCase, here: Here, about: TieSeen | None) -> forms.SayForm:
    made_with: dict[str, Any] = {
        "people": pages.people(here),
        "speakers": pages.speakers(opened, here),
        "things": [one for one in pages.things(here) if not one[0].startswith("person:")],
        "ends": pages.names_at(here, (about.a, about.b)) if about else None,
    }
    kept = drafts.draft(opened, _draft_of(about))
    initial = {"about": request.GET.getlist("about"), **forms.SayForm.typed(kept, **made_with)}
    return forms.SayForm(request.POST or None, initial=initial, **made_with)


def _hints(opened: OpenCase, request: HttpRequest) -> tuple[Suggestion, ...]:
    """Other ways to say what a worker wrote; somebody's own words are left alone (`recording.language`)."""
    if not request.POST or request.POST.get("own_words"):
        return ()
    return look_over(request.POST.get("words", ""), fw=framework(opened.row.framework))


def _draft_of(about: TieSeen | None) -> str:
    """What is typed about one tie never opens at another."""
    return f"peermaps.say:{about.id}" if about else "peermaps.say"


def _after_hearing(request: HttpRequest, case: UUID, form: SaidForm, about: TieSeen | None) -> HttpResponse:
    """A worry asks for strengths next (`map.strengths`)."""
    came_from = coming_back.address(request, case)
    if about is None:
        return redirect(came_from or f"{reverse('peermaps:list', args=[case])}?done=said")
    harm, support = form.cleaned_data.get("harm"), form.cleaned_data.get("support")
    worry = rules.asks_for_strengths(Level(harm) if harm else None, Level(support) if support else None)
    if came_from and not worry:
        return redirect(came_from)
    here = f"{reverse('peermaps:tie', args=[case, about.id])}?done={'worry' if worry else 'said'}"
    return redirect(coming_back.along(request, here))
