"""Reading weightings, always from an open case and as far as its viewer may see them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import F

from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat
from alongside.contexts.models import WeighedBy, Weighting, WeightingBox
from alongside.contexts.terms import WeightingStage, Whose
from alongside.contexts.weighting_facts import BoxSeen, LinkSeen, WeightingPage, WeightingSeen
from alongside.contexts.weighting_sheet import Sheet
from alongside.lib.errors import NotOpenToYou
from alongside.people.facts import SOMEBODY, Names
from alongside.practice import framework

__all__ = ["WeightingPage", "WeightingSeen"]


def page(opened: OpenCase, names: Names) -> WeightingPage:
    """The newest of each voice side by side, and everything earlier. Two statements.

    What one person said at referral is nobody's meeting: it stands there until a meeting has weighed.
    """
    found = weightings(opened, names)
    later = [one for one in found if one.stage != WeightingStage.REFERRAL]
    newest = {whose: next((one for one in later if one.whose == whose), None) for whose in Whose}
    at_referral = next((one for one in found if one.stage == WeightingStage.REFERRAL), None)
    page = WeightingPage(
        young=newest[Whose.YOUNG_PEOPLE],
        meeting=newest[Whose.PROFESSIONALS],
        agreed=newest[Whose.AGREED],
        at_referral=None if newest[Whose.PROFESSIONALS] else at_referral,
        history=(),
    )
    return replace(page, history=tuple(one for one in found if one not in page.columns))


def at_referral(opened: OpenCase) -> WeightingSeen | None:
    """What whoever referred put first, for those who decide about it (`referral.context`). Two statements."""
    found = weightings(opened, lambda _: SOMEBODY)
    return next((one for one in found if one.stage == WeightingStage.REFERRAL), None)


def weightings(opened: OpenCase, names: Names) -> tuple[WeightingSeen, ...]:
    """Every weighting of the case, newest first. Two statements."""
    if opened.sees in (SeesWhat.OWN, SeesWhat.PLAN):
        return ()
    weighed_by = _weighed_by(opened)
    groups: dict[UUID, list[Any]] = {}
    for box in _boxes(opened):
        groups.setdefault(box.weighting_id, []).append(box)
    return tuple(_weighting(opened, rows, names, weighed_by) for rows in groups.values())


def one(opened: OpenCase, weighting: UUID) -> WeightingSeen:
    """One weighting without saying whose, or NotOpenToYou. One statement."""
    rows = [box for box in _boxes(opened) if box.weighting_id == weighting]
    if not rows or opened.sees in (SeesWhat.OWN, SeesWhat.PLAN):
        raise NotOpenToYou
    return _weighting(opened, rows, lambda _: SOMEBODY, {})


def fresh_sheet(opened: OpenCase, newest: Iterable[WeightingSeen]) -> Sheet:
    """What a new weighting starts from: the contexts named last, or the usual four; all the same size."""
    last = next(iter(newest), None)
    if last is not None:
        return Sheet.equal([(box.kind, box.label) for box in last.boxes])
    boxes = framework(opened.row.framework).weighting.boxes
    return Sheet.equal([(box.id, box.title) for box in boxes.values()])


def row(opened: OpenCase, weighting: UUID) -> Weighting:
    """For operations: one weighting of the case, or NotOpenToYou."""
    found = Weighting.objects.filter(case=opened.id, pk=weighting).first()
    if found is None:
        raise NotOpenToYou
    return found


def _boxes(opened: OpenCase) -> Iterable[Any]:
    """Boxes with their weighting and who wrote it; one row more for each further link of a box."""
    return (
        WeightingBox.objects.filter(weighting__case=opened.id)
        .select_related("weighting__by")
        .annotate(link_id=F("links__id"), link_to=F("links__b"), link_words=F("links__words"))
        .order_by("-weighting__on", "-weighting__recorded_at", "weighting_id", "order", "link_id")
    )


def _weighed_by(opened: OpenCase) -> dict[UUID, list[UUID]]:
    rows = WeighedBy.objects.filter(weighting__case=opened.id).order_by("person__added_at", "person_id")
    found: dict[UUID, list[UUID]] = {}
    for weighting, person in rows.values_list("weighting_id", "person_id"):
        found.setdefault(weighting, []).append(person)
    return found


def _weighting(
    opened: OpenCase, rows: list[Any], names: Names, weighed_by: dict[UUID, list[UUID]]
) -> WeightingSeen:
    row: Weighting = rows[0].weighting
    read = opened.ring.read if opened.sees_names else _nothing
    called = [names(person) for person in weighed_by.get(row.id, ())]
    boxes = {box.id: _box(opened, box) for box in rows}
    return WeightingSeen(
        id=row.id,
        stage=WeightingStage(row.stage),
        whose=Whose(row.whose),
        young_people=tuple(name for name in called if name != SOMEBODY),
        in_the_room=read(row, "in_the_room"),
        because=read(row, "because"),
        evidence=read(row, "evidence"),
        on=row.on,
        recorded_at=row.recorded_at,
        by=row.by.initial_and_surname,
        boxes=tuple(boxes.values()),
        links=tuple(_links(opened, rows, boxes)),
        focus_kept=row.focus_kept_at is not None,
    )


def _box(opened: OpenCase, box: WeightingBox) -> BoxSeen:
    return BoxSeen(box.id, box.kind, opened.ring.read(box, "label"), box.part)


def _links(opened: OpenCase, rows: list[Any], boxes: dict[UUID, BoxSeen]) -> Iterable[LinkSeen]:
    for row in rows:
        if row.link_id is not None:
            words = ""
            if opened.sees_names and row.link_words is not None:
                words = opened.ring.open(row.link_words, "weighting_link.words", row.link_id)
            yield LinkSeen(boxes[row.id].label, boxes[row.link_to].label, words)


def _nothing(row: object, field: str) -> str:
    return ""
