"""Notes as they are read, and drafts as they are taken up again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from alongside.cases.opening import OpenCase
from alongside.lib import clock
from alongside.lib.sql import listed, rows_of
from alongside.recording.drafts import draft
from alongside.recording.models import LaterThought, Note, NoteConcerns

__all__ = ["NoteRead", "Thought", "draft", "notes"]

LISTED = 40


@dataclass(frozen=True, slots=True)
class Thought:
    """Something added later under a note."""

    words: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class NoteRead:
    """A note with whom it concerns and what was added."""

    id: UUID
    words: str
    happened_on: date
    by: str
    written_on: date
    concerns: tuple[str, ...]
    later: tuple[Thought, ...]


def notes(opened: OpenCase, names: Callable[[UUID], str]) -> tuple[NoteRead, ...]:
    """Notes of the case, newest first; none for those who see no names. Two statements."""
    if not opened.sees_names:
        return ()
    rows = (
        Note.objects.filter(case=opened.id)
        .select_related("by")
        .annotate(concerns_now=rows_of(NoteConcerns.objects.all(), "note", person="person_id"))
        .prefetch_related(Prefetch("later", LaterThought.objects.select_related("by")))
        .order_by("-happened_on", "-written_at", "-id")[:LISTED]
    )
    return tuple(_note(opened, row, names) for row in rows)


def _note(opened: OpenCase, row: Any, names: Callable[[UUID], str]) -> NoteRead:
    read = opened.ring.read
    return NoteRead(
        id=row.id,
        words=read(row, "words"),
        happened_on=row.happened_on,
        by=row.by.initial_and_surname,
        written_on=clock.day_of(row.written_at),
        concerns=tuple(sorted(names(UUID(one["person"])) for one in listed(row.concerns_now))),
        later=tuple(
            Thought(read(one, "words"), one.by.initial_and_surname, clock.day_of(one.written_at))
            for one in sorted(row.later.all(), key=lambda one: (one.written_at, one.id))
        ),
    )
