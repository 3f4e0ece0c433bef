"""What became otherwise between two days of one map: added, ended, changed (`map.time`). Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from alongside.contexts.groups_facts import GroupSeen, PlaceSeen
from alongside.peermaps import narrative, tie_words
from alongside.peermaps.facts import End, MapSeen, TieSeen
from alongside.peermaps.spoken import spoken
from alongside.peermaps.terms import TieState
from alongside.people.facts import PersonSeen
from alongside.statements.facts import StatementSeen

Thing = TypeVar("Thing", PersonSeen, PlaceSeen, GroupSeen, TieSeen, StatementSeen)


class How(StrEnum):
    """How something differs from one day to the next."""

    ADDED = "added"
    ENDED = "ended"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """type: "person", "place", "tie", "group" or "statement". was, now: in words; "" where it was not there."""

    type: str
    id: UUID
    how: How
    title: str
    was: str
    now: str


def between(then: MapSeen, now: MapSeen) -> tuple[Difference, ...]:
    """Everything that is otherwise on the later day, in the order of the list."""
    names = spoken({**then.names, **now.names})
    return (
        *_found("person", then.people, now.people, lambda one: one.name, lambda one: one.kind_label),
        *_found("tie", then.ties, now.ties, lambda one: tie_words.pair_words(one, names), _tie_words(names)),
        *_found("group", then.groups, now.groups, lambda one: one.name, _group_words(names)),
        *_found("place", then.places, now.places, lambda one: one.name, _place_words(names)),
        *_found("statement", then.statements, now.statements, lambda one: one.whose, _said_words),
    )


def _found(
    type: str,  # noqa: A002
    then: Sequence[Thing],
    now: Sequence[Thing],
    title: Callable[[Thing], str],
    words: Callable[[Thing], str],
) -> Iterable[Difference]:
    before = {one.id: one for one in then}
    after = {one.id for one in now}
    for one in now:
        was = before.get(one.id)
        if was is None:
            yield Difference(type, one.id, How.ADDED, title(one), "", words(one))
        elif words(was) != words(one):
            how = How.ENDED if _is_over(one) and not _is_over(was) else How.CHANGED
            yield Difference(type, one.id, how, title(one), words(was), words(one))
    for one in then:
        if one.id not in after:
            yield Difference(type, one.id, How.ENDED, title(one), words(one), "")


def _is_over(one: object) -> bool:
    return isinstance(one, TieSeen) and one.state == TieState.PAST


def _tie_words(names: Mapping[End, str]) -> Callable[[TieSeen], str]:
    """Fading is no difference: it only says that nobody has looked."""
    return lambda one: tie_words.what_is_said(replace(one, fading=0), names)


def _group_words(names: Mapping[End, str]) -> Callable[[GroupSeen], str]:
    """What it is called in their own words is no difference of days: it has no history."""
    return lambda one: narrative.group_words(replace(one, own_words=""), names)


def _place_words(names: Mapping[End, str]) -> Callable[[PlaceSeen], str]:
    return lambda one: narrative.place_words(one, names)


def _said_words(one: StatementSeen) -> str:
    return narrative.said_words(replace(one, fading=0)).removeprefix(", ")
