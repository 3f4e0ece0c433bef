"""Ties of the file as the map has them: one pair has one tie, with what each view says of it. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from alongside.peermaps.importing.preview import End, Preview, Statement, Tie
from alongside.peermaps.importing.problems import Where

_OTHER_WAY = {"a_to_b": "b_to_a", "b_to_a": "a_to_b"}
_PRESENT = ("some", "strong")
_STATES = ("current", "uncertain", "past")


@dataclass(frozen=True, slots=True)
class PlannedSaid:
    """What one view says of a tie. words: the file's own, or "" where it only has a kind. kinds: the file's words."""

    perspective: str
    source: str
    on: date | None
    words: str
    kinds: tuple[str, ...]
    support: str
    harm: str
    harm_direction: str
    where: Where


@dataclass(frozen=True, slots=True)
class PlannedTie:
    """a, b: ends, people by the key they were united under. direction: of support, or of what is not said."""

    a: End
    b: End
    kinds: tuple[str, ...]
    direction: str
    influence_direction: str
    state: str
    said: tuple[PlannedSaid, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """A tie that stays out, because one of its ends does."""

    a: str
    b: str
    where: Where


def ties(
    preview: Preview, one_of: Mapping[str, str], things: Collection[str]
) -> tuple[tuple[PlannedTie, ...], tuple[Without, ...]]:
    """Ties that come in and ties that do not. one_of: the key somebody was united under. things: what comes in."""
    said = {one.tie: one for one in preview.statements}
    together: dict[frozenset[End], list[tuple[Tie, bool]]] = {}
    without = []
    for tie in preview.ties:
        a, b = (_end(end, one_of) for end in (tie.a, tie.b))
        if a.key not in things or b.key not in things or a == b:
            without.append(Without(tie.a.key, tie.b.key, tie.where))
            continue
        found = together.setdefault(frozenset((a, b)), [])
        turned = bool(found) and _end(found[0][0].a, one_of) != a
        found.append((tie, turned))
    return tuple(_united(found, said, one_of) for found in together.values()), tuple(without)


def _end(end: End, one_of: Mapping[str, str]) -> End:
    return End(end.type, one_of.get(end.key, end.key))


def _united(
    found: list[tuple[Tie, bool]], said: Mapping[str, Statement], one_of: Mapping[str, str]
) -> PlannedTie:
    first = found[0][0]
    ways = [(tie, _turned(tie.direction, turned)) for tie, turned in found]
    return PlannedTie(
        a=_end(first.a, one_of),
        b=_end(first.b, one_of),
        kinds=tuple(dict.fromkeys(kind for tie, _ in found for kind in tie.kinds)),
        direction=_both(way for tie, way in ways if tie.harm not in _PRESENT or tie.support in _PRESENT),
        influence_direction=_both(way for tie, way in ways if "influence" in tie.kinds),
        state=max((tie.state for tie, _ in found), key=_STATES.index),
        said=tuple(_said(tie, said[tie.key], way) for tie, way in ways),
    )


def _said(tie: Tie, said: Statement, way: str) -> PlannedSaid:
    return PlannedSaid(
        perspective=tie.perspective,
        source=said.kind,
        on=said.on,
        words=said.words,
        kinds=tie.source_kinds,
        support=tie.support,
        harm=tie.harm,
        harm_direction=way if tie.harm in _PRESENT else "none",
        where=tie.where,
    )


def _turned(direction: str, turned: bool) -> str:
    return _OTHER_WAY.get(direction, direction) if turned else direction


def _both(ways: Iterable[str]) -> str:
    """One way said by one and the other way by another is both ways."""
    found = set(ways) - {"none"}
    if not found:
        return "none"
    return found.pop() if len(found) == 1 else "both"
