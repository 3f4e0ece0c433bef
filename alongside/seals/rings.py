"""A ring: the keys of one case, for the length of one door or operation. No look, no key, no word."""

import secrets
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import connections

from alongside.activity.doors import Opening
from alongside.seals import master
from alongside.seals.fields import SealedField
from alongside.seals.models import Key
from alongside.seals.sealed import KeyGone, Sealed, seal, unseal

NO_LONGER_HELD = "(no longer held)"
"""Shown where words were sealed for somebody who has since been removed."""


class Ring:
    """Opens and seals the words of one case."""

    def __init__(self, case: UUID, opening: Opening, keys: dict[UUID, bytes]) -> None:
        self.case = case
        self._opening = opening
        self._keys = keys

    def read(self, row: Any, field: str) -> str:
        """The words in a sealed column; "" where nothing was written."""
        value = getattr(row, field)
        return "" if value is None else self.open(value, _label(row, field), row.pk)

    def open(self, value: Sealed, label: str, row: UUID) -> str:
        """The words of a token that came from elsewhere than a model instance."""
        self._must_be_open()
        try:
            return unseal(value, self._keys, label, row)
        except KeyGone:
            return NO_LONGER_HELD

    def fill(self, row: Any, *, concerns: Iterable[UUID] = (), **words: str) -> None:
        """Seal words into columns of a row about to be saved, under the case and everyone they concern."""
        self._must_be_open()
        to = [self.case, *concerns]
        for field, text in words.items():
            self._put(row, field, text, to)

    def fill_for_person(self, row: Any, person: UUID, **words: str) -> None:
        """Seal who somebody is under that person's own key alone."""
        self._must_be_open()
        for field, text in words.items():
            self._put(row, field, text, [person])

    def fill_alone(self, row: Any, key: UUID, **words: str) -> None:
        """Seal words under a key that seals nothing else: destroying it takes these words alone out of every copy."""
        self._must_be_open()
        for field, text in words.items():
            self._put(row, field, text, [key])

    def add_key(self, subject: UUID) -> None:
        """Make a person's key, before the person's row is written; a sweep drops keys left over."""
        self._must_be_open()
        self._keys[subject] = _make_key(subject, self.case)

    def derived(self, purpose: str, key: UUID | None = None) -> bytes:
        """A key of its own for one purpose: it follows from the case's key, which never follows from it.

        key: another key of this case that it follows from instead, so that it dies with that one.
        """
        self._must_be_open()
        made = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode())
        return made.derive(self._keys[key or self.case])

    def _put(self, row: Any, field: str, text: str, to: Sequence[UUID]) -> None:
        sealed = seal(text, self._keys, to, _label(row, field), row.pk) if text else None
        setattr(row, field, sealed)

    def _must_be_open(self) -> None:
        if not self._opening.is_open:
            raise RuntimeError("the door is closed; words are read and sealed inside it")


def ring(case: UUID, opening: Opening) -> Ring:
    """The ring of a case: one query, kept for the length of the door or operation."""
    kept = opening.rings.get(case)
    if not isinstance(kept, Ring):
        kept = Ring(case, opening, _unwrapped(Key.objects.filter(ring=case)))
        opening.rings[case] = kept
    return kept


def title_rings(cases: Iterable[UUID], opening: Opening) -> dict[UUID, Ring]:
    """For a page that lists cases: only each case's own key, in one query."""
    found = _unwrapped(Key.objects.filter(subject__in=list(cases)))
    return {one: Ring(one, opening, {one: key}) for one, key in found.items()}


def rings_of(cases: Iterable[UUID], opening: Opening) -> dict[UUID, Ring]:
    """The rings of several cases, in one query: for a search over what somebody may see."""
    asked = list(cases)
    keys: dict[UUID, dict[UUID, bytes]] = {case: {} for case in asked}
    for key in Key.objects.filter(ring__in=asked):
        keys[key.ring] |= _unwrapped([key])
    return {case: Ring(case, opening, found) for case, found in keys.items()}


def new_ring(case: UUID, opening: Opening) -> Ring:
    """The ring of a case that is just being made: its key comes first, then its row."""
    made = Ring(case, opening, {case: _make_key(case, case)})
    opening.rings[case] = made
    return made


def destroy(subjects: Iterable[UUID]) -> None:
    """Take keys away for good. What they sealed is dead in every copy (`rights.remove`)."""
    Key.objects.filter(subject__in=list(subjects)).delete()


def erase(subjects: Iterable[UUID]) -> None:
    """Take keys away, and leave nothing of them, or of what they sealed, in a file of SQLite (`map.dont_save`)."""
    destroy(subjects)
    leave_nothing()


def leave_nothing() -> None:
    """SQLite: what was deleted is overwritten (`secure_delete`), and the write-ahead files go into the databases.

    Where somebody reads at the same moment a part may stay until the next time; the daily due work calls it again.
    PostgreSQL clears deleted rows by itself (autovacuum); what they held was sealed under keys that are gone.
    """
    for alias in ("default", "keys"):
        connection = connections[alias]
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _make_key(subject: UUID, ring_of: UUID) -> bytes:
    fresh = secrets.token_bytes(32)
    Key.objects.create(subject=subject, ring=ring_of, wrapped=master.wrap(subject.bytes, fresh))
    return fresh


def _unwrapped(keys: Iterable[Key]) -> dict[UUID, bytes]:
    return {key.subject: master.unwrap(key.subject.bytes, bytes(key.wrapped)) for key in keys}


def _label(row: Any, field: str) -> str:
    column = row._meta.get_field(field)
    if not isinstance(column, SealedField):
        raise TypeError(f"{field} is not sealed")
    return column.label
