"""The pages of an import, one for each step. None of them needs script, and none of them is stored anywhere."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.stages import WorkStage
from alongside.cases.terms import SeesWhat
from alongside.design.forms import Plain
from alongside.design.uploads import takes_files
from alongside.lib.errors import Reason, Refused
from alongside.peermaps import pages, reading
from alongside.peermaps import queries as map_queries
from alongside.peermaps.bringing_in import operations, people_forms, presenters, queries, steps
from alongside.peermaps.bringing_in.answers import Answers
from alongside.peermaps.bringing_in.forms import GroupsForm, LeastForm, StartForm, named_bytes
from alongside.peermaps.bringing_in.people_forms import PeopleForm, WhoForm
from alongside.peermaps.bringing_in.plan import Here, Plan
from alongside.peermaps.bringing_in.queries import Going
from alongside.peermaps.bringing_in.words_form import WordsForm
from alongside.peermaps.importing.limits import MAX_BYTES
from alongside.practice import framework
from alongside.recording import drafts

DRAFT = "peermaps.import_people"


@opened_by(SIGNED_IN)
@takes_files(MAX_BYTES)
def start(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Choose files or paste a list. What is wrong with them is said by file and row, and nothing is kept."""
    opened = _opened(door, case)
    form = StartForm(_typed(request), request.FILES or None)
    problems: operations.Problems = ()
    if request.method == "POST" and form.is_valid():
        try:
            problems = operations.begin(opened=opened, files=form.handed_in())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            if not problems:
                return _to(opened, _first(opened))
        form.refuse(Refused([Reason("map.import", one, "upload") for one in presenters.summed_up(problems)]))
    context = {
        "form": form,
        "problems": presenters.problem_lines(problems),
        "why_not": reading.why_nobody_is_added(opened),
        "going": queries.going(opened),
        "lately": queries.lately(opened),
    }
    return _render(request, opened, "start", context)


