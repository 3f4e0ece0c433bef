"""Where people of an import stand: as they were placed on a screen, beside what is on the map already. Pure."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from alongside.peermaps.importing.preview import Preview
from alongside.peermaps.places_near import APART, Point, free

WIDTH, HEIGHT = 1200.0, 750.0
"""What a screen full of people measures on the map."""

_BESIDE = 220.0


@dataclass(frozen=True, slots=True)
class Standing:
    """keys: of things of the import that have a place on the map already. placed: everybody's."""

    keys: frozenset[str]
    placed: Mapping[UUID, Point]


def points(
    preview: Preview,
    positions_of: str,
    one_of: Mapping[str, str],
    standing: Standing,
    on_map: Collection[str],
) -> dict[str, Point]:
    """Points for those who were placed in one interview; nobody stands on anybody else. The rest wait in the tray."""
    sessions = list(dict.fromkeys(position.perspective for position in preview.positions))
    chosen = positions_of if positions_of in sessions else next(iter(sessions), "")
    taken = list(standing.placed.values())
    right = max((x for x, _ in taken), default=0.0) + _BESIDE if taken else 0.0
    places = {place.key for place in preview.places}
    found: dict[str, Point] = {}
    for position in preview.positions:
        key = one_of.get(position.thing, position.thing)
        if position.perspective != chosen or key in found or key in standing.keys:
            continue
        if key in on_map or key in places:
            found[key] = _room((right + position.x * WIDTH, position.y * HEIGHT), taken)
            taken.append(found[key])
    return found


def _room(spot: Point, taken: list[Point]) -> Point:
    if all(math.dist(spot, other) >= APART for other in taken):
        return (round(spot[0], 1), round(spot[1], 1))
    return free(taken, spot)
