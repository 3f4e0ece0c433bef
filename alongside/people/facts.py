"""Somebody in the record as this viewer may see them: plain words, no rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from alongside.people.terms import AgeBand, Kind, RestsOn

SOMEBODY = "somebody"
"""How a person is called who is not, or not any more, in view."""

Names: TypeAlias = Callable[[UUID], str]


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """One person of a case.

    shown: what stands inside the shape: initials, "?" for somebody unnamed, a letter without names.
    name: what lists and sentences say: "JK", "JK (year 9)", "a friend from the bus", "Young person A".
    known_at: since when this record knows of them, unnamed perhaps; never after added_at.
    full_name, note, apart, pronouns: "" where nothing is known or this viewer sees no names.
    """

    id: UUID
    kind: Kind
    shown: str
    name: str
    full_name: str
    note: str
    apart: str
    pronouns: str
    symbol: str
    colour: str
    age_band: AgeBand
    unnamed: bool
    is_focus: bool
    has_died: bool
    provisional_until: date | None
    added_at: datetime
    known_at: datetime

    @property
    def kind_label(self) -> str:
        return "not named" if self.unnamed else self.kind.label

    @property
    def is_young(self) -> bool:
        return self.kind == Kind.YOUNG_PERSON

    @property
    def is_named(self) -> bool:
        return not self.unnamed


def may_be(somebody: PersonSeen, people: Iterable[PersonSeen]) -> tuple[PersonSeen, ...]:
    """Who a placeholder, or a name said while drawing together, may turn out to be: somebody named, of the same kind,
    whom it was decided to keep (`map.placeholder`)."""
    return tuple(
        one
        for one in people
        if one.is_named
        and one.provisional_until is None
        and one.kind == somebody.kind
        and one.id != somebody.id
    )


@dataclass(frozen=True, slots=True)
class InclusionSeen:
    """Why somebody is in the record (`map.inclusion`)."""

    need: str
    evidence: str
    rests_on: tuple[RestsOn, ...]
    decided_by: str
    decided_on: date
    review_on: date

    @property
    def rests_on_label(self) -> str:
        return "; ".join(one.label for one in self.rests_on)


def names_of(found: Iterable[PersonSeen]) -> Names:
    """How each of these is called; anybody else is "somebody"."""
    by_id = {one.id: one.name for one in found}
    return lambda person: by_id.get(person, SOMEBODY)
