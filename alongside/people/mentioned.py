"""Whom a sentence speaks of, so that it is sealed for all of them (`rights.remove`)."""

import re
from collections.abc import Iterable, Iterator
from uuid import UUID

from alongside.people.facts import PersonSeen

_ALSO_WORDS = frozenset({"A", "I"})
"""Initials that are words too; nobody is found by them alone."""

_SHORTEST_NAME = 3


def mentioned(words: str, people: Iterable[PersonSeen]) -> tuple[UUID, ...]:
    """Those whose initials, chosen word or name stand in the words, as whole words."""
    return tuple(one.id for one in people if any(_stands_in(words, call) for call in _calls(one)))


def _calls(person: PersonSeen) -> Iterator[re.Pattern[str]]:
    if not person.unnamed and person.shown and person.shown not in _ALSO_WORDS:
        yield re.compile(rf"(?<!\w){re.escape(person.shown)}(?!\w)")
    for name in person.full_name.split():
        if len(name) >= _SHORTEST_NAME:
            yield re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def _stands_in(words: str, call: re.Pattern[str]) -> bool:
    return call.search(words) is not None
