"""A map as one viewer may see it: people, places, ties, groups and words, without rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from alongside.contexts.groups_facts import GroupSeen, PlaceSeen
from alongside.peermaps.rules import Drawn, Reading
from alongside.peermaps.terms import Direction, TieKind, TieState
from alongside.people.facts import InclusionSeen, PersonSeen
from alongside.people.terms import Kind
from alongside.statements.facts import StatementSeen
from alongside.statements.terms import Voice


class EndType(StrEnum):
    """What a tie can have at its ends."""

    PERSON = "person"
    PLACE = "place"
    GROUP = "group"


@dataclass(frozen=True, slots=True, order=True)
class End:
    """One end of a tie."""

    type: EndType
    id: UUID


@dataclass(frozen=True, slots=True)
class TalkSeen:
    """What came of talking about a difference. words: "" without names."""

    id: UUID
    on: date
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class TieSeen:
    """A tie with everything said about it.

    since, until: "2026-11-03", "2026-11", "2026" or "". fading: 0 to 3. noted_by: who described it last.
    state_since: the day from which it has been described as it is now; state_before: as what until then.
    """

    id: UUID
    a: End
    b: End
    kinds: tuple[TieKind, ...]
    direction: Direction
    harm_direction: Direction
    influence_direction: Direction
    state: TieState
    since: str
    until: str
    non_contact: bool
    drawn: Drawn
    readings: tuple[Reading, ...]
    talks: tuple[TalkSeen, ...]
    fading: int
    added_on: date
    noted_by: str
    confirmed_on: date = date.min
    state_since: date = date.min
    state_before: TieState = TieState.CURRENT

    @property
    def statements(self) -> tuple[UUID, ...]:
        return tuple(one.statement for one in self.readings if one.statement)

    @property
    def ends(self) -> frozenset[End]:
        return frozenset({self.a, self.b})

    def other(self, end: End) -> End:
        """The end across from this one."""
        return self.b if end == self.a else self.a


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on a map, by kind and id, whether it is still there or not."""

    kind: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Perspective:
    """Somebody whose view there is, or may be. person: their place on this map, where they have one."""

    key: str
    label: str
    voice: Voice
    person: UUID | None


@dataclass(frozen=True, slots=True)
class View:
    """A way to see the map. kind: everyone, person, professionals, compare. perspectives: whose statements."""

    key: str
    label: str
    kind: str
    perspectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Here:
    """Who and what is on a map, without its ties: what forms offer. statements: only where they were asked for."""

    people: tuple[PersonSeen, ...]
    names: Mapping[End, str]
    statements: tuple[StatementSeen, ...]


@dataclass(frozen=True, slots=True)
class TiePage:
    """One tie with every voice on it, newest first, and how everything at its ends is called."""

    tie: TieSeen
    here: Here
    statements: tuple[StatementSeen, ...]
    may_edit: bool


@dataclass(frozen=True, slots=True)
class MapSeen:
    """One map, whole.

    on: the day the map is shown as of. known_on: the day at whose end this was known.
    is_then: an earlier day was asked for, so nothing can be changed.
    days: on which something was written down; happened: from which something was so.
    why_not: sentences that say why people may not be added, or nothing may be changed.
    held: people and places put where they are by hand.
    said_of: statement -> places and groups it is about. told: person -> whether they know, as a sentence.
    undecided: person named while drawing together -> the day by which they are kept or let go; only for who may decide.
    crossed: this viewer's changes that crossed with a colleague's; only where the map is read to be edited.
    """

    title: str
    level: int
    version: int
    on: date
    known_on: date
    today: date
    is_then: bool
    may_edit: bool
    may_add_people: bool
    why_not: tuple[str, ...]
    people: tuple[PersonSeen, ...]
    inclusions: Mapping[UUID, InclusionSeen]
    told: Mapping[UUID, str]
    places: tuple[PlaceSeen, ...]
    groups: tuple[GroupSeen, ...]
    group_fading: Mapping[UUID, int]
    ties: tuple[TieSeen, ...]
    statements: tuple[StatementSeen, ...]
    said_of: Mapping[UUID, tuple[End, ...]]
    positions: Mapping[UUID, tuple[float, float]]
    held: frozenset[UUID]
    perspectives: tuple[Perspective, ...]
    views: tuple[View, ...]
    days: tuple[date, ...]
    happened: tuple[date, ...]
    undecided: Mapping[UUID, date] = field(default_factory=dict)
    crossed: tuple[Mapping[str, Any], ...] = ()

    def name_of(self, end: End) -> str:
        """How an end of a tie is called."""
        return self.names.get(end, "somebody")

    @property
    def names(self) -> dict[End, str]:
        return {
            **{End(EndType.PERSON, one.id): one.name for one in self.people},
            **{End(EndType.PLACE, one.id): one.name for one in self.places},
            **{End(EndType.GROUP, one.id): one.name for one in self.groups},
        }

    def rests_on_more_than_hearsay(self, person: PersonSeen) -> bool:
        """`map.adults`: an adult said to cause harm is hatched only when somebody first-hand or checked says so."""
        me = End(EndType.PERSON, person.id)
        return person.kind == Kind.SAID_TO_CAUSE_HARM and any(
            me in tie.ends and tie.drawn.harm_checked for tie in self.ties
        )

    @property
    def need_confirming(self) -> int:
        return sum(1 for one in self.statements if one.fading)


def told_as(label: str) -> str:
    """A label inside a sentence: "the school", not "The school"."""
    return f"the {label[4:]}" if label.startswith("The ") else label
