"""Taking somebody out of a record for good: rows, words, and then the key (`map.together`, foundations of removal).

Used where nobody decided that they need to be here: a name said while drawing together and let go. The same path
serves the day by which a decision had to be made. What others said stays theirs, with the name covered.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey, Model

from alongside.activity.doors import Operation
from alongside.cases import due
from alongside.cases.models import Case
from alongside.people import changes
from alongside.people.mentioned import without
from alongside.people.models import Joining, Person
from alongside.seals import rings
from alongside.seals.fields import SealedField
from alongside.seals.rings import Ring

REMINDERS = ("people.confirm", "people.harm_questions", "people.review")


@dataclass(frozen=True, slots=True)
class Gone:
    """How somebody was called, for as long as their name is being covered."""

    unnamed: bool
    shown: str
    apart: str
    full_name: str


def erase(op: Operation, person: Person) -> None:
    """Gone from every table and every sentence, and in the end the key that opened what was about them.

    Other slices take away what is only about this person first (`changes.tell_gone`); whatever else was sealed for
    them is sealed again for those who stay, and no earlier row of the case can come back (`joining`). The key goes once
    that is committed, and with it every copy.
    """
    ring = rings.ring(person.case_id, op)
    case, gone = person.case_id, person.pk
    called = _called(ring, person)
    others = [_called(ring, one) for one in Person.objects.of(case).exclude(pk=gone)]
    changes.tell_gone(op, case, gone)
    Joining.objects.filter(placeholder__case=case).delete()
    for kind in REMINDERS:
        due.done(case=case, kind=kind, about=gone)
    person.delete()
    seal_again(ring, case, gone, lambda words: without(words, called, others))
    op.afterwards(lambda: rings.erase([gone]))


def _called(ring: Ring, person: Person) -> Gone:
    shown, apart, full_name = (ring.read(person, name) for name in ("shown", "apart", "full_name"))
    return Gone(person.unnamed, shown, apart, full_name)


def seal_again(ring: Ring, case: UUID, gone: UUID, cover: Callable[[str], str]) -> None:
    """Every word of a case that was sealed for somebody gone is sealed for the others it concerns."""
    for model, path, fields in _sealed_tables():
        for row in model._default_manager.filter(**{path: case}):
            touched = [field for field in fields if _concerns(getattr(row, field), gone)]
            for field in touched:
                others = [one for one in getattr(row, field).subjects() if one not in (case, gone)]
                ring.fill(row, concerns=others, **{field: cover(ring.read(row, field))})
            if touched:
                row.save(update_fields=touched)


def _concerns(value: Any, person: UUID) -> bool:
    return value is not None and person in value.subjects()


@cache
def _sealed_tables() -> tuple[tuple[type[Model], str, tuple[str, ...]], ...]:
    """(table, path to its case, sealed columns) of every table that holds words, whichever slice it belongs to."""
    return tuple(_found())


def _found() -> Iterator[tuple[type[Model], str, tuple[str, ...]]]:
    for model in apps.get_models():
        fields = tuple(one.name for one in model._meta.local_fields if isinstance(one, SealedField))
        path = path_to_case(model) if fields else ""
        if path and path != "pk":
            yield model, path, fields


def path_to_case(model: Any, seen: frozenset[Any] = frozenset()) -> str:
    """The way from a table to its case by foreign keys, such as "person__case"; "" where there is none."""
    if model is Case:
        return "pk"
    links = [one for one in model._meta.local_fields if isinstance(one, ForeignKey)]
    for link in links:
        if link.related_model is Case:
            return str(link.name)
    for link in links:
        if link.related_model not in seen and link.related_model is not model:
            further = path_to_case(link.related_model, seen | {model})
            if further:
                return f"{link.name}__{further}"
    return ""
