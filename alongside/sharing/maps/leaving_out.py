"""What a map rests on when it leaves: handling conditions travel on, and what is neither first-hand nor checked stays.

`sharing.protect`, `map.statement`. What rested on nothing else stays here with it. Pure.
"""

from dataclasses import replace

from alongside.peermaps import rules, viewing
from alongside.peermaps.facts import MapSeen, TieSeen
from alongside.peermaps.rules import PRESENT
from alongside.peermaps.terms import Direction, TieKind
from alongside.sharing.maps.choices import Leaving, Shows
from alongside.statements.facts import StatementSeen
from alongside.statements.terms import Handling

_KINDS_OF_HARM = frozenset({TieKind.HARMED_BY, TieKind.CONTROLLED_BY})


def may_leave(said: StatementSeen, how: Leaving) -> bool:
    """`sharing.protect`: what is for the lead alone never leaves; what has another condition stays in the team."""
    return said.handling == Handling.TEAM or (how.within_team and said.handling != Handling.LEAD_ONLY)


def as_far_as_it_may_leave(seen: MapSeen, how: Leaving) -> MapSeen:
    """The map resting only on what may leave; unchecked and police-held only when chosen."""
    unchosen = () if Shows.UNCHECKED in how.shows else (rules.UNCHECKED, rules.POLICE)
    found = viewing.without(viewing.keeping(seen, lambda said: may_leave(said, how)), unchosen)
    before = {one.id: one for one in seen.ties}
    return replace(found, ties=tuple(_in_step(before[one.id], one) for one in found.ties))


def conditions_on(seen: MapSeen) -> tuple[str, ...]:
    """`sharing.protect`: the handling conditions of everything that is still on the map, as sentences."""
    spoken = {reading.statement for tie in seen.ties for reading in tie.readings}
    found = {one.handling for one in seen.statements if one.id in spoken}
    return tuple(words for handling, words in _CONDITIONS.items() if handling in found)


_CONDITIONS = {
    Handling.NOT_TO_FAMILY: "Some of it is not to be told to family without asking.",
    Handling.THEMES_ONLY: "Some of it leaves this team only as a theme.",
}


def _in_step(before: TieSeen, now: TieSeen) -> TieSeen:
    """What says who harms whom goes with the statements that said so."""
    if now.readings == before.readings:
        return before
    said = before.harm_direction == before.drawn.harm_direction
    if now.drawn.harm in PRESENT:
        return replace(now, harm_direction=now.drawn.harm_direction if said else now.harm_direction)
    kinds = tuple(one for one in now.kinds if one not in _KINDS_OF_HARM)
    return replace(now, kinds=kinds, harm_direction=Direction.NONE)
