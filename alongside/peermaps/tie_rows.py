"""From the rows of a map to ties as they are read: one statement for the map and everything about its ties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.lib import clock
from alongside.lib.sql import CASE, VIEWER, Prepared, listed, rows_of
from alongside.peermaps import crossed, rules, whens
from alongside.peermaps.facts import End, EndType, TalkSeen, TieSeen
from alongside.peermaps.models import Confirmation, PeerMap, SaidOf, Tie, TieFacts, TieReading
from alongside.peermaps.rules import PRESENT, Reading
from alongside.peermaps.terms import NEVER_SO, Direction, Level, TieKind, TieState
from alongside.statements import rules as statement_rules
from alongside.statements.facts import StatementSeen
from alongside.statements.queries import end_of, review_months
from alongside.statements.terms import Source, Voice

_FACTS = ("direction", "harm_direction", "influence_direction", "state", "since", "until", "non_contact")


@dataclass(frozen=True, slots=True)
class MapRows:
    """What the map itself holds; empty for a case that has none yet."""

    version: int
    positions: Mapping[UUID, tuple[float, float]]
    held: frozenset[UUID]
    ties: tuple[TieSeen, ...]
    said_of: Mapping[UUID, tuple[End, ...]]
    groups_confirmed: Mapping[UUID, date]
    crossed: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class MapHistory:
    """The map's own rows with their past (`map.time`). row: None for a case that has no map yet."""

    opened: OpenCase
    row: Any

    def known(
        self,
        statements: Iterable[StatementSeen],
        in_view: frozenset[End] | None,
        talks: Mapping[UUID, list[TalkSeen]],
        day: date | None,
    ) -> MapRows:
        """At the end of a day, now where it is None. Ties with an end out of view are not there; None: the caller
        looks."""
        row = self.row
        if row is None:
            return MapRows(0, {}, frozenset(), (), {}, {})
        said = {one.id: one for one in statements}
        parts = _Parts(row, day, said, review_months(self.opened), talks)
        here = [one for one in listed(row.ties_now) if parts.stood(one["added_at"], one["off_at"])]
        ties = [
            _tie(one, parts) for one in sorted(here, key=lambda one: (str(one["added_at"]), str(one["id"])))
        ]
        return MapRows(
            version=row.version,
            positions={UUID(key): (float(x), float(y)) for key, (x, y) in row.positions.items()},
            held=frozenset(map(UUID, row.held)),
            ties=tuple(tie for tie in ties if in_view is None or tie.ends <= in_view),
            said_of=_said_of(row, said, in_view or frozenset()),
            groups_confirmed=_newest(row.confirmed_now, "group", parts.day),
            crossed=tuple(crossed.as_seen(self.opened, listed(getattr(row, "crossed_now", None)))),
        )


def history(opened: OpenCase, *, past: bool = True, to_edit: bool = False) -> MapHistory:
    """The map of a case, for looking at one or several days. One statement. past: what came off as well.

    to_edit: with what crossed with a colleague's change and waits for this viewer.
    """
    return MapHistory(opened, _MAP.first(past, to_edit, case=opened.id, viewer=opened.viewer.pk))


def read(
    opened: OpenCase,
    statements: Iterable[StatementSeen],
    in_view: frozenset[End] | None,
    talks: Mapping[UUID, list[TalkSeen]],
) -> MapRows:
    """The map of a case now. One statement. Ties with an end out of view are not there; None: the caller looks."""
    return history(opened, past=False).known(statements, in_view, talks, None)


def harm_pairs(tie: TieSeen) -> tuple[tuple[UUID, UUID], ...]:
    """(who, whom) for a tie between two people that shows harm; both ways where no direction is said."""
    if tie.drawn.harm not in PRESENT or {tie.a.type, tie.b.type} != {EndType.PERSON}:
        return ()
    there, back = (tie.a.id, tie.b.id), (tie.b.id, tie.a.id)
    by_direction = {Direction.A_TO_B: (there,), Direction.B_TO_A: (back,)}
    return by_direction.get(tie.harm_direction, (there, back))


def as_it_was(tie: TieSeen, kept: set[UUID], on: date, months: int) -> TieSeen | None:
    """A tie on an earlier day by what is known of it; None where it had not begun (`map.time`)."""
    readings = tuple(one for one in tie.readings if one.statement is None or one.statement in kept)
    if not _had_begun(tie, readings, on):
        return None
    return replace(
        tie,
        readings=readings,
        drawn=rules.drawn(readings),
        state=_state_on(tie, on),
        talks=tuple(one for one in tie.talks if one.on <= on),
        fading=statement_rules.fading(tie.confirmed_on, on, months),
    )


def _had_begun(tie: TieSeen, readings: Iterable[Reading], on: date) -> bool:
    """By the day it is said to have begun; without one, once somebody spoke of it or somebody drew it."""
    if tie.since:
        return whens.first_day(tie.since) <= on
    return tie.added_on <= on or any(one.statement for one in readings)


def _state_on(tie: TieSeen, on: date) -> TieState:
    """It was over from the day it is said to have ended; without one, from the day on which that was noted."""
    if tie.until:
        over = whens.last_day(tie.until) <= on
        return tie.state if over or tie.state != TieState.PAST else TieState.CURRENT
    return tie.state if tie.state_since <= on else tie.state_before


