"""Recording a weighting; young people's own stands beside the professionals' (`weighting.*`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases import timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import ordinary
from alongside.cases.stages import BEGUN, DONE, WorkStage, set_mark
from alongside.contexts.models import Weighting, WeightingBox, WeightingLink
from alongside.contexts.terms import WeightingStage, Whose
from alongside.contexts.weighting_rules import from_short, may_record
from alongside.lib import clock, ids
from alongside.lib.errors import refuse_if
from alongside.practice import framework


@dataclass(frozen=True, slots=True)
class Box:
    """One context in a weighting. kind: id of a standard context, or "own" for one that was added."""

    kind: str
    label: str
    part: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A weighting about to be recorded. links: pairs of box positions with a word about the interplay."""

    stage: WeightingStage
    whose: Whose
    in_the_room: str
    because: str
    evidence: str
    on: date
    boxes: tuple[Box, ...]
    links: tuple[tuple[int, int, str], ...] = ()


@ordinary
def record(*, opened: OpenCase, judgement: Judgement) -> UUID:
    """Write a judgement down with its reasons; earlier ones stay as history (`weighting.reasons`)."""
    with change(opened) as (op, fresh):
        labels = [box.label for box in judgement.boxes]
        refuse_if(may_record(labels, judgement.in_the_room, judgement.because))
        made = _write(fresh, judgement)
        done = judgement.whose == Whose.AGREED
        set_mark(op, fresh.row, WorkStage.WEIGHTING, DONE if done else BEGUN)
        timeline.add(op, fresh.id, "contexts.weighed", whose=Whose(judgement.whose).label)
        return made.id


def record_short(
    op: Operation,
    opened: OpenCase,
    stage: WeightingStage,
    whose: Whose,
    answers: Mapping[str, str],
) -> None:
    """The short weighting of a referral, inside the operation that hands it in (`weighting.stages`)."""
    titles = framework(opened.row.framework).weighting.boxes
    boxes = tuple(
        Box(key, titles[key].title, part) for key, part in from_short(answers).items()
    )
    _write(opened, Judgement(stage, whose, "", "", "", clock.today(), boxes))


def _write(opened: OpenCase, judgement: Judgement) -> Weighting:
    row = Weighting(
        id=ids.new(),
        case_id=opened.id,
        stage=judgement.stage,
        whose=judgement.whose,
        on=judgement.on,
        recorded_at=clock.now(),
        by=opened.viewer,
    )
    opened.ring.fill(
        row,
        in_the_room=judgement.in_the_room,
        because=judgement.because,
        evidence=judgement.evidence,
    )
    row.save(force_insert=True)
    made = [_box(opened, row, box, order) for order, box in enumerate(judgement.boxes)]
    WeightingBox.objects.bulk_create(made)
    for a, b, words in judgement.links:
        link = WeightingLink(id=ids.new(), a=made[a], b=made[b])
        opened.ring.fill(link, words=words)
        link.save(force_insert=True)
    return row


def _box(opened: OpenCase, row: Weighting, box: Box, order: int) -> WeightingBox:
    made = WeightingBox(id=ids.new(), weighting=row, kind=box.kind, part=box.part, order=order)
    opened.ring.fill(made, label=box.label)
    return made
