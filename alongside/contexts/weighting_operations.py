"""Recording a weighting; young people's own stands beside the professionals' (`weighting.*`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases import timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import ordinary
from alongside.cases.stages import BEGUN, DONE, WorkStage, set_mark
from alongside.contexts import groups_rules, weighting_queries
from alongside.contexts.concerned import concerned
from alongside.contexts.models import WeighedBy, Weighting, WeightingBox, WeightingLink
from alongside.contexts.terms import WeightingStage, Whose
from alongside.contexts.weighting_rules import from_short, may_record, names_places
from alongside.contexts.weighting_sheet import draft_form
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.people.queries import rows_in_view
from alongside.practice import framework
from alongside.recording import drafts


@dataclass(frozen=True, slots=True)
class Box:
    """One context in a weighting. kind: id of a standard context, or "own" for one that was added."""

    kind: str
    label: str
    part: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A weighting about to be recorded. links: pairs of box positions with a word about the interplay.

    young_people: whose it is, where it is young people's own.
    """

    stage: WeightingStage
    whose: Whose
    in_the_room: str
    because: str
    evidence: str
    on: date
    boxes: tuple[Box, ...]
    links: tuple[tuple[int, int, str], ...] = ()
    young_people: tuple[UUID, ...] = ()


@ordinary
def record(*, opened: OpenCase, judgement: Judgement) -> UUID:
    """Write a judgement down with its reasons; earlier ones stay as history (`weighting.reasons`)."""
    with change(opened) as (op, fresh):
        refuse_if(groups_rules.still_open(fresh.locks))
        refuse_if(_may_record(fresh, judgement))
        made = _write(fresh, judgement)
        done = judgement.whose == Whose.AGREED
        if done or fresh.row.marks.get(WorkStage.WEIGHTING) != DONE:
            set_mark(op, fresh.row, WorkStage.WEIGHTING, DONE if done else BEGUN)
        timeline.add(op, fresh.id, "contexts.weighed", whose=Whose(judgement.whose).label)
        drafts.forget(fresh, draft_form(judgement.whose))
        return made.id


@ordinary
def keep_focus(*, opened: OpenCase, weighting: UUID) -> None:
    """Another context comes first, and still the focus stays: that is decided, too (`weighting.focus_shift`)."""
    with change(opened) as (op, fresh):
        refuse_if(groups_rules.still_open(fresh.locks))
        row = weighting_queries.row(fresh, weighting)
        if row.whose != Whose.AGREED:
            raise NotOpenToYou
        if row.focus_kept_at is None:
            row.focus_kept_at, row.focus_kept_by = clock.now(), fresh.viewer
            row.save(update_fields=["focus_kept_at", "focus_kept_by"])
            timeline.add(op, fresh.id, "contexts.focus_kept")


def record_short(
    op: Operation,
    opened: OpenCase,
    stage: WeightingStage,
    whose: Whose,
    answers: Mapping[str, str],
) -> None:
    """The short weighting of a referral, inside the operation that hands it in (`weighting.stages`)."""
    if not answers:
        return
    titles = framework(opened.row.framework).weighting.boxes
    boxes = tuple(Box(key, titles[key].title, part) for key, part in from_short(answers).items())
    _write(opened, Judgement(stage, whose, "", "", "", clock.today(), boxes))


def _may_record(fresh: OpenCase, judgement: Judgement) -> Iterable[Reason]:
    if not set(judgement.young_people) <= set(rows_in_view(fresh)):
        raise NotOpenToYou
    labels = [box.label for box in judgement.boxes]
    yield from may_record(labels, judgement.in_the_room, judgement.because)
    yield from names_places(bool(concerned(fresh, *labels)))
    if judgement.on > clock.today():
        yield Reason("weighting.reasons", "The day cannot be in the future.", "on")


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
    words = {
        "in_the_room": judgement.in_the_room,
        "because": judgement.because,
        "evidence": judgement.evidence,
    }
    people = concerned(opened, *words.values(), also=judgement.young_people)
    opened.ring.fill(row, concerns=people, **words)
    row.save(force_insert=True)
    WeighedBy.objects.bulk_create(
        WeighedBy(id=ids.new(), weighting=row, person_id=one) for one in judgement.young_people
    )
    made = [_box(opened, row, box, order) for order, box in enumerate(judgement.boxes)]
    WeightingBox.objects.bulk_create(made)
    for a, b, said in judgement.links:
        link = WeightingLink(id=ids.new(), a=made[a], b=made[b])
        opened.ring.fill(link, concerns=concerned(opened, said), words=said)
        link.save(force_insert=True)
    return row


def _box(opened: OpenCase, row: Weighting, box: Box, order: int) -> WeightingBox:
    made = WeightingBox(id=ids.new(), weighting=row, kind=box.kind, part=box.part, order=order)
    opened.ring.fill(made, label=box.label.strip())
    return made
