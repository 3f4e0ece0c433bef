"""The fact beside the values questions about strengths: ties that carry support, and strengths in the assessment."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from alongside.assessments.models import Contribution
from alongside.assessments.terms import Kind
from alongside.peermaps.models import Tie
from alongside.peermaps.terms import Level
from alongside.statements.terms import Handling
from alongside.values import facts

_THERE = (Level.SOME, Level.STRONG)


def register() -> None:
    """Called once, when the house is put together."""
    facts.register("strengths", columns=_columns, says=_said)


def _columns() -> Mapping[str, Any]:
    """The same for everybody who may look: what only some may see is not counted for anyone."""
    added = (
        Contribution.objects.filter(ended_at__isnull=True)
        .exclude(_hidden("about_people__person"))
        .exclude(_hidden("speaker"))
    )
    return {
        "support": facts.counted(_ties("support"), "map__case"),
        "harm": facts.counted(_ties("harm"), "map__case"),
        "strengths": facts.counted(added.filter(kind=Kind.STRENGTH), "assessment__case"),
        "worries": facts.counted(added.filter(kind=Kind.WORRY), "assessment__case"),
    }


def _ties(which: str) -> "QuerySet[Tie]":
    standing = Q(readings__ended_at__isnull=True) & (
        Q(readings__statement__isnull=True)
        | Q(readings__statement__ended_at__isnull=True) & ~Q(readings__statement__handling=Handling.LEAD_ONLY)
    )
    return (
        Tie.objects.filter(standing, off_at__isnull=True, **{f"readings__{which}__in": _THERE})
        .exclude(_hidden("a_person"))
        .exclude(_hidden("b_person"))
    )


def _hidden(person: str) -> Q:
    return Q(**{f"{person}__off_at__isnull": False}) | Q(**{f"{person}__restricted_on__isnull": False})


def _said(numbers: Mapping[str, int]) -> str:
    map_says = (
        f"{_count(numbers['support'], 'tie carries', 'ties carry')} support, {numbers['harm'] or 'none'} harm"
    )
    if not numbers["strengths"] and not numbers["worries"]:
        return map_says if numbers["support"] or numbers["harm"] else "No strengths written down yet"
    strengths = _count(numbers["strengths"], "strength", "strengths")
    worries = _count(numbers["worries"], "worry", "worries")
    assessment_says = f"{strengths} beside {worries} in the assessment"
    return f"{map_says}; {assessment_says}" if numbers["support"] or numbers["harm"] else assessment_says


def _count(number: int, one: str, many: str) -> str:
    return f"{number or 'no'} {one if number == 1 else many}"
