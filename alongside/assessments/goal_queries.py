"""Reading goals, who agrees with them, and what their measures show (`plan.goal`)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from alongside.assessments.goal_shown import UNREAD, GoalSeen, MeasurementSeen, MeasureSeen, ViewSeen
from alongside.assessments.models import Goal, GoalView, Measure, Measurement
from alongside.assessments.terms import Agrees, Shows, Turned
from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.people.facts import SOMEBODY, Names
from alongside.seals.sealed import Sealed

__all__ = ["GoalSeen", "goals"]


def goals(opened: OpenCase) -> tuple[GoalSeen, ...]:
    """Goals that stand, oldest first, with how they are measured. One statement.

    Those who see no names read goals that name nobody; other goals say only that they are there.
    """
    if opened.sees == SeesWhat.OWN:
        return ()
    return tuple(_goal(opened, rows) for rows in _gathered(_rows(opened)))


def goals_page(opened: OpenCase, names: Names) -> tuple[GoalSeen, ...]:
    """Goals with views and measurements. Three statements."""
    shown = _measurements(opened)
    said = _views(opened, names)
    return tuple(_goal(opened, rows, shown, said) for rows in _gathered(_rows(opened)))


def goal(opened: OpenCase, goal_id: UUID) -> GoalSeen:
    """One goal that stands, or NotOpenToYou."""
    found = next((one for one in goals(opened) if one.id == goal_id), None)
    if found is None:
        raise NotOpenToYou
    return found


def goal_row(opened: OpenCase, goal_id: UUID) -> Goal:
    """For operations: one goal that stands, or NotOpenToYou."""
    row = Goal.objects.filter(assessment__case=opened.id, ended_at__isnull=True, pk=goal_id).first()
    if row is None:
        raise NotOpenToYou
    return row


def measure_row(opened: OpenCase, measure: UUID) -> Measure:
    """For operations: a measure of a goal that stands, or NotOpenToYou."""
    row = (
        Measure.objects.filter(goal__assessment__case=opened.id, goal__ended_at__isnull=True, pk=measure)
        .select_related("goal")
        .first()
    )
    if row is None:
        raise NotOpenToYou
    return row


def _rows(opened: OpenCase) -> Iterable[Any]:
    """Goals with their strength, their author and each of their measures: a row for each measure."""
    return (
        Goal.objects.filter(assessment__case=opened.id, ended_at__isnull=True)
        .select_related("by", "uses")
        .annotate(
            m_id=F("measures__id"),
            m_method=F("measures__method"),
            m_shows=F("measures__shows"),
            m_again_on=F("measures__again_on"),
        )
        .order_by("set_at", "id", "measures__set_at", "measures__id")
    )


def _gathered(rows: Iterable[Any]) -> list[list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return list(found.values())


def _goal(
    opened: OpenCase,
    rows: list[Any],
    shown: dict[UUID, list[MeasurementSeen]] | None = None,
    said: dict[UUID, list[ViewSeen]] | None = None,
) -> GoalSeen:
    row: Goal = rows[0]
    readable = opened.sees_names or row.names_nobody or row.by_id == opened.viewer.pk
    read = opened.ring.read if readable else _nothing
    uses = row.uses if row.uses and row.uses.ended_at is None else None
    return GoalSeen(
        id=row.id,
        words=read(row, "words") or UNREAD,
        readable=readable,
        what_changes=read(row, "what_changes"),
        answers_to=read(row, "answers_to"),
        sign=read(row, "sign"),
        uses=opened.ring.read(uses, "words") if uses and opened.sees_names else "",
        uses_id=uses.id if uses else None,
        uses_none_because=read(row, "uses_none_because"),
        set_on=clock.day_of(row.set_at),
        by=row.by.initial_and_surname,
        measures=tuple(
            _measure(opened, one, shown or {}, row.by_id == opened.viewer.pk) for one in rows if one.m_id
        ),
        views=tuple((said or {}).get(row.id, ())),
    )


def _measure(
    opened: OpenCase, row: Any, shown: dict[UUID, list[MeasurementSeen]], is_mine: bool
) -> MeasureSeen:
    """A method often says who is asked, even where its goal names nobody: without names it stays covered."""
    method: Sealed | None = row.m_method
    return MeasureSeen(
        id=row.m_id,
        method=opened.ring.open(method, "measure.method", row.m_id)
        if method and (opened.sees_names or is_mine)
        else "",
        shows=Shows(row.m_shows),
        again_on=row.m_again_on,
        measurements=tuple(shown.get(row.m_id, ())),
    )


def _measurements(opened: OpenCase) -> dict[UUID, list[MeasurementSeen]]:
    found: dict[UUID, list[MeasurementSeen]] = {}
    rows = Measurement.objects.filter(measure__goal__assessment__case=opened.id).select_related("by")
    for row in rows.order_by("on", "added_at", "id"):
        seen = MeasurementSeen(
            words=opened.ring.read(row, "words") if opened.sees_names else "",
            turned=Turned(row.turned) if row.turned else None,
            on=row.on,
            by=row.by.initial_and_surname,
        )
        found.setdefault(row.measure_id, []).append(seen)
    return found


def _views(opened: OpenCase, names: Names) -> dict[UUID, list[ViewSeen]]:
    found: dict[UUID, list[ViewSeen]] = {}
    rows = GoalView.objects.filter(goal__assessment__case=opened.id).exclude(
        Q(person__off_at__isnull=False) | Q(person__restricted_on__isnull=False)
    )
    for row in rows.select_related("user").order_by("on", "added_at", "id"):
        words = opened.ring.read(row, "words") if opened.sees_names else ""
        seen = ViewSeen(_who(opened, row, names), Agrees(row.agrees), words, row.on)
        found.setdefault(row.goal_id, []).append(seen)
    return found


def _who(opened: OpenCase, row: GoalView, names: Names) -> str:
    if row.person_id is not None:
        called = names(row.person_id)
        return "Somebody" if called == SOMEBODY else called
    if row.user is not None:
        return f"{row.user.name}, {row.user.title}".rstrip(", ")
    return opened.ring.read(row, "who") if opened.sees_names else "Somebody"


def _nothing(row: object, field: str) -> str:
    return ""