def _whole(*, past: bool) -> Any:
    """Maps with everything about their ties beside them; what was never so is not there for any day."""
    ties, readings = Tie.objects.exclude(off_because__in=NEVER_SO), TieReading.objects.all()
    if not past:
        ties, readings = ties.filter(off_at__isnull=True), readings.filter(ended_at__isnull=True)
    of_tie = {"tie": "tie_id"}
    ends = {f"{side}_{kind}": f"{side}_{kind}_id" for side in "ab" for kind in ("person", "place", "group")}
    described = {
        "kinds": "kinds",
        "at": "noted_at",
        "by": "noted_by__name",
        **{name: name for name in _FACTS},
    }
    levels = {name: name for name in ("support", "harm", "harm_direction")}
    read = {"read_at": "read_at", "ended_at": "ended_at"}
    what = {"group": "group_id"}
    confirmed = Confirmation.objects.filter(taken_back_at__isnull=True)
    return PeerMap.objects.annotate(
        ties_now=rows_of(ties, "map", id="id", added_at="added_at", off_at="off_at", **ends),
        facts_now=rows_of(TieFacts.objects.all(), "tie__map", **of_tie, **described),
        readings_now=rows_of(readings, "tie__map", **of_tie, **levels, **read, statement="statement_id"),
        confirmed_now=rows_of(confirmed, "map", **of_tie, **what, on="on"),
        said_of_now=rows_of(
            SaidOf.objects.all(), "statement__case", statement="statement_id", place="place_id", **what
        ),
    )


def _map(past: bool, to_edit: bool) -> Any:
    rows = _whole(past=past).filter(case=CASE)
    if not to_edit:
        return rows
    waiting = crossed.waiting_for(VIEWER)
    return rows.annotate(crossed_now=rows_of(waiting, "map", **crossed.COLUMNS))


_MAP: Prepared[Any] = Prepared(_map)


class _Parts:
    """The rows of one map at the end of a day, sorted by tie, so that each tie is put together once."""

    def __init__(
        self,
        row: Any,
        day: date | None,
        said: Mapping[UUID, StatementSeen],
        months: int,
        talks: Mapping[UUID, list[TalkSeen]],
    ) -> None:
        self.day, self.said, self.months, self.talks = day or clock.today(), said, months, talks
        self.night = end_of(day) if day else None
        self.facts: dict[UUID, list[dict[str, Any]]] = {}
        for fact in sorted(listed(row.facts_now), key=lambda one: str(one["at"])):
            if self.stood(fact["at"], None):
                self.facts.setdefault(UUID(fact["tie"]), []).append(fact)
        self.readings: dict[UUID, list[Reading]] = {}
        for one in listed(row.readings_now):
            if self.stood(one["read_at"], one["ended_at"]):
                self._keep(one)
        self.confirmed = _newest(row.confirmed_now, "tie", self.day)

    def stood(self, began: object, ended: object) -> bool:
        """Whether something that ran from moment to moment stood that night; stands now where no day is meant."""
        if self.night is None:
            return ended is None
        return _moment(began) <= self.night and (ended is None or _moment(ended) > self.night)

    def _keep(self, one: dict[str, Any]) -> None:
        """Readings of statements that are not in view, or no longer stand, are not there either."""
        statement = UUID(one["statement"]) if one["statement"] else None
        if statement is None or statement in self.said:
            made = _reading(one, self.said.get(statement) if statement else None)
            self.readings.setdefault(UUID(one["tie"]), []).append(made)


def _tie(row: dict[str, Any], parts: _Parts) -> TieSeen:
    tie = UUID(row["id"])
    described = parts.facts.get(tie, [{}])
    facts = described[-1]
    readings = tuple(sorted(parts.readings.get(tie, ()), key=lambda one: _order(one, parts.said)))
    drawn = rules.drawn(readings)
    added_on = clock.day_of(_moment(row["added_at"]))
    harm_direction = Direction(facts.get("harm_direction") or Direction.NONE)
    state_since, state_before = _state_run(described, added_on)
    confirmed_on = max(_confirmed(tie, readings, parts, added_on), _described_on(facts, added_on))
    return TieSeen(
        id=tie,
        a=_end(row, "a"),
        b=_end(row, "b"),
        kinds=tuple(TieKind(one) for one in _list(facts.get("kinds"))),
        direction=Direction(facts.get("direction") or Direction.NONE),
        harm_direction=drawn.harm_direction if harm_direction == Direction.NONE else harm_direction,
        influence_direction=Direction(facts.get("influence_direction") or Direction.NONE),
        state=_state(facts),
        state_since=state_since,
        state_before=state_before,
        since=facts.get("since") or "",
        until=facts.get("until") or "",
        non_contact=bool(facts.get("non_contact")),
        drawn=drawn,
        readings=readings,
        talks=tuple(parts.talks.get(tie, ())),
        fading=statement_rules.fading(confirmed_on, parts.day, parts.months),
        confirmed_on=confirmed_on,
        added_on=added_on,
        noted_by=facts.get("by") or "",
    )


def _state(fact: Mapping[str, Any]) -> TieState:
    return TieState(fact.get("state") or TieState.CURRENT)


def _state_run(described: list[dict[str, Any]], added_on: date) -> tuple[date, TieState]:
    """Since which day it has been described as it is now, and as what it was described before."""
    now, since, before = _state(described[-1]), added_on, TieState.CURRENT
    for earlier, later in pairwise(described):
        if _state(earlier) != _state(later) == now:
            since, before = clock.day_of(_moment(later["at"])), _state(earlier)
    return since, before


def _described_on(fact: Mapping[str, Any], added_on: date) -> date:
    """Whoever describes a tie anew has looked at it."""
    return clock.day_of(_moment(fact["at"])) if fact else added_on


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
        police=said.source == Source.POLICE_HELD if said else False,
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
