"""From the rows of a map to ties as they are read: one statement for the map and everything about its ties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.lib import clock
from alongside.lib.sql import listed, rows_of
from alongside.peermaps import rules
from alongside.peermaps.facts import End, EndType, TalkSeen, TieSeen
from alongside.peermaps.models import Confirmation, PeerMap, SaidOf, Tie, TieFacts, TieReading
from alongside.peermaps.rules import PRESENT, Reading
from alongside.peermaps.terms import Direction, Level, TieKind, TieState
from alongside.statements import rules as statement_rules
from alongside.statements.facts import StatementSeen
from alongside.statements.queries import end_of, review_months
from alongside.statements.terms import Voice

_FACTS = ("direction", "harm_direction", "influence_direction", "state", "since", "until", "non_contact")


@dataclass(frozen=True, slots=True)
class MapRows:
    """What the map itself holds; empty for a case that has none yet."""

    version: int
    positions: Mapping[UUID, tuple[float, float]]
    ties: tuple[TieSeen, ...]
    said_of: Mapping[UUID, tuple[End, ...]]
    groups_confirmed: Mapping[UUID, date]


def read(
    opened: OpenCase,
    statements: Iterable[StatementSeen],
    in_view: frozenset[End] | None,
    talks: Mapping[UUID, list[TalkSeen]],
    *,
    known: date | None = None,
) -> MapRows:
    """The map of a case. One statement. Ties with an end out of view are not there; None: the caller looks."""
    row = _whole(known).filter(case=opened.id).first()
    if row is None:
        return MapRows(0, {}, (), {}, {})
    day = known or clock.today()
    said = {one.id: one for one in statements}
    parts = _Parts(row, day, said, review_months(opened), talks)
    in_order = sorted(listed(row.ties_now), key=lambda one: (str(one["added_at"]), str(one["id"])))
    ties = [_tie(one, parts) for one in in_order]
    return MapRows(
        version=row.version,
        positions={UUID(key): (float(x), float(y)) for key, (x, y) in row.positions.items()},
        ties=tuple(tie for tie in ties if in_view is None or tie.ends <= in_view),
        said_of=_said_of(row, said, in_view or frozenset()),
        groups_confirmed=_newest(row.confirmed_now, "group", day),
    )


def harm_pairs(tie: TieSeen) -> tuple[tuple[UUID, UUID], ...]:
    """(who, whom) for a tie between two people that shows harm; both ways where no direction is said."""
    if tie.drawn.harm not in PRESENT or {tie.a.type, tie.b.type} != {EndType.PERSON}:
        return ()
    there, back = (tie.a.id, tie.b.id), (tie.b.id, tie.a.id)
    by_direction = {Direction.A_TO_B: (there,), Direction.B_TO_A: (back,)}
    return by_direction.get(tie.harm_direction, (there, back))


def as_it_was(tie: TieSeen, kept: set[UUID], on: date) -> TieSeen | None:
    """A tie on an earlier day by what is known today; None where it had not begun."""
    readings = tuple(one for one in tie.readings if one.statement is None or one.statement in kept)
    said_then = any(one.statement for one in readings)
    begun = tie.since <= on.isoformat() if tie.since else said_then or tie.added_on <= on
    if not begun:
        return None
    over = bool(tie.until) and tie.until <= on.isoformat()
    state = tie.state if over or tie.state != TieState.PAST or not tie.until else TieState.CURRENT
    return replace(tie, readings=readings, drawn=rules.drawn(readings), state=state)


def _whole(known: date | None) -> Any:
    """Maps with everything about their ties beside them, as of now or as it was known."""
    ties, facts, readings = _known(known)
    of_tie = {"tie": "tie_id"}
    ends = {f"{side}_{kind}": f"{side}_{kind}_id" for side in "ab" for kind in ("person", "place", "group")}
    described = {
        "kinds": "kinds",
        "at": "noted_at",
        "by": "noted_by__name",
        **{name: name for name in _FACTS},
    }
    levels = {name: name for name in ("support", "harm", "harm_direction")}
    what = {"group": "group_id"}
    confirmed = Confirmation.objects.filter(taken_back_at__isnull=True)
    return PeerMap.objects.annotate(
        ties_now=rows_of(ties, "map", id="id", added_at="added_at", **ends),
        facts_now=rows_of(facts, "tie__map", **of_tie, **described),
        readings_now=rows_of(readings, "tie__map", **of_tie, statement="statement_id", **levels),
        confirmed_now=rows_of(confirmed, "map", **of_tie, **what, on="on"),
        said_of_now=rows_of(
            SaidOf.objects.all(), "statement__case", statement="statement_id", place="place_id", **what
        ),
    )


def _known(known: date | None) -> tuple[Any, Any, Any]:
    """Ties, their descriptions and readings now, or at the end of a day."""
    ties, facts, readings = Tie.objects.all(), TieFacts.objects.all(), TieReading.objects.all()
    if known is None:
        return ties.filter(off_at__isnull=True), facts, readings.filter(ended_at__isnull=True)
    night = end_of(known)
    return (
        ties.filter(added_at__lte=night).exclude(off_at__lte=night),
        facts.filter(noted_at__lte=night),
        readings.filter(read_at__lte=night).exclude(ended_at__lte=night),
    )


class _Parts:
    """The rows of one map sorted by tie, so that each tie is put together once."""

    def __init__(
        self,
        row: Any,
        day: date,
        said: Mapping[UUID, StatementSeen],
        months: int,
        talks: Mapping[UUID, list[TalkSeen]],
    ) -> None:
        self.day, self.said, self.months, self.talks = day, said, months, talks
        self.facts: dict[UUID, dict[str, Any]] = {}
        for fact in sorted(listed(row.facts_now), key=lambda one: str(one["at"])):
            self.facts[UUID(fact["tie"])] = fact
        self.readings: dict[UUID, list[Reading]] = {}
        for one in listed(row.readings_now):
            self._keep(one)
        self.confirmed = _newest(row.confirmed_now, "tie", day)

    def _keep(self, one: dict[str, Any]) -> None:
        """Readings of statements that are not in view, or no longer stand, are not there either."""
        statement = UUID(one["statement"]) if one["statement"] else None
        if statement is None or statement in self.said:
            made = _reading(one, self.said.get(statement) if statement else None)
            self.readings.setdefault(UUID(one["tie"]), []).append(made)


def _tie(row: dict[str, Any], parts: _Parts) -> TieSeen:
    tie = UUID(row["id"])
    facts = parts.facts.get(tie, {})
    readings = tuple(sorted(parts.readings.get(tie, ()), key=lambda one: _order(one, parts.said)))
    drawn = rules.drawn(readings)
    added_on = clock.day_of(_moment(row["added_at"]))
    harm_direction = Direction(facts.get("harm_direction") or Direction.NONE)
    return TieSeen(
        id=tie,
        a=_end(row, "a"),
        b=_end(row, "b"),
        kinds=tuple(TieKind(one) for one in _list(facts.get("kinds"))),
        direction=Direction(facts.get("direction") or Direction.NONE),
        harm_direction=drawn.harm_direction if harm_direction == Direction.NONE else harm_direction,
        influence_direction=Direction(facts.get("influence_direction") or Direction.NONE),
        state=TieState(facts.get("state") or TieState.CURRENT),
        since=facts.get("since") or "",
        until=facts.get("until") or "",
        non_contact=bool(facts.get("non_contact")),
        drawn=drawn,
        readings=readings,
        talks=tuple(parts.talks.get(tie, ())),
        fading=statement_rules.fading(_confirmed(tie, readings, parts, added_on), parts.day, parts.months),
        added_on=added_on,
        noted_by=facts.get("by") or "",
    )


def _confirmed(tie: UUID, readings: Iterable[Reading], parts: _Parts, added_on: date) -> date:
    """The last day on which the tie, or anything said about it, was confirmed."""
    said = [parts.said[one.statement].confirmed_on for one in readings if one.statement]
    return max([*said, parts.confirmed.get(tie, added_on), added_on])


def _reading(row: dict[str, Any], said: StatementSeen | None) -> Reading:
    return Reading(
        statement=said.id if said else None,
        perspective=said.perspective if said else "",
        label=said.whose if said else "",
        voice=said.voice if said else Voice.PROFESSIONAL,
        support=Level(row["support"]) if row["support"] else None,
        harm=Level(row["harm"]) if row["harm"] else None,
        harm_direction=Direction(row["harm_direction"]),
        sure=said.is_sure if said else False,
        counts=said.repeats is None if said else True,
    )


def _order(one: Reading, said: Mapping[UUID, StatementSeen]) -> tuple[str, str]:
    if one.statement is None:
        return ("", "")
    found = said[one.statement]
    return (found.observed_on.isoformat(), found.recorded_at.isoformat())


def _said_of(
    row: Any, said: Mapping[UUID, StatementSeen], in_view: frozenset[End]
) -> dict[UUID, tuple[End, ...]]:
    found: dict[UUID, list[End]] = {}
    for one in listed(row.said_of_now):
        end = (
            End(EndType.PLACE, UUID(one["place"])) if one["place"] else End(EndType.GROUP, UUID(one["group"]))
        )
        if UUID(one["statement"]) in said and end in in_view:
            found.setdefault(UUID(one["statement"]), []).append(end)
    return {statement: tuple(sorted(ends)) for statement, ends in found.items()}


def _newest(rows: Any, of: str, day: date) -> dict[UUID, date]:
    found: dict[UUID, date] = {}
    for one in listed(rows):
        on = date.fromisoformat(str(one["on"]))
        if one[of] and on <= day:
            found[UUID(one[of])] = max(on, found.get(UUID(one[of]), on))
    return found


def _end(row: dict[str, Any], side: str) -> End:
    for kind in EndType:
        if row[f"{side}_{kind}"]:
            return End(kind, UUID(row[f"{side}_{kind}"]))
    raise ValueError("a tie has two ends")


def _list(value: Any) -> list[str]:
    """A JSON column inside a JSON object: SQLite hands it back as text."""
    if isinstance(value, str):
        return [str(one) for one in listed(value)]
    return list(value or [])


def _moment(value: object) -> datetime:
    """A moment out of JSON: SQLite writes it with a space and without an offset, PostgreSQL with both."""
    moment = datetime.fromisoformat(str(value))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
