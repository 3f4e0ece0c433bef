"""The parts of the path for named people, each a short page of its own."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.accounts.access import SIGNED_IN, opened_by
from alongside.activity.doors import Door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.presenters import case_context
from alongside.cases.terms import SeesWhat
from alongside.contexts.terms import Basis
from alongside.design.forms import Plain
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.practice import framework
from alongside.practice.language import Suggestion, gang_or_street_name, reads_like_intelligence
from alongside.purpose import operations, queries
from alongside.purpose.changes import Why
from alongside.purpose.forms import GroupForm, HarmForm, LawfulForm, ProcessForm, WhyForm
from alongside.purpose.operations import Lawful
from alongside.purpose.shown import Purpose
from alongside.purpose.terms import Section
from alongside.recording import drafts

Make: TypeAlias = Callable[[OpenCase, Purpose, Any, Mapping[str, Any]], Plain]
Save: TypeAlias = Callable[[OpenCase, Any, str], None]


@opened_by(SIGNED_IN)
def section(request: HttpRequest, door: Door, case: UUID, section: str) -> HttpResponse:
    """One part: what is asked, what was typed, and why some words are better said otherwise."""
    opened = open_case(door, case, "purpose.section_read", sees=(SeesWhat.ALL,))
    if section not in Section.values:
        raise NotOpenToYou
    part = Section(section)
    form = _form(request, opened, part)
    advice = _advice(opened, part, form)
    if request.method == "POST" and form.is_valid() and _may_save(request, part, advice):
        try:
            _SAVE[part](opened, form, draft_key(part))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("purpose:page", case)
    context = {
        "form": form,
        "part": part,
        "advice": advice,
        "suggestions": advice,
        "as_at": date.fromisoformat(framework(opened.row.framework).legal.as_at),
        "texts": framework(opened.row.framework),
        "draft_form": draft_key(part),
    }
    return render(request, "purpose/section.html", {**case_context(opened, "purpose"), **context})


def draft_key(part: str) -> str:
    """Under which name what is typed is kept."""
    return f"purpose.{part}"


def intelligence(opened: OpenCase, form: Plain) -> tuple[Suggestion, ...]:
    """Words in a purpose that read like intelligence, with another way to say it (`purpose.statement`)."""
    if not form.is_bound:
        return ()
    texts = framework(opened.row.framework)
    typed = [str(form.data.get(form.add_prefix(name), "")) for name in ("statement", "change")]
    return tuple(found for words in typed for found in reads_like_intelligence(words, fw=texts))


def _form(request: HttpRequest, opened: OpenCase, part: Section) -> Plain:
    purpose = queries.being_written(opened)
    make = _MAKE[part]
    if request.method == "POST":
        return make(opened, purpose, request.POST, {})
    kept = drafts.draft(opened, draft_key(part))
    blank = make(opened, purpose, None, {})
    return make(opened, purpose, None, _typed(blank, kept))


def _typed(form: Plain, kept: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: field.widget.value_from_datadict(kept, {}, name)
        for name, field in form.fields.items()
        if not field.widget.value_omitted_from_data(kept, {}, name)
    }


def _advice(opened: OpenCase, part: Section, form: Plain) -> tuple[Suggestion, ...]:
    if part == Section.WHY:
        return intelligence(opened, form)
    if part == Section.GROUP and form.is_bound:
        texts = framework(opened.row.framework)
        return gang_or_street_name(str(form.data.get("name", "")), fw=texts)
    return ()


def _may_save(request: HttpRequest, part: Section, advice: tuple[Suggestion, ...]) -> bool:
    """Advice on a group's name is given once and never blocks (`group.name`)."""
    return part != Section.GROUP or not advice or "advised" in request.POST


def _why(opened: OpenCase, purpose: Purpose, data: Any, typed: Mapping[str, Any]) -> Plain:
    initial = {name: getattr(purpose, name) for name in ("trigger", "purpose", "statement", "change")}
    texts, explained = framework(opened.row.framework), False
    if data is not None:
        words = f"{data.get('statement', '')}\n{data.get('change', '')}"
        explained = bool(reads_like_intelligence(words, fw=texts))
    return WhyForm(data, texts=texts, level=opened.level, explained=explained, initial={**initial, **typed})


