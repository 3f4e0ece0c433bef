"""In which order people and places leave, and the letters that follow from it (`map.export`).

Letters go by where people stand, row by row: they say no more than the picture does, and two papers of one
picture say A of the same person. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from uuid import UUID

from alongside.contexts.groups_facts import PlaceSeen
from alongside.peermaps.facts import MapSeen
from alongside.people.facts import SOMEBODY, PersonSeen
from alongside.people.presenters import called_by_letter
from alongside.sharing.maps.choices import Leaving

ROW = 90.0
"""Map units: people whose heights differ by less stand in one row. A circle is 60 high."""


@dataclass(frozen=True, slots=True)
class Order:
    """Who and what is on the map, in the order in which it leaves."""

    people: tuple[PersonSeen, ...]
    places: tuple[PlaceSeen, ...]

    @property
    def letters(self) -> dict[UUID, str]:
        return {one.id: letter(number) for number, one in enumerate(self.people)}


def letter(number: int) -> str:
    """0 is A, 25 is Z, 26 is A2: two letters would look like somebody's initials."""
    round_of, place = divmod(number, len(ascii_uppercase))
    return f"{ascii_uppercase[place]}{round_of + 1 if round_of else ''}"


def in_order(seen: MapSeen) -> Order:
    """By where they stand: row by row from the top, from left to right; then who is not placed, by random id."""
    return Order(
        tuple(sorted(seen.people, key=lambda one: _stands(seen, one.id))),
        tuple(sorted(seen.places, key=lambda one: _stands(seen, one.id))),
    )


def _stands(seen: MapSeen, thing: UUID) -> tuple[bool, float, float, float, UUID]:
    x, y = seen.positions.get(thing, (0.0, 0.0))
    return (thing not in seen.positions, y // ROW, x, y, thing)


def stands_for(how: Leaving, order: Order) -> dict[UUID, str]:
    """What takes the place of everybody's names in typed words: "Young person A", or their initials."""
    by_letter = order.letters
    return {
        one.id: (SOMEBODY if one.unnamed else one.shown)
        if how.initials
        else called_by_letter(one.kind, by_letter[one.id])
        for one in order.people
    }


def numbered(names: Sequence[str]) -> list[str]:
    """ "School", "Place 1", "Place 2": a number only where there are several of a kind."""
    so_far: dict[str, int] = {}
    found = []
    for name in names:
        so_far[name] = so_far.get(name, 0) + 1
        found.append(f"{name} {so_far[name]}" if names.count(name) > 1 else name)
    return found
