"""Writing the rows of a map. Called by the operations, which hold the rules, the log and the transaction."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Model

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps.facts import End
from alongside.peermaps.models import PeerMap, Tie, TieFacts, TieReading
from alongside.peermaps.terms import Direction, OffReason, TieState

if TYPE_CHECKING:
    from alongside.peermaps.operations import Levels


OTHER_WAY = {Direction.A_TO_B.value: Direction.B_TO_A.value, Direction.B_TO_A.value: Direction.A_TO_B.value}
"""A direction, seen from the other end."""

NOTHING: Mapping[str, object] = {
    "kinds": [],
    "direction": Direction.NONE.value,
    "harm_direction": Direction.NONE.value,
    "influence_direction": Direction.NONE.value,
    "state": TieState.CURRENT.value,
    "since": "",
    "until": "",
    "non_contact": False,
}
"""A tie of which nothing is described yet."""


def the_map(case: UUID) -> PeerMap:
    """The case's one map, made when it is first written to."""
    return PeerMap.objects.get_or_create(case_id=case)[0]


def locked(case: UUID) -> PeerMap:
    """The map, for as long as this change takes: two changes of one map come one after the other."""
    the_map(case)
    return PeerMap.objects.select_for_update().get(pk=case)


def risen(case: UUID) -> None:
    """Something that the map shows is different: its version rises."""
    the_map(case)
    PeerMap.objects.filter(pk=case).update(version=F("version") + 1)


def place(
    case: UUID, to: Mapping[UUID, tuple[float, float] | None], held: Collection[UUID] = frozenset()
) -> None:
    """Keep where people and places stand; a point of None takes it off the drawing into the tray.

    held: those of them whom somebody put there by hand; the others may be moved by Tidy.
    """
    row = locked(case)
    kept = {
        **row.positions,
        **{str(what): point and [round(point[0], 1), round(point[1], 1)] for what, point in to.items()},
    }
    row.positions = {what: point for what, point in kept.items() if point}
    stay = {one for one in row.held if UUID(one) not in to} | {str(one) for one in held if to.get(one)}
    row.held = sorted(stay & set(row.positions))
    row.save(update_fields=["positions", "held"])


def new_tie(op: Operation, fresh: OpenCase, tie: UUID, a: End, b: End) -> Tie:
    """A tie's row, between two typed ends."""
    the_map(fresh.id)
    ends = {f"a_{a.type.value}_id": a.id, f"b_{b.type.value}_id": b.id}
    row = Tie(id=tie, map_id=fresh.id, added_at=clock.now(), added_by=fresh.viewer, **ends)
    row.save(force_insert=True)
    return row


def describe(fresh: OpenCase, tie: UUID, fields: Mapping[str, object]) -> None:
    """One more description of a tie; the newest one counts, the others are its history."""
    given = {**fields, "kinds": [str(kind) for kind in _each(fields["kinds"])]}
    TieFacts.objects.create(id=ids.new(), tie_id=tie, noted_at=clock.now(), noted_by=fresh.viewer, **given)


def set_aside(fresh: OpenCase, tie: UUID, into: UUID | None = None) -> None:
    """A pair has one tie: this one leaves the map for another. What was written about it stays as history (R1)."""
    Tie.objects.filter(pk=tie).update(
        off_at=clock.now(), off_by=fresh.viewer, off_because=OffReason.MERGED, merged_into=into
    )


def fill_from(fresh: OpenCase, tie: UUID, other: UUID, *, turned: bool) -> None:
    """What one tie says nothing about is taken from the other. turned: their ends are the other way round."""
    mine, theirs = (_newest_facts(one) for one in (tie, other))
    if turned:
        theirs = {name: OTHER_WAY.get(str(value), value) for name, value in theirs.items()}
    wanted = {name: value for name, value in theirs.items() if mine[name] == NOTHING[name] != value}
    if wanted:
        describe(fresh, tie, {**mine, **wanted})
    if not TieReading.objects.filter(tie=tie, ended_at__isnull=True).exists():
        TieReading.objects.filter(tie=other, statement__isnull=True, ended_at__isnull=True).update(tie=tie)


def _newest_facts(tie: UUID) -> dict[str, object]:
    row = TieFacts.objects.filter(tie=tie).order_by("-noted_at", "-id").first()
    return {name: getattr(row, name) for name in NOTHING} if row else dict(NOTHING)


def draw(fresh: OpenCase, tie: UUID, levels: "Levels") -> None:
    """What was drawn without anybody's words; takes the place of what was drawn before."""
    now = clock.now()
    TieReading.objects.filter(tie=tie, statement__isnull=True, ended_at__isnull=True).update(ended_at=now)
    _add_reading(fresh, tie, None, levels)


def read(fresh: OpenCase, tie: UUID, statement: UUID, levels: "Levels") -> None:
    """What one statement says about a tie."""
    _add_reading(fresh, tie, statement, levels)


def must_be_free(fresh: OpenCase, model: type[Model], made: UUID) -> None:
    """An id made by the client must be a new one."""
    if model._default_manager.filter(pk=made).exists():
        raise NotOpenToYou


def _add_reading(fresh: OpenCase, tie: UUID, statement: UUID | None, levels: "Levels") -> None:
    TieReading.objects.create(
        id=ids.new(),
        tie_id=tie,
        statement_id=statement,
        support=levels.support or "",
        harm=levels.harm or "",
        harm_direction=levels.harm_direction,
        read_at=clock.now(),
        read_by=fresh.viewer,
    )


def _each(kinds: object) -> list[object]:
    return list(kinds) if isinstance(kinds, list | tuple) else []