def _harm(opened: OpenCase, purpose: Purpose, data: Any, typed: Mapping[str, Any]) -> Plain:
    initial = {name: getattr(purpose, name) for name in ("less", "bring_about", "prevent")}
    return HarmForm(data, texts=framework(opened.row.framework), initial={**initial, **typed})


def _lawful(opened: OpenCase, purpose: Purpose, data: Any, typed: Mapping[str, Any]) -> Plain:
    texts = framework(opened.row.framework)
    initial = {
        "told": purpose.told,
        "agrees": purpose.agrees,
        "basis": purpose.basis or next(iter(texts.lawful_bases)),
        "basis_why": purpose.basis_why,
        "condition": purpose.condition or next(iter(texts.conditions)),
        f"limb_{purpose.condition}": purpose.limb,
    }
    return LawfulForm(data, texts=texts, initial={**initial, **typed})


def _group(opened: OpenCase, purpose: Purpose, data: Any, typed: Mapping[str, Any]) -> Plain:
    now = queries.group_now(opened) if data is None else queries.NO_GROUP
    initial = {
        "name": now.name or opened.title,
        "definer": now.definer,
        "own_words": now.own_words,
        "bases": list(now.bases),
        **{f"rests_{basis}": words for basis, words in now.bases.items()},
    }
    return GroupForm(data, initial={**initial, **typed})


def _process(opened: OpenCase, purpose: Purpose, data: Any, typed: Mapping[str, Any]) -> Plain:
    items = framework(opened.row.framework).process.items
    initial = {**purpose.process(), "seen": purpose.process_seen_on is not None}
    return ProcessForm(data, items=items, initial={**initial, **typed})


def why_of(form: Plain) -> Why:
    """The purpose as it was typed."""
    typed = form.cleaned_data
    return Why(
        trigger=typed.get("trigger", ""),
        purpose=typed["purpose"],
        statement=typed["statement"],
        change=typed["change"],
        kept_words=bool(typed.get("kept_words")),
    )


def _save_why(opened: OpenCase, form: Any, draft: str) -> None:
    operations.save_why(opened=opened, why=why_of(form), draft=draft)


def _save_harm(opened: OpenCase, form: Any, draft: str) -> None:
    operations.save_harm(opened=opened, **form.cleaned_data, draft=draft)


def _save_lawful(opened: OpenCase, form: Any, draft: str) -> None:
    typed = form.cleaned_data
    lawful = Lawful(
        told=typed["told"],
        agrees=typed["agrees"],
        basis=typed["basis"],
        condition=typed["condition"],
        limb=form.limb,
        basis_why=typed["basis_why"],
    )
    operations.save_lawful(opened=opened, lawful=lawful, draft=draft)


def _save_group(opened: OpenCase, form: Any, draft: str) -> None:
    typed = form.cleaned_data
    bases: Mapping[Basis, str] = form.chosen()
    operations.save_group(
        opened=opened,
        name=typed["name"],
        bases=bases,
        definer=typed["definer"],
        own_words=typed["own_words"],
        draft=draft,
    )


def _save_process(opened: OpenCase, form: Any, draft: str) -> None:
    answers = {name: words for name, words in form.cleaned_data.items() if name != "seen"}
    operations.save_process(opened=opened, answers=answers, draft=draft)


_MAKE: Mapping[Section, Make] = {
    Section.WHY: _why,
    Section.HARM: _harm,
    Section.BASIS: _lawful,
    Section.GROUP: _group,
    Section.PROCESS: _process,
}

_SAVE: Mapping[Section, Save] = {
    Section.WHY: _save_why,
    Section.HARM: _save_harm,
    Section.BASIS: _save_lawful,
    Section.GROUP: _save_group,
    Section.PROCESS: _save_process,
}
