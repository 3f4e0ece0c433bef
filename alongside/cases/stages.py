"""The stages of a piece of work, in the order of the tabs, and how far each has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse

from alongside.activity.doors import Operation
from alongside.cases.models import Case
from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat, Stage


class WorkStage(StrEnum):
    """A tab of the case; "timeline" and "team" are pages without a mark."""

    PURPOSE = "purpose"
    VALUES = "values"
    MAP = "map"
    ASSESSMENT = "assessment"
    WEIGHTING = "weighting"
    PLAN = "plan"
    REVIEW = "review"


FINISHED = (WorkStage.PURPOSE, WorkStage.ASSESSMENT, WorkStage.REVIEW)
"""Stages that somebody finishes, so that finishing can be paused (`values.pause`). Map and plan just go on."""


def finishing(stage: str) -> str:
    """ "finishing the assessment": what a pause of one stage stops."""
    return f"finishing the {stage}" if stage in list(WorkStage) else "finishing one stage"


BEGUN, DONE, PAUSED, NOT_BEGUN = "begun", "done", "paused", "not_begun"

_TABS = [
    ("overview", "Overview", "web:case"),
    (WorkStage.PURPOSE, "Purpose", "purpose:page"),
    (WorkStage.VALUES, "Values", "values:page"),
    (WorkStage.MAP, "Map", "peermaps:map"),
    (WorkStage.ASSESSMENT, "Assessment", "assessments:page"),
    (WorkStage.WEIGHTING, "Weighting", "contexts:weighting"),
    (WorkStage.PLAN, "Plan", "plans:plan"),
    (WorkStage.REVIEW, "Review", "plans:review"),
    ("timeline", "Timeline", "web:timeline"),
]

_OPEN_TO: Mapping[str, set[str]] = {
    SeesWhat.NAMELESS: {"threshold", *(name for name, _, _ in _TABS if name != WorkStage.PURPOSE)},
    SeesWhat.OWN: {WorkStage.ASSESSMENT},
    SeesWhat.PLAN: {WorkStage.PLAN},
}
"""The tabs of the narrower views; all of them are there for those who see everything."""

_REFERRED_TABS = [
    ("referral", "Referral", "referrals:decide"),
    ("threshold", "Children’s own referrals", "thresholds:page"),
]


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of a case, for the `tabs` component. stage: one of the four above, or "" for other pages."""

    label: str
    href: str
    stage: str
    current: bool


def set_mark(op: Operation, case: Case, stage: WorkStage, mark: str) -> None:
    """A stage was begun or finished; the tabs of every page show it without another statement.

    The marks are read anew: another part of the same change may have set one since this row was read.
    """
    now = Case.objects.select_for_update().values_list("marks", flat=True).get(pk=case.pk)
    case.marks = {**now, stage: mark}
    if now.get(stage) != mark:
        case.save(update_fields=["marks"])


def tabs(opened: OpenCase, here: str) -> tuple[Tab, ...]:
    """The tabs of a case as this viewer has them."""
    shown = _REFERRED_TABS if opened.stage == Stage.REFERRED else _TABS
    open_to = _OPEN_TO.get(opened.sees)
    return tuple(
        Tab(label, reverse(route, args=[opened.id]), mark_of(opened, name), name == here)
        for name, label, route in shown
        if open_to is None or name in open_to
    )


def mark_of(opened: OpenCase, stage: str) -> str:
    """How far a stage has come; values carry the pause. Nothing for those who see a part of the work only."""
    if stage not in list(WorkStage) or opened.sees in (SeesWhat.OWN, SeesWhat.PLAN):
        return ""
    if stage == WorkStage.VALUES and opened.locks.pauses:
        return PAUSED
    return str(opened.row.marks.get(stage, NOT_BEGUN))
