"""What the pages around a drawing together show: putting forms and contexts together, and nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from alongside.cases.opening import OpenCase
from alongside.cases.presenters import case_context
from alongside.cases.stages import WorkStage
from alongside.design.forms import Choice, error_summary
from alongside.peermaps import together_queries as queries
from alongside.peermaps import together_rules as rules
from alongside.peermaps.together_facts import Afterwards, SittingSeen
from alongside.peermaps.together_forms import KEEP, LET_GO, SAME, AfterForm, BeginForm, DecideForm, PinForm
from alongside.peermaps.together_terms import Language, Need
from alongside.people import operations as people
from alongside.people import queries as people_queries
from alongside.people import together_operations as provisional
from alongside.people.facts import PersonSeen
from alongside.people.terms import SupportNeed
from alongside.practice import framework
from alongside.practice.shapes.work import Tap, Together

__all__ = ["AfterForm", "PinForm"]

HELPS = {
    SupportNeed.READING: Need.ALOUD,
    SupportNeed.LEARNING: Need.PICTURES,
    SupportNeed.SYMBOLS: Need.PICTURES,
    SupportNeed.SIGHT: Need.LARGER,
}
"""What is known to help somebody, and what of it the screen can do."""


def begin_form(opened: OpenCase, posted: Mapping[str, Any] | None) -> BeginForm:
    """The form before; what is recorded of what helps is ticked already, where the work is about one."""
    young = [one for one in people_queries.people(opened) if one.is_young and one.is_named]
    focus = next((one for one in young if one.is_focus), None) if opened.level == 1 else None
    support = people_queries.support(opened, [one.id for one in young])
    alone = focus or (young[0] if len(young) == 1 else None)
    return BeginForm(
        posted,
        words=framework(opened.row.framework).together,
        here=[(str(one.id), one.name, _helps(support.get(one.id, {}))) for one in young],
        about_one=focus.id if focus else None,
        initial=_wanted(support.get(alone.id, {}) if alone else {}),
    )


def before(opened: OpenCase, form: BeginForm) -> dict[str, Any]:
    """The page before drawing."""
    words = framework(opened.row.framework).together
    focus = _called(opened, form)
    return {
        **case_context(opened, WorkStage.MAP),
        "form": form,
        "focus": focus,
        "helps": _helps(people_queries.support(opened, [focus.id]).get(focus.id, {})) if focus else "",
        "words": words,
        "sign": words.sign.says.format(adult="I"),
        "may_not": [reason.says for reason in rules.may_begin(opened.locks, newcomers=False)],
        "only_part": not rules.may_keep_names(opened.locks),
        "pauses": opened.locks.pauses,
        "waiting": queries.waiting(opened),
    }


def shell(opened: OpenCase, found: SittingSeen, csrf: str) -> dict[str, Any]:
    """The young person's screen before anything is on it: words of the practice, addresses, the adult's first name."""
    words = framework(opened.row.framework, language=found.language).together
    at = [opened.id, found.id]
    return {
        "idle_minutes": 0,
        "csrf": csrf,
        "language": found.language,
        "larger": Need.LARGER in found.needs,
        "given": {
            "language": found.language,
            "needs": list(found.needs),
            "several": found.several,
            "fresh": found.fresh,
            "adult": opened.viewer.name.split()[0],
            "urls": {
                "open": reverse("peermaps:sitting_open", args=at),
                "say": reverse("peermaps:sitting_say", args=at),
                "end": reverse("peermaps:sitting_end", args=at),
                "sign_out": reverse("account_logout"),
            },
            "words": _as_data(words),
        },
    }


def afterwards(opened: OpenCase, found: Afterwards, form: AfterForm) -> dict[str, Any]:
    """The page afterwards, for the adult alone."""
    words = framework(opened.row.framework).together
    return {
        **case_context(opened, WorkStage.MAP),
        "form": form,
        "found": found,
        "you": words.afterwards["you"],
        "to_plan": reverse("plans:safety_plan", args=[opened.id]),
    }


def decide_forms(opened: OpenCase, posted: Mapping[str, Any] | None) -> tuple[DecideForm, ...]:
    """One form for each person named."""
    people_here = people_queries.people(opened)
    return tuple(
        DecideForm(posted, one=one, others=_same_kind(people_here, one.kind, one.id))
        for one in queries.named(opened)
    )


def decide(opened: OpenCase, forms: Sequence[DecideForm]) -> None:
    """Carry out what was decided about each; those left for later wait until their day."""
    for form in forms:
        what, person = form.cleaned_data["what"], form.one.id
        if what == KEEP:
            provisional.keep(opened=opened, person=person, why=form.why())
        elif what == LET_GO:
            provisional.let_go(opened=opened, person=person)
        elif what == SAME:
            known = people_queries.row_in_view(opened, UUID(form.cleaned_data["known"])).pk
            people.merge(opened=opened, placeholder=person, known=known)


def named_context(forms: Sequence[DecideForm]) -> dict[str, Any]:
    """The page of everybody named."""
    return {
        "forms": forms,
        "form_errors": any(form.errors for form in forms),
        "summary": error_summary(*forms),
    }


def _called(opened: OpenCase, form: BeginForm) -> PersonSeen | None:
    """Whom a level 1 case is about."""
    here = people_queries.people(opened) if form.about_one else ()
    return next((one for one in here if one.id == form.about_one), None)


def _helps(support: Mapping[SupportNeed, str]) -> str:
    return " · ".join(support.values())


def _wanted(support: Mapping[SupportNeed, str]) -> dict[str, Any]:
    """What the form starts with, from what is recorded of what helps (`person.support`)."""
    said = support.get(SupportNeed.LANGUAGE, "").casefold()
    welsh = any(word in said for word in ("welsh", "cymraeg"))
    needs = [helps.value for need, helps in HELPS.items() if need in support]
    return {"language": Language.WELSH if welsh else Language.ENGLISH, "needs": list(dict.fromkeys(needs))}


def _same_kind(here: Sequence[PersonSeen], kind: str, but: UUID) -> list[Choice]:
    return [
        (str(one.id), one.name)
        for one in here
        if one.kind == kind and one.id != but and one.is_named and one.provisional_until is None
    ]


def _as_data(words: Together) -> dict[str, Any]:
    """The words of the young person's screen, as data; hints for adults stay away."""
    return {
        "questions": [
            {
                "id": one.id,
                "asks": one.asks,
                "help": one.help,
                "picture": one.picture,
                "answer": one.answer,
                "round": one.round,
                "in_group": one.in_group,
                "support": one.support,
            }
            for one in words.questions.values()
        ],
        "likes": [_tap(one) for one in words.likes.values()],
        "there": [_tap(one) for one in words.there.values()],
        "places": [{"id": one.id, "says": one.says, "kind": one.kind} for one in words.places.values()],
        "sorts": [{"id": one.id, "says": one.says} for one in words.sorts.values()],
        "family_words": list(words.family_words),
        "sign": {"label": words.sign.label, "says": words.sign.says},
        "buttons": dict(words.buttons),
        "screen": dict(words.screen),
        "pictures": dict(words.pictures),
        "colours": dict(words.colours),
        "endings": {one.id: one.question for one in words.ending.values()},
        "feelings": [{"id": one.id, "says": one.title} for one in words.feelings.values()],
        "agrees": list(words.group_agrees),
    }


def _tap(one: Tap) -> dict[str, Any]:
    return {
        "id": one.id,
        "says": one.says,
        "support": one.support,
        "harm": one.harm,
        "in_group": one.in_group,
    }
