"""Whom words speak of, and handing words over when a placeholder turns out to be somebody already here."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat
from alongside.people.mentioned import mentioned
from alongside.people.models import Person
from alongside.people.queries import all_seen
from alongside.seals.fields import SealedField
from alongside.seals.sealed import Sealed


def concerned(opened: OpenCase, *words: str, also: Iterable[UUID | None] = ()) -> tuple[UUID, ...]:
    """Everybody of the case whom the words speak of, held or not, whatever their writer may see. One statement.

    also: people who are meant without being named.
    """
    whole = replace(opened, sees=SeesWhat.ALL)
    known = all_seen(whole, Person.objects.of(opened.id))
    meant = [one for one in also if one is not None]
    return tuple(dict.fromkeys([*meant, *mentioned("\n".join(words), known)]))


def hand_over(opened: OpenCase, rows: "QuerySet[Any]", gone: UUID, known: UUID) -> None:
    """Seal every sentence that was sealed for `gone` for `known` instead."""
    for row in rows:
        changed = [name for name in _sealed(row) if gone in _subjects(row, name)]
        for name in changed:
            to = [known if one == gone else one for one in _subjects(row, name)]
            opened.ring.fill(row, concerns=to, **{name: opened.ring.read(row, name)})
        if changed:
            row.save(update_fields=changed)


def _sealed(row: Any) -> list[str]:
    return [field.name for field in row._meta.local_fields if isinstance(field, SealedField)]


def _subjects(row: Any, name: str) -> tuple[UUID, ...]:
    value = getattr(row, name)
    return value.subjects() if isinstance(value, Sealed) else ()
