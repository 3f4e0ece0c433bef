"""How people are called, and the letters that stand for them where names are not shown."""

from collections.abc import Iterable
from string import ascii_uppercase
from uuid import UUID

from alongside.people.terms import Kind


def called(shown: str, apart: str, note: str, *, unnamed: bool) -> str:
    """What lists and sentences say: initials, and what tells two people apart (`person.tell_apart`)."""
    if unnamed:
        return note or "somebody not named"
    return f"{shown} ({apart})" if apart else shown


def called_by_letter(kind: Kind, letter: str) -> str:
    """ "Young person A": for readers who see the case without names (`access.view`)."""
    return f"{kind.label.capitalize()} {letter}"


def letters(in_order: Iterable[UUID]) -> dict[UUID, str]:
    """A, B, … Z, AA, AB: by the order in which people came in, so that somebody new moves no letter."""
    return {person: letter(number) for number, person in enumerate(in_order)}


def letter(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    rest, last = divmod(number, 26)
    return (letter(rest - 1) if rest else "") + ascii_uppercase[last]
