"""Maps of three people put together by hand, without a database, and the sheets that are made of them."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from alongside.peermaps.facts import End, EndType, MapSeen, TieSeen
from alongside.peermaps.rules import Reading, drawn
from alongside.peermaps.terms import Direction, TieState
from alongside.peermaps.tests.made_maps import made_map
from alongside.people.terms import Kind
from alongside.plans import covering as names
from alongside.sharing import covering
from alongside.sharing.maps import papers
from alongside.sharing.maps.choices import Format, Leaving, Shows
from alongside.sharing.maps.papers import Wanted
from alongside.sharing.maps.sheets import MapSheet
from alongside.statements.facts import StatementSeen
from alongside.statements.terms import Exactness, Handling, Source, Voice

DAY = date(2026, 11, 3)

OBSERVED = StatementSeen(
    id=UUID(int=1), about=(), speaker=None, whose="The school", perspective="w-school", voice=Voice.PROFESSIONAL,
    source=Source.OBSERVED, checked=False, own_words=False, words="they wait for each other",
    handling=Handling.TEAM, origin=UUID(int=1), repeats=None, observed_on=DAY, observed_as=Exactness.DAY,
    recorded_at=datetime(2026, 11, 3, tzinfo=UTC), recorded_by=UUID(int=2), confirmed_on=DAY, fading=0,
    together=False,
)  # fmt: skip


def sheet(
    seen: MapSeen,
    *,
    initials: bool = False,
    shows: Iterable[Shows] = (),
    within_team: bool = True,
    view: str = "everyone",
    as_what: Format = Format.WORD,
) -> MapSheet:
    """The sheet as `papers.sheet` makes it of an open case, with names covered as it does."""
    how = Leaving(initials=initials, within_team=within_team, shows=frozenset(shows))
    wanted = Wanted(as_what=as_what, view=view, how=how, to_whom="the conference", purpose="plan")
    ages = covering.ages_covered if Shows.AGES not in how.shows else names.as_it_is

    def cover_with(instead: Any) -> Any:
        named = names.covering(seen.people, lambda one: instead.get(one.id, "somebody"))
        return covering.in_turn(named, ages)

    return papers.made(seen, wanted, "Peer map", cover_with)


def everything_on(found: MapSheet) -> str:
    """All of a sheet, for looking for what must not be there."""
    return json.dumps(asdict(found), ensure_ascii=False)


def three_people() -> MapSeen:
    """JK, RS and Mo in one row, and nothing else."""
    seen = made_map(4, people=3)
    calls = ((Kind.YOUNG_PERSON, "JK"), (Kind.YOUNG_PERSON, "RS"), (Kind.TRUSTED_ADULT, "Mo"))
    people = tuple(
        replace(
            one, kind=kind, shown=shown, name=shown, unnamed=False, note="", is_focus=False, has_died=False
        )
        for one, (kind, shown) in zip(seen.people, calls, strict=True)
    )
    stands = {one.id: (100.0 * place, 0.0) for place, one in enumerate(people)}
    return replace(seen, people=people, places=(), groups=(), ties=(), positions=stands)


def person_like(seen: MapSeen, place: int, **fields: Any) -> MapSeen:
    """The same map with one of its people otherwise."""
    people = [replace(one, **fields) if at == place else one for at, one in enumerate(seen.people)]
    return replace(seen, people=tuple(people))


def said(number: int, **fields: Any) -> tuple[StatementSeen, Reading]:
    """A statement, and what it says of a tie. fields: of either."""
    levels = {name: fields.pop(name, None) for name in ("support", "harm")}
    direction = fields.pop("harm_direction", Direction.NONE)
    statement = replace(OBSERVED, **{"id": UUID(int=number), "origin": UUID(int=number), **fields})
    reading = Reading(
        statement=statement.id,
        perspective=statement.perspective,
        label=statement.whose,
        voice=statement.voice,
        harm_direction=direction,
        sure=statement.is_sure,
        counts=True,
        police=statement.source == Source.POLICE_HELD,
        **levels,
    )
    return statement, reading


def drawn_by_hand(**levels: Any) -> Reading:
    """What was drawn and nobody has said."""
    return Reading(
        None,
        "",
        "",
        Voice.PROFESSIONAL,
        levels.get("support"),
        levels.get("harm"),
        Direction.NONE,
        False,
        True,
    )


def tied(seen: MapSeen, *heard: tuple[StatementSeen, Reading] | Reading, **fields: Any) -> MapSeen:
    """One tie between the first two. heard: what it rests on."""
    a, b = (End(EndType.PERSON, one.id) for one in seen.people[:2])
    readings = tuple(one if isinstance(one, Reading) else one[1] for one in heard)
    statements = tuple(one[0] for one in heard if not isinstance(one, Reading))
    found = drawn(readings)
    plain: dict[str, Any] = {
        "kinds": (), "direction": Direction.NONE, "harm_direction": found.harm_direction, "talks": (),
        "influence_direction": Direction.NONE, "non_contact": False, "since": "", "until": "", "fading": 0,
        "state": TieState.CURRENT,
    }  # fmt: skip
    tie = replace(made_map(7).ties[0], a=a, b=b, readings=readings, drawn=found, **{**plain, **fields})
    return replace(seen, ties=(tie,), statements=statements)


def with_statements(seen: MapSeen) -> MapSeen:
    """A made-up map with a statement behind each of its readings, as sure as the reading is; none repeats another."""
    readings = [one for tie in seen.ties for one in tie.readings if one.statement]
    statements = [
        replace(
            OBSERVED,
            id=one.statement,
            origin=one.statement,
            whose=one.label,
            perspective=one.perspective,
            source=Source.OBSERVED if one.sure else Source.TOLD_BY,
        )
        for one in readings
    ]
    ties = [replace(tie, readings=_counting(tie), drawn=drawn(_counting(tie))) for tie in seen.ties]
    return replace(seen, statements=tuple(statements), ties=tuple(ties))


def _counting(tie: TieSeen) -> tuple[Reading, ...]:
    return tuple(replace(one, counts=True) for one in tie.readings)


def printable(people: int) -> MapSheet:
    """A made-up map without names, of so many people; unchecked words and all, so that there is much to draw."""
    return sheet(with_statements(made_map(5, people)), shows=[Shows.UNCHECKED])
