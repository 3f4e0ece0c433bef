"""People of different interviews who may be one person: proposed, never decided (`map.import`)."""

from collections.abc import Iterable

from alongside.peermaps.importing.initials import initials, is_unnamed
from alongside.peermaps.importing.preview import Match
from alongside.peermaps.importing.source import Session, Thing
from alongside.peermaps.importing.text import plain

_MOST = 50


def matches(people: Iterable[Thing], sessions: Iterable[Session]) -> tuple[Match, ...]:
    """Who has the same entry, name or initials in several sessions; each set of people once."""
    people = list(people)
    if len(list(sessions)) < 2:
        return ()
    proposed: dict[tuple[str, ...], str] = {}
    for why, tell in _SAME:
        together: dict[str, list[Thing]] = {}
        for person in people:
            if said := tell(person):
                together.setdefault(said, []).append(person)
        for found in together.values():
            if len({person.session for person in found}) > 1 and len(found) <= _MOST:
                proposed.setdefault(tuple(person.key for person in found), why)
    return tuple(Match(keys, why) for keys, why in proposed.items())


def _entry(person: Thing) -> str:
    """The id without its session: people picked from one list keep it in every interview."""
    number = person.key.rpartition("/")[2]
    return "" if person.is_ego or len(number) < 8 else number


def _name(person: Thing) -> str:
    return "" if is_unnamed(person.label) else plain(person.label)


def _letters(person: Thing) -> str:
    if is_unnamed(person.label):
        return ""
    letters = initials(person.label)
    return letters if len(letters) > 1 else ""


_SAME = (
    ("They have the same id in these interviews.", _entry),
    ("They have the same name in these interviews.", _name),
    ("They have the same initials in these interviews.", _letters),
)
