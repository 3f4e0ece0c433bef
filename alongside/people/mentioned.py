"""Whom a sentence speaks of, so that it is sealed for all of them (`rights.remove`)."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol
from uuid import UUID

from alongside.people.facts import SOMEBODY, PersonSeen

_ALSO_WORDS = frozenset({"A", "I"})
"""Initials that are words too; nobody is found by them alone."""

_SHORTEST_NAME = 3


class Called(Protocol):
    """What somebody is called by."""

    @property
    def unnamed(self) -> bool: ...
    @property
    def shown(self) -> str: ...
    @property
    def full_name(self) -> str: ...


def mentioned(words: str, people: Iterable[PersonSeen]) -> tuple[UUID, ...]:
    """Those whose initials, chosen word or name stand in the words, as whole words."""
    return tuple(one.id for one in people if any(_stands_in(words, call) for call in _calls(one)))


def without(words: str, person: Called) -> str:
    """The words with "somebody" where this person is called by initials, chosen word or name.

    A lone "A" or "I" stays: it is a word more often than somebody, and says nobody's name.
    """
    for call in _calls(person):
        words = call.sub(SOMEBODY, words)
    return words


def _calls(person: Called) -> Iterator[re.Pattern[str]]:
    if not person.unnamed and person.shown and person.shown not in _ALSO_WORDS:
        yield re.compile(rf"(?<!\w){re.escape(person.shown)}(?!\w)")
    for name in person.full_name.split():
        if len(name) >= _SHORTEST_NAME:
            yield re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def _stands_in(words: str, call: re.Pattern[str]) -> bool:
    return call.search(words) is not None
