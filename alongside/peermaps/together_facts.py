"""A drawing in the making, as its adult may see it: plain data, no rows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.people.terms import Kind


@dataclass(frozen=True, slots=True)
class SittingSeen:
    """One sitting, without a word. fresh: no screen has shown it yet. until: when it goes if nobody finishes it."""

    id: UUID
    several: bool
    language: str
    needs: tuple[str, ...]
    fresh: bool
    ended: bool
    looked_at: bool
    until: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sitting that its adult has begun and not finished, or has not looked back on."""

    id: UUID
    started_on: date
    with_whom: str
    ended: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """A quiet "not OK", and the question that was on the screen; "" where it was none of them."""

    asked: str


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What an adult sees once they have the device back. named: how many people wait to be kept or let go."""

    id: UUID
    with_whom: str
    signs: tuple[Sign, ...]
    named: int


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named while drawing together, to keep or let go. said: (words, whether they are word for word)."""

    id: UUID
    name: str
    kind: Kind
    by_whom: str
    on: date
    until: date
    said: tuple[tuple[str, bool], ...]
