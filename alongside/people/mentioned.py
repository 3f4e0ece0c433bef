"""Whom a sentence speaks of, so that it is sealed for all of them (`rights.remove`).

The longest call that fits is the one that is meant (`person.tell_apart`): "J 2" is not J, nor is "JK (bus)" the
other JK.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    def apart(self) -> str: ...
    @property
    def full_name(self) -> str: ...


def mentioned(words: str, people: Iterable[PersonSeen]) -> tuple[UUID, ...]:
    """Those whose initials, chosen word or name stand in the words, as whole words."""
    known = tuple(people)
    found = {one for _, whom in _found(words, known) for one in whom}
    return tuple(one.id for at, one in enumerate(known) if at in found)


def meant(words: str, people: Iterable[PersonSeen]) -> tuple[UUID, ...]:
    """Those of them who alone are called so: words about "JK" say of no one of two JKs that they are about them."""
    known = tuple(people)
    found = {one for _, whom in _found(words, known) if len(whom) == 1 for one in whom}
    return tuple(one.id for at, one in enumerate(known) if at in found)


def without(words: str, person: Called, others: Iterable[Called] = ()) -> str:
    """The words with "somebody" where this person is called by initials, chosen word or name.

    A lone "A" or "I" stays: it is a word more often than somebody, and says nobody's name. What others are called
    by stays too, where this person's call is only a part of it.
    """
    covered = [found.span() for found, whom in _found(words, (person, *others)) if 0 in whom]
    for start, end in reversed(covered):
        words = words[:start] + SOMEBODY + words[end:]
    return words


def _found(words: str, people: Sequence[Called]) -> Iterator[tuple[re.Match[str], frozenset[int]]]:
    """Each call in the words with the places in `people` of those who are called so."""
    exactly: defaultdict[str, set[int]] = defaultdict(set)
    by_name: defaultdict[str, set[int]] = defaultdict(set)
    for at, one in enumerate(people):
        for call in _shown(one):
            exactly[call].add(at)
        for name in one.full_name.split():
            if len(name) >= _SHORTEST_NAME:
                by_name[name.lower()].add(at)
    calls = [(call, re.escape(call)) for call in exactly] + [
        (name, f"(?i:{re.escape(name)})") for name in by_name
    ]
    if not calls:
        return
    longest_first = "|".join(pattern for _, pattern in sorted(calls, key=lambda one: -len(one[0])))
    for found in re.finditer(rf"(?<!\w)(?:{longest_first})(?!\w)", words):
        yield found, frozenset(exactly[found[0]] | by_name[found[0].lower()])


def _shown(person: Called) -> Iterator[str]:
    if person.unnamed or not person.shown:
        return
    if person.shown not in _ALSO_WORDS:
        yield person.shown
    if person.apart:
        yield f"{person.shown} ({person.apart})"
