"""Several changes at once, each by the operation that belongs to it, all of them or none."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.rules import Extending, may_extend
from alongside.cases.safety import extends_the_work, ordinary
from alongside.lib.errors import Reason, Refused, refuse_if
from alongside.peermaps import operations, queries
from alongside.peermaps.facts import TieSeen
from alongside.peermaps.operations import Described, Levels, NewTie
from alongside.peermaps.quick_words import Written
from alongside.peermaps.terms import Direction, Level, TieKind
from alongside.people import operations as people_operations
from alongside.people.operations import Who, Why

_LEVELS = frozenset({"support", "harm"})
_DESCRIBED = frozenset(Described.__dataclass_fields__)


@extends_the_work
def add_several(*, opened: OpenCase, people: Sequence[Who], why: Why) -> None:
    """Several people for whom the same reason holds; each is a decision of their own (`map.inclusion`).

    Whom a rule keeps off is named, and then nobody is added.
    """
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON))
        for who in people:
            try:
                people_operations.add(opened=fresh, who=who, why=why)
            except Refused as refusal:
                raise Refused([_of(who, reason) for reason in refusal.reasons]) from None
        op.log("peermaps.form_saved", case=fresh.id, about=tuple(one.id for one in people))


@ordinary
def write_ties(*, opened: OpenCase, written: Sequence[Written]) -> tuple[UUID, ...]:
    """Ties as somebody wrote them: new ones are made, those there are already are described anew (`map.tie`).

    What people said is not redrawn by hand (`map.statement`); then the line is named, and nothing is changed.
    """
    with change(opened) as (op, fresh):
        made = tuple(_write(fresh, one) for one in written)
        op.log("peermaps.form_saved", case=fresh.id, about=made)
    return made


def _write(fresh: OpenCase, one: Written) -> UUID:
    try:
        known = _known(fresh, one)
        return _describe(fresh, one, known) if known else _connect(fresh, one)
    except Refused as refusal:
        raise Refused([Reason(each.rule, each.says, "words") for each in refusal.reasons]) from None


def _known(fresh: OpenCase, one: Written) -> TieSeen | None:
    pair = frozenset({one.a, one.b})
    return next((tie for tie in queries.seen(fresh).ties if tie.ends == pair), None)


def _connect(fresh: OpenCase, one: Written) -> UUID:
    fields = {name: value for name, value in one.fields.items() if name in _DESCRIBED}
    new = NewTie(a=one.a, b=one.b, described=Described(**fields), drawn=_levels(one.fields))  # type: ignore[arg-type]
    return operations.connect(opened=fresh, tie=new)


def _describe(fresh: OpenCase, one: Written, known: TieSeen) -> UUID:
    """A sentence adds to what is known: kinds that it does not name stay."""
    turned = {
        name: _turned(value) if known.a != one.a else value
        for name, value in one.fields.items()
        if name in _DESCRIBED
    }
    kinds = [*known.kinds, *_kinds(one.fields)]
    fields = {**turned, "kinds": tuple(dict.fromkeys(kinds))}
    levels = _levels(one.fields)
    operations.describe(
        opened=fresh, tie=known.id, to=fields, drawn=levels if levels.says_something else None
    )
    return known.id


def _turned(value: object) -> object:
    """A direction as seen from the other end: the tie was made the other way round."""
    return {Direction.A_TO_B: Direction.B_TO_A, Direction.B_TO_A: Direction.A_TO_B}.get(value, value)  # type: ignore[call-overload]


def _levels(fields: Mapping[str, object]) -> Levels:
    found = {name: Level(str(value)) for name, value in fields.items() if name in _LEVELS}
    return Levels(support=found.get("support"), harm=found.get("harm"))


def _kinds(fields: Mapping[str, object]) -> tuple[TieKind, ...]:
    kinds = fields.get("kinds", ())
    return kinds if isinstance(kinds, tuple) else ()


def _of(who: Who, reason: Reason) -> Reason:
    """A reason about one of several says about whom, and stands at the line they were written in."""
    about_one = reason.field in ("shown", "apart")
    return Reason(reason.rule, f"{who.shown}: {reason.says}", "who") if about_one else reason
