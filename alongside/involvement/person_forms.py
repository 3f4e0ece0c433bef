"""The forms on one person's page: which there are, what they offer, what they begin with."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Place
from alongside.design.forms import Choice, Plain
from alongside.involvement.forms import (
    DecidesForm,
    PartForm,
    RightlyNotForm,
    TellForm,
    TrustedAnswerForm,
    TrustedForm,
    chosen,
)
from alongside.involvement.shown import PersonInvolved, TrustedShown
from alongside.lib import clock
from alongside.people.facts import PersonSeen
from alongside.people.terms import Kind
from alongside.practice import framework

GROUND = (
    "These friends are known by initials only, from what the young person told us. Telling them would give away "
    "what was said in trust and would mean keeping more about them, not less."
)
"""What the reason of a level 1 map begins with; people put it in their own words."""


def of(
    opened: OpenCase,
    found: PersonInvolved,
    people: Iterable[PersonSeen],
    posted: Mapping[str, Any],
) -> dict[str, Plain]:
    """The forms of this person's page by name; the one that was sent is bound."""

    def data(name: str) -> Any:
        return posted if chosen(posted, name) else None

    texts = framework(opened.row.framework)
    parent = found.person.kind == Kind.PARENT_CARER
    children = [(str(one.id), one.name) for one in people if one.is_young] if parent else None
    forms: dict[str, Plain] = {
        "tell": TellForm(
            data("tell"),
            children=children,
            asks=texts.clocks.before_telling,
            initial=_before(found),
        ),
        "part": PartForm(data("part")),
        "rightly": RightlyNotForm(
            data("rightly"),
            reasons=texts.saying_no.rightly_reasons,
            team=_others(opened),
            initial={
                "agreed_by": _supervisor(opened),
                "look_again_on": clock.today() + timedelta(weeks=4),
            },
        ),
    }
    if found.person.is_young:
        adults = [(str(one.id), f"{one.name}, {one.kind_label}") for one in people if not one.is_young]
        forms["decides"] = DecidesForm(data("decides"), initial=_decided(found))
        forms["trusted"] = TrustedForm(data("trusted"), adults=adults)
        for one in found.trusted:
            name = f"asked-{one.id}"
            if not one.nobody and not one.answer:
                forms[name] = TrustedAnswerForm(data(name), trusted=one.id)
    return forms


def asked(found: PersonInvolved, forms: Mapping[str, Plain]) -> list[tuple[TrustedShown, Plain | None]]:
    """Each adult they named, with the form for the adult's answer while it is missing."""
    return [(one, forms.get(f"asked-{one.id}")) for one in found.trusted]


def reason_of(opened: OpenCase, found: PersonInvolved) -> str:
    """Why they are rightly not told, as the practice content words it."""
    reasons = framework(opened.row.framework).saying_no.rightly_reasons
    step = found.rightly_not
    return reasons[step.answer].title if step and step.answer in reasons else ""


def _before(found: PersonInvolved) -> dict[str, Any]:
    step = found.before
    if step is None:
        return {}
    return {"safe": step.answer, "who_where": step.words, "child": str(step.child or "")}


def _decided(found: PersonInvolved) -> dict[str, Any]:
    step = found.decides
    if step is None:
        return {}
    return {
        "understands": step.answer,
        "responsibility": step.words,
        "orders": step.more,
        "wish": step.said,
    }


def _others(opened: OpenCase) -> list[Choice]:
    """Everybody else of the team who sees the case: one of them has to agree."""
    people: dict[UUID, Choice] = {
        one.user: (str(one.user), f"{one.name}, {one.title}")
        for one in opened.colleagues
        if one.user != opened.viewer.pk
    }
    return list(people.values())


def _supervisor(opened: OpenCase) -> str:
    found = [one for one in opened.supervisors if one.user != opened.viewer.pk]
    return str(found[0].user) if found and not opened.i_am(Place.SUPERVISOR) else ""
