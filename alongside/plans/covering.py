"""Covering names in words that go to somebody who sees no names (`access.view`, `plan.group_version`)."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat
from alongside.people.facts import SOMEBODY, PersonSeen
from alongside.people.models import Person
from alongside.people.presenters import called_by_letter, letters
from alongside.people.queries import all_seen
from alongside.seals.rings import NO_LONGER_HELD

Cover: TypeAlias = Callable[[str], str]

_ALSO_WORDS = frozenset({"A", "I"})
"""Initials that are words too: covering them would cover every sentence and say whose they are."""

_SHORTEST_NAME = 3


def names_covered(opened: OpenCase) -> Cover:
    """Words in, words out with "Young person A" wherever somebody of the case is named. One statement.

    Everybody of the case is covered, held people and those who came off too; the letters are those of
    `people.queries.names`, so that a reader can follow one person through a page.
    """
    whole = everybody(opened)
    by_letter = letters(one.id for one in whole if one.is_in_view)
    return covering(
        (one.person for one in whole),
        lambda one: called_by_letter(one.kind, by_letter[one.id]) if one.id in by_letter else SOMEBODY,
    )


@dataclass(frozen=True, slots=True)
class Whole:
    """Somebody of a case with their names, for covering them."""

    person: PersonSeen
    is_in_view: bool

    @property
    def id(self) -> UUID:
        return self.person.id


def everybody(opened: OpenCase) -> tuple[Whole, ...]:
    """Everybody of the case in the order in which they came in, held people and those who came off too."""
    rows = list(Person.objects.filter(case=opened.id).order_by("added_at", "id"))
    seen = all_seen(replace(opened, sees=SeesWhat.ALL), rows)
    return tuple(
        Whole(one, row.off_at is None and row.restricted_on is None)
        for one, row in zip(seen, rows, strict=True)
    )


def covering(people: Iterable[PersonSeen], called: Callable[[PersonSeen], str]) -> Cover:
    """Words in, words out with everybody called as `called` says, however they were named. Pure."""
    calls = [(call, called(one)) for one in people for call in _calls(one)]
    in_order = sorted(calls, key=lambda call: -len(call[0].pattern))

    def cover(words: str) -> str:
        for call, instead in in_order:
            words = call.sub(instead.replace("\\", r"\\"), words)
        return words

    return cover


def as_it_is(words: str) -> str:
    """For those who see names: nothing is covered."""
    return words


def for_viewer(opened: OpenCase) -> Cover:
    """How this viewer may read words that anybody could stand in."""
    return as_it_is if opened.sees_names else names_covered(opened)


def _calls(person: PersonSeen) -> Iterator[re.Pattern[str]]:
    """Every way in which somebody may stand in a sentence: whole name, its parts, initials, J.K."""
    if person.full_name not in ("", NO_LONGER_HELD):
        yield _whole_word(re.escape(person.full_name), re.IGNORECASE)
        for name in person.full_name.split():
            if len(name) >= _SHORTEST_NAME:
                yield _whole_word(re.escape(name), re.IGNORECASE)
    if not person.unnamed and person.shown not in ("", NO_LONGER_HELD) and person.shown not in _ALSO_WORDS:
        apart = rf"(?: \({re.escape(person.apart)}\))?" if person.apart else ""
        yield _whole_word(_spelled(person.shown) + apart)


def _spelled(shown: str) -> str:
    """JK as it is typed: JK, J K, J.K and J.K."""
    if not shown.isalpha() or not shown.isupper():
        return re.escape(shown)
    dotted = r"\.".join(shown) + r"\."
    return rf"(?:{dotted}|{r'[. ]?'.join(shown)})"


def _whole_word(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", flags)
