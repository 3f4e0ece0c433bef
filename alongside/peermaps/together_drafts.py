"""The rows of a drawing in the making. Called by the operations, which hold the log and the transaction."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.peermaps.together_models import Line, Seat, Sitting
from alongside.peermaps.together_reading import Saying
from alongside.seals import rings
from alongside.seals.rings import NO_LONGER_HELD, Ring

MOST_LINES = 300


def going_on(fresh: OpenCase, sitting: UUID) -> Sitting:
    """A sitting that has not ended, of whoever began it; nobody else is in the room."""
    row = _mine(fresh, sitting)
    if row.ended_at is not None or row.until < clock.today():
        raise NotOpenToYou
    return row


def to_look_at(fresh: OpenCase, sitting: UUID) -> Sitting:
    """A sitting that was handed back and that its adult has not looked back on."""
    row = _mine(fresh, sitting)
    if row.ended_at is None or row.looked_at is not None:
        raise NotOpenToYou
    return row


def _mine(fresh: OpenCase, sitting: UUID) -> Sitting:
    rows = Sitting.objects.select_for_update().filter(case=fresh.id, started_by=fresh.viewer)
    row = rows.filter(pk=sitting).first()
    if row is None or not fresh.sees_names:
        raise NotOpenToYou
    return row


def keep(op: Operation, fresh: OpenCase, sitting: Sitting, seat: Seat, one: Saying) -> None:
    """One thing said, each version under a fresh key; what an earlier version was sealed with goes."""
    if str(one.id) in sitting.gone:
        return
    row = Line.objects.filter(pk=one.id).first()
    if row is not None and row.seat_id not in {each.pk for each in sitting.seats.all()}:
        raise NotOpenToYou
    if row is not None and row.n >= one.n:
        return
    if row is None:
        _room_for_one_more(sitting)
    before = row.key if row else None
    row = row or Line(id=one.id)
    row.seat, row.n, row.key, row.said_at = seat, one.n, ids.new(), clock.now()
    fresh.ring.add_key(row.key)
    fresh.ring.fill_alone(row, row.key, body=json.dumps(one.body, sort_keys=True))
    row.save()
    if before is not None:
        op.afterwards(lambda: rings.destroy([before]))


def let_go(op: Operation, sitting: Sitting, gone: Collection[UUID]) -> None:
    """The key first: whatever happens next, the words are dead. Then the row, then what files still hold."""
    if not gone:
        return
    lines = Line.objects.filter(seat__sitting=sitting, pk__in=gone)
    rings.destroy([line.key for line in lines])
    lines.delete()
    sitting.gone = sorted({*sitting.gone, *map(str, gone)})
    op.afterwards(rings.leave_nothing)


def end(op: Operation, sitting: Sitting, *, stays: Collection[UUID] = ()) -> None:
    """Every line and every key of a sitting goes, once that is committed. stays: lines that are still needed."""
    lines = list(Line.objects.filter(seat__sitting=sitting).exclude(pk__in=stays))
    Line.objects.filter(pk__in=[line.pk for line in lines]).delete()
    sitting.seats.update(shown=None)
    sitting.pin, sitting.gone = None, []
    keys = [sitting.pk, *(line.key for line in lines)]
    op.afterwards(lambda: rings.erase(keys))


def signs(ring: Ring, sitting: Sitting) -> list[tuple[UUID, str]]:
    """The quiet signs given: line, and the question that was on the screen."""
    lines = Line.objects.filter(seat__sitting=sitting).order_by("said_at", "id")
    return [(line.pk, body["asked"]) for line, body in read(ring, lines) if body["kind"] == "sign"]


def read(ring: Ring, lines: Iterable[Line]) -> Iterable[tuple[Line, Mapping[str, Any]]]:
    """Lines with what they say; those whose key is gone are not there any more."""
    for line in lines:
        words = ring.read(line, "body")
        if words != NO_LONGER_HELD:
            yield line, json.loads(words)


def _room_for_one_more(sitting: Sitting) -> None:
    if Line.objects.filter(seat__sitting=sitting).count() >= MOST_LINES:
        says = "This drawing is full. Give it back and begin another."
        refuse_if([Reason("map.together", says)])
