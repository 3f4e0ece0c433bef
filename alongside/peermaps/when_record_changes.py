"""The map stays in step with people, words and groups that change elsewhere."""

from uuid import UUID
from weakref import WeakKeyDictionary

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.lib import clock
from alongside.peermaps import keeping
from alongside.peermaps.models import ImportInProgress, PeerMap, SaidOf, TalkedAbout, Tie, TieReading

_risen: WeakKeyDictionary[Operation, set[UUID]] = WeakKeyDictionary()


def changed(op: Operation, case: UUID) -> None:
    """The version rises once for each operation, so that an editor elsewhere learns of it."""
    cases = _risen.setdefault(op, set())
    if case not in cases:
        cases.add(case)
        keeping.risen(case)


def merged(op: Operation, opened: OpenCase, *, gone: UUID, known: UUID) -> None:
    """The placeholder's ties are the known person's now, and so is its place on the map, if they had none."""
    row = PeerMap.objects.select_for_update().filter(pk=opened.id).first()
    if row is None:
        return
    for tie in Tie.objects.filter(map=row, off_at__isnull=True):
        if gone in (tie.a_person_id, tie.b_person_id):
            _hand_over(opened, tie, gone, known)
    if str(gone) in row.positions:
        row.positions.setdefault(str(known), row.positions[str(gone)])
        row.save(update_fields=["positions"])


def parted(op: Operation, opened: OpenCase, *, back: UUID, known: UUID) -> None:
    """Whoever stood only where the placeholder had stood waits to be placed again; two never stand on one spot."""
    row = PeerMap.objects.select_for_update().filter(pk=opened.id).first()
    if (
        row is not None
        and str(back) in row.positions
        and row.positions[str(back)] == row.positions.get(str(known))
    ):
        del row.positions[str(known)]
        row.save(update_fields=["positions"])


def corrected(op: Operation, opened: OpenCase, *, wrong: UUID, better: UUID) -> None:
    """The right words stand where the wrong ones stood (`rights.correct`).

    How much support or harm the wrong ones spoke of is not carried over: somebody says it anew.
    """
    now = clock.now()
    TieReading.objects.bulk_create(
        TieReading(tie_id=one.tie_id, statement_id=better, read_at=now, read_by=opened.viewer)
        for one in TieReading.objects.filter(statement=wrong, ended_at__isnull=True, tie__off_at__isnull=True)
    )
    SaidOf.objects.bulk_create(
        SaidOf(statement_id=better, place_id=one.place_id, group_id=one.group_id)
        for one in SaidOf.objects.filter(statement=wrong)
    )


def gone(op: Operation, case: UUID, person: UUID) -> None:
    """Where somebody stood goes with them, and their ties with their row; what is half brought in may name them."""
    ImportInProgress.objects.filter(case=case).delete()
    row = PeerMap.objects.filter(pk=case).first()
    if row is not None and row.positions.pop(str(person), None) is not None:
        row.save(update_fields=["positions"])


def _hand_over(opened: OpenCase, tie: Tie, gone: UUID, known: UUID) -> None:
    before = tie.pk
    tie.a_person_id = known if tie.a_person_id == gone else tie.a_person_id
    tie.b_person_id = known if tie.b_person_id == gone else tie.b_person_id
    if tie.a_person_id == tie.b_person_id and tie.a_person_id is not None:
        keeping.set_aside(opened, before)
        return
    twin = _twin(tie)
    if twin is None:
        tie.save()
    else:
        _gather(opened, tie, before, twin)
    _seal_talks(opened, twin or tie)


def _gather(opened: OpenCase, tie: Tie, before: UUID, twin: Tie) -> None:
    """What was said on one of two ties between the same two is said on the other; the first one is set aside.

    How it was described stays with it, and fills what the other says nothing about.
    """
    heard = {one.statement_id for one in TieReading.objects.filter(tie=twin)}
    turned = _first(tie, "a") != _first(twin, "a")
    for reading in TieReading.objects.filter(tie=before, statement__isnull=False):
        if reading.statement_id not in heard:
            reading.tie = twin
            reading.harm_direction = (
                keeping.OTHER_WAY.get(reading.harm_direction, reading.harm_direction)
                if turned
                else reading.harm_direction
            )
            reading.save()
    TalkedAbout.objects.filter(tie=before).update(tie=twin)
    if tie.added_at < twin.added_at:
        Tie.objects.filter(pk=twin.pk).update(added_at=tie.added_at)
    keeping.fill_from(opened, twin.pk, before, turned=turned)
    keeping.set_aside(opened, before, into=twin.pk)


def _twin(tie: Tie) -> Tie | None:
    """Another tie between the same two: one pair has one tie."""
    ends = {_first(tie, "a"), _first(tie, "b")}
    others = Tie.objects.filter(map=tie.map_id, off_at__isnull=True).exclude(pk=tie.pk)
    return next((one for one in others if {_first(one, "a"), _first(one, "b")} == ends), None)


def _first(tie: Tie, side: str) -> UUID:
    found: list[UUID | None] = [getattr(tie, f"{side}_{kind}_id") for kind in ("person", "place", "group")]
    return next(one for one in found if one is not None)


def _seal_talks(opened: OpenCase, tie: Tie) -> None:
    people = [one for one in (tie.a_person_id, tie.b_person_id) if one is not None]
    for talk in TalkedAbout.objects.filter(tie=tie):
        opened.ring.fill(talk, concerns=people, words=opened.ring.read(talk, "words"))
        talk.save()
