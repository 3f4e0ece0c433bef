"""Tidy without a script: the editor's own code suggests a clearer picture, told in words before it is kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from alongside.lib.errors import NotOpenToYou
from alongside.lib.ids import read
from alongside.peermaps.layout import of_map

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Suggested:
    """Who would move where, and what becomes clearer. moves: id -> [x, y]; names: of those who would move."""

    moves: dict[str, Point]
    names: tuple[str, ...]
    crossings_now: int
    crossings_then: int

    @property
    def words(self) -> str:
        """ "4 would move. 6 pairs of ties cross now, 2 would then."."""
        if not self.moves:
            return "Nobody would move: this is as clear as it gets."
        now, then = self.crossings_now, self.crossings_then
        return f"{len(self.moves)} would move. Ties that cross each other: {now} now, {then} then."


def suggested(document: Mapping[str, Any], how: str) -> Suggested:
    """What Tidy suggests for a map document. how: "little", "fresh" or "all"."""
    found = of_map.tidy(document, how)
    placed = [*document["people"], *document["places"]]
    now = {one["id"]: tuple(one["placed"]) for one in placed if one["placed"]}
    moves = {one["id"]: found[one["id"]] for one in placed if found.get(one["id"]) != now.get(one["id"])}
    return Suggested(
        moves=moves,
        names=tuple(_name(one) for one in placed if one["id"] in moves),
        crossings_now=_crossings(document["ties"], now),
        crossings_then=_crossings(document["ties"], {**now, **found}),
    )


def _name(one: Mapping[str, Any]) -> str:
    """How somebody or something is called; whoever is not named goes by the note."""
    called = one.get("name") or (one["note"] if one.get("kind") == "unnamed" else one.get("shown"))
    return str(called or "somebody")


def read_moves(text: str) -> dict[UUID, Point | None]:
    """What the form carries, as the operation takes it. Raises NotOpenToYou for anything else."""
    try:
        given = json.loads(text)
        found = {read(one): _point(point) for one, point in given.items()}
    except (ValueError, AttributeError, TypeError):
        raise NotOpenToYou from None
    if None in found:
        raise NotOpenToYou
    return {one: point for one, point in found.items() if one}


def _point(given: Any) -> Point | None:
    if given is None:
        return None
    x, y = given
    return (float(x), float(y))


def _crossings(ties: Sequence[Mapping[str, Any]], at: Mapping[str, Point]) -> int:
    """Pairs of ties that cross; ties that share an end do not count."""
    lines = [
        (tie["a"]["id"], tie["b"]["id"]) for tie in ties if tie["a"]["id"] in at and tie["b"]["id"] in at
    ]
    return sum(
        _cross(*(at[end] for end in (*one, *other)))
        for one, other in combinations(lines, 2)
        if not {*one} & {*other}
    )


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(p: Point, q: Point, r: Point) -> float:
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