@require_POST
@opened_by(SIGNED_IN)
def stop(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Throw away what was begun."""
    operations.throw_away(opened=_opened(door, case))
    return redirect("peermaps:import_start", case)


@opened_by(SIGNED_IN)
def words(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What the files do not say; answers can lead to further questions, which come next."""
    opened, going = _going(door, case)
    if going is None:
        return redirect("peermaps:import_start", case)
    proposed = queries.remembered(opened, going.material.remember_as)
    people = map_queries.here(opened, with_words=True)
    form = WordsForm(
        _typed(request),
        preview=going.preview,
        answers=going.answers,
        speakers=pages.speakers(opened, people),
        proposed=proposed,
    )

    def save() -> None:
        offer = bool(form.cleaned_data.get("offer"))
        operations.answer(opened=opened, answers=form.answers(), remember=True, offer=offer)

    if pages.done(request, [form], save):
        return _onwards(opened, steps.WORDS)
    remembered = proposed is not None and steps.WORDS not in going.answers.seen
    found = presenters.found_line(going.preview)
    return _step(request, opened, going, steps.WORDS, form, remembered=remembered, found=found)


@opened_by(SIGNED_IN)
@takes_files(MAX_BYTES)
def least(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What stays out and why; something is brought in after all by a reason, and the same files once more."""
    opened, going = _going(door, case)
    if going is None:
        return redirect("peermaps:import_start", case)
    form = LeastForm(
        _typed(request),
        request.FILES or None,
        preview=going.preview,
        answers=going.answers,
        level=going.level,
    )

    def save() -> None:
        if form.needs_files:
            files = named_bytes(form.cleaned_data["upload"])
            operations.choose_more(opened=opened, answers=form.answers(), files=files)
        else:
            operations.answer(opened=opened, answers=form.answers())

    if pages.done(request, [form], save):
        return _onwards(opened, steps.LEAST)
    return _step(request, opened, going, steps.LEAST, form, out=presenters.let_go(going))


@opened_by(SIGNED_IN)
def groups(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """What makes each grouping a group, and a neutral name for it."""
    opened, going = _going(door, case)
    if going is None:
        return redirect("peermaps:import_start", case)
    form = GroupsForm(_typed(request), preview=going.preview, answers=going.answers)
    if pages.done(request, [form], lambda: operations.answer(opened=opened, answers=form.answers())):
        return _onwards(opened, steps.GROUPS)
    return _step(request, opened, going, steps.GROUPS, form)


@opened_by(SIGNED_IN)
def who(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Who may be one person, or somebody who is here already; what tells two apart."""
    opened, going = _going(door, case)
    if going is None:
        return redirect("peermaps:import_start", case)
    form = WhoForm(_typed(request), going=going)
    if pages.done(request, [form], lambda: operations.answer(opened=opened, answers=form.answers())):
        return _onwards(opened, steps.WHO, stay=steps.apart_is_open)
    return _step(request, opened, going, steps.WHO, form)


@opened_by(SIGNED_IN)
def people(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Who comes in: several are ticked and decided about at once, or one by one."""
    opened, going = _going(door, case)
    if going is None:
        return redirect("peermaps:import_start", case)
    if "again" in request.POST:
        anew = people_forms.again(going.answers, request.POST["again"], going.plan.people)
        operations.answer(opened=opened, answers=anew)
        return _to(opened, steps.PEOPLE)
    kept = PeopleForm.typed(drafts.draft(opened, DRAFT), going=going)
    form = PeopleForm(_typed(request), going=going, initial=kept)
    if pages.done(
        request, [form], lambda: operations.decide(opened=opened, answers=form.answers(), draft=DRAFT)
    ):
        return _to(opened, steps.PEOPLE)
    return _step(request, opened, going, steps.PEOPLE, form, **_deciding(opened, going))


@opened_by(SIGNED_IN)
def look(request: HttpRequest, door: Door, case: UUID) -> HttpResponse:
    """Everything that comes in, everything that stays out and why; then it comes in as one act."""
    opened, going = _going(door, case)
    if going is None:
        return redirect("peermaps:import_start", case)
    form = Plain(_typed(request))
    made: list[UUID] = []
    if pages.done(request, [form], lambda: made.append(operations.bring_in(opened=opened))):
        return redirect("peermaps:import_done", case, made[0])
    context = {
        "coming_in": presenters.coming_in(going),
        "staying_out": presenters.staying_out(going),
        "worth_knowing": presenters.worth_knowing(going.preview),
        "placed": len(going.plan.positions),
        "tasks": [(says, _address(opened, name)) for name, says in going.open_tasks],
        "why_not": reading.why_nobody_is_added(opened),
    }
    return _step(request, opened, going, steps.LOOK, form, **context)


@opened_by(SIGNED_IN)
def done(request: HttpRequest, door: Door, case: UUID, map_import: UUID) -> HttpResponse:
    """What came in, and the way to take it back."""
    opened = open_case(door, case, "peermaps.import_read", sees=(SeesWhat.ALL,))
    return _done(request, opened, map_import, Plain())


@require_POST
@opened_by(SIGNED_IN)
def take_back(request: HttpRequest, door: Door, case: UUID, map_import: UUID) -> HttpResponse:
    """Take the whole import back, while nothing has been built on it."""
    opened = open_case(door, case, "peermaps.import_read", sees=(SeesWhat.ALL,))
    form = Plain(request.POST)
    if pages.done(request, [form], lambda: operations.take_back(opened=opened, map_import=map_import)):
        return redirect("peermaps:import_done", case, map_import)
    return _done(request, opened, map_import, form)


def _done(request: HttpRequest, opened: OpenCase, map_import: UUID, form: Plain) -> HttpResponse:
    brought = queries.brought(opened, map_import)
    context = {"brought": brought, "line": presenters.brought_line(brought), "form": form}
    return _render(request, opened, "done", context)


def _typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, if anything was: a form that was sent empty was sent too."""
    return request.POST if request.method == "POST" else None


def _opened(door: Door, case: UUID) -> OpenCase:
    return open_case(door, case, "peermaps.import_opened", sees=(SeesWhat.ALL,))


def _going(door: Door, case: UUID) -> tuple[OpenCase, Going | None]:
    opened = _opened(door, case)
    return opened, queries.going(opened)


def _first(opened: OpenCase) -> str:
    going = queries.going(opened)
    return going.steps[0].name if going else "start"


def _onwards(
    opened: OpenCase, name: str, stay: Callable[[Plan, Answers, Here], bool] = lambda *_: False
) -> HttpResponse:
    """To the next step; to the same one where the answers led to further questions."""
    going = queries.going(opened)
    if going is None:
        return _to(opened, "start")
    still = next((one.open for one in going.steps if one.name == name), ())
    again = still or stay(going.plan, going.answers, going.here)
    return _to(opened, name if again else steps.after(going.steps, name))


def _address(opened: OpenCase, name: str) -> str:
    return reverse(f"peermaps:import_{name}", args=[opened.id])


def _to(opened: OpenCase, name: str) -> HttpResponse:
    return redirect(_address(opened, name))


def _deciding(opened: OpenCase, going: Going) -> dict[str, Any]:
    """Who is decided about already, and what the practice says about the decision."""
    decided = [
        (one, presenters.spoken_of(one, going.preview), one.decision)
        for one in going.plan.people
        if one.here is None and one.decision is not None
    ]
    helps = framework(opened.row.framework).inclusion
    after = _address(opened, steps.LOOK)
    return {
        "decided": decided,
        "already": [(one, presenters.here_called(one, going)) for one in going.plan.already_here],
        "waiting": going.plan.waiting,
        "reasons": helps.no_reasons,
        "next": after,
        "draft_form": DRAFT,
    }


def _step(
    request: HttpRequest, opened: OpenCase, going: Going, name: str, form: Plain, **more: Any
) -> HttpResponse:
    urls = {one.name: _address(opened, one.name) for one in going.steps}
    context = {
        "form": form,
        "steps": presenters.step_links(going.steps, name, urls),
        "title": steps.TITLES[name],
        "preview": going.preview,
        **more,
    }
    return _render(request, opened, name, context)


def _render(request: HttpRequest, opened: OpenCase, name: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, f"peermaps/import_{name}.html", {**case_context(opened, WorkStage.MAP), **context})
