"""Pair by pair: which pairs of people are still to be asked about. Pure; nothing is inferred about any of them
(`group.nothing_inferred`). Whom nobody has decided about yet is not asked about (`map.together`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from alongside.peermaps.facts import End, EndType, MapSeen


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people without a tie. first, second: how they are called."""

    a: End
    b: End
    first: str
    second: str

    @property
    def key(self) -> str:
        return f"{self.a.id}.{self.b.id}"


def still_open(seen: MapSeen, after: str) -> tuple[Pair, ...]:
    """Pairs without a tie, the young person the case is about first. after: the key of the one asked last."""
    every = list(_every(seen))
    keys = [one.key for one in every]
    start = keys.index(after) + 1 if after in keys else 0
    tied = {tie.ends for tie in seen.ties}
    return tuple(one for one in every[start:] if frozenset({one.a, one.b}) not in tied)


def left(count: int) -> str:
    """ "3 pairs left"."""
    return f"{count} {'pair' if count == 1 else 'pairs'} left. Nobody is connected unless you say so."


def _every(seen: MapSeen) -> Iterator[Pair]:
    decided = [one for one in seen.people if one.provisional_until is None]
    people = sorted(decided, key=lambda one: not one.is_focus)
    for one, other in combinations(people, 2):
        yield Pair(End(EndType.PERSON, one.id), End(EndType.PERSON, other.id), one.name, other.name)
